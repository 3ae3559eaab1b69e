import Nianbao

/// 核对意见: one finding a line, the worst first.
struct FindingsSheet {
  static let name = "核对意见"

  private let rows: ListingRows<Finding>

  init(_ report: Report) { rows = ListingRows(report.findingListing, .plain) }

  func write(to sheet: Sheet) throws {
    let findings = rows.listing.lines
    let counts = Severity.allCases.map { "\($0.rawValue) \(findings.count(open: $0))" }.joined(separator: "，")
    let waived = findings.count { $0.state == .waived }
    try sheet.text(
      "\(ReportSheet.internalMark)。待处理：\(counts)\(waived > 0 ? "；已说明或更正 \(waived)" : "")", 0, 0, .inside)
    try rows.writeHeadings(1, to: sheet)
    try rows.writeLines(from: 2, to: sheet)
    try rows.writeWidths(to: sheet)
    sheet.freeze(rows: 2, columns: 0)
    try sheet.filter(rows: 1...max(2, findings.count + 1), columns: 0...(rows.width - 1))
    try sheet.print(
      .landscape.with {
        $0.repeatedRows = 2
        $0.header = ReportSheet.internalMark
      })
  }
}
