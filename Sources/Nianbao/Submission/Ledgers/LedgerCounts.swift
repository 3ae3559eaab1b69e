/// How many items ledgers have, by dimension and key; every dimension adds up to the total.
package struct LedgerCounts: Sendable, Equatable {
  package private(set) var total: Int64 = 0
  /// By the position of the dimension in the plan.
  package private(set) var keys: [[String: Int64]]
  /// Dimensions with more keys than a table can show: they are not counted by.
  package private(set) var overfull: Set<Int> = []

  /// So many keys a dimension may have.
  static let keyLimit = 10_000
  /// So many characters of a key are kept.
  static let keyLength = 100

  /// A key as it is kept.
  static func shortened(_ key: String) -> String {
    key.count > keyLength ? key.prefix(keyLength) + "…" : key
  }

  init(dimensions: Int) { keys = [[String: Int64]](repeating: [:], count: dimensions) }

  mutating func add(total count: Int64) { total += count }

  mutating func add(_ count: Int64, to key: String, dimension: Int) {
    if overfull.contains(dimension) { return }
    keys[dimension][key, default: 0] += count
    if keys[dimension].count > Self.keyLimit {
      overfull.insert(dimension)
      keys[dimension] = [:]
    }
  }

  mutating func add(_ other: LedgerCounts) {
    total += other.total
    for dimension in other.overfull {
      overfull.insert(dimension)
      keys[dimension] = [:]
    }
    for dimension in keys.indices {
      for (key, count) in other.keys[dimension] { add(count, to: key, dimension: dimension) }
    }
  }
}

extension LedgerCounts {
  /// Whether each number is a multiple, as all are in a ledger that is there so often.
  func isMultiple(of times: Int64) -> Bool {
    total.isMultiple(of: times) && keys.allSatisfy { $0.values.allSatisfy { $0.isMultiple(of: times) } }
  }

  func divided(by times: Int64) -> LedgerCounts {
    var part = self
    part.total /= times
    part.keys = keys.map { $0.mapValues { $0 / times } }
    return part
  }
}

/// Why a line of a ledger is not counted; of several reasons the first.
enum LedgerFault: Int, CaseIterable, Sendable {
  case bytes, fields, quotes, header, scientific, unit, day, year, category, quantity
}

/// The lines of one file that are not counted for the same reason.
struct FaultyLines: Sendable, Equatable {
  var count = 0
  /// Physical lines from 1, the first ten.
  var first: [Int] = []
  /// What stands there in the first of them; empty where the reason says it all.
  var sample = ""

  static let shown = 10

  mutating func add(line: Int, sample: @autoclosure () -> String = "") {
    if count == 0 { self.sample = sample() }
    count += 1
    if first.count < Self.shown { first.append(line) }
  }

  /// Those of the first time in a ledger that is there so often.
  func divided(by times: Int) -> FaultyLines {
    var part = self
    part.count = count / times
    part.first = Array(first.prefix(part.count))
    return part
  }

  /// Adds those of a later piece, whose lines are counted from its own beginning.
  mutating func add(_ other: FaultyLines, linesBefore: Int) {
    if count == 0 { sample = other.sample }
    count += other.count
    first += other.first.prefix(Self.shown - first.count).map { $0 + linesBefore }
  }
}
