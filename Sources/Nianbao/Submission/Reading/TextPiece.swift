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
