import Foundation
import Nianbao
import NianbaoExcel

/// `Out/<year>/`: written beside it first, then moved into place in one step.
struct OutputFolder {
  let folder: ProjectFolder
  private var place: String { "\(folder.out)/\(folder.year)" }
  private var mark: String { "-\(ProcessInfo.processInfo.processIdentifier)" }

  init(_ folder: ProjectFolder) { self.folder = folder }

  /// Writes the outputs asked for and returns the folder's path.
  func write(_ report: Report, _ returns: Returns, _ outputs: OutputList) throws -> String {
    let files = FileManager.default
    let new = "\(folder.out)/.\(folder.year).new\(mark)"
    do {
      try restoreInterrupted()
      try files.createDirectory(atPath: new, withIntermediateDirectories: true)
    } catch {
      throw FileTrouble(description: "\(folder.out)：成果文件夹不能写入，\(Files.reason(error))。")
    }
    defer { if Files.exists(new) { try? files.removeItem(atPath: new) } }
    var written = try contents(report, returns, outputs)
    if outputs.contains(.xlsx) {
      try ReportWorkbook.write(report, to: "\(new)/report.xlsx")
      written.append(("report.xlsx", try Files.bytes(of: "\(new)/report.xlsx")))
    }
    written.sort { $0.name < $1.name }
    written.append(("manifest.json", try json(folder.manifest(outputs: written))))
    do {
      for (name, data) in written where name != "report.xlsx" {
        try Data(data).write(to: URL(fileURLWithPath: "\(new)/\(name)"))
      }
      try moveIntoPlace(new)
    } catch {
      throw FileTrouble(description: "\(place)：成果没有写成，\(Files.reason(error))；原来的成果没有动。")
    }
    return place
  }

  private func contents(
    _ report: Report, _ returns: Returns, _ outputs: OutputList
  ) throws -> [(name: String, data: [UInt8])] {
    var result: [(name: String, data: [UInt8])] = []
    if outputs.contains(.report) {
      result.append(("report.md", Array(try PageWriter.markdown(report, folder.page("report.md")).utf8)))
      result.append(("report.html", Array(try PageWriter.html(report, folder.page("report.html")).utf8)))
    }
    if outputs.contains(.facts) {
      result.append(("facts.csv", factsCSV(returns)))
      result.append(("summary.csv", summaryCSV(report.statistics)))
      result.append(("upward.csv", upwardCSV(report.statistics, project: report.project)))
    }
    if outputs.contains(.findings) {
      result.append(("findings.csv", findingsCSV(report.findings)))
      result.append(("findings.json", try findingsJSON(report.findings)))
      result.append(("status.csv", statusCSV(report.units, report.findings)))
    }
    return result
  }
}

extension OutputFolder {
  private var old: String { "\(folder.out)/.\(folder.year).old" }

  /// Puts the new folder where the old one was; the old one is gone only when the new one stands.
  private func moveIntoPlace(_ new: String) throws {
    let files = FileManager.default
    guard Files.exists(place) else { return try files.moveItem(atPath: new, toPath: place) }
    try files.moveItem(atPath: place, toPath: old)
    do {
      try files.moveItem(atPath: new, toPath: place)
    } catch {
      try files.moveItem(atPath: old, toPath: place)
      throw error
    }
    try files.removeItem(atPath: old)
  }

  /// A run that was killed between the two moves left the old folder aside: it is put back first.
  private func restoreInterrupted() throws {
    guard Files.exists(old) else { return }
    if Files.exists(place) {
      try FileManager.default.removeItem(atPath: old)
    } else {
      try FileManager.default.moveItem(atPath: old, toPath: place)
    }
  }
}
