/// Looks for numbers that belong to a person: identity cards and mobile telephones.
///
/// They are never printed whole.
enum PersonalNumbers {
  static func findings(in line: TextLine) -> [Finding] {
    var findings: [Finding] = []
    var position = 0
    let text = line.characters
    while position < text.count {
      guard TextLine.isDigit(text[position]) else {
        position += 1
        continue
      }
      var end = endOfDigits(text, from: position)
      var run = String(text[position..<end])
      if let telephone = spacedTelephone(text, from: position) { (run, end) = telephone }
      if run.count == 17, end < text.count, "XxＸｘ".contains(text[end]) { run += "X" }
      if let kind = kind(of: run) {
        findings.append(.personal(kind, masked(run), line.place(ofCharacter: position)))
      }
      position = end
    }
    return findings
  }

  private static func endOfDigits(_ text: [Character], from start: Int) -> Int {
    text[start...].firstIndex { !TextLine.isDigit($0) } ?? text.count
  }

  /// A telephone written in groups of three, four and four digits, `138 1234 5678` or `138-1234-5678`, and where it
  /// ends; `nil` when none begins here.
  private static func spacedTelephone(_ text: [Character], from start: Int) -> (run: String, end: Int)? {
    var run = ""
    var end = start
    for length in [3, 4, 4] {
      if end > start {
        guard end < text.count, " 　-－—".contains(text[end]) else { return nil }
        end += 1
      }
      guard end < text.count else { return nil }
      let stop = endOfDigits(text, from: end)
      guard stop - end == length else { return nil }
      run += String(text[end..<stop])
      end = stop
    }
    return kind(of: run) == nil ? nil : (run, end)
  }

  /// What a run of digits is; `nil` when it is no such number.
  static func kind(of run: String) -> String? {
    let digits = run.compactMap(\.wholeNumberValue)
    if run.count == 18 { return hasCheckDigit(run) && isDay(digits[6..<14]) ? "身份证号" : nil }
    if run.count == 15, (1...8).contains(digits[0]) {
      return isDay([1, 9] + digits[6..<12]) ? "身份证号" : nil
    }
    return run.count == 11 && digits[0] == 1 && digits[1] >= 3 ? "手机号" : nil
  }

  /// The check digit of GB 11643: the digits weighted by powers of two, modulo 11.
  private static func hasCheckDigit(_ run: String) -> Bool {
    let weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    let sum = zip(run, weights).reduce(0) { $0 + ($1.0.wholeNumberValue ?? 0) * $1.1 }
    return Array("10X98765432")[sum % 11] == run.last
  }

  private static func isDay(_ digits: some Collection<Int>) -> Bool {
    let text = digits.map { String($0) }.joined()
    let parts = [text.prefix(4), text.dropFirst(4).prefix(2), text.dropFirst(6)].map { String($0) }
    return (Int(parts[0]) ?? 0) >= 1900 && Day(parts.joined(separator: "-")) != nil
  }

  /// Four digits at both ends of an identity card, three and four of a telephone.
  static func masked(_ run: String) -> String {
    let kept = run.count == 11 ? 3 : 4
    return run.prefix(kept) + String(repeating: "*", count: run.count - kept - 4) + run.suffix(4)
  }
}

extension Rule {
  static let personalNumber = Rule(
    "叙述-个人信息", "文字里没有身份证号和手机号", severity: .warning,
    hint: "年度报告要向社会公布，请删去个人信息。",
    example: "文字里有一个手机号：138****5678。")
}

extension Finding {
  fileprivate static func personal(_ kind: String, _ masked: String, _ place: Place) -> Finding {
    Finding(
      .personalNumber, place: place, expected: "没有个人信息", actual: masked,
      "文字里有一个\(kind)：\(masked)。")
  }
}
