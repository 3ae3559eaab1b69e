import Foundation
import Testing

@testable import Nianbao
@testable import NianbaoProject

/// What an office may do to its page templates, and what the proof says of the rest.
@Suite struct OwnTemplateTests {
  /// Two years of one unit, so that every annex of one unit's year is there.
  private static func box() throws -> Sandbox {
    let box = try Sandbox()
    let sheet = try Fixture.text("real/pingtan-2022.sheet.csv")
    let body = sheet.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).dropFirst()
      .joined(separator: "\n")
    for year in [2024, 2025] {
      try box.write("Inputs/\(year)/forms/001.csv", "\(year)年政府信息公开工作年度报告\n" + body)
    }
    try box.write("Inputs/2025/ledger/a.csv", "单位代码,发布日期,类别,主题,渠道,标题\n001,2025-03-01,惠民生,教育,网站,题\n")
    try box.write("Inputs/2025/narrative/1-总体情况.md", "新收{{新收}}件。\n\n## 二、主动公开政府信息情况\n\n7 项。\n")
    return box
  }

  /// Whether a build after a change of a template is proved, and where not, all but the first line of what it says.
  private static func build(
    _ box: Sandbox, _ name: String, _ old: String, _ new: String
  ) throws -> (isProved: Bool, said: [String]) {
    let path = "Templates/pages/\(name).mustache"
    let before = try box.text(path)
    try #require(before.contains(old))
    try box.write(path, before.replacing(old, with: new))
    defer { try? box.write(path, before) }
    let said = box.trouble { try box.build() }
    return (said == nil, (said ?? "").split(separator: "\n").dropFirst().map { String($0) })
  }

  @Test("Words, comments, quotes and numbers of an office's own are no reason to refuse a report")
  func allowed() throws {
    let box = try Self.box()
    let edits = [
      (
        "report.html", "{{{text}}}", "<p class=\"note\">本部分共1段，截至{{year}}年：</p>\n{{{text}}}\n<p>以上由办公室提供。</p>"
      ),
      ("report.md", "{{{text}}}", "本部分共1段，截至{{year}}年：\n\n{{{text}}}\n\n以上由办公室提供。"),
      ("report.md", "\n\n{{{text}}}", "\n说明：\n{{{text}}}"),
      (
        "report.html", "<h1>{{{titleLines}}}</h1>",
        "<h1>{{title}}</h1>\n<p>编号{{year}}01号，第{{ lastYear }}.12版</p>"
      ),
      ("report.md", "本报告按照", "编号{{year}}01号，第{{{lastYear}}}.12版。本报告按照"),
      (
        "report.html", "{{#hasCharts}}\n<section",
        "{{! 删去\n  proof: units data-proof=\"units\" }}{{#hasCharts}}\n<section"
      ),
      ("report.md", "{{#hasBase}}\n", "{{! 删去\n  <!-- proof: chart -->\n}}\n{{#hasBase}}\n"),
      ("report.md", "# {{{title}}}", "# 目录\n{{#sections}}\n# {{{heading}}}\n{{/sections}}\n\n# {{{title}}}"),
      ("report.md", "# {{{title}}}", "# {{{title}}}（含{{#sections}}{{{heading}}}{{/sections}}）"),
      ("report.html", "data-proof=\"form\"", "data-proof='form'"),
      ("report.html", "data-proof=\"comparison\"", "title='1 > 0' data-proof='comparison'"),
      ("report.html", "{{{text}}}", "<section class=\"words\">{{{text}}}</section>"),
      ("report.html", "<h2>{{heading}}</h2>", "<h2>{{heading}}</h2><section><p>概述如下。</p></section>"),
      ("report.md", "<!-- proof: ledger -->", "<!--proof: ledger-->"),
    ]
    for (name, old, new) in edits {
      let result = try Self.build(box, name, old, new)
      #expect(result.isProved, "\(name) \(new): \(result.said)")
    }
  }

  @Test("An annex put into a comment is taken out; a statutory table is not to be")
  func comments() throws {
    let box = try Self.box()
    let parts = [("report", "charts"), ("report", "comparison"), ("report", "ledger"), ("internal", "units")]
    for (page, id) in parts {
      let path = "Templates/pages/\(page).html.mustache"
      let before = try box.text(path)
      let start = try #require(before.firstMatch(of: try Regex("<section [^>]*id=\"\(id)\""))).range
        .lowerBound
      let end = try #require(before[start...].firstRange(of: "</section>")).upperBound
      try box.write(path, "\(before[..<start])<!-- \(before[start..<end]) -->\(before[end...])")
      #expect(box.trouble { try box.build() } == nil, "\(id)")
      try box.write(path, before)
    }
    let said = try Self.build(box, "report.html", "{{#tables}}", "<!--{{#tables}}").said
    #expect(said.first == "  report.html 表格 文件/规章/制发：印的是“”，应为“0”。")
  }

  @Test(
    "Templates of an office's own that name every column and spell their pipe tables print the same report")
  func named() throws {
    let box = try Self.box()
    let files = ["report.md", "report.html", "internal.html"]
    try box.build()
    let before = try files.map { try box.text("Out/2025/\($0)") }
    for name in files {
      try box.write("Templates/pages/\(name).mustache", Fixture.text("own-pages/\(name).mustache"))
    }
    try box.build()
    for (name, text) in zip(files, before) {
      #expect(try box.text("Out/2025/\(name)") == text, "\(name)")
      #expect(
        text.contains(
          ["| 项目 ", "<th scope=\"col\">拉动（百分点）</th>", "<th scope=\"col\">来源</th>"][
            files.firstIndex(of: name) ?? 0]),
        "\(name)")
    }
  }

  @Test("What would leave a number unproved is refused still")
  func refused() throws {
    let box = try Self.box()
    let said = { (name: String, old: String, new: String) in
      try Self.build(box, name, old, new).said.first
    }
    for (name, line) in [
      ("report.html", "<p>本部分共{{summed}}977段</p>"), ("report.md", "\n\n本部分共{{summed}}977段"),
    ] {
      let figure = try said(name, "{{{text}}}", "{{{text}}}" + line)
      #expect(figure == "  \(name) “本部分共1977段”：印的是“1977”，应为“本报告的数之一”。")
    }
    #expect(try said("report.html", "{{{text}}}", "{{{text}}}{{{text}}}")?.contains("部分的文字") == true)
    #expect(try said("report.html", "{{{text}}}", "<p>共6段</p>")?.contains("部分的文字") == true)
    try box.write("Templates/pages/report.html.mustache", Fixture.text("own-pages/report.html.mustache"))
    #expect(try said("report.html", "<td>{{change}}</td>", "")?.contains("印的是“5 栏”，应为“6 栏”") == true)
    #expect(
      try said("report.html", "<td>{{value}}</td><td>{{change}}", "<td>{{value}}件</td><td>{{change}}")?
        .contains("件”，应为“") == true)
  }

  @Test("A unit's report that is not proved: whose it is; units named like a heading are no reason")
  func units() throws {
    let box = try Sandbox(units: "单位代码,单位名称,类型,上级\n001,一、总体情况,,\n002,六、其他需要报告的事项,,\n")
    let sheet = try Fixture.text("real/pingtan-2022.sheet.csv")
    let body = sheet.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).dropFirst()
    for code in ["001", "002"] {
      try box.write(
        "Inputs/2025/forms/\(code).csv", "2025年政府信息公开工作年度报告\n" + body.joined(separator: "\n"))
    }
    try box.build(each: true)
    let path = "Templates/pages/report.md.mustache"
    let edited = try box.text(path).replacing("本报告按照", with: "{{#isUnit}}{{errors}}97{{/isUnit}}本报告按照")
    try box.write(path, edited)
    let refuted = #expect(throws: Proof.Refuted.self) { try box.build(each: true) }
    #expect("\(try #require(refuted))".hasPrefix("试验县一、总体情况（001）的成果自证没有通过，没有写出，原来的成果没有动。"))
  }
}
