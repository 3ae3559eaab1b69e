import Testing

@testable import Nianbao

/// What breaks a template breaks nothing else: one sentence with its place.
@Suite struct TemplateBoundsTests {
  private func trouble(_ text: String) -> String? {
    do {
      let list = [[String: Any]](repeating: ["a": "x"], count: 1_000)
      _ = try PageTemplate(text, file: "t").render(["yes": true, "list": list, "name": "n"], room: 20_000)
      return nil
    } catch { return error.description }
  }

  @Test("Sections within sections, as deep as anybody means them")
  func depth() {
    let nested = { (count: Int) in
      String(repeating: "{{#yes}}", count: count) + String(repeating: "{{/yes}}", count: count)
    }
    #expect(trouble(nested(50)) == nil)
    #expect(trouble("\n" + nested(20_000)) == "t:2:1: 模板里一节套一节，太深了，最多 50 层。")
    #expect(trouble(String(repeating: "{{#yes}}{{/yes}}", count: 20_000)) == nil)
  }

  @Test(
    "A megabyte of tags is read in a moment; a section of them is refused with its line",
    .timeLimit(.minutes(1)))
  func tags() throws {
    let names = String(repeating: "{{name}}", count: 100_000)
    #expect(
      try PageTemplate(names, file: "t").render(["name": "n"]) == String(repeating: "n", count: 100_000))
    #expect(
      trouble("\n" + String(repeating: "a\n", count: 300) + "{{#yes}}\n\(names){{/yes}}")
        == "t:302:1: 这一节里的标记太多，读不完。请分成几节，或者去掉不用的。")
  }

  @Test("Cut or whole, a template fills the same")
  func pieces() throws {
    let long = String(repeating: "行", count: 300)
    // Filled by hand: a section on a line of its own leaves no line, one behind a name does.
    let cases = [
      ("\(long)\n  {{#yes}}\na\n  {{/yes}}\nb\n", "\(long)\na\nb\n"),
      ("\(long){{name}}{{name}}{{#yes}}\nc{{/yes}}\n", "\(long)nn\nc\n"),
      ("{{! \(long)\n{{ }}\n{{#yes}}\(long)\n{{name}}{{/yes}}{{name}}{{name}}\n", "\(long)\nnnn\n"),
      ("\(long)\n{{{name}}}{{&name}}{{^yes}}d{{/yes}}\n", "\(long)\nnn\n"),
      ("\(long){{#yes}}{{/yes}}{{#yes}}\ne{{/yes}}\n", "\(long)\ne\n"),
      (
        "{{% CONTENT_TYPE:TEXT}}\n\(long)\n{{mark}}\n{{% CONTENT_TYPE:HTML}}\n\(long)\n{{mark}}",
        "\(long)\n<\n\(long)\n&lt;"
      ),
      ("\(long)\n{{#yes}}{{/yes}}{{#yes}}f{{/yes}}\n  {{/yes}}", nil), ("\(long)\n{{name", nil),
      ("\(long)\n{{/yes}}{{name}}", nil),
    ]
    for (text, expected) in cases {
      let filled = try? PageTemplate(text, file: "t").render(["yes": true, "name": "n", "mark": "<"])
      #expect(filled == expected, "\(text.replacing(long, with: "…"))")
    }
  }

  @Test("Lists within lists come to an end")
  func repeated() {
    let text = String(repeating: "{{#list}}", count: 6) + "{{a}}" + String(repeating: "{{/list}}", count: 6)
    #expect(trouble(text) == "t: 模板里重复套着重复，印出来没有尽头。")
    #expect(trouble("{{#list}}{{a}}{{/list}}") == nil)
  }

  @Test("Other templates and other brackets", arguments: ["{{> t}}", "{{<t}}{{/t}}", "{{$a}}{{/a}}"])
  func partials(text: String) {
    #expect(trouble(text) == "t:1:1: 模板里不能引用别的模板（{{> }}、{{< }}、{{$ }}），请把内容直接写进来。")
    #expect(trouble("{{=<% %>=}}") == "t:1:1: 模板里不能改用别的括号（{{= }}）。")
  }

  @Test("Size, and comments that are not closed")
  func size() throws {
    #expect(trouble(String(repeating: "a", count: 2 << 20)) == "t: 模板太大，最多 1 MB。")
    let comments = String(repeating: "<!-- ", count: 100_000)
    #expect(try PageTemplate(comments, file: "t").own(in: .page).tables.isEmpty)
  }

  @Test("Tables without rows, rows of any length and spans beyond a table are read back")
  func tables() {
    let page = """
      <table data-proof="units"><td>1</td><td>2</td><tr><td>3</td></tr></table>
      <table data-proof="form"><tr><td colspan="9223372036854775807" rowspan="-1">甲</td><td>乙</td></tr></table>
      <table data-proof="form"><th>丙
      """
    let printed = PrintedPage.read(Array(page.utf8), file: "a.html")
    #expect(printed.tables.first?.lines == [["1", "2"], ["3"]])
    #expect(printed.sheets.first?.cells.map(\.text) == ["甲", "乙", "丙"])
  }
}
