import Foundation
import Nianbao

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
    let source = ReportSource(report: report, returns: returns, roster: folder.roster)
    return try files(of: report).map { file in
      switch file.making {
      case .data(let write): return try put(try write(source), file.name, path)
      case .text(let write, _): return try put(Array(try write(report).utf8), file.name, path)
      case .page(let medium, let write, _):
        let template = try page(file.name, medium).template
        return try put(Array(try write(report, template).utf8), file.name, path)
      case .file(let write, _):
        try write(report, "\(path)/\(file.name)")
        return try entry(file.name, in: path)
      }
    }
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
  private func put(_ data: [UInt8], _ name: String, _ path: String) throws -> Manifest.Entry {
    let file = "\(path)/\(name)"
    try FileManager.default.createDirectory(
      atPath: Files.parent(of: file), withIntermediateDirectories: true)
    try Files.write(data, to: file)
    return Manifest.Entry(file: name, data: data)
  }

  private func entry(_ name: String, in path: String) throws -> Manifest.Entry {
    Manifest.Entry(file: name, data: try Files.bytes(of: "\(path)/\(name)"))
  }

  private func entriesWithManifest(
    _ files: [String], in path: String, below: String
  ) throws -> [Manifest.Entry] {
    try (files + ["manifest.json"]).map { try entry($0, in: path).named("\(below)/\($0)") }
  }

  private func writeManifest(_ files: [Manifest.Entry], _ proof: [Proof.Count], in path: String) throws {
    let manifest = sources.manifest(Manifest.sorted(files), proof: proof)
    try Files.write(try json(manifest), to: "\(path)/manifest.json")
  }
}
