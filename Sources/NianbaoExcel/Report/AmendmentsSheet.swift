import Nianbao

/// 说明和更正: what the office registered and what holds, one line each.
struct AmendmentsSheet {
  static let name = "说明和更正"
  private static let headings = ["种类", "单位", "规则", "项目", "报表填写", "更正为", "理由", "谁", "日期"]
  private static let widths = [8.0, 24, 14, 34, 14, 14, 44, 12, 12]

  private let report: Report

  /// `nil` when nothing is registered.
  init?(_ report: Report) {
    if report.waivers.isEmpty, report.corrections.isEmpty { return nil }
    self.report = report
  }

  func write(to sheet: Sheet) throws {
    try sheet.text("\(ReportSheet.internalMark)。登记的说明和更正，只列仍然对得上的。", 0, 0, .inside)
    for (column, words) in Self.headings.enumerated() { try sheet.text(words, 1, column, .heading) }
    for (place, line) in lines.enumerated() {
      for (column, text) in line.enumerated() { try sheet.text(text, place + 2, column, .text) }
      try sheet.height(rowHeight(Array(zip(line, Self.widths))), row: place + 2)
    }
    for (column, width) in Self.widths.enumerated() { try sheet.width(width, columns: column...column) }
    sheet.freeze(rows: 2, columns: 0)
    try sheet.print(landscape: true, repeatRows: 2, header: ReportSheet.internalMark)
  }

  private var lines: [[String]] {
    let names = Dictionary(
      report.units.map { ($0.unit.code, $0.unit.name) }, uniquingKeysWith: { first, _ in first })
    let corrected = report.corrections.map { unit, correction in
      [
        "更正", unit, "", correction.address.words, correction.from.isEmpty ? "空白" : correction.from,
        correction.to, correction.reason, correction.by, correction.date,
      ]
    }
    return corrected
      + report.waivers.map { waiver in
        [
          "说明", names[waiver.unit] ?? report.project.region, waiver.rule.id, waiver.address.words,
          waiver.actual,
          "",
          waiver.reason, waiver.by, waiver.date,
        ]
      }
  }
}
