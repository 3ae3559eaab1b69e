import ArgumentParser
import Foundation
import Nianbao
import NianbaoExcel

/// Writes reports as files: the region's into `Out/<year>/`, a unit's into `units/<code>/` below it.
struct Publication {
  let folder: ProjectFolder
  let outputs: WordList<Output>
  private let converters: Converters
  private let manifest: ([Manifest.Entry], [Proof.Count]) -> Manifest
  private let pages: [(name: String, template: PageTemplate, own: PageTemplate.Own)]

  /// - Parameter converters: what makes downloads of the report that is asked for.
  init(
    _ folder: ProjectFolder, _ outputs: WordList<Output>, _ converters: Converters, ledgers: [LedgerSource]
  ) throws {
    (self.folder, self.outputs, manifest) = (folder, outputs, folder.manifest(ledgers))
    self.converters = converters
    try Self.refuse("\(folder.out)/\(folder.year)", on: [folder.inputs, folder.templates])
    pages = try ["report.md", "report.html"].map { name in
      let template = try folder.page(name)
      return (name, template, template.own)
    }
  }

  /// `Out/<year>/` is replaced as a whole: what the units sent must not be in it, nor it among that.
  private static func refuse(_ place: String, on taken: [String]) throws {
    let own = Files.real(place) + "/"
    for (other, path) in taken.map({ ($0, Files.real($0) + "/") })
    where own.hasPrefix(path) || path.hasPrefix(own) {
      throw ValidationError("成果要整个换掉 \(place)，它不能在 \(other) 里面，也不能包含它；请用 --out 另写一个文件夹。")
    }
  }

  var place: String { "\(folder.out)/\(folder.year)" }
  func place(of unit: String) -> String { "\(place)/units/\(unit)" }

  /// Writes the region's report, and with `units` every unit's beside it and the page that lists them.
  func write(_ report: Report, _ returns: Returns, units: [Report]?) throws {
    try OutputFolder(place).refuseStrangers()
    let index = try units.map { units in
      let list = UnitIndex(
        region: report, units: units, hasPages: outputs.contains(.report), hasSheets: outputs.contains(.xlsx))
      return try folder.page("units.html").render(list.values)
    }
    try OutputFolder(place).replace { path in
      var entries = try write(report, returns, into: path)
      for own in units ?? [] {
        let code = own.project.code
        try FileManager.default.createDirectory(
          atPath: "\(path)/units/\(code)", withIntermediateDirectories: true)
        entries += try writeUnit(own, returns, into: "\(path)/units/\(code)", below: "units/\(code)/")
      }
      if let index {
        entries.append(try put(Array(index.utf8), "index.html", "\(path)/units", below: "units/"))
      }
      let proof = try proof(of: report, in: path)
      entries += try downloads(of: report, in: path)
      try finish(entries, proof, in: path)
    }
  }

  /// Writes one unit's report alone; the rest of `Out/<year>/` stays as it is, but its manifest names the new files.
  func write(unit report: Report, _ returns: Returns) throws {
    let below = "units/\(report.project.code)/"
    try OutputFolder(place(of: report.project.code)).refuseStrangers()
    var entries: [Manifest.Entry] = []
    try OutputFolder(place(of: report.project.code)).replace { path in
      entries = try writeUnit(report, returns, into: path, below: below, hasDownloads: true)
    }
    let path = "\(place)/manifest.json"
    guard Files.exists(path) else { return }
    do {
      let old = try JSONDecoder().decode(Manifest.self, from: Data(try Files.bytes(of: path)))
      try Files.replace(path, with: try json(old.replacing(outputsBelow: below, with: entries)))
    } catch is DecodingError {
      throw FileTrouble(description: "\(path)：不是本程序写的清单，没有更新；请重新编一次全区的报告。")
    }
  }
}

