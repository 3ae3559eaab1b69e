import Nianbao

/// Writes `internal.xlsx`, which an office keeps: the statutory tables, whose numbers lead to 来源, where they come from;
/// then 核对意见, and 说明和更正.
package enum InternalWorkbook {
  /// The tables by which it is proved, beside the statutory ones.
  package static let kinds: Set<Printed.Kind> = [.units]

  /// Writes what is not published of the report to a file that does not exist yet.
  package static func write(_ report: Report, to path: String) throws {
    var about = ReportWorkbook.documentProperties(of: report)
    about.title += "（内部资料）"
    try ReportWorkbook.write(sheets(of: report), to: try Workbook(path: path, about))
  }

  private static func sheets(of report: Report) -> [ReportSheet] {
    let sources = SourcesSheet(report)
    let statutory = report.sections.filter { !report.tables(of: $0).isEmpty }.map { section in
      ReportSheet(
        name: section.sheet, words: section.heading,
        write: StatutorySheetWriter(report, section, sources: sources).write)
    }
    let origins = sources.map { sources in
      ReportSheet(
        name: SourcesSheet.name, words: "法定表格里的每个数由哪些单位的数相加，写在哪个文件的哪里", write: sources.write)
    }
    let findings = ReportSheet(
      name: FindingsSheet.name, words: "程序核对的意见，一行一条", write: FindingsSheet(report).write)
    let amendments = AmendmentsSheet(report).map { amendments in
      ReportSheet(name: AmendmentsSheet.name, words: "登记的说明和更正", write: amendments.write)
    }
    return statutory + [origins, findings, amendments].compactMap { $0 }
  }
}
