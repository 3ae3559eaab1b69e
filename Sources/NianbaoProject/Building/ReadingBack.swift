import Nianbao
import NianbaoExcel

extension Publication {
  /// Reads back what was written and proves it.
  ///
  /// - Throws: `Proof.Refuted` when a printed number is not what it should be; `FileTrouble` when the workbook cannot be
  ///   read back.
  func prove(_ report: Report, in path: String) throws -> [Proof.Count] {
    var files: [Printed] = []
    if wants(.report) { files += try printedTexts(of: report, in: path) }
    if wants(.xlsx) {
      do throws(WorkbookRefusal) {
        files.append(try .workbook(at: "\(path)/report.xlsx", file: "report.xlsx", of: report))
      } catch {
        let why = "这是程序的问题，不是报送数据的问题：急用数据的可以先编 --outputs report,facts,findings，并请告诉维护程序的人"
        throw FileTrouble(
          description: "report.xlsx：写出以后读不回来（\(error)）。成果没有写出，原来的成果没有动。\(why)。")
      }
    }
    let proof = Proof(files, of: report)
    if let refuted = Proof.Refuted(proof, of: report) { throw refuted }
    return proof.counts
  }

  private func printedTexts(of report: Report, in path: String) throws -> [Printed] {
    var files = try pages.map { page -> Printed in
      let bytes = try Files.bytes(of: "\(path)/\(page.name)")
      return page.name.hasSuffix(".md")
        ? .markdown(bytes, file: page.name, of: report, page.own) : .page(bytes, file: page.name, page.own)
    }
    if report.summary != nil {
      files.append(.summary(try Files.bytes(of: "\(path)/work-summary.md"), file: "work-summary.md"))
      files.append(
        .summaryPage(try Files.bytes(of: "\(path)/work-summary.html"), file: "work-summary.html"))
    }
    return files
  }
}
