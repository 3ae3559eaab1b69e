import Nianbao

/// 说明和更正: what the office registered and what holds, one line each.
struct AmendmentsSheet {
  static let name = "说明和更正"

  private let rows: ListingRows<ListedAmendment>

  /// `nil` when nothing is registered.
  init?(_ report: Report) {
    guard let amendments = report.amendments else { return nil }
    rows = ListingRows(amendments, .plain)
  }

  func write(to sheet: Sheet) throws {
    try sheet.text("\(ReportSheet.internalMark)。登记的说明和更正，只列仍然对得上的。", 0, 0, .inside)
    try rows.writeHeadings(1, to: sheet)
    try rows.writeLines(from: 2, to: sheet)
    try rows.writeWidths(to: sheet)
    sheet.freeze(rows: 2, columns: 0)
    try sheet.print(
      .landscape.with {
        $0.repeatedRows = 2
        $0.header = ReportSheet.internalMark
      })
  }
}
