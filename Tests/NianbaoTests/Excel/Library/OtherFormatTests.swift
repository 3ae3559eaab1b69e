import Foundation
import Testing

@testable import Nianbao
@testable import NianbaoExcel

/// The sheets know no library: another format takes the same cells, and what it takes is what openpyxl reads.
@Suite struct OtherFormatTests {
  /// A format that keeps what it is given as lines: `依申请公开!B4 12`.
  private final class Lines: WorkbookFormat {
    final class SheetLines: SheetFormat {
      let name: String
      var cells: [String: String] = [:]
      var merged: [Block] = []
      var tables: [String] = []
      var charts: [String] = []

      init(_ name: String) { self.name = name }

      func write(_ content: CellContent, _ row: Int, _ column: Int, _ style: Style) {
        let text =
          switch content {
          case .blank: ""
          case .text(let text): text
          case .number(let value): String(format: "%.10g", value)
          case .formula(let formula, _), .formulaText(let formula, _): formula
          case .link(_, let text): text
          }
        cells[Sheet.name(row: row, column: column)] = text
      }
      func comment(_ text: String, _ row: Int, _ column: Int) {}
      func merge(_ block: Block, _ style: Style) { merged.append(block) }
      func table(_ name: String, _ headings: [String], _ block: Block, _ style: Style) {
        tables.append(name)
        for (column, heading) in headings.enumerated() {
          cells[Sheet.name(row: block.rows.lowerBound, column: column)] = heading
        }
      }
      func chart(_ picture: PlacedChart) { charts.append(picture.chart.title) }
      func accept(_ entry: Entry, _ block: Block) {}
      func mark(where formula: String, _ style: Style, _ block: Block) {}
      func set(_ setting: SheetSetting) {}
      func show(_ look: SheetLook) {}
    }

    var sheets: [SheetLines] = []
    var isClosed = false

    func addSheet(_ name: String) -> any SheetFormat {
      sheets.append(SheetLines(name))
      return sheets[sheets.count - 1]
    }
    func define(_ name: String, as formula: String) {}
    func setProperty(_ name: String, to value: String) {}
    func close() { isClosed = true }

    /// Every cell that holds something, a line each.
    var text: String {
      sheets.flatMap { sheet in
        sheet.cells.filter { !$0.value.isEmpty }.map { "\(sheet.name)!\($0.key) \($0.value)" }.sorted()
      }.joined(separator: "\n")
    }
  }

  @Test("Another format takes the same cells, tables and charts as .xlsx")
  func sameCells() throws {
    let report = try ChartTests.report(ChartTests.form())
    let other = Lines()
    try ReportWorkbook.write(report, charts: report.charts, to: Workbook(other))
    let box = try Sandbox()
    try ReportWorkbook.write(report, to: box.path("report.xlsx"))
    let script = """
      import openpyxl, sys
      for sheet in openpyxl.load_workbook(sys.argv[1]).worksheets:
          lines = []
          for row in sheet.iter_rows():
              for cell in row:
                  if cell.value is None: continue
                  value = "%.10g" % cell.value if cell.data_type == "n" else cell.value
                  lines.append(f"{sheet.title}!{cell.coordinate} {value}")
          for line in sorted(lines, key=lambda line: line.encode()): print(line)
          print(f"{sheet.title}: {len(sheet.tables)} {len(sheet._charts)}", file=sys.stderr)
      """
    let read = try run(python, ["-c", script, box.path("report.xlsx")])
    #expect(other.isClosed && read.status == 0)
    #expect(other.text + "\n" == read.output)
    #expect(
      other.sheets.map { "\($0.name): \($0.tables.count) \($0.charts.count)\n" }.joined() == read.errors)
  }

  @Test("What is wrong in any format is refused before it comes to one")
  func refused() throws {
    let other = Lines()
    let workbook = Workbook(other)
    let sheet = try workbook.addSheet("一")
    #expect(throws: WorkbookError.self) { try sheet.number(.nan, 0, 0, .plain) }
    #expect(throws: WorkbookError.formulaWithoutResult("=A1")) { try sheet.formula("=A1", "", 0, 0, .plain) }
    try sheet.merge(rows: 0...1, columns: 0...1, .plain)
    #expect(throws: WorkbookError.overlap("B2")) { try sheet.merge(rows: 1...2, columns: 1...2, .plain) }
    #expect(other.sheets[0].cells == [:] && other.sheets[0].merged.count == 1)
    try workbook.close()
  }
}
