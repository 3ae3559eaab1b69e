/// Words by their first character, the longest first, each with a meaning.
package struct Lexicon<Meaning: Sendable>: Sendable {
  private var words: [Character: [(word: [Character], meaning: Meaning)]] = [:]

  /// A word that is known already keeps its first meaning.
  mutating func add(_ word: String, _ meaning: Meaning) {
    let word = Array(word)
    guard let first = word.first, words[first]?.contains(where: { $0.word == word }) != true else { return }
    words[first, default: []].append((word, meaning))
  }

  mutating func sort() {
    for key in words.keys { words[key]?.sort { $0.word.count > $1.word.count } }
  }

  /// The longest word that begins at a position of a text, and how many characters it has.
  func word(at position: Int, of text: [Character]) -> (count: Int, meaning: Meaning)? {
    guard let known = words[text[position]] else { return nil }
    let rest = text.count - position
    for (word, meaning) in known where word.count <= rest {
      if word.indices.allSatisfy({ word[$0] == text[position + $0] }) { return (word.count, meaning) }
    }
    return nil
  }
}

extension Lexicon<Bool> {
  /// Words that are looked for, whatever they mean.
  init(_ words: [String]) {
    for word in words { add(word, true) }
    sort()
  }
}
