/// `texts.json`: the office's texts as the report prints them, for programs that compare.
///
/// ```
/// {"texts": [{"markdown": "2025年，……", "section": 1, "title": "总体情况"}]}
/// ```
package struct TextsRecord: Codable, Sendable, Equatable {
  package let texts: [Text]

  package struct Text: Codable, Sendable, Equatable {
    /// From 1.
    package let section: Int
    package let title: String
    package let markdown: String
  }

  init(texts: [Text]) { self.texts = texts }

  package init(_ report: Report) {
    texts = report.form.sections.enumerated().compactMap { position, section in
      report.narrative.texts[position + 1].map {
        Text(section: position + 1, title: section.title, markdown: $0)
      }
    }
  }
}
