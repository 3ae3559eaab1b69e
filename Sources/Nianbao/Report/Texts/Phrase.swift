/// A phrase whose names are all known before anything of it is printed, also in branches that the figures do not take.
struct Phrase: Sendable {
  private let file: String
  private let template: PageTemplate
  private let tags: [NamedTag]

  /// A name that stands in the phrase, its mark, such as `#`, and its place, from 1.
  private struct NamedTag {
    let mark: String
    let name: String
    let line: Int
    let column: Int
  }

  init(_ text: String, file: String) throws(DefinitionError) {
    tags = Self.tags(of: text)
    self.file = file
    template = try PageTemplate(Self.encoded(template: Self.joined(text)), file: file)
  }

  /// The lines of a paragraph as one line: a template may be broken anywhere, Chinese text may not.
  private static func joined(_ text: String) -> String {
    var result = ""
    var isOpen = false
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let isParagraph = line.first.map { !"#->|*".contains($0) && !$0.isWhitespace } ?? false
      if !result.isEmpty, !(isOpen && isParagraph) { result += "\n" }
      result += line
      isOpen = isParagraph
    }
    return result + "\n"
  }

  /// - Throws: `DefinitionError` with every name that is unknown, and its place.
  func render(_ values: [String: Any]) throws(DefinitionError) -> String {
    let problems = unknownNames(values)
    if !problems.isEmpty { throw DefinitionError(problems) }
    return try template.render(Self.encoded(values: values))
  }

  /// Names that no value has.
  ///
  /// Inside `{{#有.培训}}…{{/有.培训}}` the quantity may be one that this project lacks.
  private func unknownNames(_ values: [String: Any]) -> [DefinitionProblem] {
    let known = PhraseValues.names(in: values)
    var guards: [Substring] = []
    var problems: [DefinitionProblem] = []
    for tag in tags {
      let optional = tag.name.hasPrefix("有.") ? tag.name.dropFirst(2) : nil
      if let optional, tag.mark == "#" { guards.append(optional) }
      if let optional, tag.mark == "/", let open = guards.lastIndex(of: optional) { guards.remove(at: open) }
      if tag.name.isEmpty || optional != nil || known.contains(tag.name) { continue }
      if let first = tag.name.split(separator: ".").first, guards.contains(first) { continue }
      let near = Label.nearest(to: tag.name, among: known.sorted())
      problems.append(
        DefinitionProblem(
          file: file, line: tag.line, column: tag.column,
          message: "模板里有不认识的名字：{{\(tag.name)}}\(near.map { "，是否应为 {{\($0)}}" } ?? "")。"))
    }
    return problems
  }

  private static func tags(of text: String) -> [NamedTag] {
    let tagged = tag
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    return lines.enumerated().flatMap { number, line in
      line.matches(of: tagged).map { tag in
        let name = tag.3.last == ")" ? tag.3.drop { $0 != "(" }.dropFirst().dropLast() : tag.3
        return NamedTag(
          mark: String(tag.2), name: String(name), line: number + 1,
          column: line.distance(from: line.startIndex, to: tag.range.lowerBound) + 1)
      }
    }
  }
}

// MARK: - Names in Chinese

extension Phrase {
  /// A tag with a name: what stands before the name, its mark, and the name.
  private static var tag: Regex<(Substring, Substring, Substring, Substring)> {
    /(\{\{([#^\/&]?)\s*)([^{}!%.\s][^{}\s]*)\s*\}\}/
  }

  /// The library knows names of ASCII only: other characters become their numbers, on both sides.
  static func encoded(_ name: some StringProtocol) -> String {
    name.map { character in
      character.isASCII
        ? String(character) : character.unicodeScalars.map { "-\(String($0.value, radix: 16))-" }.joined()
    }.joined()
  }

  private static func encoded(template text: String) -> String {
    text.replacing(tag) { "\($0.1)\(encoded($0.3))}}" }
  }

  private static func encoded(values: [String: Any]) -> [String: Any] {
    Dictionary(
      uniqueKeysWithValues: values.map { name, value in
        switch value {
        case let inner as [String: Any]: (encoded(name), encoded(values: inner))
        case let list as [[String: Any]]: (encoded(name), list.map { encoded(values: $0) })
        default: (encoded(name), value)
        }
      })
  }
}
