/// A sentence of a text, its numbers apart from its words.
struct Sentence: Sendable, Equatable {
  /// As it stands there, without the white space around it.
  let text: String
  /// The text without white space, with a mark in place of every number.
  let words: String
  let numbers: [String]

  /// No sentence holds a line break of its own.
  private static let mark = "\n"

  init(_ text: some StringProtocol) {
    var (words, numbers): (String, [String]) = ("", [])
    for piece in Self.split(text) {
      if piece.isNumber { numbers.append(piece.text) }
      words += piece.isNumber ? Self.mark : piece.text.filter { !$0.isWhitespace }
    }
    self.text = String(text)
    self.words = words
    self.numbers = numbers
  }

  /// The sentences of a text in their order: each ends with 。！？； or with its paragraph; where a paragraph's lines
  /// break says nothing.
  static func all(in text: String) -> [Sentence] {
    var sentences: [Sentence] = []
    for paragraph in paragraphs(of: text) {
      var start = paragraph.startIndex
      for place in paragraph.indices where "。！？；".contains(paragraph[place]) {
        sentences += sentence(paragraph[start...place])
        start = paragraph.index(after: place)
      }
      sentences += sentence(paragraph[start...])
    }
    return sentences
  }

  /// Lines that belong together; a heading, an item of a list or a line of a table stands by itself.
  private static func paragraphs(of text: String) -> [String] {
    var paragraphs: [String] = []
    var isOpen = false
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let isBlank = line.allSatisfy(\.isWhitespace)
      let isApart = line.drop(while: \.isWhitespace).first.map { "#|-*+>".contains($0) } ?? true
      if isOpen, !isApart {
        paragraphs[paragraphs.count - 1] += line
      } else if !isBlank {
        paragraphs.append(String(line))
      }
      isOpen = !isBlank && !isApart
    }
    return paragraphs
  }

  private static func sentence(_ text: Substring) -> [Sentence] {
    let trimmed = text.withoutOuterSpace
    return trimmed.isEmpty ? [] : [Sentence(trimmed)]
  }

  /// Words and numbers in turn; a number keeps its point and its commas.
  private static func split(_ text: some StringProtocol) -> [(text: String, isNumber: Bool)] {
    var pieces: [(text: String, isNumber: Bool)] = []
    let characters = Array(text)
    for (position, character) in characters.enumerated() {
      let isDigit = { (place: Int) in
        characters.indices.contains(place) && ("0"..."9").contains(characters[place])
      }
      let isNumber =
        isDigit(position) || ".,".contains(character) && isDigit(position - 1) && isDigit(position + 1)
      if pieces.last?.isNumber == isNumber {
        pieces[pieces.count - 1].text.append(character)
      } else {
        pieces.append((String(character), isNumber))
      }
    }
    return pieces
  }

  /// Two sentences of the same words, with the numbers that moved.
  static func pieces(from old: Sentence, to new: Sentence) -> [TextDifference.Piece] {
    var pieces: [TextDifference.Piece] = []
    var number = 0
    for piece in split(new.text) {
      var text = piece.text
      if piece.isNumber {
        defer { number += 1 }
        if old.numbers[number] != piece.text {
          pieces.append(.number(old: old.numbers[number], new: piece.text))
          continue
        }
      }
      if case .words(let before) = pieces.last {
        text = before + text
        pieces.removeLast()
      }
      pieces.append(.words(text))
    }
    return pieces
  }

  /// Whether half of the pairs of characters are in both.
  func isLike(_ other: Sentence) -> Bool {
    let (own, others) = (pairs, other.pairs)
    return !own.isEmpty && own.intersection(others).count * 2 >= max(own.count, others.count)
  }

  private var pairs: Set<String> {
    let characters = Array(words)
    return Set(zip(characters, characters.dropFirst()).map { "\($0)\($1)" })
  }
}
