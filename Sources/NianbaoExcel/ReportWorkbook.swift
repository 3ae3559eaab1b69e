import Foundation
import Nianbao

/// Writes `report.xlsx`: the statutory tables, all units, the comparison with last year, all years, the findings.
public enum ReportWorkbook {
  /// - Parameter path: a file that does not exist yet.
  public static func write(_ report: Report, to path: String) throws {
    let workbook = try Workbook(path: path, title: report.title, created: created(report.year))
    let units = UnitsSheet(report)
    let comparison = ComparisonSheet(report)
    for section in report.form.sections where !report.tables(of: section).isEmpty {
      try StatutorySheetWriter(report, section, units, comparison).write(to: workbook.addSheet(section.sheet))
    }
    if !report.isUnit { try units.write(to: workbook.addSheet(UnitsSheet.name)) }
    try comparison.write(to: workbook.addSheet(ComparisonSheet.name))
    if let years = report.years { try YearsSheet(years).write(to: workbook.addSheet(YearsSheet.name)) }
    try FindingsSheet(report).write(to: workbook.addSheet(FindingsSheet.name))
    if let amendments = AmendmentsSheet(report) {
      try amendments.write(to: workbook.addSheet(AmendmentsSheet.name))
    }
    try workbook.close()
  }

  /// Midnight at the end of the reported year, in seconds since 1970: a date, but never the clock's.
  private static func created(_ year: Int) -> Int {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let date = calendar.date(from: DateComponents(year: year, month: 12, day: 31))
    return Int(date?.timeIntervalSince1970 ?? 0)
  }
}

extension Style {
  static let plain = Style()
  static let title = Style().with { ($0.size, $0.isBold, $0.align) = (16, true, .center) }
  static let section = Style().with { ($0.size, $0.isBold, $0.align) = (12, true, .left) }
  static let heading = Style().with {
    ($0.isBold, $0.align, $0.wraps, $0.hasBorder, $0.fill) = (true, .center, true, true, 0xEDF2F7)
  }
  static let label = Style().with { ($0.wraps, $0.hasBorder) = (true, true) }
  static let text = Style().with { ($0.wraps, $0.hasBorder) = (true, true) }
  static let value = Style().with { ($0.align, $0.hasBorder) = (.center, true) }
  static let check = Style().with { ($0.align, $0.color, $0.size) = (.center, 0x4A5568, 9) }
  static let note = Style().with { ($0.color, $0.size) = (0x4A5568, 9) }

  /// A number in its measure: counts whole, money with all its digits.
  static func value(_ measure: Measure) -> Style {
    value.with { $0.numberFormat = measure.decimals == 0 ? "0" : "General" }
  }
}

/// How wide a text is in columns of a sheet: a Chinese character takes two.
func displayWidth(_ text: String) -> Int {
  text.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 && !(0x2018...0x201D).contains($1.value) ? 1 : 2) }
}
