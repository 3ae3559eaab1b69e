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
      parts += isMarkdown ? [passage.lines.joined(separator: "\n")] : passage.lines.map(Markdown.start)
    }
    return parts.joined(separator: "\n\n") + "\n"
  }
}
