import ArgumentParser
import Foundation
import Nianbao

/// A side of a comparison, read from where it lies, with the library of forms that explains it.
struct SideReading {
  let side: ComparedSide
  let library: FormLibrary

  /// - Throws: `FileTrouble`, `UnreadableSide`, `DefinitionError`, `Sums.Overflow`.
  init(_ place: Sides.Place, _ folders: Folders) throws {
    switch place {
    case .version(let version):
      try version.checkCompared()
      let kept = try ProjectFolder(try version.folders(), finals: [:])
      try self.init(
        version.path, version.manifest, name: version.link.version, Explanation(kept, kept.form))
    case .build(let path, let manifest):
      try self.init(path, manifest, name: path, try Explanation(of: path, manifest, folders))
    case .year(let year): try self.init(year: year, folders)
    case .facts(let path): try self.init(facts: path, folders)
    }
  }

  /// A year that has no build: built now, into a folder that is gone afterwards.
  private init(year: Int, _ folders: Folders) throws {
    let scratch = Files.scratch()
    defer { if Files.exists(scratch) { try? FileManager.default.removeItem(atPath: scratch) } }
    let finals = try Versions(out: folders.out).finals(before: year)
    let folder = try ProjectFolder(folders.with(out: scratch, year: year), finals: finals)
    let made = try Building(
      folder, WordList([.report, .facts, .findings, .ledger]),
      Converters(WordList([]), templates: folder.templates)
    ).region(each: false)
    try self.init(
      made.folder, try Manifest.read("\(made.folder)/manifest.json"), name: String(year),
      Explanation(folder, folder.form))
  }

  private init(
    _ path: String, _ manifest: Manifest, name: String, _ explanation: Explanation
  ) throws {
    let names = Set(manifest.outputs.map(\.file))
    let bytes = { (name: String) in try names.contains(name) ? Files.bytes(of: "\(path)/\(name)") : nil }
    guard names.contains("facts.csv") else {
      throw FileTrouble(description: "\(path)：没有 facts.csv，无法比较；请重新编一次（不带 --outputs）。")
    }
    var side = try ComparedSide(
      name: name, facts: Self.facts("\(path)/facts.csv", explanation.form), roster: explanation.roster,
      summary: bytes("summary.csv").map { ($0, "\(path)/summary.csv") })
    side.manifest = manifest
    side.statuses = try bytes("status.csv").map { try ComparedSide.UnitStatus.read($0, file: "\(path)/status.csv") }
    side.findings = names.contains("findings.json") ? try FindingLine.read("\(path)/findings.json") : nil
    side.ledger = try bytes("ledger.csv").map { try ComparedSide.LedgerLine.read($0, file: "\(path)/ledger.csv") }
    side.texts = try names.contains("texts.json") ? Files.json("\(path)/texts.json", "各部分的文字") : nil
    let amendments = try explanation.amendments(manifest)
    (side.corrections, side.waivers) = (amendments.corrections, amendments.waivers)
    (self.side, library) = (side, explanation.library)
  }

  /// Facts alone: their first line says the form; the roster of the project, where there is one, who counts.
  private init(facts path: String, _ folders: Folders) throws {
    let explanation = try Explanation(ofFacts: path, folders)
    let facts = try Self.facts(path, explanation.form)
    side = try ComparedSide(name: path, facts: facts, roster: explanation.roster, summary: nil)
    library = explanation.library
  }

  private static func facts(_ path: String, _ form: Form) throws -> FactTable {
    let handle = open(path, O_RDONLY | O_CLOEXEC)
    guard handle >= 0 else { throw FileTrouble(description: "\(path)：读不了，\(Files.reason(errno))。") }
    defer { close(handle) }
    return try ComparedSide.facts(form, file: path) { room in
      let count = read(handle, room.baseAddress, room.count)
      if count < 0 { throw FileTrouble(description: "\(path)：读不了，\(Files.reason(errno))。") }
      return count
    }
  }
}

extension Folders {
  /// The same with some of them elsewhere.
  func with(inputs: String? = nil, templates: String? = nil, out: String? = nil, year: Int) -> Folders {
    var folders = self
    folders.inputs = inputs ?? folders.inputs
    folders.templates = templates ?? folders.templates
    folders.out = out ?? folders.out
    folders.year = year
    return folders
  }
}
