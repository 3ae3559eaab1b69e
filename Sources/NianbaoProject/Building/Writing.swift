import Foundation
import Nianbao
import NianbaoExcel

/// Writes reports as files: the region's into `Out/<year>/`, a unit's into `units/<code>/` below it.
extension Publication {
  /// Fills a new folder and puts it where the old one was; what is not ours is never replaced.
  func replace(_ place: String, _ fill: (_ folder: String) throws -> Void) throws {
    try OutputFolder(place).refuseStrangers()
    try OutputFolder(place).replace(fill)
  }

  /// Writes the region's report, and with `units` every unit's beside it, proved, with the page that lists them.
  ///
  /// - Returns: what was written, for the manifest.
  func write(
    _ report: Report, _ returns: Returns, units: [Report]?, into path: String
  ) throws -> [Manifest.Entry] {
    var entries = try write(report, returns, into: path)
    for own in units ?? [] {
      let below = "units/\(own.project.code)"
      let folder = "\(path)/\(below)"
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      let files = try write(own, returns.alone(own), into: folder)
      let proof = try prove(own, in: folder)
      try writeManifest(files, proof, in: folder)
      entries += try entriesWithManifest(files.map(\.file), in: folder, below: below)
    }
    if let unitIndex { entries.append(try put(Array(unitIndex.utf8), "units/index.html", path)) }
    return entries
  }

  /// Writes one report, the region's or a unit's.
  func write(_ report: Report, _ returns: Returns, into path: String) throws -> [Manifest.Entry] {
    var files: [File] = []
    if wants(.report) { files += try texts(of: report) }
    if wants(.facts) {
      files.append(File("facts.csv", factsCSV(returns)))
      files.append(File("summary.csv", summaryCSV(report.statistics, columns: report.comparedColumns)))
      files.append(File("upward.csv", upwardCSV(report.statistics, project: report.project)))
    }
    if wants(.findings) {
      files.append(File("findings.csv", findingsCSV(report.findings)))
      files.append(File("findings.json", try findingsJSON(report.findings)))
      files.append(File("status.csv", statusCSV(report.units, report.findings)))
    }
    if wants(.ledger), let ledger = report.ledger {
      files.append(File("ledger.csv", ledgerCSV(ledger, roster: folder.roster)))
    }
    var entries = try files.map { try put($0.data, $0.name, path) }
    if wants(.xlsx) {
      try ReportWorkbook.write(report, to: "\(path)/report.xlsx")
      entries.append(try entry("report.xlsx", in: path))
    }
    return entries
  }

  /// Has the proved page converted, and writes the manifest over everything.
  ///
  /// - Throws: `FileTrouble` when a file that was read was changed meanwhile.
  func finish(
    _ files: [Manifest.Entry], _ proof: [Proof.Count], _ report: Report, in path: String
  ) throws {
    let downloads = try order.converters.convert(in: path, year: report.year).map { try entry($0, in: path) }
    try folder.files.refuseChanged()
    try writeManifest(files + downloads, proof, in: path)
  }

  /// Names one unit's new files in the manifest of the region's build, where there is one.
  func nameAgain(unit: String) throws {
    let path = "\(place)/manifest.json"
    guard Files.exists(path) else { return }
    do {
      let own = try Manifest.read("\(place(of: unit))/manifest.json")
      let files = try entriesWithManifest(
        own.outputs.map(\.file), in: place(of: unit), below: "units/\(unit)")
      let old = try JSONDecoder().decode(Manifest.self, from: Data(try Files.bytes(of: path)))
      try Files.replace(path, with: try json(old.replacing(outputsBelow: "units/\(unit)/", with: files)))
    } catch is DecodingError {
      throw FileTrouble(description: "\(path)：不是本程序写的清单，没有更新；请重新编一次全区的报告。")
    }
  }
}

extension Publication {
  /// A file that is to be written.
  private struct File {
    let name: String
    let data: [UInt8]

    init(_ name: String, _ data: [UInt8]) {
      self.name = name
      self.data = data
    }
  }

  private func texts(of report: Report) throws -> [File] {
    var files = try pages.map { page in
      let text =
        page.name.hasSuffix(".md")
        ? try PageWriter.markdown(report, page.template) : try PageWriter.html(report, page.template)
      return File(page.name, Array(text.utf8))
    }
    files.append(File("texts.json", try json(TextsRecord(report))))
    files += report.narrative.drafts.map { File($0.file, Array($0.text.utf8)) }
    if let summary = report.summary, let summaryPage {
      files.append(File("work-summary.md", Array(summary.markdown.utf8)))
      files.append(File("work-summary.html", Array(try summary.html(summaryPage).utf8)))
    }
    return files
  }

  private func put(_ data: [UInt8], _ name: String, _ path: String) throws -> Manifest.Entry {
    let file = URL(fileURLWithPath: "\(path)/\(name)")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(data).write(to: file)
    return Manifest.Entry(file: name, data: data)
  }

  private func entry(_ name: String, in path: String) throws -> Manifest.Entry {
    Manifest.Entry(file: name, data: try Files.bytes(of: "\(path)/\(name)"))
  }

  private func entriesWithManifest(_ files: [String], in path: String, below: String) throws -> [Manifest
    .Entry]
  {
    try (files + ["manifest.json"]).map { try entry($0, in: path).named("\(below)/\($0)") }
  }

  private func writeManifest(_ files: [Manifest.Entry], _ proof: [Proof.Count], in path: String) throws {
    let manifest = sources.manifest(Manifest.sorted(files), proof: proof)
    try Data(try json(manifest)).write(to: URL(fileURLWithPath: "\(path)/manifest.json"))
  }
}
