import Nianbao

extension ProjectFolder {
  /// The office's texts, in the order of their names; or a unit's own.
  func narrative(of unit: String? = nil, year: Int? = nil) throws -> [NarrativeFile] {
    try texts(in: try textFolder(of: unit, year: year), of: year ?? self.year)
  }

  /// A unit's texts: its own folder's, and for sections that have none there what came in its workbook.
  func texts(of sent: UnitReturn) throws -> [NarrativeFile] {
    let files = try narrative(of: sent.unit.code)
    let written = Set(files.map(\.section))
    return files
      + sent.sections.written.filter { !written.contains($0) }.map {
        NarrativeFile(file: sent.files.first ?? "", section: $0, text: sent.sections.markdown(of: $0))
      }
  }

  /// The texts of a folder below a year's inputs whose names begin with a number.
  func texts(in folder: String, of year: Int) throws -> [NarrativeFile] {
    let inputs = inputs(of: year)
    let names = try files.listing(below: "\(inputs)/\(folder)").needed().filter { !$0.contains("/") }
    return try names.compactMap { name in
      guard let section = NarrativeFile.section(ofFileNamed: name) else { return nil }
      return try NarrativeFile(
        file: "\(folder)/\(name)", section: section, data: try files.bytes(of: "\(inputs)/\(folder)/\(name)"))
    }
  }

  /// A unit's texts of a year, line by line; or the office's.
  func texts(of unit: String? = nil, year: Int) throws -> [TextPiece] {
    try narrative(of: unit, year: year).flatMap { TextPiece.lines(of: $0.text, file: $0.file) }
  }

  /// Returns with the units' texts of that year beside the sentences in their files.
  func withTexts(_ returns: Returns) throws -> Returns {
    let folder = "\(inputs(of: returns.year))/\(returns.year)/narrative"
    if try files.listing(below: folder).needed().isEmpty { return returns }
    var result = returns
    for position in returns.units.indices {
      let sent = returns.units[position]
      // What was put there from the unit's own workbook is checked where the unit wrote it.
      let known = Set(
        sent.sections.written.flatMap {
          sent.sections.markdown(of: $0).split(separator: "\n").map(String.init)
        })
      result.units[position].texts += try texts(of: sent.unit.code, year: returns.year).filter {
        !known.contains($0.text)
      }
    }
    return result
  }

  /// Folders of texts that are no unit's, so that nobody would read them.
  func strayTexts() throws -> [Finding] {
    let files = try files.listing(below: "\(inputs)/\(year)/narrative").needed().filter {
      $0.contains("/") && $0.hasSuffix(".md")
    }
    let folders = files.compactMap { $0.split(separator: "/").first.map { String($0) } }.distinct
    return folders.filter { roster.unit(code: $0) == nil }.map {
      .strayText("\(narrativeFolder())/\($0)")
    }
  }

  /// Where the texts should be.
  func narrativeFolder(of unit: String? = nil, year: Int? = nil) -> String {
    "\(year ?? self.year)/narrative" + (unit.map { "/\($0)" } ?? "")
  }

  /// Where they are: a unit's folder may have lost the leading zeros of its code.
  func textFolder(of unit: String?, year: Int?) throws(FileTrouble) -> String {
    let plain = narrativeFolder(of: unit, year: year)
    let inputs = inputs(of: year ?? self.year)
    guard let unit, Files.isMissing("\(inputs)/\(plain)") else { return plain }
    let folders = try Files.names(in: "\(inputs)/\(narrativeFolder(year: year))")
    let own = folders.first { roster.unit(code: $0)?.code == unit }
    return own.map { narrativeFolder(of: $0, year: year) } ?? plain
  }

  /// The office's own text of the yearly summary's parts: `summary/1-主动公开.md` and so on.
  func summaryTexts() throws -> [NarrativeFile] { try texts(in: "\(year)/summary", of: year) }
}
