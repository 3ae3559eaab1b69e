/// Words, each with a meaning: one is found in as many steps as it has characters, however many others there are.
package struct Lexicon<Meaning: Sendable>: Sendable {
  /// One character further into the words that begin with the same characters.
  private struct Step: Hashable, Sendable {
    let place: Int32
    let character: Character
  }

  private var steps: [Step: Int32] = [:]
  /// By place, what the word means that ends there, or `nil` where words only go on; all begin at the first place.
  private var meanings: [Meaning?] = [nil]

  /// A word that is known already keeps its first meaning.
  mutating func add(_ word: String, _ meaning: Meaning) {
    guard !word.isEmpty else { return }
    var place: Int32 = 0
    for character in word {
      let step = Step(place: place, character: character)
      if let next = steps[step] {
        place = next
      } else {
        place = Int32(meanings.count)
        steps[step] = place
        meanings.append(nil)
      }
    }
    meanings[Int(place)] = meanings[Int(place)] ?? meaning
  }

  /// The longest word that begins at a position of a text, and how many characters it has.
  func word(at position: Int, of text: [Character]) -> (count: Int, meaning: Meaning)? {
    words(at: position, of: text).last
  }

  /// The words that begin at a position of a text, from the shortest to the longest.
  func words(at position: Int, of text: [Character]) -> [(count: Int, meaning: Meaning)] {
    var found: [(count: Int, meaning: Meaning)] = []
    var (place, end) = (Int32(0), position)
    while end < text.count, let next = steps[Step(place: place, character: text[end])] {
      (place, end) = (next, end + 1)
      if let meaning = meanings[Int(place)] { found.append((end - position, meaning)) }
    }
    return found
  }
}

extension Lexicon<Bool> {
  /// Words that are looked for, whatever they mean.
  init(_ words: [String]) {
    for word in words { add(word, true) }
  }
}
