/// What the text of a report calls its numbers: the words of the named quantities, and of rows and columns.
package struct TextReadings: Sendable {
  /// In the definition's order.
  package private(set) var readings: [Formula] = []
  /// Subjects that these words are about, and others that the same words may be about.
  package private(set) var about: [[Character]] = []
  package private(set) var except: [[Character]] = []
  /// What may stand between a word and its number, the longest first.
  package private(set) var between: [[Character]] = []
  /// Other words for a unit of measure when things are counted: 起 for 件.
  package private(set) var counters: [String: [String]] = [:]
  /// Positions in `readings` by the last character of their words, the longest word first.
  package private(set) var endings: [Character: [(word: [Character], readings: [Int])]] = [:]

  /// One formula that a word may stand for: a sum of cells.
  package struct Formula: Sendable {
    package let name: String
    package let cells: [Cell]
    package let words: [String]
    /// Names of the readings that it may be a share of.
    package let shares: [String]
    /// Whether the word is a verb that other work has too, so that the subject must stand before it.
    package let needsSubject: Bool
  }

  init() {}

  /// Readings without words or cells are left out.
  init(
    _ readings: [Formula], about: [[Character]], except: [[Character]], between: [[Character]],
    counters: [String: [String]]
  ) {
    self.readings = readings.filter { !$0.cells.isEmpty && !$0.words.isEmpty }
    self.about = about
    self.except = except
    self.between = between.sorted { $0.count > $1.count }
    self.counters = counters
    index()
  }

  private mutating func index() {
    var known: [String: [Int]] = [:]
    for (position, reading) in readings.enumerated() {
      for word in reading.words.distinct where !word.isEmpty { known[word, default: []].append(position) }
    }
    for (word, positions) in known.sorted(by: { ($1.key.count, $0.key) < ($0.key.count, $1.key) }) {
      guard let last = word.last else { continue }
      endings[last, default: []].append((Array(word), positions))
    }
  }
}
