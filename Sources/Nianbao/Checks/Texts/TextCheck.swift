/// Everything that is checked on texts (文字): numbers against the figures, parts against their whole, and numbers
/// that belong to a person.
package struct TextCheck: Sendable {
  let figures: TextFigures

  package init(_ figures: TextFigures) { self.figures = figures }

  package func findings(on pieces: [TextPiece]) -> [Finding] {
    var findings: [Finding] = []
    var isHeadedByUse = false
    for paragraph in Self.paragraphs(pieces) {
      let line = TextLine(paragraph)
      for piece in paragraph where Self.isHeading(TextLine(piece)) {
        isHeadedByUse = isAbout(TextLine(piece)) || isHeadedByUse && paragraph.count > 1
      }
      findings += PersonalNumbers.findings(in: line)
      if paragraph.count == 1, Self.isHeading(line) { continue }
      let numbers = line.numbers()
      var check = NumberCheck(figures: figures, line: line, numbers: numbers, isHeadedByUse: isHeadedByUse)
      findings += check.findings()
      let parts = PartsCheck(figures: figures, line: line, numbers: numbers, wrong: check.wrong)
      findings += parts.findings()
    }
    return findings.map {
      var finding = $0
      finding.unit = figures.unit
      return finding
    }
  }
}

extension TextCheck {
  /// Lines that belong together: a sentence without an end goes on in the next line of the file.
  private static func paragraphs(_ pieces: [TextPiece]) -> [[TextPiece]] {
    var result: [[TextPiece]] = []
    for piece in pieces {
      if let last = result.last?.last, goesOn(last), !isBegin(piece), piece.place.file == last.place.file,
        piece.place.line == last.place.line + 1, piece.place.field == 0, last.place.field == 0
      {
        result[result.count - 1].append(piece)
      } else {
        result.append([piece])
      }
    }
    return result
  }

  /// Whether a line ends within its sentence; a heading with a mark or a number before it does not.
  private static func goesOn(_ piece: TextPiece) -> Bool {
    let text = piece.text.drop(while: \.isWhitespace)
    guard let last = text.last(where: { !$0.isWhitespace }), !"。；！？：;:!?".contains(last) else { return false }
    return !isBegin(piece)
  }

  /// Whether a line begins something of its own: a heading, an item of a list, a row of a table.
  private static func isBegin(_ piece: TextPiece) -> Bool {
    let text = piece.text.drop(while: \.isWhitespace)
    guard let first = text.first else { return true }
    if "#|>-*+（(".contains(first) { return true }
    let mark = text.first { !"0123456789一二三四五六七八九十".contains($0) }
    return mark != text.first && mark.map { "、.．".contains($0) } == true
  }

  /// A Markdown heading, or a short line without an end such as `（二）依申请公开`.
  private static func isHeading(_ line: TextLine) -> Bool {
    line.characters.first == "#"
      || line.characters.count <= 20 && !line.characters.contains(where: { "。，；".contains($0) })
        && !line.characters.contains(where: TextLine.isDigit)
  }

  private func isAbout(_ line: TextLine) -> Bool {
    let lexicon = figures.form.textReadings.lexicon
    return line.characters.indices.contains { lexicon.word(at: $0, of: line.characters)?.meaning == .about }
  }
}
