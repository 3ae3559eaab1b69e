/// A place of the report's texts where something is still to be written (待填): what a signed report must not hold.
package struct OpenPlace: Sendable, Equatable {
  /// The section's heading.
  package let section: String
  /// The line within the section's text, from 1; 0 where the section has no text at all.
  package let line: Int
  /// What stands there, as it is printed.
  package let words: String

  /// `“一、总体情况”第 3 行：（待填）`.
  package var description: String {
    line == 0 ? "“\(section)”：没有文字" : "“\(section)”第 \(line) 行：\(words.shortened(to: 200))"
  }

  /// All of a report's texts, in the order of its sections.
  package static func all(in record: TextsRecord, _ form: Form) -> [OpenPlace] {
    form.sections.enumerated().filter { $0.element.isText }.flatMap { position, section -> [OpenPlace] in
      let text = record.texts.first { $0.section == position + 1 }?.markdown ?? ""
      if text.allSatisfy(\.isWhitespace) { return [OpenPlace(section: section.heading, line: 0, words: "")] }
      return text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().flatMap {
        number, line in
        marks(in: String(line)).map { OpenPlace(section: section.heading, line: number + 1, words: $0) }
      }
    }
  }

  /// `（待填）` in any brackets, `〔请补充：…〕`, the note above a first draft; in the order of the brackets.
  private static func marks(in line: String) -> [String] {
    brackets.flatMap { open, close in
      line.split(separator: open, omittingEmptySubsequences: false).dropFirst().compactMap { rest in
        let inside = rest.prefix { $0 != close }
        guard inside.count < rest.count, words.contains(where: inside.contains) else { return nil }
        return "\(open)\(inside)\(close)"
      }
    }
  }

  private static let brackets: [(Character, Character)] = [
    ("（", "）"), ("(", ")"), ("〔", "〕"), ("[", "]"), ("【", "】"), ("［", "］"),
  ]
  private static let words = ["待填", "待补", "待定", "请补充", "请填", "初稿："]
}
