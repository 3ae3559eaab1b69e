import Nianbao

/// Everything that goes into a build, each file by the hash of the bytes that were read.
struct BuildSources {
  let form: String
  let year: Int
  let inputs: [Manifest.Entry]
  let ledgers: [LedgerSource]
  let definitions: [Manifest.Entry]
  let templates: [Manifest.Entry]
  let bases: [VersionLink]
  let unread: [Unread]
  /// The units whose blanks count as 0 because they declared so.
  var declared: [Manifest.DeclaredBlanks] = []

  /// The manifest of what came out.
  func manifest(_ outputs: [Manifest.Entry], proof: [Proof.Count], _ order: Manifest.Order? = nil) -> Manifest
  {
    Manifest(
      program: Program.name, form: form, year: year, inputs: inputs, ledgers: ledgers,
      definitions: definitions, templates: templates, outputs: outputs, proof: proof, bases: bases,
      unread: unread, declared: declared, order: order)
  }
}

extension ProjectFolder {
  /// Names what goes into a build of this year, with the ledgers' checksums as they were counted.
  func sources(_ ledgers: [LedgerSource] = []) throws -> BuildSources {
    let names = try ["project.yaml", "units.csv"] + inputFiles()
    let definitions = library.files(of: project.family).map { String($0.dropFirst(templates.count + 1)) }
    let pages = try ["pages", "phrases/\(project.family)"].flatMap { folder in
      try files.listing(below: "\(templates)/\(folder)").needed().map { "\(folder)/\($0)" }
    }
    let entry = { (folder: String, file: String) in files.entry(of: "\(folder)/\(file)", as: file) }
    return BuildSources(
      form: form.id, year: year, inputs: names.compactMap { entry(inputs, $0) }, ledgers: ledgers,
      definitions: definitions.compactMap { entry(templates, $0) },
      templates: pages.compactMap { entry(templates, $0) },
      bases: finals.keys.sorted().compactMap { finals[$0]?.link }, unread: unread)
  }

  /// Each name once by its bytes: two names may be the same text to a person and not to the disk.
  private static func distinctNames(_ names: [String]) -> [String] {
    var seen: Set<[UInt8]> = []
    return names.filter { seen.insert(Array($0.utf8)).inserted }
  }

  /// Of all years up to this one that are read from their inputs.
  private func inputFiles() throws -> [String] {
    try years().filter { finals[$0] == nil }.flatMap { year in
      let forms = Self.distinctNames((submissions(of: year) + requestLedgers(of: year)).map(\.file))
      let folders = ["narrative"] + (year == self.year ? ["summary"] : [])
      let texts = try folders.flatMap { folder in
        try files.listing(below: "\(inputs)/\(year)/\(folder)").needed().map { "\(year)/\(folder)/\($0)" }
      }
      let published = Self.publishedFile(of: year, in: inputs)
      let own = [published, "\(year)/waivers.csv", "\(year)/corrections.csv"].compactMap { $0 }
      return forms + texts + own.filter { Files.exists("\(inputs)/\($0)") }
    }
  }
}
