/// A word of a text that the definition or the grammar knows, a number, a mark, or a run of what neither knows.
struct TextToken {
  /// Characters of the paragraph; of a number also the word that it counts.
  let range: Range<Int>
  let meaning: Meaning

  enum Meaning: Equatable {
    /// A word of the definition.
    case word(TextReadings.Meaning)
    /// A word of the language.
    case grammar(TextGrammar.Word)
    /// A number, by its position among those of the paragraph.
    case number(Int)
    /// A year that the text names by its number.
    case year(Int)
    /// `，`, `。` and their like.
    case mark(Character)
    /// The name of another body.
    case body
    case unknown
  }
}

extension TextToken {
  var readings: [Int]? {
    if case .word(.readings(let readings)) = meaning { return readings }
    return nil
  }

  func `is`(_ word: TextGrammar.Word) -> Bool { meaning == .grammar(word) }
  func `is`(_ word: TextReadings.Meaning) -> Bool { meaning == .word(word) }

  /// Whether nothing is known of what it says.
  var isUnknown: Bool { meaning == .unknown || meaning == .body }
  var isNumber: Bool {
    if case .number = meaning { return true }
    return false
  }
  var mark: Character? {
    if case .mark(let mark) = meaning { return mark }
    return nil
  }
  /// Whether a clause cannot go over it.
  var endsClause: Bool { mark.map { "，。；！？：（）".contains($0) } ?? false }
  var endsSentence: Bool { mark.map { "。！？".contains($0) } ?? false }
}
