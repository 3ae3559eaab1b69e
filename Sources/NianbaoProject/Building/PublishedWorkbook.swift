import Nianbao
import NianbaoExcel

/// The report as a workbook, and what an office keeps of it as another.
extension PublishedFile {
  static let workbook = PublishedFile(
    "report.xlsx", .xlsx,
    .file(
      write: { try ReportWorkbook.write($0, to: $1) },
      read: { try workbook("report.xlsx", ReportWorkbook.kinds, of: $0, at: $1) }))

  static let internalWorkbook = PublishedFile(
    "internal.xlsx", .internal, .xlsx,
    making: .file(
      write: { try InternalWorkbook.write($0, to: $1) },
      read: { try workbook("internal.xlsx", InternalWorkbook.kinds, of: $0, at: $1) }))

  /// - Throws: `FileTrouble` when the workbook cannot be read back.
  private static func workbook(
    _ name: String, _ kinds: Set<Printed.Kind>, of report: Report, at path: String
  ) throws(FileTrouble) -> Printed {
    do throws(WorkbookRefusal) {
      return try .workbook(at: path, file: name, kinds, of: report)
    } catch {
      let why = "这是程序的问题，不是报送数据的问题：急用数据的可以先编 --outputs report,facts,findings，并请告诉维护程序的人"
      throw FileTrouble(
        description: "\(name)：写出以后读不回来（\(error)）。成果没有写出，原来的成果没有动。\(why)。")
    }
  }
}
