extension LedgerStatistics {
  /// What a year's ledgers count, beside those of the year before.
  ///
  /// `prior` is `nil`, or a reading without a single ledger, when nothing is known of that year. A dimension with too
  /// many keys in this year is left out; with too many in the year before, nothing is known by it.
  package init(_ reading: LedgerReading, prior: LedgerReading?, roster: Roster) {
    let before = prior.flatMap { $0.hasAny ? $0 : nil }
    let known = reading.dimensions.indices.filter { !reading.counts.overfull.contains($0) }
    let isComparable = before.map { $0.counts.overfull.isDisjoint(with: known) } ?? false
    self.init(
      reading, priorTotal: before?.counts.total,
      prior: isComparable
        ? before.map { before in
          Dictionary(zip(before.dimensions, before.counts.keys), uniquingKeysWith: { first, _ in first })
        } : nil, roster: roster)
  }

  /// What a year's ledgers count, beside what a version of the year before signed for, by dimension and key.
  package init(_ reading: LedgerReading, signed: [String: [String: Int64]], roster: Roster) {
    let total = signed[Self.unitDimension].map { $0.values.reduce(0, +) }
    self.init(reading, priorTotal: total, prior: signed, roster: roster)
  }

  private init(
    _ reading: LedgerReading, priorTotal: Int64?, prior: [String: [String: Int64]]?, roster: Roster
  ) {
    let known = reading.dimensions.indices.filter { !reading.counts.overfull.contains($0) }
    self.init(
      year: reading.year, total: reading.counts.total,
      counts: known.map { (reading.dimensions[$0], reading.counts.keys[$0]) },
      priorTotal: priorTotal, prior: prior
    ) { dimension, key in
      dimension == Self.unitDimension ? roster.unit(code: key)?.name ?? key : key
    }
  }

  /// The dimension whose keys are codes of units.
  public static let unitDimension = "单位代码"

  /// The same with the lines of units in another order, such as the roster's.
  func lines(of dimension: Dimension, inOrderOf codes: [String]) -> [Line] {
    guard dimension.name == Self.unitDimension else { return dimension.lines }
    let places = Dictionary(
      codes.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { one, _ in one })
    return dimension.lines.sorted { places[$0.key] ?? codes.count < places[$1.key] ?? codes.count }
  }
}
