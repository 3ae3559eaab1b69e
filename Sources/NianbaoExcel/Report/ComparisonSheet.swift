import Nianbao

/// 同比: every cell of the form with last year's value, change and growth, one line each.
struct ComparisonSheet {
  static let name = "同比"
  /// Of the headings and of the figures, from 0.
  static let headerRow = 1
  static let firstRow = 2

  private let report: Report
  private let rows: ListingRows<ComparedLine>
  /// The place of each cell's line.
  private let places: [Cell: Int]

  /// With them the report's public part prints on twenty pages.
  private static let mostPages = 4

  init(_ report: Report) {
    self.report = report
    let listing = report.comparison
    rows = ListingRows(listing, .plain)
    places = Dictionary(
      listing.lines.enumerated().compactMap { place, line in line.cell.map { ($0, place) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// Where last year's value of the cell stands, for formulas of other sheets; `nil` when there is none.
  func priorName(of cell: Cell) -> String? {
    guard report.statistics.prior(of: cell) != nil, let place = places[cell],
      let column = rows.place(of: "prior")
    else { return nil }
    return "'\(Self.name)'!" + Sheet.name(row: Self.firstRow + place, column: column)
  }

  func write(to sheet: Sheet) throws {
    let like = report.statistics.likeForLike
    let base = report.statistics.base.map { "上年数取自 \($0.words)" } ?? "没有上年的数据"
    let note = like.map { "；同口径只比较两年都有数的 \($0.units) 个单位（全部 \($0.all) 个）" } ?? ""
    try sheet.text(base + note, 0, 0, .note)
    try rows.writeHeadings(Self.headerRow, to: sheet)
    try rows.writeLines(from: Self.firstRow, to: sheet)
    try rows.writeWidths(to: sheet)
    sheet.freeze(rows: Self.firstRow, columns: 3)
    try sheet.filter(
      rows: Self.headerRow...(Self.headerRow + rows.listing.lines.count), columns: 0...(rows.width - 1))
    try sheet.print(
      .landscape.with { ($0.repeatedRows, $0.mostPages) = (Self.firstRow, Self.mostPages) })
  }
}
