/// Where last year's number of one cell comes from.
public struct PriorOrigin: Sendable {
  /// The cell in this year's form.
  public let address: Address
  package let measure: Measure
  /// The year that the number is of.
  public let year: Int
  /// The number in the smallest unit of its measure; `nil` when last year has none or asked something else.
  public let value: Int64?
  /// What it is taken from: the units' files, what was published, a unit's own; `nil` when nothing of that year is known.
  package let base: String?
  /// One for each return that the base sums, in that year's cells.
  public let sources: [CellSource]

  package var text: String { value.map { measure.text($0) } ?? "" }
  /// The returns with a number other than 0.
  package var listed: [CellSource] { sources.filter { $0.state == .number } }
  /// The sum of those that the base counts; `nil` when none has a number.
  package var sum: Int64? {
    let summed = sources.filter { $0.value != nil && ($0.unit.isCounted || sources.count == 1) }
    return summed.isEmpty ? nil : summed.reduce(0) { $0 &+ ($1.value ?? 0) }
  }

  init(_ cell: Cell, _ evidence: Evidence) {
    let statistics = evidence.report.statistics
    address = statistics.form.address(of: cell)
    measure = statistics.form.measure(of: cell)
    year = statistics.year - 1
    let isComparable = statistics.growth(of: cell).kind != .notComparable
    value = isComparable ? statistics.prior(of: cell) : nil
    base = statistics.base?.words
    let own = isComparable && statistics.base != nil ? evidence.before(cell) : nil
    sources = own.map { own in evidence.before.map { $0.source(of: own, evidence.formBefore) } } ?? []
  }
}
