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
    let units = units ?? []
    entries += try inParallel(units.count) { try write(unit: units[$0], returns, into: path) }.flatMap { $0 }
    if let unitIndex { entries.append(try put(Array(unitIndex.utf8), "units/index.html", path)) }
    return entries
  }

  /// Writes one unit's report, proved, with its own manifest.
  private func write(unit own: Report, _ returns: Returns, into path: String) throws -> [Manifest.Entry] {
    let below = "units/\(own.project.code)"
    let folder = "\(path)/\(below)"
    try Unfinished.makeFolder(folder)
    let files = try write(own, returns.alone(own), into: folder)
    let proof = try prove(own, in: folder)
    let downloads = try convert(plan.downloads(of: own.project.code), own, in: folder)
    try writeManifest(files + downloads, proof, in: folder)
    return try entriesWithManifest((files + downloads).map(\.file), in: folder, below: below)
  }

  /// Writes one report, the region's or a unit's; the region's files on all cores.
  func write(_ report: Report, _ returns: Returns, into path: String) throws -> [Manifest.Entry] {
    let source = ReportSource(report: report, returns: returns, roster: folder.roster)
    return try each(of: report) { try write($0, source, into: path) }
  }

  /// Does something with each file, on as many cores as it may take, with the most work first; what becomes of it in the
  /// files' order.
  func each<Value: Sendable>(of report: Report, _ work: @Sendable (PublishedFile) throws -> Value) throws
    -> [Value]
  {
    let files = files(of: report)
    let order = files.indices.sorted { (files[$0].rank, $0) < (files[$1].rank, $1) }
    let values = try inParallel(order.count, lanes: lanes(for: report)) { try work(files[order[$0]]) }
    return zip(order, values).sorted { $0.0 < $1.0 }.map(\.1)
  }

  private func write(
    _ file: PublishedFile, _ source: ReportSource, into path: String
  ) throws -> Manifest.Entry {
    switch file.making {
    case .data(let write): return try put(try write(source), file.name, path)
    case .stream(let write): return try put(file.name, path) { try write(source, $0) }
    case .text(let write, _): return try put(Array(try write(source.report).utf8), file.name, path)
    case .page(let medium, let write, _):
      let template = try page(file.name, medium).template
      return try put(Array(try write(source.report, template).utf8), file.name, path)
    case .file(let write, _):
      try write(source.report, "\(path)/\(file.name)")
      return try entry(file.name, in: path)
    }
  }

  /// Has the proved page converted, and writes the manifest over everything.
  ///
  /// - Throws: `FileTrouble` when a file that was read was changed meanwhile.
  func finish(
    _ files: [Manifest.Entry], _ proof: [Proof.Count], _ report: Report, in path: String
  ) throws {
    let downloads = try convert(plan.converters, report, in: path)
    try folder.files.refuseChanged()
    try writeManifest(files + downloads, proof, report.isUnit ? nil : plan.order, in: path)
  }

  private func convert(_ converters: Converters, _ report: Report, in path: String) throws -> [Manifest.Entry]
  {
    try converters.convert(in: path, year: report.year).map { try entry($0, in: path) }
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
    if name.contains("/") { try Unfinished.makeFolder(Files.parent(of: file)) }
    try Files.write(data, to: file)
    return Manifest.Entry(file: name, data: data)
  }

  /// Writes a file piece by piece, hashed on the way.
  private func put(
    _ name: String, _ path: String, _ pieces: (_ put: ([UInt8]) throws -> Void) throws -> Void
  ) throws -> Manifest.Entry {
    var digest = Manifest.Digest()
    let sink = try FileSink("\(path)/\(name)")
    try pieces { piece in
      digest.update(piece)
      try sink.put(piece)
    }
    try sink.close()
    return Manifest.Entry(file: name, digest)
  }

  private func entry(_ name: String, in path: String) throws -> Manifest.Entry {
    Manifest.Entry(file: name, data: try Files.bytes(of: "\(path)/\(name)"))
  }

  private func entriesWithManifest(
    _ files: [String], in path: String, below: String
  ) throws -> [Manifest.Entry] {
    try (files + ["manifest.json"]).map { try entry($0, in: path).named("\(below)/\($0)") }
  }

  private func writeManifest(
    _ files: [Manifest.Entry], _ proof: [Proof.Count], _ order: Manifest.Order? = nil, in path: String
  ) throws {
    let manifest = sources.manifest(Manifest.sorted(files), proof: proof, order)
    try Files.write(try manifest.text(), to: "\(path)/manifest.json")
  }
}
