import Nianbao

/// 多年: every figure over all years known, one line each; a grey column stands where the form changed.
struct YearsSheet {
  static let name = "多年"
  /// Of the headings and of the figures, from 0.
  static let headerRow = 1
  static let firstRow = 3

  private let years: ManyYears
  private let rows: ListingRows<ManyYears.Line>

  init(_ years: ManyYears) {
    self.years = years
    rows = ListingRows(years.listing, .plain)
  }

  func write(to sheet: Sheet) throws {
    try sheet.text("灰色的“换版”处表样改版：两边口径不同的数不能比较，写作“—”。", 0, 0, .note)
    let columns = rows.listing.columns(in: .sheet)
    for column in columns where !column.kind.isNumber { try writeHeading(column, to: sheet) }
    try sheet.text("数据来源", 2, 0, .note)
    // A strip's heading stands before its year, and is written after it.
    var strip: ListingColumn<ManyYears.Line>?
    for column in columns where column.kind.isNumber {
      if column.kind == .gap {
        strip = column
        continue
      }
      try writeHeading(column, to: sheet)
      if let before = strip { try writeHeading(before, to: sheet) }
      strip = nil
    }
    try sheet.height(58, row: 2)
    try rows.writeLines(from: Self.firstRow, to: sheet)
    try rows.writeWidths(to: sheet)
    sheet.freeze(rows: Self.firstRow, columns: 3)
    try sheet.print(
      .lookedUp(lines: rows.listing.lines.count, headings: Self.firstRow, columns: rows.width))
  }

  /// A year's heading is a number, with where its figures come from below it.
  private func writeHeading(_ column: ListingColumn<ManyYears.Line>, to sheet: Sheet) throws {
    guard let place = rows.place(of: column.id) else { return }
    guard case .year(let year) = column.kind else {
      let style = column.kind == .gap ? Style.gap : .heading
      return try sheet.text(column.heading(in: .sheet), Self.headerRow, place, style)
    }
    try sheet.number(Double(year), Self.headerRow, place, .heading)
    let words = years.years.first { $0.year == year }?.words ?? ""
    try sheet.text(words, Self.headerRow + 1, place, .note.with { $0.wraps = true })
  }
}
