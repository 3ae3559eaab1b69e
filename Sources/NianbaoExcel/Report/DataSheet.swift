import Nianbao

/// 数据-…: the figures of one section's tables, one line a cell, equal to the statutory sheet of the section.
struct DataSheet {
  private let report: Report
  private let section: Section
  private let position: Int

  /// The sheet of a section at its place among those with tables, from 0.
  init(_ report: Report, _ section: Section, position: Int) {
    self.report = report
    self.section = section
    self.position = position
  }

  /// Excel allows 31 characters.
  static func name(of section: Section) -> String { "数据-" + section.sheet.prefix(28) }

  func write(to sheet: Sheet) throws {
    try FlatSheet(
      table: "data_\(position + 1)", title: "\(report.title)　\(section.title)",
      note: "与工作表“\(section.sheet)”是同一批数。“数值”空着的，看“状态”：空白是没有单位填报，不适用是表上的 /。"
    ).write(Listing(report.cellColumns, report.tables(of: section).flatMap(\.allCells)), to: sheet)
  }
}
