import Nianbao

/// The build that lies in `Out/<year>/`, whole and made from what lies in the project now.
struct PresentBuild {
  let folder: ProjectFolder
  let manifest: Manifest

  var place: String { "\(folder.out)/\(folder.year)" }

  /// What later comparisons and next year's report need of a version.
  fileprivate static let needed = [
    "report.md", "report.html", "report.xlsx", "facts.csv", "summary.csv", "findings.json", "status.csv",
    "texts.json",
  ]

  /// What the build found, as `findings.json` says.
  func findings() throws -> [FindingLine] { try FindingLine.read("\(place)/findings.json") }

  /// The first file that was changed, added or taken away, in words.
  fileprivate static func difference(_ old: [Manifest.Entry], _ new: [Manifest.Entry]) -> String? {
    let name = { (entry: Manifest.Entry) in Array(entry.file.utf8) }
    let before = Set(old.map(name))
    let after = Dictionary(new.map { (name($0), $0) }, uniquingKeysWith: { first, _ in first })
    for entry in old where after[name(entry)] != entry {
      return "\(entry.file)：成果编好以后\(after[name(entry)] == nil ? "删去了，或者读不了了" : "改过")"
    }
    return new.first { !before.contains(name($0)) }.map { "\($0.file)：成果编好以后新增的" }
  }
}

extension ProjectFolder {
  /// The build of the year, to be kept as a version.
  ///
  /// - Throws: `FileTrouble` when there is no build, it is not whole, or anything changed since it was made.
  func presentBuild() throws -> PresentBuild {
    let place = "\(out)/\(year)"
    let again = "请先运行 nianbao build\(year == project.year ? "" : " --year \(year)")"
    guard Files.exists("\(place)/manifest.json") else {
      throw FileTrouble(description: "\(place)：还没有成果，\(again)。")
    }
    let manifest = try Manifest.read("\(place)/manifest.json")
    let names = Set(manifest.outputs.map(\.file))
    if let missing = PresentBuild.needed.first(where: { !names.contains($0) }) {
      let all = Output.allCases.map(\.rawValue).joined(separator: ",")
      throw FileTrouble(description: "\(place)：成果不全，没有 \(missing)；\(again) --outputs \(all)。")
    }
    let now = try sources()
    for (words, old, new) in [
      (inputs, manifest.inputs, now.inputs), (templates, manifest.definitions, now.definitions),
      (templates, manifest.templates, now.templates),
    ] {
      if let first = PresentBuild.difference(old, new) {
        throw FileTrouble(description: "\(words)/\(first)；\(again)，再封存。")
      }
    }
    let bases = now.bases.isEmpty ? nil : now.bases
    guard manifest.bases == bases, manifest.program == Program.name, manifest.form == form.id else {
      throw FileTrouble(description: "\(place)：是用别的程序版本、表样或基数编的；\(again)，再封存。")
    }
    return PresentBuild(folder: self, manifest: manifest)
  }
}

extension FindingLine {
  /// - Throws: `FileTrouble` when the file is not there or not ours.
  static func read(_ path: String) throws(FileTrouble) -> [FindingLine] {
    let file: [String: [FindingLine]] = try Files.json(path, "核对意见")
    return file["findings"] ?? []
  }
}
