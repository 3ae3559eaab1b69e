import Nianbao

extension ProjectFolder {
  /// The phrases of the project's family; none where there is no folder of them.
  func phrases() throws -> Phrases { try parsed.phrases { try readPhrases() } }

  private func readPhrases() throws -> Phrases {
    let folder = "\(templates)/phrases/\(project.family)"
    let names = try files.listing(below: folder).needed().filter { $0.hasSuffix(".mustache") }
    return try Phrases(
      try names.map { (name: $0, file: "\(folder)/\($0)", text: try files.text(of: "\(folder)/\($0)")) })
  }

  func page(_ name: String) throws -> PageTemplate { try template("pages/\(name)") }
  func letter(_ name: String) throws -> PageTemplate { try template("letters/\(name)") }

  private func template(_ name: String) throws -> PageTemplate {
    let file = "\(templates)/\(name).mustache"
    return try parsed.template(file) { try PageTemplate(try files.text(of: file), file: file) }
  }
}

/// Templates that were read already, by whatever thread; who asks for one that is being read waits for it.
final class ReadTemplates: Sendable {
  private let templates = Locked<[String: PageTemplate]>([:])
  private let phrases = Locked<Phrases?>(nil)

  func template(_ file: String, _ read: () throws -> PageTemplate) throws -> PageTemplate {
    try templates.withLock { templates in
      if let known = templates[file] { return known }
      let new = try read()
      templates[file] = new
      return new
    }
  }

  func phrases(_ read: () throws -> Phrases) throws -> Phrases {
    try phrases.withLock { phrases in
      if let phrases { return phrases }
      let new = try read()
      phrases = new
      return new
    }
  }
}

extension PageTemplate {
  /// - Throws: `FileTrouble`, `DefinitionError`.
  package static func read(_ path: String) throws -> PageTemplate {
    try PageTemplate(try Files.text(of: path), file: path)
  }
}
