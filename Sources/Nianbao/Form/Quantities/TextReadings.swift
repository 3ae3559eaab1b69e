/// What the text of a report calls its numbers: the words of the named quantities, and of rows and columns.
package struct TextReadings: Sendable {
  /// In the definition's order.
  package private(set) var readings: [Formula] = []
  /// Other words for a unit of measure when things are counted: 起 for 件.
  package private(set) var counters: [String: [String]] = [:]
  /// Words without which a table's readings are not meant, by its position: 政府信息公开 before a court's cases.
  package private(set) var within: [Int: [[Character]]] = [:]
  /// What the words carried from one year into another stand for.
  package private(set) var carriedIn: Int?
  package private(set) var carriedOut: Int?
  /// What is counted, without a word that says whose: 申请.
  package private(set) var nouns: [[Character]] = []
  /// All words, each with what it means.
  package private(set) var lexicon = Lexicon<Meaning>()

  /// What a word of the definition says.
  package enum Meaning: Sendable, Equatable {
    /// It names one of these readings.
    case readings([Int])
    /// It names the applications that verbs such as 收到 are about.
    case about
    /// It says nothing: it may stand between a word and its number.
    case between
    /// The clause is about something else.
    case except
    /// Something is carried from one year into another; the year says which.
    case carried
    /// Something is not done yet.
    case pending
    /// It relates a table to the report.
    case within
  }

  /// One formula that a word may stand for: a sum of cells.
  package struct Formula: Sendable {
    package let name: String
    /// None where the words mean a number only together with a line of the other axis.
    package let cells: [Cell]
    package let words: [String]
    /// Names of the readings that it may be a share of.
    package let shares: [String]
    /// Whether the word is a verb that other work has too, so that the subject must stand before it.
    package let needsSubject: Bool
    /// The rows or columns that its words name.
    package var lines: Lines?
  }

  /// Rows or columns of a table.
  package struct Lines: Sendable, Equatable {
    package let table: Int
    package let axis: Identity.Axis
    package let positions: [Int]
  }

  /// Words that are no readings, as the definition lists them.
  struct Words {
    var about: [String] = []
    var except: [String] = []
    var between: [String] = []
    var nouns: [String] = []
    var carried: [String] = []
    var pending: [String] = []
    var counters: [String: [String]] = [:]
    var within: [Int: [String]] = [:]
    var carriedIn = ""
    var carriedOut = ""
  }

  init() {}

  init(_ readings: [Formula], _ words: Words) {
    self.readings = readings
    counters = words.counters
    nouns = words.nouns.map { Array($0) }
    within = words.within.mapValues { $0.map { Array($0) } }
    carriedIn = readings.firstIndex { $0.name == words.carriedIn }
    carriedOut = readings.firstIndex { $0.name == words.carriedOut }
    index(words)
  }

  /// Where a word has two meanings the first one holds.
  private mutating func index(_ words: Words) {
    for word in words.pending { lexicon.add(word, .pending) }
    for word in words.carried { lexicon.add(word, .carried) }
    var known: [String: [Int]] = [:]
    for (position, reading) in readings.enumerated() {
      for word in reading.words.distinct where !word.isEmpty { known[word, default: []].append(position) }
    }
    for (word, positions) in known.sorted(by: { $0.key < $1.key }) { lexicon.add(word, .readings(positions)) }
    for word in words.about { lexicon.add(word, .about) }
    for word in words.within.values.joined() { lexicon.add(word, .within) }
    for word in words.nouns + words.between { lexicon.add(word, .between) }
    for word in words.except { lexicon.add(word, .except) }
  }
}
