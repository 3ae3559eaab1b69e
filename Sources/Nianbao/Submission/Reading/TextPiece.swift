/// A line of text that was sent, with its place.
package struct TextPiece: Sendable, Equatable {
  package let text: String
  /// The line; with a field where the text is one cell of a table.
  package let place: Place

  package init(_ text: String, at place: Place) { (self.text, self.place) = (text, place) }

  /// The lines of a whole text file.
  package static func lines(of text: String, file: String) -> [TextPiece] {
    text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated().compactMap {
      $1.allSatisfy(\.isWhitespace) ? nil : TextPiece(String($1), at: Place(file: file, line: $0 + 1))
    }
  }

  /// The place of a character, counted from 0; within a cell the cell.
  package func place(ofCharacter position: Int) -> Place {
    place.field > 0 ? place : Place(file: place.file, line: place.line, field: position + 1)
  }
}

extension SubmissionReader {
  /// Fewer bytes are a label or a mark, no sentence.
  private static let shortest = 15

  /// The sentences between the tables of a sheet: what is neither label nor number.
  func texts(in records: Records, file: String, sheet: String = "") -> [TextPiece] {
    var pieces: [TextPiece] = []
    for record in 0..<records.count {
      for (position, field) in records[record].enumerated()
      where field.end - field.start >= Self.shortest && isText(field, in: records) {
        let text = records.text(field)
        for (number, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
          .enumerated() where line.contains(where: { !$0.isWhitespace })
        {
          let place = Place(
            file: file, line: Int(field.line) + (sheet.isEmpty ? number : 0), field: position + 1,
            sheet: sheet)
          pieces.append(TextPiece(String(line), at: place))
        }
      }
    }
    return pieces
  }

  /// A field with a byte beyond ASCII that is no label of the form and no number.
  private func isText(_ field: Records.Field, in records: Records) -> Bool {
    records.bytes[Int(field.start)..<Int(field.end)].contains { $0 >= 0x80 }
      && !isLabel(field, in: records) && !NumberReading.looksLikeNumber(records.text(field))
  }
}
