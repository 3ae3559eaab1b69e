/// What each number of the region's tables is made of: a table of units for every row that has a number (分单位).
///
/// ```
/// 一、本年新收政府信息公开申请数量   自然人  商业企业  …  总计
/// 教育局                             3       1            4
/// 合计                               3       1            4
/// ```
package struct UnitsAnnex {
  /// With more units than this a page would be slow to open; the workbook and `facts.csv` have the numbers.
  static let mostUnits = 300
  /// With more than this a workbook would be.
  static let mostUnitsOfWorkbook = 1_000

  private let report: Report
  private let mostUnits: Int
  /// The units whose figures are in the sums.
  private let counted: [UnitReturn]

  init(_ report: Report) { self.init(report, mostUnits: Self.mostUnits) }

  /// The same as the sheet 来源 shows it.
  package init(ofWorkbook report: Report) { self.init(report, mostUnits: Self.mostUnitsOfWorkbook) }

  private init(_ report: Report, mostUnits: Int) {
    (self.report, self.mostUnits) = (report, mostUnits)
    counted = report.units.filter { $0.state == .accepted && $0.unit.isCounted }
  }

  package var isShown: Bool { !report.isUnit && !counted.isEmpty }
  package var isTooLong: Bool { counted.count > mostUnits }

  /// The ids in the page: of a row's first number in the statutory table, and of its units below.
  static func place(table: Int, row: Int) -> String { "cell-\(table + 1)-\(row + 1)" }
  static func entry(table: Int, row: Int) -> String { "units-\(table + 1)-\(row + 1)" }

  /// Where a number of the statutory tables leads to; `nil` when it has no parts.
  func link(from cell: Cell) -> String? {
    guard isShown, !isTooLong, let value = report.statistics.figures[cell], value != 0 else { return nil }
    let blank = report.form.blank(of: cell)
    return Self.entry(table: blank.table, row: blank.row)
  }

  /// Whether a row has a number other than 0.
  package func has(_ table: Table, row: Int) -> Bool {
    table.cells(ofRow: row).contains { report.statistics.figures[$0] ?? 0 != 0 }
  }

  /// The units that a row lists: those with a number other than 0 there, or with something to be said of one.
  package func listed(_ cells: [Cell]) -> [UnitReturn] {
    counted.filter { unit in
      let (figures, written) = (unit.figures, unit.facts.written)
      return cells.contains { figures[$0] ?? 0 != 0 || !written.isEmpty && written[$0] != nil }
    }
  }

  /// Where a unit's cells of a row stand.
  package func source(of cells: [Cell], in unit: UnitReturn) -> RowSource {
    unit.rowSource(of: cells, report.form, below: "\(report.year)/forms/")
  }

  /// One group for each table with a number other than 0, one entry for each such row.
  func tables(escaped: (String) -> String) -> [[String: Any]] {
    guard isShown, !isTooLong else { return [] }
    let notes = RowNotes(report)
    return report.form.tables.enumerated().compactMap { position, table -> [String: Any]? in
      let entries = table.rows.indices.compactMap { row in
        has(table, row: row)
          ? entry(position, row, notes.lines(table: position, row: row), escaped: escaped) : nil
      }
      return entries.isEmpty ? nil : ["title": escaped(table.title), "entries": entries]
    }
  }

  private func entry(
    _ position: Int, _ row: Int, _ notes: [String], escaped: (String) -> String
  ) -> [String: Any] {
    let (table, statistics) = (report.form.tables[position], report.statistics)
    let cells = table.cells(ofRow: row)
    return [
      "id": Self.entry(table: position, row: row), "back": Self.place(table: position, row: row),
      "row": escaped("\(table.id)/\(table.rows[row].id)"), "item": escaped(table.rows[row].formLabel),
      "columns": table.columns.map { escaped($0.label) }, "width": cells.count + 2,
      "lines": listed(cells).map { unit in
        [
          "name": escaped(unit.unit.name), "cells": line(cells, of: unit.figures),
          "source": escaped(source(of: cells, in: unit).words),
        ]
      },
      "sum": line(cells, of: statistics.figures), "hasBase": statistics.base != nil,
      "prior": Self.fields(cells.map { cell in priorText(cell) }),
      "growth": Self.fields(cells.map { statistics.growth(of: $0).words }), "notes": notes.map(escaped),
    ]
  }

  func priorText(_ cell: Cell) -> String {
    let statistics = report.statistics
    if statistics.growth(of: cell).kind == .notComparable { return "" }
    return statistics.prior(of: cell).map { report.form.text($0, in: cell) } ?? ""
  }

  /// The fields of one line, joined here because a large region has tens of thousands: digits and marks alone.
  private func line(_ cells: [Cell], of figures: Figures) -> String {
    Self.fields(cells.map { report.form.text(of: $0, in: figures) })
  }

  /// Words of the program alone: nothing in them needs escaping.
  private static func fields(_ texts: [String]) -> String { texts.map { "<td>\($0)</td>" }.joined() }
}
