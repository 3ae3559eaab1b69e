import Foundation
import Nianbao

/// Writes `report.xlsx`: the statutory tables, all units, the comparison with last year, all years, the findings.
public enum ReportWorkbook {
  /// - Parameter path: a file that does not exist yet.
  public static func write(_ report: Report, to path: String) throws {
    let workbook = try Workbook(path: path, title: report.title, created: created(report.year))
    let units = UnitsSheet(report)
    let comparison = ComparisonSheet(report)
    for section in report.sections where !report.tables(of: section).isEmpty {
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
  static func created(_ year: Int) -> Int {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let date = calendar.date(from: DateComponents(year: year, month: 12, day: 31))
    return Int(date?.timeIntervalSince1970 ?? 0)
  }
}
