/// Counts of the ledgers (台账) that changed.
package struct LedgerDifference: Sendable, Equatable {
  package let lines: [Line]

  package struct Line: Sendable, Equatable {
    package let dimension, key: String
    /// What a reader calls the key.
    package let name: String
    /// `nil` where the side has no such key.
    package let old, new: Int64?

    package var difference: Int64 { (new ?? 0) - (old ?? 0) }
  }

  /// `nil` where neither side has ledgers, or one of them does not say what they count.
  init?(_ old: ComparedSide, _ new: ComparedSide) {
    if [old, new].contains(where: \.hidesLedgers) { return nil }
    guard old.ledger != nil || new.ledger != nil, old.manifest != nil, new.manifest != nil else { return nil }
    let (before, after) = (old.ledger ?? [], new.ledger ?? [])
    let (known, now) = (Self.counts(before), Self.counts(after))
    lines = (after + before).map(Key.init).distinct.inOrderOfDimensions.compactMap { key in
      guard known[key] ?? 0 != now[key] ?? 0 else { return nil }
      let isUnit = key.dimension == LedgerStatistics.unitDimension
      let name = isUnit ? new.unitName(key.key) ?? old.unitName(key.key) : nil
      return Line(
        dimension: key.dimension, key: key.key, name: name ?? key.key, old: known[key], new: now[key])
    }
  }

  private static func counts(_ lines: [ComparedSide.LedgerLine]) -> [Key: Int64] {
    Dictionary(lines.map { (Key($0), $0.count) }, uniquingKeysWith: { first, _ in first })
  }

  fileprivate struct Key: Hashable {
    let dimension, key: String

    init(_ line: ComparedSide.LedgerLine) { (dimension, key) = (line.dimension, line.key) }
  }
}

extension [LedgerDifference.Key] {
  /// Dimensions as they come first, each one's keys in their order.
  fileprivate var inOrderOfDimensions: [LedgerDifference.Key] {
    map(\.dimension).distinct.flatMap { dimension in filter { $0.dimension == dimension } }
  }
}

extension ComparedSide {
  /// Whether it read ledgers of its year and did not write what they count.
  var hidesLedgers: Bool {
    ledger == nil && manifest?.ledgers?.contains { $0.file.hasPrefix("\(year)/") } ?? false
  }
}
