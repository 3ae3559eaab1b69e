import Nianbao

/// 分单位: every unit by every cell, the rows that the statutory sheets sum.
///
/// ```
/// 单位代码  单位名称  状态    一、本年新收…          …
///                          自然人   商业企业   …
/// 001      教育局    已计入   12       0          …
/// ```
struct UnitsSheet {
  static let name = "分单位"
  /// Of the headings that name the cells, and of the figures, from 0.
  static let headerRow = 2
  static let firstRow = 3

  private let report: Report
  /// Those that are summed first, so that a sum is one range.
  private let rows: ListingRows<UnitReturn>
  /// The figures of those that are summed.
  private let summed: [Figures]
  /// Of the form's first cell, from 0.
  private let firstColumn: Int

  private var units: [UnitReturn] { rows.listing.lines }

  init(_ report: Report) {
    let rows = ListingRows(report.rosterListing, .plain)
    let first = rows.listing.columns(in: .sheet).first { $0.kind.isNumber }
    self.report = report
    self.rows = rows
    summed = report.isUnit ? [] : report.units.filter(\.unit.isCounted).map(\.figures)
    firstColumn = first.flatMap { rows.place(of: $0.id) } ?? 0
  }

  /// The formula that sums a cell over the units; `nil` where there is no unit, or where the sum is not the fact.
  func sum(of cell: Cell) -> String? {
    guard !summed.isEmpty, let value = report.statistics.figures[cell], exactSum(of: cell) == value else {
      return nil
    }
    let column = firstColumn + Int(cell.index)
    let from = Sheet.name(row: Self.firstRow, column: column)
    let to = Sheet.name(row: Self.firstRow + summed.count - 1, column: column)
    let decimals = report.form.measure(of: cell).decimals
    let sum = "SUM('\(Self.name)'!\(from):\(to))"
    return decimals == 0 ? "=\(sum)" : "=ROUND(\(sum),\(decimals))"
  }

  private func exactSum(of cell: Cell) -> Int64 {
    summed.reduce(0) { $0 &+ ($1[cell] ?? 0) }
  }

  func write(to sheet: Sheet) throws {
    try writeHeadings(to: sheet)
    for line in units.indices { try rows.writeFields(line, Self.firstRow + line, to: sheet) }
    let last = rows.width - 1
    for (place, heading) in rows.headings[..<firstColumn].enumerated() {
      let isNames = place == rows.place(of: "name")
      try sheet.width(isNames ? widthOfNames : heading.width, columns: place...place)
    }
    try sheet.width(rows.headings[last].width, columns: firstColumn...last)
    sheet.freeze(rows: Self.firstRow, columns: firstColumn)
    try sheet.filter(
      rows: (Self.firstRow - 1)...max(Self.firstRow, Self.firstRow + units.count - 1), columns: 0...last)
    try sheet.print(
      .lookedUp(
        lines: units.count, headings: Self.firstRow, columns: rows.width, printed: printedColumns))
  }

  /// As many whole tables as a page is wide, from the first on; where no table is so small, as many of its columns.
  private var printedColumns: Int {
    let most = 12
    let ends = report.form.tables.map { $0.start + $0.cells.count }
    return firstColumn + (ends.last { $0 <= most } ?? min(most, report.form.cellCount))
  }

  private var widthOfNames: Double {
    Double(min(40, (units.lazy.map { displayWidth($0.unit.name) }.max() ?? 8) + 2))
  }

  private func writeHeadings(to sheet: Sheet) throws {
    for (column, heading) in rows.headings[..<firstColumn].enumerated() {
      try sheet.blank(0, column, .heading)
      try sheet.blank(1, column, .heading)
      try sheet.text(heading.text, Self.headerRow, column, .heading)
    }
    for table in report.form.tables {
      let first = firstColumn + table.start
      try sheet.merge(rows: 0...0, columns: first...(first + table.cells.count - 1), .heading)
      try sheet.text(table.title, 0, first, .heading)
      for (row, heading) in table.rows.enumerated() {
        let start = first + row * table.columns.count
        try sheet.merge(rows: 1...1, columns: start...(start + table.columns.count - 1), .heading)
        try sheet.text(heading.formLabel, 1, start, .heading)
        for (column, heading) in table.columns.enumerated() {
          try sheet.text(heading.label, Self.headerRow, start + column, .heading)
        }
      }
    }
    for row in 0...1 { try sheet.height(48, row: row) }
    try sheet.height(32, row: 2)
  }
}
