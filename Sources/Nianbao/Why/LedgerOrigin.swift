/// Where a count of the ledgers comes from: how many of its items stand in which file.
public struct LedgerOrigin: Sendable {
  /// What is counted by: 类别, 渠道 and so on; empty for all items.
  public let dimension: String
  /// What the counted items have of it, such as 惠民生; empty for all items.
  public let key: String
  /// The items of this year; `nil` when there are no ledgers.
  public let count: Int64?
  /// The items of the year before; `nil` when nothing is known of it.
  public let prior: Int64?
  package let growth: Growth
  /// The files of both years that have such items, in their order.
  package let files: [File]
  package let texts: [Narrative.Filled]

  package struct File: Sendable, Equatable {
    package let file: String
    package let year: Int
    package let count: Int64
  }

  /// How many items the files of a year have.
  package func sum(of year: Int) -> Int64 {
    files.reduce(0) { $0 + ($1.year == year ? $1.count : 0) }
  }

  /// - Throws: what reading the ledgers throws.
  init(_ figure: TextFigure, _ counted: TextFigure.Counted, _ evidence: Evidence) throws {
    dimension = counted.dimension
    key = counted.key
    count = figure.value
    prior = figure.prior
    growth = figure.growth
    files = try evidence.ledgers().compactMap { part in
      let count = part.count(of: counted.dimension, counted.key)
      return count == 0 ? nil : File(file: part.file, year: part.year, count: count)
    }
    texts = evidence.texts(counting: counted.dimension, counted.key)
  }
}

extension Evidence.LedgerPart {
  /// The items of a key; without a dimension all of them.
  fileprivate func count(of dimension: String, _ key: String) -> Int64 {
    if dimension.isEmpty { return counts.total }
    return dimensions.firstIndex(of: dimension).flatMap { counts.keys[$0][key] } ?? 0
  }
}
