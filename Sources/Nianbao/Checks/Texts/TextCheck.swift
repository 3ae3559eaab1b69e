/// Everything that is checked on texts (文字): numbers against the figures, parts against their whole, and numbers
/// that belong to a person.
package struct TextCheck: Sendable {
  let figures: TextFigures

  package init(_ figures: TextFigures) { self.figures = figures }

  package func findings(on pieces: [TextPiece]) -> [Finding] {
    var findings: [Finding] = []
    var isHeadedByUse = false
    for piece in pieces {
      let line = TextLine(piece)
      let isHeading = Self.isHeading(line)
      if isHeading {
        let about = figures.form.textReadings.about
        isHeadedByUse = line.last(of: about, in: 0..<line.characters.count) != nil
      }
      // Most lines have no number at all.
      guard line.characters.contains(where: TextLine.isDigit) || line.has("{{") else {
        continue
      }
      findings += PersonalNumbers.findings(in: line)
      if isHeading { continue }
      let numbers = line.numbers()
      var check = NumberCheck(
        figures: figures, line: line, numbers: numbers, isHeadedByUse: isHeadedByUse)
      findings += check.findings()
      findings += PartsCheck(figures: figures, line: line, numbers: numbers).findings()
    }
    return findings.map {
      var finding = $0
      finding.unit = figures.unit
      return finding
    }
  }

  /// A Markdown heading, or a short line without an end such as `（二）依申请公开`.
  private static func isHeading(_ line: TextLine) -> Bool {
    line.characters.first == "#"
      || line.characters.count <= 20 && !line.characters.contains(where: { "。，；".contains($0) })
        && !line.characters.contains(where: TextLine.isDigit)
  }
}

extension TextLine {
  fileprivate func has(_ words: String) -> Bool { characters.indices.contains { has(words, at: $0) } }
}
