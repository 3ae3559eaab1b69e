import Testing

@testable import Nianbao

/// Sentences with known verdicts about real figures: nearly every wrong number is told where it stands, nothing else.
@Suite struct SentenceBenchTests {
  /// How the sentences stand in the text: each a paragraph of its own, or all of an agency and section in one.
  enum Layout: CaseIterable { case alone, together }

  @Test(
    "At least 95 of 100 wrong numbers are told at their place with the right figure, and no right one",
    arguments: ["sentences", "more-sentences"], Layout.allCases)
  func bench(file: String, layout: Layout) throws {
    let sentences = try BenchSentence.read("texts/\(file).tsv")
    var (told, named) = (0, 0)
    for report in Dictionary(grouping: sentences, by: \.report).values {
      let verdicts = try BenchReport(report, isTogether: layout == .together).verdicts()
      for (sentence, findings) in verdicts {
        let hits = findings.filter { sentence.tells($0.offset) }
        let alarms = findings.filter { !sentence.tells($0.offset) && $0.finding.rule != .textParts }
        if !hits.isEmpty { told += 1 }
        if hits.contains(where: { sentence.expects($0.finding.expected) }) { named += 1 }
        for alarm in alarms { Issue.record("\(sentence.id) \(sentence.text): \(alarm.finding.message)") }
      }
    }
    let wrong = sentences.count { !$0.wrong.isEmpty }
    #expect(told * 100 >= wrong * 95, "told \(told) of \(wrong)")
    #expect(named * 100 >= wrong * 90, "with the right figure \(named) of \(wrong)")
  }
}

/// A sentence of the bench, and the number in it that is wrong.
struct BenchSentence {
  let id: String
  let agency: String
  let year: Int
  let section: String
  let heading: String
  let text: String
  let wrong: String
  let right: String
  /// Where the wrong number, or the word that says zero, stands.
  let wrongRange: Range<Int>?

  var report: String { "\(agency)-\(year)-\(section)" }

  static func read(_ path: String) throws -> [BenchSentence] {
    try Fixture.text(path).split(separator: "\n").dropFirst().compactMap { line in
      let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map { String($0) }
      guard fields.count == 10 else { return nil }

      return BenchSentence(
        id: fields[0], agency: fields[1], year: Int(fields[2]) ?? 0, section: fields[3], heading: fields[4],
        text: fields[6].replacing("⏎", with: "\n"), wrong: fields[7], right: fields[8],
        wrongRange: Self.place(of: fields[9], in: fields[6].replacing("⏎", with: "\n")))
    }
  }

  /// Where the number marked `!` in the key stands: the numbers follow each other in the text's order.
  private static func place(of key: String, in text: String) -> Range<Int>? {
    let characters = Array(text)
    var start = 0
    for item in key.split(separator: ";") {
      let typed = item.prefix { $0 != "=" }.filter { $0 != " " }
      let number = Array(typed.drop { $0 == "!" })
      while start < characters.count, !isNumber(number, at: start, of: characters) { start += 1 }
      let end = start + number.count
      if typed.first == "!" { return start..<min(end, characters.count) }
      start = end
    }
    return nil
  }

  /// Whether the number stands there as a whole, no piece of a longer one.
  private static func isNumber(_ number: [Character], at start: Int, of text: [Character]) -> Bool {
    guard text[start...].starts(with: number) else { return false }
    let isGlued = { (position: Int) in
      text.indices.contains(position) && (text[position].isNumber || ".,".contains(text[position]))
        && text[position].isASCII
    }
    return number.first?.isASCII != true || !isGlued(start - 1) && !isGlued(start + number.count)
  }

  /// Whether a finding at a character tells the wrong number: at it or its sign, for a word in its clause or before it.
  func tells(_ offset: Int) -> Bool {
    guard let wrongRange else { return false }
    if wrong.first?.wholeNumberValue != nil || wrong.contains(where: { "二三四五六七八九十百千".contains($0) }) {
      return (wrongRange.lowerBound - 3..<wrongRange.upperBound).contains(offset)
    }
    let characters = Array(text)
    let start = characters[..<wrongRange.lowerBound].lastIndex { "，。；：（）".contains($0) } ?? -1
    let end = characters[wrongRange.upperBound...].firstIndex { "，。；：（）".contains($0) } ?? characters.count
    return offset > start && offset < end || wrong == "持平" && offset < start
  }

  /// Whether what a finding expects says the right value, to the digits that it prints.
  func expects(_ expected: String) -> Bool {
    let digits = { (text: String) in text.filter { $0.isNumber || $0 == "." }.prefix { $0 != "%" } }
    let (one, other) = (Double(digits(expected)) ?? -1, Double(digits(right)) ?? -2)
    return wrong == "持平" || one == other || abs(one - other) < 0.06 || one == other * 10000
  }
}

/// The text of one section of an agency's report, made of sentences.
struct BenchReport {
  let sentences: [BenchSentence]
  let text: String
  /// Where each sentence begins.
  let starts: [Int]

  init(_ sentences: [BenchSentence], isTogether: Bool) {
    var (text, starts, heading): (String, [Int], String) = ("", [], "")
    for sentence in sentences {
      let own = isTogether && sentence.section == "1" ? "（二）依申请公开" : sentence.heading
      if own != heading { text += "\(text.isEmpty ? "" : "\n\n")### \(own)\n\n" }
      heading = own
      starts.append(text.count)
      text += sentence.text + (isTogether ? "" : "\n\n")
    }
    (self.sentences, self.text, self.starts) = (sentences, text, starts)
  }

  struct Told {
    let finding: Finding
    /// Counted from the begin of the sentence.
    let offset: Int
  }

  func verdicts() throws -> [(BenchSentence, [Told])] {
    let first = sentences[0]
    let now = try #require(try Self.unit(first.agency, first.year))
    let figures = TextFigures(
      Fixture.form(of: first.year), year: first.year, figures: now.figures,
      lastYear: try Self.lastYear(first.agency, first.year - 1), name: now.unit.name)
    var result = sentences.map { ($0, [Told]()) }
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for finding in TextCheck(figures).findings(on: TextPiece.lines(of: text, file: "1.md")) {
      let place = try #require(finding.place)
      let offset = lines.prefix(place.line - 1).reduce(0) { $0 + $1.count + 1 } + place.field - 1
      let index = try #require(starts.lastIndex { $0 <= offset })
      result[index].1.append(Told(finding: finding, offset: offset - starts[index]))
    }
    return result
  }

  private static func unit(_ agency: String, _ year: Int) throws -> UnitReturn? {
    guard let bytes = try? Fixture.bytes("real/\(agency)-\(year).sheet.csv") else { return nil }
    let file = SubmissionFile(file: "a.csv", path: "a.csv") { .bytes(bytes) }
    return try Returns(reading: [file], form: Fixture.form(of: year), roster: nil, year: year).units.first
  }

  private static func lastYear(_ agency: String, _ year: Int) throws -> Figures? {
    guard let unit = try unit(agency, year) else { return nil }
    let succession = Fixture.library.succession(from: Fixture.form(of: year), to: Fixture.form)
    return succession?.comparable(unit.figures) ?? unit.figures
  }
}