extension Publication {
  private func writeUnit(
    _ report: Report, _ returns: Returns, into path: String, below: String, hasDownloads: Bool = false
  ) throws -> [Manifest.Entry] {
    var own = returns
    (own.units, own.strays) = (report.units, [])
    var entries = try write(report, own, into: path)
    let proof = try proof(of: report, in: path)
    if hasDownloads { entries += try downloads(of: report, in: path) }
    try finish(entries, proof, in: path)
    return try (entries.map(\.file) + ["manifest.json"]).map { name in
      Manifest.Entry(file: below + name, data: try Files.bytes(of: "\(path)/\(name)"))
    }
  }

  private func write(
    _ report: Report, _ returns: Returns, into path: String
  ) throws -> [Manifest.Entry] {
    var files: [(name: String, data: [UInt8])] = []
    if outputs.contains(.report) {
      for (name, template, _) in pages {
        let text =
          name.hasSuffix(".md")
          ? try PageWriter.markdown(report, template) : try PageWriter.html(report, template)
        files.append((name, Array(text.utf8)))
      }
      files.append(("texts.json", try json(TextsRecord(report))))
      files += report.narrative.drafts.map { ($0.file, Array($0.text.utf8)) }
      if let summary = report.summary {
        files.append(("work-summary.md", Array(summary.markdown.utf8)))
        files.append(("work-summary.html", Array(try summary.html(folder.page("work-summary.html")).utf8)))
      }
    }
    if outputs.contains(.facts) {
      files.append(("facts.csv", factsCSV(returns)))
      files.append(("summary.csv", summaryCSV(report.statistics, columns: report.comparedColumns)))
      files.append(("upward.csv", upwardCSV(report.statistics, project: report.project)))
    }
    if outputs.contains(.findings) {
      files.append(("findings.csv", findingsCSV(report.findings)))
      files.append(("findings.json", try findingsJSON(report.findings)))
      files.append(("status.csv", statusCSV(report.units, report.findings)))
    }
    if outputs.contains(.ledger), let ledger = report.ledger {
      files.append(("ledger.csv", ledgerCSV(ledger, roster: folder.roster)))
    }
    var entries = try files.map { try put($0.data, $0.name, path, below: "") }
    if outputs.contains(.xlsx) {
      try ReportWorkbook.write(report, to: "\(path)/report.xlsx")
      entries.append(Manifest.Entry(file: "report.xlsx", data: try Files.bytes(of: "\(path)/report.xlsx")))
    }
    return entries
  }

  private func put(_ data: [UInt8], _ name: String, _ path: String, below: String) throws -> Manifest.Entry {
    let file = URL(fileURLWithPath: "\(path)/\(name)")
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(data).write(to: file)
    return Manifest.Entry(file: below + name, data: data)
  }

  /// Has the proved page converted.
  private func downloads(of report: Report, in path: String) throws -> [Manifest.Entry] {
    try converters.convert(in: path, year: report.year).map { name in
      Manifest.Entry(file: name, data: try Files.bytes(of: "\(path)/\(name)"))
    }
  }

  /// Reads back what was written and proves it.
  ///
  /// - Throws: `Proof.Refuted` when a printed number is not what it should be.
  private func proof(of report: Report, in path: String) throws -> [Proof.Count] {
    var files: [Printed] = []
    if outputs.contains(.report) {
      for (name, _, own) in pages {
        let bytes = try Files.bytes(of: "\(path)/\(name)")
        files.append(
          name.hasSuffix(".md")
            ? .markdown(bytes, file: name, of: report, own)
            : .page(bytes, file: name, own))
      }
      if report.summary != nil {
        files.append(.summary(try Files.bytes(of: "\(path)/work-summary.md"), file: "work-summary.md"))
        files.append(
          .summaryPage(try Files.bytes(of: "\(path)/work-summary.html"), file: "work-summary.html"))
      }
    }
    if outputs.contains(.xlsx) {
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

  private func finish(
    _ entries: [Manifest.Entry], _ proof: [Proof.Count], in path: String
  ) throws {
    try Data(try json(manifest(Manifest.sorted(entries), proof))).write(
      to: URL(fileURLWithPath: "\(path)/manifest.json"))
  }
}
