import Foundation
import Testing

@testable import Nianbao

/// The annex 分单位数据: where each number stands, how it was written, what was corrected and found.
@Suite struct UnitsAnnexTests {
  /// The small form of two units: one put right by phone, one with a remark and something that cannot be counted.
  private static func report() throws -> Report {
    let form = try smallForm()
    let roster = Roster(units: [unit("1", "总馆"), unit("2", "分馆")], region: "")
    let texts = [
      "2025/forms/总馆.csv": "年初,3,2,1\n新购,5,4,1\n年末,8,6,2\n",
      "2025/forms/分；馆.csv": "年初,9,9,0\n新购,1（赠书）,1,约2\n年末,10,10,0\n",
    ]
    let files = texts.sorted { $0.key < $1.key }.map { name, lines in
      let unit = name.hasSuffix("/总馆.csv") ? "1,总馆" : "2,分馆"
      let text = "图书馆年报数据,2025,\(unit)\n\n藏书情况,合计,中文,外文\n\(lines)"
      return SubmissionFile(file: name, path: name) { .bytes(Array(text.utf8)) }
    }
    let corrections =
      "unit,table,row,column,from,to,reason,by,date\n1,藏书,年初,合计,3,4,漏计,张三,2026-02-01\n"
    var amendments = Amendments()
    try amendments.read(corrections: Array(corrections.utf8), file: "c.csv", form: form, roster: roster)
    let plan = ReadingPlan(form, roster: roster, year: 2025, amendments: amendments)
    let units = try Returns(reading: files, plan).units
    let statistics = Statistics(
      form: form, year: 2025, sums: try Sums(of: units, cellCount: form.cellCount), base: nil)
    return Report(
      project: Project(region: "某县", year: 2025), statistics: statistics,
      narrative: Narrative([], statistics: statistics, folder: "narrative"),
      findings: units.flatMap(\.findings), units: units)
  }

  private static func template() throws -> PageTemplate {
    let file = Fixture.package.appendingPathComponent("Templates/pages/internal.html.mustache")
    return try PageTemplate(String(contentsOf: file, encoding: .utf8), file: "internal.html.mustache")
  }

  @Test("The page says where, what was written, what was corrected, which identity fails, what was found")
  func lines() throws {
    let html = try PageWriter.html(try Self.report(), try Self.template())
    let script = """
      import sys, xml.etree.ElementTree as E
      root = E.fromstring(sys.argv[1])
      for table in root.iter("table"):
          if table.get("data-proof") != "units": continue
          for line in table.iter("tr"): print("|".join("".join(c.itertext()) for c in line))
      """
    // 4 + 9 = 13 in the total, but 11 Chinese and 1 foreign; 13 + 6 bought are 19, and 18 are said to be there.
    let page = try runPython(script, [html])
    #expect(
      page == """
        单位|合计|中文|外文|来源
        总馆|4|2|1|总馆.csv:4:2–4；合计 报表填“3”，更正为“4”（漏计，张三，2026-02-01）
        分馆|9|9|0|分；馆.csv:4:2–4
        合计|13|11|1|
        合计 = 中文 + 外文
        藏书-合计：年初 不成立（中文 11 + 外文 1 = 12，合计 13，相差 1）
        藏书-滚动：合计 不成立（年初 13 + 新购 6 = 19，年末 18，相差 1）；其余成立
        藏书-承接：未判定
        单位|合计|中文|外文|来源
        总馆|5|4|1|总馆.csv:5:2–4
        分馆|1|1||分；馆.csv:5:2–4；合计 报表写作“1（赠书）”；外文 写的是“约2”，没有计入
        合计|6|5|1|
        合计 = 中文 + 外文
        藏书-合计：成立
        藏书-滚动：合计 不成立（年初 13 + 新购 6 = 19，年末 18，相差 1）；其余成立
        错误（待处理）分馆：藏书 新购 外文：“约2”不是数字，没有计入。
        单位|合计|中文|外文|来源
        总馆|8|6|2|总馆.csv:6:2–4
        分馆|10|10|0|分；馆.csv:6:2–4
        合计|18|16|2|
        合计 = 中文 + 外文
        藏书-合计：成立
        藏书-滚动：合计 不成立（年初 13 + 新购 6 = 19，年末 18，相差 1）；其余成立

        """)
  }

  @Test(
    "What the annex says beside numbers is proved word by word",
    arguments: [
      (">总馆.csv:4:2–4；合计 报表填“3”", ">总馆.csv:5:2–4；合计 报表填“3”"), ("更正为“4”（漏计", "更正为“5”（漏计"),
      ("中文 11 + 外文 1 = 12", "中文 11 + 外文 1 = 13"), ("分馆：藏书 新购 外文：“约2”", "分馆：藏书 新购 外文：“约3”"),
      ("<tr class=\"why\"><td colspan=\"5\">藏书-合计：成立</td></tr>\n", ""),
    ])
  func proved(printed: String, changed: String) throws {
    let (report, template) = (try Self.report(), try Self.template())
    let html = try PageWriter.html(report, template)
    #expect(html.contains(printed))
    let proof = { (text: String) in
      Proof([.page(Array(text.utf8), file: "report.html", template.own(in: .page))], of: report).failures
    }
    #expect(proof(html) == [])
    #expect(!proof(html.replacing(printed, with: changed)).isEmpty)
  }

  @Test("Cells of a row that stand on several lines, in several files, in a workbook, nowhere")
  func places() throws {
    let form = try smallForm()
    let cells = form.cells(ofRow: "藏书/年初")
    var sent = try Self.report().units[0]
    sent.corrections = []
    let words = { (places: [(file: UInt16, line: UInt32, field: UInt16)]) -> String in
      for (cell, place) in zip(cells, places) {
        sent.facts.places[Int(cell.index)] = .init(line: place.line, field: place.field, file: place.file)
      }
      return sent.rowSource(of: cells, form, below: "2025/forms/").words
    }
    sent.sources = [Place(file: "2025/forms/a.csv"), Place(file: "2025/forms/甲/b.xlsx", sheet: "表三")]
    #expect(words([(0, 4, 2), (0, 4, 3), (0, 4, 4)]) == "a.csv:4:2–4")
    #expect(words([(0, 7, 6), (0, 8, 6), (0, 9, 6)]) == "a.csv:7–9:6")  // one value a line
    #expect(words([(1, 7, 4), (1, 7, 5), (1, 7, 6)]) == "甲/b.xlsx 表三!D7:F7")
    #expect(words([(1, 7, 28), (0, 2, 1), (1, 7, 28)]) == "甲/b.xlsx 表三!AB7；a.csv:2:1")
    #expect(words([(0, 0, 0), (0, 0, 0), (0, 0, 0)]) == "总馆.csv")
  }
}
