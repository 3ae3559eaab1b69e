/// Words by their first character, the longest first, each with a meaning.
package struct Lexicon<Meaning: Sendable>: Sendable {
  private var words: [Character: [(word: [Character], meaning: Meaning)]] = [:]
  /// Of first characters with very many words: all of them, and how long they are, the longest first.
  private var crowded: [Character: Crowd] = [:]

  private struct Crowd {
    let words: [[Character]: Meaning]
    let lengths: [Int]
  }

  /// So many words are gone through one by one.
  private static var few: Int { 32 }

  /// A word that is known already keeps its first meaning.
  mutating func add(_ word: String, _ meaning: Meaning) {
    let word = Array(word)
    guard let first = word.first, words[first]?.contains(where: { $0.word == word }) != true else { return }
    words[first, default: []].append((word, meaning))
  }

  mutating func sort() {
    for (key, own) in words {
      words[key]?.sort { $0.word.count > $1.word.count }
      guard own.count > Self.few else { continue }
      crowded[key] = Crowd(
        words: Dictionary(own.map { ($0.word, $0.meaning) }, uniquingKeysWith: { first, _ in first }),
        lengths: Set(own.map(\.word.count)).sorted(by: >))
    }
  }

  /// The longest word that begins at a position of a text, and how many characters it has.
  func word(at position: Int, of text: [Character]) -> (count: Int, meaning: Meaning)? {
    guard let known = words[text[position]] else { return nil }
    let rest = text.count - position
    if known.count > Self.few, let crowd = crowded[text[position]] {
      for length in crowd.lengths where length <= rest {
        if let meaning = crowd.words[Array(text[position..<(position + length)])] { return (length, meaning) }
      }
      return nil
    }
    for (word, meaning) in known where word.count <= rest {
      if word.indices.allSatisfy({ word[$0] == text[position + $0] }) { return (word.count, meaning) }
    }
    return nil
  }
}

extension Lexicon<Bool> {
  /// Words that are looked for, whatever they mean.
  package init(_ words: [String]) {
    for word in words.distinct.map({ Array($0) }) where !word.isEmpty {
      self.words[word[0], default: []].append((word, true))
    }
    sort()
  }
}
