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
      let kept = try ProjectFolder(try version.folders(), finals: [:])
      try self.init(version.path, version.manifest, name: version.link.version, kept)
    case .build(let path, let manifest):
      let folder = try ProjectFolder(folders.with(year: manifest.year), finals: [:])
      try self.init(path, manifest, name: path, folder)
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
    try self.init(made.folder, try Manifest.read("\(made.folder)/manifest.json"), name: String(year), folder)
  }

  private init(_ path: String, _ manifest: Manifest, name: String, _ folder: ProjectFolder) throws {
    guard manifest.form == folder.form.id else {
      throw FileTrouble(
        description: "\(path)：是用表样 \(manifest.form) 编的，\(folder.templates) 里现在是 \(folder.form.id)。")
    }
    let names = Set(manifest.outputs.map(\.file))
    let bytes = { (name: String) in try names.contains(name) ? Files.bytes(of: "\(path)/\(name)") : nil }
    guard names.contains("facts.csv") else {
      throw FileTrouble(description: "\(path)：没有 facts.csv，无法比较；请重新编一次（不带 --outputs）。")
    }
    var side = try ComparedSide(
      name: name, facts: Self.facts("\(path)/facts.csv", folder.form), roster: folder.roster,
      summary: bytes("summary.csv").map { ($0, "\(path)/summary.csv") })
    side.manifest = manifest
    side.statuses = try bytes("status.csv").map { try ComparedSide.statuses($0, "\(path)/status.csv") }
    side.findings = names.contains("findings.json") ? try FindingLine.read("\(path)/findings.json") : nil
    side.ledger = try bytes("ledger.csv").map { try ComparedSide.ledger($0, "\(path)/ledger.csv") }
    side.texts = try names.contains("texts.json") ? Files.json("\(path)/texts.json", "各部分的文字") : nil
    side.corrections = try Self.corrections(manifest, folder)
    (self.side, library) = (side, folder.library)
  }

  /// The corrections that went into the build, where the file is still the one that it read.
  private static func corrections(_ manifest: Manifest, _ folder: ProjectFolder) throws -> [Correction] {
    let file = "\(manifest.year)/corrections.csv"
    guard let entry = manifest.inputs.first(where: { $0.file == file }),
      Files.entry(of: "\(folder.inputs)/\(file)", as: file) == entry
    else { return [] }
    return try folder.amendments(of: manifest.year, folder.form).corrections
  }

  /// Facts alone: their year says the form; the roster of the project, where there is one, who counts.
  private init(facts path: String, _ folders: Folders) throws {
    let year = try Self.year(inFacts: path)
    let hasProject = Files.exists("\(folders.inputs)/project.yaml")
    let folder = hasProject ? try ProjectFolder(folders.with(year: year), finals: [:]) : nil
    library = try folder?.library ?? ProjectFolder.library(in: folders.templates, .all)
    guard let form = folder?.form ?? library.forms.first(where: { $0.years.contains(year) }) else {
      throw FileTrouble(description: "\(path)：\(folders.templates)/forms 里没有 \(year) 年的表样。")
    }
    let facts = try Self.facts(path, form)
    side = try ComparedSide(name: path, facts: facts, roster: folder?.roster, summary: nil)
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

  /// The year in the first line below the header.
  private static func year(inFacts path: String) throws(FileTrouble) -> Int {
    let start = String(decoding: try Files.start(of: path, count: 4096), as: UTF8.self)
    let lines = start.split(whereSeparator: \.isNewline)
    guard lines.count > 1, let year = Int(lines[1].prefix { $0 != "," }), (1949...9999).contains(year)
    else {
      throw FileTrouble(description: "\(path)：不是 nianbao build 写的 facts.csv，第二行没有年份。")
    }
    return year
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
