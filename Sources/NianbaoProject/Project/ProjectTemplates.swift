import Nianbao

extension ProjectFolder {
  /// The phrases of the project's family; none where there is no folder of them.
  func phrases() throws -> Phrases {
    let folder = "\(templates)/phrases/\(project.family)"
    let names = try files.listing(below: folder).needed().filter { $0.hasSuffix(".mustache") }
    return try Phrases(
      try names.map { (name: $0, file: "\(folder)/\($0)", text: try files.text(of: "\(folder)/\($0)")) })
  }

  func page(_ name: String) throws -> PageTemplate { try template("pages/\(name)") }
  func letter(_ name: String) throws -> PageTemplate { try template("letters/\(name)") }

  private func template(_ name: String) throws -> PageTemplate {
    let file = "\(templates)/\(name).mustache"
    return try PageTemplate(try files.text(of: file), file: file)
  }
}

extension PageTemplate {
  /// - Throws: `FileTrouble`, `DefinitionError`.
  package static func read(_ path: String) throws -> PageTemplate {
    try PageTemplate(try Files.text(of: path), file: path)
  }
}
