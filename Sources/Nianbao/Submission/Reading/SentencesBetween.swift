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
