import Foundation
import Testing

@testable import Nianbao
@testable import NianbaoExcel

/// The sheet 来源 and the links that lead to it, as openpyxl sees them.
@Suite struct SourcesSheetTests {
  /// Two units of the small form, the second with a remark; nothing foreign was bought.
  private func report(units count: Int = 2) throws -> Report {
    let form = try smallForm()
    let units = (1...count).map { unit("\($0)", $0 == 1 ? "=总馆" : "分馆\($0)") }
    let files = units.map { unit in
      let bought = unit.code == "2" ? "4（赠书）,4,0" : "5,5,0"
      let text = "图书馆年报数据,2025,\(unit.code),\n\n藏书情况,合计,中文,外文\n年初,3,2,1\n新购,\(bought)\n年末,8,7,1\n"
      let file = "2025/forms/\(unit.code)_x0041_.csv"
      return SubmissionFile(file: file, path: file) { .bytes(Array(text.utf8)) }
    }
    let returns = try Returns(
      reading: files, form: form, roster: Roster(units: units, region: ""), year: 2025)
    let statistics = Statistics(
      form: form, year: 2025, sums: try Sums(of: returns.units, cellCount: form.cellCount), base: nil)
    return Report(
      project: Project(region: "某县", year: 2025), statistics: statistics,
      narrative: Narrative([], statistics: statistics, folder: "narrative"), findings: [],
      units: returns.units)
  }

  /// Writes the workbook and returns what the script, given `book` and its stored `values`, prints.
  private func read(_ report: Report, _ script: String) throws -> String {
    let box = try Sandbox()
    let path = box.path("report.xlsx")
    try ReportWorkbook.write(report, to: path)
    let start = """
      import openpyxl, sys
      book = openpyxl.load_workbook(sys.argv[1])
      values = openpyxl.load_workbook(sys.argv[1], data_only=True)

      """
    return try runPython(start + script, [path])
  }

  @Test(
    "Every number but 0 keeps its formula, value and format, and leads to its column in 来源; a row leads back")
  func links() throws {
    let script = """
      for row in book["藏书"].iter_rows(min_row=5, max_row=7, max_col=4):
          for cell in row[1:]:
              to = cell.hyperlink.location if cell.hyperlink else None
              head = values["来源"][to.split("!")[1]].value if to else None
              stored = values["藏书"][cell.coordinate].value
              print(cell.coordinate, cell.value, stored, cell.number_format, to, head, cell.font.underline)
      for cell in book["来源"]["A"]:
          if cell.hyperlink: print(cell.coordinate, cell.value, cell.hyperlink.location)
      """
    #expect(
      try read(try report(), script) == """
        B5 =SUM('分单位'!D4:D5) 6 0 '来源'!E4 合计 None
        C5 =SUM('分单位'!E4:E5) 4 0 '来源'!F4 中文 None
        D5 =SUM('分单位'!F4:F5) 2 0 '来源'!G4 外文 None
        B6 =SUM('分单位'!G4:G5) 9 0 '来源'!E10 合计 None
        C6 =SUM('分单位'!H4:H5) 9 0 '来源'!F10 中文 None
        D6 =SUM('分单位'!I4:I5) 0 0 None None None
        B7 =SUM('分单位'!J4:J5) 16 0 '来源'!E16 合计 None
        C7 =SUM('分单位'!K4:K5) 14 0 '来源'!F16 中文 None
        D7 =SUM('分单位'!L4:L5) 2 0 '来源'!G16 外文 None
        A3 藏书/年初 '藏书'!B5
        A9 藏书/新购 '藏书'!B6
        A15 藏书/年末 '藏书'!B7

        """)
  }

  @Test("The units of a row with their files, lines and fields; what a file wrote otherwise beside it")
  func lines() throws {
    let script = """
      sheet = book["来源"]
      print(sheet.sheet_properties.tabColor.rgb, sheet.oddHeader.center.text)
      for row in sheet.iter_rows(min_row=9, max_row=13, values_only=True): print(*(c for c in row if c is not None), sep="｜")
      print([r[2].value for r in book["目录"].iter_rows(min_row=4) if r[0].value == "来源"])
      """
    #expect(
      try read(try report(), script) == """
        FFE07B00 内部资料，公布前删去本工作表
        藏书/新购｜藏书情况 › 新购
        单位代码｜单位｜文件｜位置（行:栏）｜合计｜中文｜外文｜写法和更正
        1｜=总馆｜1_x0041_.csv｜5:2–4｜5｜5｜0
        2｜分馆2｜2_x0041_.csv｜5:2–4｜4｜4｜0｜合计 报表写作“4（赠书）”
        合计｜9｜9｜0
        ['内部']

        """)
  }

  @Test("Where a file, a line or a remark stands otherwise than it should, the proof says so")
  func proved() throws {
    let report = try report()
    let printed = { (change: (inout Printed.Table) -> Void) -> [String] in
      let (table, annex) = (report.form.tables[0], UnitsAnnex(ofWorkbook: report))
      var tables = table.rows.indices.map { row in
        let listing = annex.listing(of: table, row: row)
        return Printed.Table(
          .units, name: "藏书/\(table.rows[row].id)", ids: listing.columns(in: .sheet).map(\.id),
          lines: listing.lines.indices.map { listing.words(ofLine: $0, in: .sheet) })
      }
      change(&tables[1])
      var file = Printed("report.xlsx", .sheet)
      file.tables = tables
      return Proof([file], of: report).failures.map(\.description).filter { $0.contains("出处") }
    }
    #expect(printed { _ in } == [])
    let said = { (id: String, words: String) in
      printed { table in table.ids.firstIndex(of: id).map { table.lines[1][$0] = words } }
    }
    #expect(said("blocks", "6:2–4") == ["report.xlsx 来源 分馆2 出处：印的是“6:2–4”，应为“5:2–4”。"])
    #expect(said("files", "2.csv") == ["report.xlsx 来源 分馆2 出处：印的是“2.csv”，应为“2_x0041_.csv”。"])
    #expect(said("remark", "") == ["report.xlsx 来源 分馆2 出处：印的是“”，应为“合计 报表写作“4（赠书）””。"])
  }

  @Test("With more than a thousand units there is no such sheet, and nothing leads to it")
  func tooMany() throws {
    let script = """
      print("来源" in book.sheetnames, [c.coordinate for r in book["藏书"].iter_rows() for c in r if c.hyperlink])
      """
    #expect(try read(try report(units: 1_001), script) == "False []\n")
  }
}
