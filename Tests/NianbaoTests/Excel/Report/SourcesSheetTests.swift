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
    let path = box.path("internal.xlsx")
    try InternalWorkbook.write(report, to: path)
    let start = """
      import openpyxl, sys
      book = openpyxl.load_workbook(sys.argv[1])

      """
    return try runPython(start + script, [path])
  }

  @Test(
    "Every number but 0 keeps its value and format, and leads to its column in 来源; a row leads back")
  func links() throws {
    let script = """
      for row in book["藏书"].iter_rows(min_row=5, max_row=7, max_col=4):
          for cell in row[1:]:
              to = cell.hyperlink.location if cell.hyperlink else None
              head = book["来源"][to.split("!")[1]].value if to else None
              print(cell.coordinate, cell.value, cell.number_format, to, head, cell.font.underline)
      for cell in book["来源"]["A"]:
          if cell.hyperlink: print(cell.coordinate, cell.value, cell.hyperlink.location)
      """
    #expect(
      try read(try report(), script) == """
        B5 6 0 '来源'!E4 合计 None
        C5 4 0 '来源'!F4 中文 None
        D5 2 0 '来源'!G4 外文 None
        B6 9 0 '来源'!E10 合计 None
        C6 9 0 '来源'!F10 中文 None
        D6 0 0 None None None
        B7 16 0 '来源'!E16 合计 None
        C7 14 0 '来源'!F16 中文 None
        D7 2 0 '来源'!G16 外文 None
        A3 藏书/年初 '藏书'!B5
        A9 藏书/新购 '藏书'!B6
        A15 藏书/年末 '藏书'!B7

        """)
  }

  @Test("The units of a row with their files, lines and fields; what a file wrote otherwise beside it")
  func lines() throws {
    let script = """
      sheet = book["来源"]
      print(sheet.oddHeader.center.text)
      for row in sheet.iter_rows(min_row=9, max_row=13, values_only=True): print(*(c for c in row if c is not None), sep="｜")
      """
    #expect(
      try read(try report(), script) == """
        内部资料，不得公布
        藏书/新购｜藏书情况 › 新购
        单位代码｜单位｜文件｜位置（行:栏）｜合计｜中文｜外文｜写法和更正
        1｜=总馆｜1_x0041_.csv｜5:2–4｜5｜5｜0
        2｜分馆2｜2_x0041_.csv｜5:2–4｜4｜4｜0｜合计 报表写作“4（赠书）”
        合计｜9｜9｜0

        """)
  }

  @Test(
    "What is not published is a workbook of its own, whose sheets say so first and above every printed page")
  func inside() throws {
    let script = """
      print(book.sheetnames, book.properties.title)
      for sheet in book.worksheets[1:]: print(sheet["A1"].value.split("。")[0], sheet.oddHeader.center.text)
      """
    #expect(
      try read(try report(), script) == """
        ['藏书', '来源', '核对意见'] 某县2025年图书馆年报（内部资料）
        内部资料，不得公布 内部资料，不得公布
        内部资料，不得公布 内部资料，不得公布

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
      var file = Printed("internal.xlsx", .sheet)
      file.tables = tables
      return Proof([file], of: report).failures.map(\.description).filter { $0.contains("出处") }
    }
    #expect(printed { _ in } == [])
    let said = { (id: String, words: String) in
      printed { table in table.ids.firstIndex(of: id).map { table.lines[1][$0] = words } }
    }
    #expect(said("blocks", "6:2–4") == ["internal.xlsx 来源 分馆2 出处：印的是“6:2–4”，应为“5:2–4”。"])
    #expect(said("files", "2.csv") == ["internal.xlsx 来源 分馆2 出处：印的是“2.csv”，应为“2_x0041_.csv”。"])
    #expect(said("remark", "") == ["internal.xlsx 来源 分馆2 出处：印的是“”，应为“合计 报表写作“4（赠书）””。"])
  }

  @Test("With more than a thousand units there is no such sheet, and nothing leads to it")
  func tooMany() throws {
    let script = """
      print("来源" in book.sheetnames, [c.coordinate for r in book["藏书"].iter_rows() for c in r if c.hyperlink])
      """
    #expect(try read(try report(units: 1_001), script) == "False []\n")
  }
}
