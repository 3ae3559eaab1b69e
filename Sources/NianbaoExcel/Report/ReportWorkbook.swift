import Foundation
import Nianbao

/// Writes `report.xlsx`: 封面, 目录, 说明, the statutory tables, their figures for reuse, all units, the comparisons and
/// charts.
///
/// All of it may be published; what may not is in `InternalWorkbook`.
package enum ReportWorkbook {
  /// The tables by which it is proved.
  package static let kinds = Set(Printed.Kind.allCases).subtracting(InternalWorkbook.kinds)

  /// Writes the report to a file that does not exist yet.
  package static func write(_ report: Report, to path: String) throws {
    try write(report, charts: report.charts, to: path)
  }

  static func write(_ report: Report, charts: [Chart], to path: String) throws {
    try write(report, charts: charts, to: try Workbook(path: path, documentProperties(of: report)))
  }

  /// Writes the report's sheets to a workbook of whatever format, and closes it.
  static func write(_ report: Report, charts: [Chart], to workbook: consuming Workbook) throws {
    try write(annotated(report, charts), to: workbook)
  }

  /// Writes sheets to a workbook of whatever format, and closes it.
  static func write(_ sheets: [ReportSheet], to workbook: consuming Workbook) throws {
    for one in sheets { try one.write(try workbook.addSheet(one.name)) }
    try workbook.close()
  }

  /// All sheets in their order: those that say what the workbook holds, then the figures.
  private static func annotated(_ report: Report, _ charts: [Chart]) -> [ReportSheet] {
    let content = statutory(report) + figures(report, charts)
    let notes = ReportSheet(
      name: NotesSheet.name, words: "符号、取整、核对和数据来源", write: NotesSheet(report).write)
    let cover = ReportSheet(
      name: CoverSheet.name, words: "谁公布、哪一年、什么时候、向谁询问", write: CoverSheet(report).write)
    let contents = ContentsSheet([cover, notes] + content, of: report)
    return [cover, ReportSheet(name: ContentsSheet.name, words: "", write: contents.write), notes] + content
  }

  private static func statutory(_ report: Report) -> [ReportSheet] {
    let live = StatutorySheetWriter.Live(units: UnitsSheet(report), comparison: ComparisonSheet(report))
    let sections = report.sections.filter { !report.tables(of: $0).isEmpty }
    return sections.map { section in
      ReportSheet(
        name: section.sheet, words: "\(section.heading)（\(section.isAnnex ? "" : "法定")表格，供看和打印）",
        write: StatutorySheetWriter(report, section, live: live).write)
    }
      + sections.enumerated().map { position, section in
        ReportSheet(
          name: DataSheet.name(of: section), words: "“\(section.sheet)”的数，一行一个，供再利用",
          write: DataSheet(report, section, position: position).write)
      }
  }

  private static func figures(_ report: Report, _ charts: [Chart]) -> [ReportSheet] {
    let units = ReportSheet(
      name: UnitsSheet.name, words: "各单位的每一个数，法定表格由它求和", write: UnitsSheet(report).write)
    let comparison = ReportSheet(
      name: ComparisonSheet.name, words: "每个数与上年的比较", write: ComparisonSheet(report).write)
    let years = report.years.map { years in
      ReportSheet(name: YearsSheet.name, words: "历年的数并列", write: YearsSheet(years).write)
    }
    let ledger = LedgerSheet(report).map { ledger in
      ReportSheet(name: LedgerSheet.name, words: "公开台账按类别、渠道、单位的条数和比较", write: ledger.write)
    }
    let charts = ChartsSheet(charts).map { charts in
      ReportSheet(name: ChartsSheet.name, words: "图和图里的数", write: charts.write)
    }
    return [report.isUnit ? nil : units, comparison, years, ledger, charts].compactMap { $0 }
  }

  static func documentProperties(of report: Report) -> Workbook.Properties {
    var about = Workbook.Properties(title: report.title, created: created(report.year))
    about.subject = report.form.source
    about.author = report.project.publisher.isEmpty ? report.project.region : report.project.publisher
    about.keywords = "\(report.project.region)，\(report.year)年，\(report.form.title)"
    about.status = report.isDraft ? "草稿" : ""
    return about
  }

  /// Midnight at the end of the reported year, in seconds since 1970: a date, but never the clock's.
  package static func created(_ year: Int) -> Int {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let date = calendar.date(from: DateComponents(year: year, month: 12, day: 31))
    return Int(date?.timeIntervalSince1970 ?? 0)
  }
}
