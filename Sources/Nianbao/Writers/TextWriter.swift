/// `texts.json`: the office's texts as the report prints them, for programs that compare.
///
/// ```
/// {"texts": [{"markdown": "2025年，……", "section": 1, "title": "总体情况"}]}
/// ```
public struct TextsRecord: Codable, Sendable, Equatable {
  public let texts: [Text]

  public struct Text: Codable, Sendable, Equatable {
    /// From 1.
    public let section: Int
    public let title: String
    public let markdown: String
  }

  public init(_ report: Report) {
    texts = report.form.sections.enumerated().compactMap { position, section in
      report.narrative.texts[position + 1].map {
        Text(section: position + 1, title: section.title, markdown: $0)
      }
    }
  }
}
