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
    let scratch = FileManager.default.temporaryDirectory.appendingPathComponent(
      "nianbao-\(ProcessInfo.processInfo.processIdentifier)-\(year)"
    ).path
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
      summary: bytes("summary.csv"))
    side.manifest = manifest
    side.statuses = try bytes("status.csv").map { ComparedSide.statuses($0) }
    side.findings = names.contains("findings.json") ? try FindingLine.read("\(path)/findings.json") : nil
    side.ledger = try bytes("ledger.csv").map { ComparedSide.ledger($0) }
    side.texts = try bytes("texts.json").map { try JSONDecoder().decode(TextsRecord.self, from: Data($0)) }
    let amendments = try Self.amendments(manifest, folder)
    (side.corrections, side.waivers) = (amendments.corrections, amendments.waivers)
    (self.side, library) = (side, folder.library)
  }

  /// What the office had decided when it built, where the files are still those that were read.
  private static func amendments(_ manifest: Manifest, _ folder: ProjectFolder) throws -> Amendments {
    let files = ["waivers", "corrections"].map { "\(manifest.year)/\($0).csv" }
    let isSame = files.allSatisfy { file in
      Files.entry(of: "\(folder.inputs)/\(file)", as: file) == manifest.inputs.first { $0.file == file }
    }
    return isSame ? try folder.amendments(of: manifest.year, folder.form) : Amendments()
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
  private static func year(inFacts path: String) throws -> Int {
    let handle = try? FileHandle(forReadingFrom: URL(fileURLWithPath: path))
    defer { try? handle?.close() }
    let start = String(decoding: (try? handle?.read(upToCount: 4096)) ?? Data(), as: UTF8.self)
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
