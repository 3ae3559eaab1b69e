import Foundation
import Testing

@testable import Nianbao
@testable import NianbaoExcel

/// What makes a text safe looks at scalars: a mark that Swift joins to `<` does not hide it.
@Suite struct EscapeTests {
  /// A combining acute, a zero-width joiner, a variation selector.
  static let marks = ["\u{301}", "\u{200D}", "\u{FE0F}"]

  @Test("Markdown, with a mark after every sign", arguments: marks)
  func markdown(mark: String) {
    let text = ["<", "b", ">", "|", "&", "*", "\\", "[", "x", "]"].map { $0 + mark }.joined()
    let written = ["&lt;", "b", "&gt;", "\\|", "&amp;", "\\*", "\\\\", "\\[", "x", "\\]"]
      .map { $0 + mark }.joined()
    #expect(Array(Markdown.cell(text).utf8) == Array(written.utf8))
    #expect(Array(Markdown.plain(written).utf8) == Array(text.utf8))
    let line = "| \(written) | 7 |"
    #expect(MarkdownTable.fields(line).map { Markdown.plain($0) } == [text, "7"])
    #expect(MarkdownTable.aligned(in: "|\(mark)a|\n|---|").utf8.starts(with: "| \(mark)a".utf8))
  }

  @Test(
    "Signs that begin a list at the start of a line",
    arguments: [
      ("-\u{301}", "\\-\u{301}"), ("12.\u{200D}", "12\\.\u{200D}"), ("1\u{301}.", "1\u{301}."), ("七)", "七)"),
      ("3)", "3\\)"), ("", ""), ("12", "12"),
    ])
  func start(text: String, expected: String) {
    #expect(Array(Markdown.start(text).utf8) == Array(expected.utf8))
  }

  @Test("Pages, whatever the template says of itself", arguments: marks)
  func page(mark: String) throws {
    let values = ["name": "a\"\(mark) onload=\"x\" '\(mark)<\(mark)b>&\(mark)"]
    let safe = "a&quot;\(mark) onload=&quot;x&quot; &#39;\(mark)&lt;\(mark)b&gt;&amp;\(mark)"
    for start in ["", "{{% CONTENT_TYPE:HTML}}", "{{#name}}{{/name}}"] {
      let page = try PageTemplate("\(start)<p title=\"{{name}}\">{{name}}\n", file: "a")
      let html = try page.render(values)
      #expect(Array(html.utf8) == Array("<p title=\"\(safe)\">\(safe)\n".utf8))
    }
    var markup = Markup(Array("<p title=\"\(safe)\">".utf8))
    let attributes: Range<Int>? = if case .open(_, let found) = markup.next() { found } else { nil }
    #expect(try markup.attribute("title", in: #require(attributes)) == values["name"])
  }

  @Test("A template that is none: what is wrong, and its line")
  func broken() {
    let error = #expect(throws: DefinitionError.self) { try PageTemplate("一\n{{#a}}二{{/b}}\n", file: "a") }
    #expect(error?.description == "a: 模板写法有误（sectionCloseNameIncorrect）：“{{#a}}二{{/b}}”")
  }

  @Test("CSV: quotes are doubled and made single again", arguments: marks)
  func csv(mark: String) {
    let text = "a,\"\(mark)b\"\"\(mark)"
    var csv = CSVText(header: ["名"])
    csv.add([text, "7"])
    let line = "\"a,\"\"\(mark)b\"\"\"\"\(mark)\",7\n"
    #expect(Array(csv.data.dropFirst(7)) == Array(line.utf8))
    let records = Records(Array(line.utf8), separator: UInt8(ascii: ","))
    #expect(records[0].map { Array(records.text($0).utf8) } == [Array(text.utf8), [0x37]])
  }

  @Test("Workbooks: what Excel would read as a code, also before a mark")
  func workbook() {
    #expect(Array(Sheet.safe("_x0041_\u{301}").utf8) == Array("_x005F_x0041_\u{301}".utf8))
    #expect(CellText.decoded("_x005F_x0041_\u{301}") == "_x0041_\u{301}")
    #expect(Sheet.reference(to: "A1", on: "a'\u{301}") == "'a''\u{301}'!A1")
  }

  @Test("Names and ledger keys with such marks: no page has a tag of theirs")
  func build() throws {
    let box = try Sandbox(units: "单位代码,单位名称,类型,上级\n001,<\u{301}b,<\u{301}i,\n002,|\u{301}局,,\n")
    let sheet = try Fixture.text("real/pingtan-2025.sheet.csv")
    for code in ["001", "002"] { try box.write("Inputs/2025/forms/\(code).csv", sheet) }
    let keys = ["\"a\"\"\u{301} onload=\"\"alert(1)\"", "|\u{301}x", "<\u{200D}u>"]
    let lines = keys.map { "001,2025-03-01,\($0),\($0),\($0),题\n" }
    try box.write("Inputs/2025/ledger/a.csv", "单位代码,发布日期,类别,主题,渠道,标题\n" + lines.joined())
    let build = try box.nianbao("build", "--each")
    #expect(build.status < 2, "\(build.errors)")
    #expect(try box.nianbao("status", "--as-of", "2026-02-01", "--output", "status.html").status < 2)
    let pages = ["status.html"] + ["report", "units/index", "work-summary"].map { "Out/2025/\($0).html" }
    for page in pages {
      let html = try Array(box.text(page).unicodeScalars)
      for tag in ["<\u{301}", "<\u{200D}", "\"\u{301} onload"] {
        #expect(!html.contains(Array(tag.unicodeScalars)), "\(page) \(tag)")
      }
    }
  }
}
