import Foundation
import Testing

@testable import Nianbao
@testable import NianbaoProject

/// The definition is the only place that knows the form: another form, or another row, needs no Swift.
@Suite struct OtherFormTests {
  private static let library = """
    图书馆事业统计数据,2025,001,总馆

    馆藏与经费表,总数,中文书刊,外文书刊
    总藏量,130,110,20
    图书,100,90,10
    期刊,30,20,10
    购书经费（千元）,12.5,12,500元

    流通,合计,借出,归还
    到馆,7,4,3
    线上 网页,3,2,1
    线上 手机,/,/,/

    """

  private func box() throws -> Sandbox {
    let box = try Sandbox(
      units: "单位代码,单位名称,类型,上级\n001,总馆,,\n002,分馆,,\n",
      project: "region: 试验市\nyear: 2025\nfamily: library\n")
    try box.write("Templates/forms/library.yaml", try Fixture.text("second/library.yaml"))
    return box
  }

  @Test(
    "A form with two tables, other words, totals first and no statutory word is built, checked and printed")
  func secondForm() throws {
    let box = try box()
    try box.write("Inputs/2025/forms/1.csv", Self.library)
    // The branch sends a sheet, printed as the grid lays it out, with one wrong total: 图书 9 + 1 = 10, not 11.
    try box.write(
      "Inputs/2025/forms/分馆.csv",
      """
      2025年分馆图书馆事业统计年报,,,,
      馆藏与经费表,,,,
      指标,,总数,按文种,
      ,,,中文书刊,外文书刊
      总藏量,,13,12,1
      其中,图书,11,9,1
      ,期刊,3,3,0
      购书经费（千元）,,1,1,0
      流通,,,,
      到馆,,,线上,,,,,
      ,,,网页,,,手机,,
      合计,借出,归还,合计,借出,归还,合计,借出,归还
      1,1,0,2,1,1,0,0,0

      """)
    let result = try box.build()
    #expect(result.isDraft)
    let summary = try box.text("Out/2025/summary.csv").split(separator: "\n").dropFirst().map {
      $0.split(separator: ",", omittingEmptySubsequences: false)[1...5].joined(separator: " ")
    }
    // By hand: 130 + 13, 110 + 12 …; 12.5 + 1 thousand; 手机 is not applicable at the main library.
    #expect(
      summary == [
        "馆藏 总藏量 全部 143 2", "馆藏 总藏量 中文 122 2", "馆藏 总藏量 外文 21 2", "馆藏 图书 全部 111 2", "馆藏 图书 中文 99 2",
        "馆藏 图书 外文 11 2", "馆藏 期刊 全部 33 2", "馆藏 期刊 中文 23 2", "馆藏 期刊 外文 10 2", "馆藏 购书费 全部 13.5 2",
        "馆藏 购书费 中文 13 2", "馆藏 购书费 外文 0.5 2", "流通 到馆 合计 8 2", "流通 到馆 借 5 2", "流通 到馆 还 3 2", "流通 网页 合计 5 2",
        "流通 网页 借 3 2", "流通 网页 还 2 2", "流通 手机 合计 0 1", "流通 手机 借 0 1", "流通 手机 还 0 1",
      ])
    #expect(result.said.contains("[馆藏-列和] 馆藏 图书：中文书刊 9 + 外文书刊 1 = 10，总数 11，相差 1。同一处差错还使 1 条不成立：馆藏-行和（总数）。"))
    let page = try box.text("Out/2025/report.md")
    #expect(
      page.contains(
        """
        | 指标             |      | 总数 |   按文种 |          |
        | ---------------- | ---- | ---: | -------: | -------: |
        |                  |      |      | 中文书刊 | 外文书刊 |
        | 总藏量           |      |  143 |      122 |       21 |
        """
      ))
    #expect(
      page.contains(
        "| 合计 | 借出 | 归还 | 合计 | 借出 | 归还 | 合计 | 借出 | 归还 |\n|    8 |    5 |    3 |    5 |    3 |    2 |    0 |    0 |    0 |"
      ))
    let read = try run(
      python,
      [
        Fixture.package.appendingPathComponent("Tests/Tools/read_back.py").path,
        box.path("Out/2025"),
      ])
    #expect(read.status == 0, "\(read.output)\(read.errors)")
  }

  @Test("A row added to a group in the YAML appears in every output and in its sum")
  func addedRow() throws {
    let box = try box()
    let definition = try Fixture.text("second/library.yaml")
      .replacing("    - {id: 期刊}\n", with: "    - {id: 期刊}\n    - {id: 报纸合订本}\n")
    try box.write("Templates/forms/library.yaml", definition)
    try box.write("Inputs/units.csv", "单位代码,单位名称,类型,上级\n001,总馆,,\n")
    let text = Self.library.replacing("期刊,30,20,10", with: "期刊,30,20,10\n报纸合订本,5,5,0")
    try box.write("Inputs/2025/forms/1.csv", text.replacing("总藏量,130,110,20", with: "总藏量,135,115,20"))
    try box.write("Inputs/2025/narrative/3-说明.md", "合订本{{馆藏/报纸合订本/全部}}册。")
    let result = try box.build()
    #expect(!result.isDraft, "\(result.said)")
    for name in ["facts.csv", "summary.csv", "upward.csv", "report.md", "report.html"] {
      #expect(try box.text("Out/2025/\(name)").contains("报纸合订本"), "\(name)")
    }
    #expect(try box.text("Out/2025/report.md").contains("合订本5册。"))
    let script = """
      import openpyxl, sys
      book = openpyxl.load_workbook(sys.argv[1], data_only=True)
      for sheet in ("馆藏", "分单位", "同比"):
          print(sum(1 for row in book[sheet].iter_rows() for cell in row if cell.value == "报纸合订本"))
      """
    #expect(
      try runPython(script, [box.path("Out/2025/report.xlsx")]) == "1\n1\n3\n")
    // The old total without the new row is now wrong by it.
    try box.write("Inputs/2025/forms/1.csv", text)
    #expect(
      try box.build().said.contains("[馆藏-行和] 馆藏 中文书刊：图书 90 + 期刊 20 + 报纸合订本 5 = 115，总藏量 110，相差 5"))
  }
}
