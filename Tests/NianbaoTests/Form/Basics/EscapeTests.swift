import Foundation
import Testing

@testable import Nianbao
@testable import NianbaoProject
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
    try box.build(each: true)
    try box.write("status.html", try box.project().progressPage(box.progress(asOf: "2026-02-01")))
    let pages = ["status.html"] + ["report", "units/index", "work-summary"].map { "Out/2025/\($0).html" }
    for page in pages {
      let html = try Array(box.text(page).unicodeScalars)
      for tag in ["<\u{301}", "<\u{200D}", "\"\u{301} onload"] {
        #expect(!html.contains(Array(tag.unicodeScalars)), "\(page) \(tag)")
      }
    }
  }

  @Test(
    "What XML cannot hold is left out; white space among it is a blank",
    arguments: [
      ("教育\u{FFFE}局", "教育局"), ("\u{0}\u{8}a\u{1F}", "a"), ("a\u{B}b\u{C}c", "a b c"), ("\t\n\r", "\t\n\r"),
      ("\u{FFFD}\u{10FFFF}\u{85}", "\u{FFFD}\u{10FFFF}\u{85}"), ("", ""), ("7\u{1}654局", "7\u{FFFD}654局"),
      ("三\u{1}4", "三4"),
    ])
  func controls(text: String, expected: String) {
    #expect(Array(text.withoutControls.utf8) == Array(expected.utf8))
    #expect(Sheet.safe(text) == expected)
    #expect(PageText.escaped(text) == expected)
  }

  @Test("Characters that XML cannot hold, in every text of others: the report and its proof do without them")
  func invisible() throws {
    let mark = "\u{FFFE}\u{1}\u{FFFF}\u{B}\u{1B}"
    let box = try Sandbox(
      units: "单位代码,单位名称,类型,上级\n001,教育\(mark)局,普通\(mark),\n",
      project: "region: \"试验\\uFFFE\\x01县\"\npublisher: \"办\\uFFFF公室\"\nyear: 2025\n")
    let sheet = try Fixture.text("real/pingtan-2025.sheet.csv")
    let body = sheet.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).dropFirst()
    try box.write(
      "Inputs/2025/forms/001.csv", "2025年政府信息公开工作年度报告\n" + body.joined(separator: "\n"))
    try box.write(
      "Inputs/2025/ledger/a.csv", "单位代码,发布日期,类别,主题,渠道,标题\n001,2025-03-01,惠\(mark)民,a\(mark),网\(mark),题\n")
    try box.write("Inputs/2025/narrative/1-总体情况.md", "全年\u{1}工作。\n")
    try box.write(
      "Inputs/2025/corrections.csv",
      "unit,table,row,column,from,to,reason,by,date\n001,文件,规章,制发,0,1,电\(mark)话,张\(mark),2026-01-05\n")
    try box.build(each: true)
    let script = """
      import sys, zipfile, xml.etree.ElementTree as E
      books = [zipfile.ZipFile(path) for path in sys.argv[1:]]
      texts = [E.fromstring(book.read(name)) for book in books for name in book.namelist() if name.endswith(".xml")]
      words = {"".join(e.itertext()) for root in texts for e in root.iter() if e.tag.endswith("}si")}
      print([w for w in ["教育 局", "惠 民", "网", "电 话"] if not any(w in one for one in words)])
      """
    let books = ["report.xlsx", "internal.xlsx"].map { box.path("Out/2025/\($0)") }
    let missing = try runPython(script, books)
    #expect(missing == "[]\n")
    let html = try box.text("Out/2025/report.html")
    #expect(html.contains("教育 局") && html.contains("全年工作。") && html.contains("试验县2025年"))
    #expect(html == html.withoutControls)
  }

  @Test(
    "Of images and of links that would be emptied the words stay; other links stay links",
    arguments: [
      ("![图 *一*](https://a.cn/1.png)", "<p>图 <em>一</em></p>\n"), ("![](1.png)甲", "<p>甲</p>\n"),
      ("[甲](javascript:alert)", "<p>甲</p>\n"), ("[**甲**](JavaScript&#58;x)", "<p><strong>甲</strong></p>\n"),
      ("[甲]( <data:text/html,x> )乙", "<p>甲乙</p>\n"), ("[甲]()", "<p>甲</p>\n"),
      ("[![乙](file:///1.png)](vbscript:x)", "<p>乙</p>\n"), ("<file:///etc>", "<p>file:///etc</p>\n"),
      ("[甲](https://a.cn)，[乙](#b)", "<p><a href=\"https://a.cn\">甲</a>，<a href=\"#b\">乙</a></p>\n"),
      ("[![乙](1.png)](https://a.cn)", "<p><a href=\"https://a.cn\">乙</a></p>\n"),
    ])
  func references(text: String, html: String) {
    #expect(Markdown.html(text) == html)
  }
}
