/// Whether a unit sent last year's report again: all its figures, or its text.
struct CopyCheck {
  let form: Form
  let year: Int?

  /// Fewer numbers that are not 0 may well come again by chance: one application alone fills eight cells.
  static let fewestNumbers = 12
  /// Characters without spaces; less may be a set phrase.
  static let shortestText = 200

  func findings(on sent: UnitReturn, lastYear: UnitReturn?) -> [Finding] {
    guard let lastYear, lastYear.state == .accepted, lastYear.unit.code == sent.unit.code else { return [] }
    let numbers = sameNumbers(sent.figures, lastYear.figures)
    let text = sameText(sent.texts, lastYear.texts)
    let words = [
      numbers.map { "所有的数（其中 \($0) 个不为零）" },
      text.map { "文字（\($0.count) 字\($0.isWhole ? "" : "，占八成以上")）" },
    ].compactMap { $0 }
    guard !words.isEmpty else { return [] }
    let place = numbers == nil ? text?.place : sent.files.first.map { Place(file: $0) }
    return [
      Finding(
        .copied, unit: sent.unit.code, place: place, expected: "与上年不同",
        actual: words.joined(separator: "和"), "\(words.joined(separator: "和"))与上年的完全相同。")
    ]
  }

  /// How many numbers are not 0, when all that both years ask for are the same.
  private func sameNumbers(_ now: Figures, _ before: Figures) -> Int? {
    var count = 0
    for index in now.states.indices where before.states[index] != .absent && now.states[index] != .absent {
      guard now.states[index] == before.states[index], now.values[index] == before.values[index] else {
        return nil
      }
      if now.values[index] != 0 { count += 1 }
    }
    return count >= Self.fewestNumbers ? count : nil
  }

  /// The length of the paragraphs that came again, when they are four fifths of the text or more.
  private func sameText(
    _ now: [TextPiece], _ before: [TextPiece]
  ) -> (count: Int, isWhole: Bool, place: Place?)? {
    guard let year, !now.isEmpty, !before.isEmpty else { return nil }
    let known = Set(before.map { normal($0.text, year: year - 1) })
    var (total, same) = (0, 0)
    var place: Place?
    for piece in now {
      let text = normal(piece.text, year: year)
      guard text.count >= 10 else { continue }
      total += text.count
      guard known.contains(text) else { continue }
      same += text.count
      place = place ?? piece.place
    }
    return same >= Self.shortestText && same * 5 >= total * 4 ? (same, same == total, place) : nil
  }

  /// Without white space, and with the years counted from the report's own.
  private func normal(_ text: String, year: Int) -> String {
    Label.normal(text).replacing(String(year), with: "本年").replacing(String(year - 1), with: "上年")
  }
}

extension Rule {
  static let copied = Rule(
    "照抄", "数字和文字不是上年的原样", severity: .warning, explanation: .settles,
    hint: "请确认不是把上年的报表又报了一遍；确实相同的请书面说明。",
    example: "所有的数（其中 12 个不为零）与上年的完全相同。")
}
