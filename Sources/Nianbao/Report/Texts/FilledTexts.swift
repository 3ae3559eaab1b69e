/// Texts with their places filled, whatever they are for.
struct FilledTexts {
  /// Markdown by the number that the files' names begin with; several files of a number follow each other.
  private(set) var texts: [Int: String] = [:]
  private(set) var findings: [Finding]
  private(set) var filled: [Narrative.Filled] = []

  init(_ files: [NarrativeFile], _ places: FigurePlaces) {
    findings = files.compactMap(\.trouble)
    for file in files {
      let lines = PassiveText(fill(file, places)).text.split(
        omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      let isBlank = { (line: Substring) in line.allSatisfy(\.isWhitespace) }
      let text = lines.drop(while: isBlank).reversed().drop(while: isBlank).reversed().joined(separator: "\n")
      if !text.isEmpty {
        texts[file.section] = [texts[file.section], text].compactMap { $0 }.joined(separator: "\n\n")
      }
    }
  }

  private mutating func fill(_ file: NarrativeFile, _ places: FigurePlaces) -> String {
    var lines: [String] = []
    let braces = /\{\{([^{}]*)\}\}/
    for (number, line) in file.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let place = { (position: Substring.Index) in
        Place(
          file: file.file, line: number + 1, field: line.distance(from: line.startIndex, to: position) + 1)
      }
      var result = ""
      var rest = line[...]
      while let match = rest.firstMatch(of: braces) {
        result += rest[..<match.range.lowerBound]
        result += text(for: String(match.1), at: place(match.range.lowerBound), places)
        rest = rest[match.range.upperBound...]
      }
      if let open = rest.range(of: "{{") ?? rest.range(of: "}}") {
        findings.append(.openBraces(place(open.lowerBound)))
      }
      lines.append(result + rest)
    }
    return lines.joined(separator: "\n")
  }

  private mutating func text(for words: String, at place: Place, _ places: FigurePlaces) -> String {
    do throws(FigurePlaces.Unknown) {
      let text = try places.text(of: words) ?? Narrative.pending
      filled.append(Narrative.Filled(place: place, words: words, text: text))
      return text
    } catch {
      findings.append(.unknownPlace(words, error, place))
      return Narrative.pending
    }
  }
}
