import Nianbao

/// 数据-…: the figures of one section's tables, one line a cell, equal to the statutory sheet of the section.
struct DataSheet {
  static let headings = ["指标", "表", "行组", "行", "列", "计量单位", "数值", "状态"]
  private static let widths = [28.0, 34, 28, 38, 40, 10, 14, 8]

  private let report: Report
  private let section: Section
  private let position: Int

  /// - Parameter position: the section's place among those with tables, from 0.
  init(_ report: Report, _ section: Section, position: Int) {
    (self.report, self.section, self.position) = (report, section, position)
  }

  /// Excel allows 31 characters.
  static func name(of section: Section) -> String { "数据-" + section.sheet.prefix(28) }

  func write(to sheet: Sheet) throws {
    try FlatSheet(
      table: "data_\(position + 1)", title: "\(report.title)　\(section.title)",
      note: "与工作表“\(section.sheet)”是同一批数。“数值”空着的，看“状态”：空白是没有单位填报，不适用是表上的 /。",
      columns: Array(zip(Self.headings, Self.widths)), lines: report.tables(of: section).flatMap(lines)
    ).write(to: sheet)
  }

  private func lines(of table: Table) -> [[FlatSheet.Value]] {
    table.allCells.map { cell in
      let blank = report.form.blank(of: cell)
      let (row, column) = (table.rows[blank.row], table.columns[blank.column])
      let value = report.statistics.figures[cell]
      let number = value.map {
        FlatSheet.Value.number(
          blank.measure.double($0), format: blank.measure.decimals == 0 ? "#,##0" : "General")
      }
      return [
        .text(report.form.address(of: cell).description), .text(table.title),
        .text(row.groups.map(\.label).joined(separator: "—")), .text(row.label),
        .text(column.path.joined(separator: "—")), .text(blank.measure.name), number ?? .none,
        .text(state(of: cell)),
      ]
    }
  }

  private func state(of cell: Cell) -> String {
    let figures = report.statistics.figures
    if let value = figures[cell] { return value == 0 ? "零" : "数字" }
    return figures.state(of: cell) == .notApplicable ? "不适用" : "空白"
  }
}
