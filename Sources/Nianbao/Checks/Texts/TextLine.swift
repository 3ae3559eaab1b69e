/// A paragraph as numbers are looked for in it: one character for each of the original, half-width digits.
///
/// A sentence that goes on in the next line of a file is one; what stands in a cell is a paragraph of its own.
struct TextLine {
  /// The lines as they were sent, with their places.
  let pieces: [TextPiece]
  /// Where each of them begins.
  private let starts: [Int]
  let characters: [Character]

  init(_ piece: TextPiece) { self.init([piece]) }

  init(_ pieces: [TextPiece]) {
    self.pieces = pieces
    var (starts, characters): ([Int], [Character]) = ([], [])
    for piece in pieces {
      starts.append(characters.count)
      characters += Self.read(piece.text)
    }
    self.starts = starts
    self.characters = characters
  }

  private static func read(_ text: String) -> [Character] {
    let raw = Array(text)
    return raw.indices.map { position in
      switch raw[position] {
      case "０"..."９":
        Character(UnicodeScalar(UInt8(raw[position].wholeNumberValue ?? 0) + 48))
      case "％": "%"
      case "．": "."
      case "(": "（"
      case ")": "）"
      case ";": "；"
      case ":": "："
      case "*", "_", "\t", "\u{3000}", "\u{A0}": " "
      case ",":
        position > 0 && position + 1 < raw.count && isDigit(raw[position - 1])
          && isDigit(raw[position + 1]) ? "," : "，"
      default: raw[position]
      }
    }
  }

  /// The place of a character, counted from 0.
  func place(ofCharacter position: Int) -> Place {
    let piece = max(0, (starts.firstIndex { $0 > position } ?? starts.count) - 1)
    return pieces[piece].place(ofCharacter: position - starts[piece])
  }

  static func isDigit(_ character: Character) -> Bool {
    "0"..."9" ~= character || "０"..."９" ~= character
  }

  /// Whether the words stand there.
  func has(_ words: some Collection<Character>, at position: Int) -> Bool {
    position >= 0 && position + words.count <= characters.count
      && zip(words, characters[position...]).allSatisfy { $0 == $1 }
  }

  /// Whether the words end just before a position.
  func has(_ words: [Character], before position: Int) -> Bool { has(words, at: position - words.count) }

  func skippingSpaces(from position: Int) -> Int {
    var position = position
    while position < characters.count, characters[position] == " " { position += 1 }
    return position
  }
}
