extension SentTexts {
  /// The sections of which something was written, in their order; from 1.
  package var written: [Int] { passages.map(\.section).distinct.sorted() }

  /// A section's text as the narrative has it: a line of a workbook's box is a paragraph, and nothing in it is mark-up but
  /// `{{places}}`.
  package func markdown(of section: Int) -> String {
    var parts: [String] = []
    var heading = ""
    for passage in passages where passage.section == section {
      if passage.part != heading { parts.append("### \(passage.part)") }
      heading = passage.part
      parts += isMarkdown ? [Self.closed(passage.lines)] : passage.lines.map(Markdown.start)
    }
    return parts.joined(separator: "\n\n") + "\n"
  }

  /// The lines with the end of a block of code that was left open: it would swallow all that stands behind.
  private static func closed(_ lines: [String]) -> String {
    var open: Character?
    for line in lines {
      let start = line.drop { $0 == " " }
      guard let mark = start.first, mark == "`" || mark == "~", start.prefix(3).allSatisfy({ $0 == mark }),
        start.count >= 3
      else { continue }
      open = open == nil ? mark : open == mark ? nil : open
    }
    return (lines + (open.map { [String(repeating: $0, count: 3)] } ?? [])).joined(separator: "\n")
  }
}
