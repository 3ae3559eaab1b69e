import Nianbao

/// 核对意见: one finding a line, the worst first.
struct FindingsSheet {
  static let name = "核对意见"
  private static let headings = [
    "序号", "级别", "状态", "单位", "表", "行", "列", "问题", "改法", "应为", "现为", "位置", "规则",
  ]

  private static let widths = [6.0, 7, 8, 22, 12, 14, 12, 60, 36, 12, 12, 34, 14]

  private let report: Report

  init(_ report: Report) { self.report = report }

  func write(to sheet: Sheet) throws {
    let findings = report.findings.worstFirst()
    let counts = Severity.allCases.map { "\($0.rawValue) \(findings.count(open: $0))" }.joined(separator: "，")
    let waived = findings.count { $0.state == .waived }
    try sheet.text(
      "\(ReportSheet.internalMark)。待处理：\(counts)\(waived > 0 ? "；已说明或更正 \(waived)" : "")", 0, 0, .inside)
    for (column, words) in Self.headings.enumerated() { try sheet.text(words, 1, column, .heading) }
    let names = Dictionary(
      report.units.map { ($0.unit.code, $0.unit.name) }, uniquingKeysWith: { first, _ in first })
    for (position, finding) in findings.enumerated() {
      try write(finding, position, names[finding.unit] ?? "", to: sheet)
    }
    for (column, width) in Self.widths.enumerated() {
      try sheet.width(width, columns: column...column)
    }
    sheet.freeze(rows: 2, columns: 0)
    try sheet.filter(rows: 1...max(2, findings.count + 1), columns: 0...(Self.headings.count - 1))
    try sheet.print(landscape: true, repeatRows: 2, header: ReportSheet.internalMark)
  }

  private func write(_ finding: Finding, _ position: Int, _ unit: String, to sheet: Sheet) throws {
    let row = position + 2
    let place = finding.place.map { place in
      [place.file, place.line > 0 ? "第\(place.line)行" : "", place.field > 0 ? "第\(place.field)列" : ""]
        .filter { !$0.isEmpty }.joined(separator: " ")
    }
    try sheet.number(Double(position + 1), row, 0, .value)
    let texts = [
      finding.severity.rawValue, finding.state == .open ? "待处理" : "已说明", unit, finding.address.table,
      finding.address.row, finding.address.column,
      finding.sentence, finding.hint, finding.expected, finding.actual, place ?? "", finding.rule.id,
    ]
    for (column, text) in texts.enumerated() { try sheet.text(text, row, column + 1, .text) }
    try sheet.height(rowHeight(Array(zip(texts, Self.widths.dropFirst()))), row: row)
  }
}
