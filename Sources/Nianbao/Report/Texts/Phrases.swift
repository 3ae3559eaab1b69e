/// The office's phrases (`Templates/phrases/<family>/`): first drafts of sections and of the yearly summary.
///
/// A phrase is a Mustache template that gives Markdown with places such as `{{同比 新收}}` in it, which are filled as
/// in any text: what it says follows from the figures, and still does when somebody goes on writing it.
package struct Phrases: Sendable {
  /// By section, from 1, in the order of their names.
  private let sections: [SectionPhrase]
  private let summary: Phrase?

  private struct SectionPhrase {
    let section: Int
    let name: String
    let phrase: Phrase
  }

  /// Where a family has no phrases: nothing is drafted.
  package static let none = Phrases()

  private init() {
    sections = []
    summary = nil
  }

  /// - Parameter files: `1-总体情况.md.mustache`, `work-summary.md.mustache` …, and how messages name them.
  /// - Throws: `DefinitionError` when one is no template.
  package init(_ files: [(name: String, file: String, text: String)]) throws(DefinitionError) {
    var sections: [SectionPhrase] = []
    var summary: Phrase?
    for file in files {
      let name = String(file.name.dropLast(file.name.hasSuffix(".mustache") ? 9 : 0))
      if let section = NarrativeFile.section(ofFileNamed: name) {
        let phrase = try Phrase(file.text, file: file.file)
        sections.append(SectionPhrase(section: section, name: name, phrase: phrase))
      } else if name == "work-summary.md" {
        summary = try Phrase(file.text, file: file.file)
      }
    }
    self.sections = sections
    self.summary = summary
  }

  /// A draft of every section that has a phrase.
  ///
  /// - Throws: `DefinitionError` when a phrase names what does not exist.
  package func drafts(_ values: PhraseValues) throws(DefinitionError) -> [NarrativeFile] {
    var drafts: [NarrativeFile] = []
    for one in sections {
      let text = try one.phrase.render(values.all(section: one.section))
      drafts.append(NarrativeFile(file: "drafts/\(one.name)", section: one.section, text: Self.tidy(text)))
    }
    return drafts
  }

  /// The yearly summary (工作总结) of the region; `nil` where there is no phrase for it.
  ///
  /// `own` is the office's own text of its parts, which stands instead of what is written from the figures.
  ///
  /// - Throws: `DefinitionError` when the phrase cannot be filled.
  package func summary(_ values: PhraseValues, own: [NarrativeFile]) throws(DefinitionError) -> WorkSummary? {
    guard let summary else { return nil }
    let texts = FilledTexts(own, values.places)
    let all = values.all(section: 0).merging(values.own(texts.texts)) { _, own in own }
    let draft = NarrativeFile(file: "work-summary.md", section: 1, text: Self.tidy(try summary.render(all)))
    let written = FilledTexts([draft], values.places)
    return WorkSummary(
      markdown: (written.texts[1] ?? "") + "\n", findings: texts.findings,
      filled: texts.filled + written.filled)
  }

  /// Without the empty lines that sections of a template leave behind.
  private static func tidy(_ text: String) -> String {
    var lines: [Substring] = []
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let isEmpty = line.allSatisfy(\.isWhitespace)
      if isEmpty, lines.last?.isEmpty ?? true { continue }
      lines.append(isEmpty ? "" : line)
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines.joined(separator: "\n") + "\n"
  }
}

/// The yearly summary of the work and the points of the next year (工作总结和工作要点).
package struct WorkSummary: Sendable {
  package let markdown: String
  /// Places in the office's own text that name nothing.
  package let findings: [Finding]
  /// Every place that was filled with a figure.
  let filled: [Narrative.Filled]

  /// - Throws: `DefinitionError` when the page names what does not exist.
  package func html(_ page: PageTemplate) throws(DefinitionError) -> String {
    let title = markdown.prefix { !$0.isNewline }.drop { $0 == "#" || $0 == " " }
    return try page.render(["title": String(title), "body": Markdown.titled(markdown)])
  }
}
