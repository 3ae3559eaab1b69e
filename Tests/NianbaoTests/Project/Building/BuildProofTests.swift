import Foundation
import Testing

@testable import Nianbao
@testable import NianbaoProject

/// A build proves what it wrote.
@Suite struct BuildProofTests {
  /// One unit, one year, and a report that was built before.
  static func built() throws -> Sandbox {
    let box = try Sandbox(project: "region: 试验县\nyear: 2025\n")
    let sheet = try Fixture.text("real/pingtan-2022.sheet.csv")
    let body = sheet.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).dropFirst()
    try box.write(
      "Inputs/2025/forms/001.csv", "2025年政府信息公开工作年度报告\n" + body.joined(separator: "\n"))
    try box.build()
    return box
  }

  static func edit(_ box: Sandbox, _ template: String, _ old: String, _ new: String) throws {
    let text = try box.text("Templates/pages/\(template)")
    #expect(text.contains(old))
    try box.write("Templates/pages/\(template)", text.replacing(old, with: new))
  }

  @Test("A template that prints a wrong number: said where, and the old report stays as it was")
  func wrongTemplate() throws {
    let box = try Self.built()
    let before = try box.text("Out/2025/report.html")
    try Self.edit(box, "internal.html.mustache", "合计</th>{{{sum}}}", "合计</th>{{{sum}}}0")
    try Self.edit(box, "report.md.mustache", "由{{summed}}个单位", "由{{summed}}7个单位")
    let refuted = #expect(throws: Proof.Refuted.self) { try box.build() }
    #expect(try box.text("Out/2025/report.html") == before)
    #expect(try box.names(in: "Out") == ["2025"])
    let lines = "\(try #require(refuted))".split(separator: "\n").map { String($0) }
    #expect(
      lines.first
        == "成果自证没有通过，没有写出，原来的成果没有动。这是程序或模板的问题，不是报送数据的问题：改过 Templates/pages/ 的，先换回改以前的模板，哪些不能改见手册的“自证”；急用数据的可以先编 --outputs facts,findings；并请把下面的话告诉维护程序的人。"
    )
    #expect(lines.count { $0.hasPrefix("  report.md “本报告") && $0.hasSuffix("：印的是“17”，应为“本报告的数之一”。") } == 1)
  }

  @Test("Words and tables of a template are the office's: a section taken out, a number of its own put in")
  func ownTemplate() throws {
    let box = try Self.built()
    let text = try box.text("Templates/pages/report.md.mustache")
    let start = try #require(text.range(of: "{{#hasBase}}"))
    let end = try #require(text.range(of: "{{/hasBase}}"))
    try box.write(
      "Templates/pages/report.md.mustache",
      text.replacingCharacters(in: start.lowerBound..<end.upperBound, with: "\n咨询电话：0000-7788。\n"))
    let result = try box.build()
    #expect(!result.isDraft, "\(result.said)")
    #expect(try box.text("Out/2025/report.md").contains("0000-7788"))
  }

  @Test("Templates as Windows saves them make the same report")
  func windowsTemplates() throws {
    let box = try Self.built()
    let before = try box.text("Out/2025/report.md")
    for name in ["report.md.mustache", "report.html.mustache"] {
      let text = try box.text("Templates/pages/\(name)")
      try box.write("Templates/pages/\(name)", text.replacing("\n", with: "\r\n"))
    }
    let result = try box.build()
    #expect(!result.isDraft, "\(result.said)")
    #expect(try box.text("Out/2025/report.md") == before)
  }

  @Test("Two units of one name, the first with nothing in a row that the second fills")
  func sameName() throws {
    let box = try Sandbox(
      units: "单位代码,单位名称,类型,上级\n001,中心小学,,\n002,中心小学,,\n", project: "region: 试验县\nyear: 2025\n")
    let head = "year,unit,table,row,column,value\n"
    try box.write("Inputs/2025/forms/001.csv", head + "2025,001,许可,行政许可,数量,0\n2025,001,处罚强制,行政处罚,数量,4\n")
    try box.write("Inputs/2025/forms/002.csv", head + "2025,002,许可,行政许可,数量,5\n2025,002,处罚强制,行政处罚,数量,0\n")
    let result = try box.build()
    #expect(result.isDraft, "\(result.said)")
    #expect(try box.text("Out/2025/internal.html").contains("中心小学"))
  }

  @Test("Years that stand over each other's columns are caught")
  func exchangedYears() throws {
    let box = try Self.built()
    let body = try box.text("Inputs/2025/forms/001.csv").split(
      separator: "\n", omittingEmptySubsequences: false)
    try box.write(
      "Inputs/2024/forms/001.csv", (["2024年政府信息公开工作年度报告"] + body.dropFirst()).joined(separator: "\n"))
    try box.write("Templates/pages/report.md.mustache", Fixture.text("own-pages/report.md.mustache"))
    try Self.edit(box, "report.md.mustache", "{{lastYear}}年 | {{year}}年", "{{year}}年 | {{lastYear}}年")
    let refuted = #expect(throws: Proof.Refuted.self) { try box.build() }
    let said = "\(try #require(refuted))".split(separator: "\n").suffix(2).map { String($0) }
    #expect(
      said == [
        "  report.md 与上年比较 表头：印的是“2025年”，应为“2024”。",
        "  report.md 与上年比较 表头：印的是“2024年”，应为“2025”。",
      ])
  }

  @Test("A page of the yearly summary that leaves out its text is caught")
  func emptySummary() throws {
    let box = try Self.built()
    try Self.edit(box, "work-summary.html.mustache", "{{{body}}}", "<p>见 work-summary.md</p>")
    let refuted = #expect(throws: Proof.Refuted.self) { try box.build() }
    #expect("\(try #require(refuted))".contains("\n  work-summary.html 文字：印的是“"))
  }

  /// Names that are awkward to print, to wrap and to read back.
  private static let awkward = [
    "国办发〔2021〕30号文件和2024年1月1日以前发布的文件清理结果", "两行\n名称", "1. 列表\u{2028}分行", "<b>&amp;|\\`*_",
    "9007199254740993", "=1+1", "合计", "２０２５",
  ]

  /// A text with everything that the report itself is made of.
  private static let narrative = """
    ## 二、主动公开政府信息情况

    > ## 引

    - # 项

    | a | 1 |
    |:-:|--:|
    | b | 22222 |

    <!-- proof: ledger -->

    | 9 | 9 |
    |--|--|

    <h2>三</h2>

    ```
    ## 四
    ```

    {{新收}}件，{{同比 新收}}，{{增减 新收}}，{{占比 申请/予以公开/总计}}，{{条数}}条，{{同比条数}}，{{万 许可/行政许可/数量}}

    """

  @Test(
    "Awkward keys, names, texts and huge numbers are no reason to refuse a report, with a year before or without",
    arguments: [[2025], [2024, 2025]])
  func noFalseAlarm(years: [Int]) throws {
    let names = Self.awkward.map { "\"\($0)\"" }
    let units = names.enumerated().map { "00\($0.offset + 1),\($0.element),,\n" }
    let box = try Sandbox(
      units: "单位代码,单位名称,类型,上级\n" + units.joined(), project: "region: 试验县1.\nyear: 2025\n")
    let sheet = try Fixture.text("real/pingtan-2022.sheet.csv")
    let body = sheet.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).dropFirst()
      .joined(separator: "\n")
    for year in years {
      for code in 1...names.count {
        // Their sum has sixteen digits, more than a spreadsheet keeps.
        let huge = "行政许可,99999999999999\(year % 10)"
        let own = code < 3 ? body.replacing("行政许可,10690", with: huge) : body
        try box.write("Inputs/\(year)/forms/00\(code).csv", "\(year)年政府信息公开工作年度报告\n" + own)
      }
      let lines = names.enumerated().map { "00\($0 + 1),\(year)-03-01,\($1),\($1),\($1),题\n" }
      try box.write("Inputs/\(year)/ledger/a.csv", "单位代码,发布日期,类别,主题,渠道,标题\n" + lines.joined())
    }
    try box.write("Inputs/2025/narrative/1-总体情况.md", Self.narrative)
    try box.build()
    #expect(try box.text("Out/2025/report.md").contains("2000000000064130"))
    for page in ["report.html", "work-summary.html"] {
      let tidy = try run("/usr/bin/tidy", ["-q", "-e", box.path("Out/2025/\(page)")])
      #expect(tidy.errors == "", "\(page): \(tidy.errors)")
    }
  }

  @Test(
    "The manifest says how much was proved, also of a unit's own report; a part that was not written is not there"
  )
  func manifest() throws {
    let box = try Self.built()
    try box.build(each: true)
    let script = """
      import json, sys
      for file in sys.argv[1:]:
          proof = json.load(open(file))["proof"]
          print([p["file"] for p in proof], all(p["facts"] > 100 for p in proof if "summary" not in p["file"]))
      """
    let files = ["Out/2025/manifest.json", "Out/2025/units/001/manifest.json"].map(box.path)
    #expect(
      try runPython(script, files) == """
        ['report.md', 'report.html', 'report-cms.html', 'work-summary.md', 'work-summary.html', 'report.xlsx', 'internal.html', 'internal.xlsx'] True
        ['report.md', 'report.html', 'report-cms.html', 'report.xlsx'] True

        """)
    try box.build([.facts, .xlsx])
    #expect(try runPython(script, [files[0]]) == "['report.xlsx'] True\n")
  }
}
