import Nianbao

extension ProjectFolder {
  /// The phrases of the project's family; none where there is no folder of them.
  func phrases() throws -> Phrases {
    let folder = "\(templates)/phrases/\(project.family)"
    let names = Files.all(below: folder).filter { $0.hasSuffix(".mustache") }
    return try Phrases(
      try names.map { (name: $0, file: "\(folder)/\($0)", text: try Files.text(of: "\(folder)/\($0)")) })
  }

  /// The office's own text of the yearly summary's parts: `summary/1-主动公开.md` and so on.
  func summaryTexts() throws -> [NarrativeFile] { try texts(in: "\(year)/summary", of: year) }
}
