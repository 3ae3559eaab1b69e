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
  /// Of the figures, from 0.
  static let firstRow = 3
  private static let firstColumn = 3

  private let report: Report
  /// Those that are summed first, so that a sum is one range.
  private let units: [UnitReturn]
  private let summed: Int

  init(_ report: Report) {
    self.report = report
    let counted = report.units.filter(\.unit.isCounted)
    units = counted + report.units.filter { !$0.unit.isCounted }
    summed = report.isUnit ? 0 : counted.count
  }

  /// The formula that sums a cell over the units; `nil` where there is no unit, or where the sum is not the fact.
  func sum(of cell: Cell) -> String? {
    guard summed > 0, let value = report.statistics.figures[cell], exactSum(of: cell) == value else {
      return nil
    }
    let column = Self.firstColumn + Int(cell.index)
    let from = Sheet.name(row: Self.firstRow, column: column)
    let to = Sheet.name(row: Self.firstRow + summed - 1, column: column)
    let decimals = report.form.measure(of: cell).decimals
    let sum = "SUM('\(Self.name)'!\(from):\(to))"
    return decimals == 0 ? "=\(sum)" : "=ROUND(\(sum),\(decimals))"
  }

  private func exactSum(of cell: Cell) -> Int64 {
    units.prefix(summed).reduce(0) { $0 &+ ($1.figures[cell] ?? 0) }
  }

  func write(to sheet: Sheet) throws {
    try writeHeadings(to: sheet)
    for (position, unit) in units.enumerated() {
      try write(unit, Self.firstRow + position, to: sheet)
    }
    let last = Self.firstColumn + report.form.cellCount - 1
    try sheet.width(14, columns: 0...0)
    try sheet.width(widthOfNames, columns: 1...1)
    try sheet.width(10, columns: 2...2)
    try sheet.width(11, columns: Self.firstColumn...last)
    sheet.freeze(rows: Self.firstRow, columns: Self.firstColumn)
    try sheet.filter(
      rows: (Self.firstRow - 1)...max(Self.firstRow, Self.firstRow + units.count - 1), columns: 0...last)
    try sheet.print(landscape: true, onePageWide: false, repeatRows: Self.firstRow, repeatColumns: 2)
  }

  private var widthOfNames: Double {
    Double(min(40, (units.map { displayWidth($0.unit.name) }.max() ?? 8) + 2))
  }

  private func writeHeadings(to sheet: Sheet) throws {
    for (column, words) in ["单位代码", "单位名称", "状态"].enumerated() {
      try sheet.blank(0, column, .heading)
      try sheet.blank(1, column, .heading)
      try sheet.text(words, 2, column, .heading)
    }
    for table in report.form.tables {
      let first = Self.firstColumn + table.start
      try sheet.merge(rows: 0...0, columns: first...(first + table.cells.count - 1), .heading)
      try sheet.text(table.title, 0, first, .heading)
      for (row, heading) in table.rows.enumerated() {
        let start = first + row * table.columns.count
        try sheet.merge(rows: 1...1, columns: start...(start + table.columns.count - 1), .heading)
        try sheet.text(heading.formLabel, 1, start, .heading)
        for (column, heading) in table.columns.enumerated() {
          try sheet.text(heading.label, 2, start + column, .heading)
        }
      }
    }
    try sheet.height(48, row: 1)
    try sheet.height(32, row: 2)
  }

  private func write(_ unit: UnitReturn, _ row: Int, to sheet: Sheet) throws {
    let states = [UnitReturn.State.accepted: "已计入", .rejected: "未能计入", .missing: "未报"]
    try sheet.text(unit.unit.code, row, 0, .text)
    try sheet.text(unit.unit.name, row, 1, .text)
    try sheet.text(unit.unit.isCounted ? states[unit.state] ?? "" : "并入上级", row, 2, .value)
    for cell in report.form.cells {
      let column = Self.firstColumn + Int(cell.index)
      let measure = report.form.measure(of: cell)
      switch unit.figures.state(of: cell) {
      case .number:
        try sheet.number(measure.double(unit.figures.values[Int(cell.index)]), row, column, .value(measure))
      case .notApplicable: try sheet.text("/", row, column, .value)
      case .blank, .refused, .absent, .notAsked: try sheet.blank(row, column, .value)
      }
    }
  }
}
