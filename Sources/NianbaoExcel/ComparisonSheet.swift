import Nianbao

/// 同比: every cell of the form with last year's value, change and growth, one line each.
struct ComparisonSheet {
  static let name = "同比"
  private static let firstRow = 2
  private static let headings = ["表", "行", "列", "计量单位", "上年", "本年", "增减", "增长率（%）", "说明"]

  private static let (tableWidth, rowWidth) = (36.0, 46.0)

  private let report: Report

  init(_ report: Report) { self.report = report }

  /// Where last year's value of the cell stands, for formulas of other sheets; `nil` when there is none.
  func priorName(of cell: Cell) -> String? {
    guard report.statistics.prior(of: cell) != nil else { return nil }
    return "'\(Self.name)'!" + Sheet.name(row: Self.firstRow + Int(cell.index), column: 4)
  }

  func write(to sheet: Sheet) throws {
    let base = report.statistics.base
    try sheet.text(base.map { "上年数取自 \($0.words)" } ?? "没有上年的数据", 0, 0, .note)
    for (column, words) in Self.headings.enumerated() { try sheet.text(words, 1, column, .heading) }
    for cell in report.form.cells { try write(cell, to: sheet) }
    for (column, width) in [Self.tableWidth, Self.rowWidth, 28, 10, 14, 14, 14, 13, 12].enumerated() {
      try sheet.width(width, columns: column...column)
    }
    sheet.freeze(rows: Self.firstRow, columns: 3)
    try sheet.filter(
      rows: 1...(Self.firstRow + report.form.cellCount - 1), columns: 0...(Self.headings.count - 1))
    try sheet.print(landscape: true, repeatRows: Self.firstRow)
  }

  private func write(_ cell: Cell, to sheet: Sheet) throws {
    let (statistics, form) = (report.statistics, report.form)
    let row = Self.firstRow + Int(cell.index)
    let blank = form.blank(of: cell)
    let table = form.tables[blank.table]
    let growth = statistics.growth(of: cell)
    let words = table.rows[blank.row].formLabel
    let lines = max(
      Double(displayWidth(table.title)) / Self.tableWidth, Double(displayWidth(words)) / Self.rowWidth)
    try sheet.height(lines.rounded(.up) * 15 + 3, row: row)
    try sheet.text(table.title, row, 0, .text)
    try sheet.text(words, row, 1, .text)
    try sheet.text(table.columns[blank.column].label, row, 2, .text)
    try sheet.text(blank.measure.name, row, 3, .value)
    let values = [statistics.prior(of: cell), statistics.figures[cell], growth.change]
    for (column, value) in values.enumerated() {
      if let value {
        try sheet.number(blank.measure.double(value), row, 4 + column, .value(blank.measure))
      } else {
        try sheet.blank(row, 4 + column, .value)
      }
    }
    if let hundredths = growth.hundredths {
      try sheet.number(Double(hundredths) / 100, row, 7, .value.with { $0.numberFormat = "0.00" })
    } else {
      try sheet.blank(row, 7, .value)
    }
    try sheet.text(growth.kind == .normal ? "" : growth.words, row, 8, .value)
  }
}
