/// What each number of the region's tables is made of: a table of units for every row that has a number (分单位).
///
/// ```
/// 一、本年新收政府信息公开申请数量   自然人  商业企业  …  总计
/// 教育局                             3       1            4
/// 合计                               3       1            4
/// ```
package final class UnitsAnnex: Sendable {
  /// With more units than this a page would be slow to open; the workbook and `facts.csv` have the numbers.
  static let mostUnits = 300
  /// With more than this a workbook would be.
  static let mostUnitsOfWorkbook = 1_000

  let report: Report
  /// Whether it is for the sheet 来源.
  let isOfWorkbook: Bool
  /// The units whose figures are in the sums.
  let counted: [UnitReturn]

  convenience init(_ report: Report) { self.init(report, isOfWorkbook: false) }

  /// The same as the sheet 来源 shows it.
  package convenience init(ofWorkbook report: Report) { self.init(report, isOfWorkbook: true) }

  private init(_ report: Report, isOfWorkbook: Bool) {
    self.report = report
    self.isOfWorkbook = isOfWorkbook
    counted = report.units.filter { $0.state == .accepted && $0.unit.isCounted }
  }

  package var isShown: Bool { !report.isUnit && !counted.isEmpty }
  package var isTooLong: Bool { counted.count > (isOfWorkbook ? Self.mostUnitsOfWorkbook : Self.mostUnits) }

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

  /// The units that a row lists, as positions in `counted`: those with a number other than 0 there, or with something to
  /// be said of one.
  package func listed(_ cells: [Cell]) -> [Int] {
    counted.indices.filter { position in
      let figures = counted[position].figures
      let written = counted[position].facts.written
      return cells.contains { figures[$0] ?? 0 != 0 || !written.isEmpty && written[$0] != nil }
    }
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
    let table = report.form.tables[position]
    let listing = listing(of: table, row: row)
    let columns = listing.columns(in: .page)
    let numbers = columns.filter(\.kind.isNumber)
    // Joined here because a large region has tens of thousands of fields; they are digits and marks of the program alone.
    let fields = { (line: PartLine) in
      numbers.map { "<td>\(listing.field($0, of: line, number: 0).words)</td>" }.joined()
    }
    var values: [String: Any] = [
      "id": Self.entry(table: position, row: row), "back": Self.place(table: position, row: row),
      "row": escaped("\(table.id)/\(table.rows[row].id)"), "item": escaped(table.rows[row].formLabel),
      "heads": columns.map { escaped($0.heading(in: .page)) },
      "columns": numbers.map { escaped($0.heading(in: .page)) }, "width": columns.count,
      "hasBase": report.statistics.base != nil, "prior": "", "growth": "", "notes": notes.map(escaped),
    ]
    var lines: [[String: Any]] = []
    for line in listing.lines {
      switch line {
      case .unit(let part):
        lines.append([
          "name": escaped(part.unit.name), "cells": fields(line), "source": escaped(part.source.words),
        ])
      case .sum: values["sum"] = fields(line)
      case .prior: values["prior"] = fields(line)
      case .growth: values["growth"] = fields(line)
      }
    }
    values["lines"] = lines
    return values
  }
}
