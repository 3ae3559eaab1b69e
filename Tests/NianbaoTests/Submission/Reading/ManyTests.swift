import Testing

@testable import Nianbao

/// Files that are small and say one thing thousands of times: told by number, and read in a moment.
@Suite struct ManyTests {
  private let form = Fixture.form
  private let roster = Roster(units: [unit("1", "馆")], region: "")

  private func reading(_ text: String) throws -> Reading {
    let reader = SubmissionReader(form: form, index: LabelIndex(form), roster: roster)
    return try #require(reader.read(DecodedText(text), file: "a.csv", path: "a.csv", year: 2025).first)
  }

  private func said(_ text: String) throws -> [String] {
    try reading(text).findings.map { "\($0.severity.rawValue) \($0.rule) \($0.message)" }
  }

  @Test("The first thousand findings of a rule are told one by one, the rest by their number")
  func sameRow() throws {
    let rows = String(repeating: "行政许可,31\n", count: 1_502)
    let said = try said("第二十条第（五）项,本年处理决定数量\n" + rows)
    let twice = said.filter { $0.contains("行政许可") }
    #expect(twice.count == 1_000)
    #expect(said.filter { $0.hasSuffix("这样的还有 501 处，没有一一列出。") }.count == 1)
  }

  @Test("Thousands of headings without a row are no header", .timeLimit(.minutes(1)))
  func headings() throws {
    #expect(try reading(String(repeating: "第二十条第（五）项,本年处理决定数量\n", count: 19_000)).isRejected)
  }

  @Test("More fields and lines than any form has", .timeLimit(.minutes(1)))
  func fields() throws {
    #expect(try said(String(repeating: ",", count: 5 << 20)) == ["错误 读入-过大 文件有 524 万格，超过 400 万格的限度，没有读取。"])
    #expect(
      try said(String(repeating: "\n", count: 6 << 20)) == ["错误 读入-过大 文件有 629 万行，超过 500 万行的限度，没有读取。"])
    #expect(try reading(String(repeating: "\"", count: 1 << 20)).isRejected)
  }

  @Test("A character under a pile of accents is told with its line")
  func piledMarks() throws {
    let text = "第一行\n行政许可" + String(repeating: "\u{301}\u{323}", count: 50_000) + ",31\n"
    #expect(throws: DecodingTrouble.piledMarks(line: 2)) { try DecodedText(Array(text.utf8)) }
  }

  @Test(
    "Names with one first character are found among thousands, the longest first", .timeLimit(.minutes(1)))
  func lexicon() {
    let lexicon = Lexicon((0..<50_000).map { "单位\($0)" } + ["水利局"])
    let text = Array("单位123号，水利局，单位x")
    #expect(lexicon.word(at: 0, of: text)?.count == 5)
    #expect(lexicon.word(at: 7, of: text)?.count == 3)
    #expect(lexicon.word(at: 11, of: text) == nil)
  }

  @Test("A section's text that is no text is told, and the others stand")
  func texts() throws {
    let trouble = { (text: String) in
      try NarrativeFile(file: "6-x.md", section: 6, data: Array(text.utf8)).trouble?.message
    }
    #expect(try trouble("新收 12 件。\n\n[一]: http://a\n") == nil)
    #expect(
      try trouble(String(repeating: "字", count: 100_000)) == "这一节的文字有 292 KB，超过 256 KB 的限度，没有采用。")
    let references =
      "[x]: " + String(repeating: "a", count: 65_536) + "\n\n" + String(repeating: "[x]", count: 21_845)
    #expect(try trouble(references) == "这一节的文字里有 21846 处方括号和它们引用的链接，印出来会太大，没有采用。")
    #expect(
      try trouble(String(repeating: "a|", count: 20_000) + "\n|-\n")
        == "这一节的文字里有一行带 20000 个竖线，全文 3 行，作为表格印不下，没有采用。")
  }
}
