import Nianbao

/// One sheet of a workbook: its name, what it holds in one line, and how it is written.
struct ReportSheet {
  let name: String
  let words: String
  let write: (Sheet) throws -> Void

  /// What the sheets of a workbook that is not published say first and above every printed page.
  static let internalMark = "内部资料，不得公布"
}

/// 目录: a link to every sheet, and what it holds.
struct ContentsSheet {
  static let name = "目录"
  static let headings = ["工作表", "内容"]
  private static let widths = [24.0, 74]

  private let sheets: [ReportSheet]
  private let title: String

  init(_ sheets: [ReportSheet], of report: Report) { (self.sheets, title) = (sheets, report.title) }

  func write(to sheet: Sheet) throws {
    sheet.hideGridlines()
    for (column, width) in Self.widths.enumerated() { try sheet.width(width, columns: column...column) }
    try sheet.text(Self.name, 0, 0, .title.with { $0.align = .left })
    try sheet.height(30, row: 0)
    try sheet.text(title, 1, 0, .note)
    try sheet.table("contents", Self.headings, rows: 2...(2 + sheets.count), .heading)
    for (place, one) in sheets.enumerated() {
      let row = 3 + place
      try sheet.link(
        to: Sheet.reference(to: "A1", on: one.name), one.name, row, 0, .link.with { $0.hasBorder = true })
      try sheet.text(one.words, row, 1, .text)
      try sheet.height(rowHeight([(one.name, Self.widths[0]), (one.words, Self.widths[1])]) + 3, row: row)
    }
    try sheet.print(.portrait.of(rows: 3 + sheets.count, columns: Self.headings.count))
  }
}
