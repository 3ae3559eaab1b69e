/// Where the number of one cell comes from: what the form sums, what each unit sent, last year, findings, texts.
public struct CellOrigin: Sendable {
  package let cell: Cell
  /// The cell, by the ids of its table, row and column.
  public let address: Address
  /// The words of the form: the table's title, the row's and the column's labels with their groups.
  public let label: [String]
  /// What its numbers count, and the power of ten that they are in.
  public let measure: Measure
  /// The number in the smallest unit of its measure; `nil` when no unit gave one.
  public let value: Int64?
  /// For a total, how its parts make it.
  package let compositions: [String]
  package let identities: [CheckedIdentity]
  /// What its numbers are taken from; a list of a table has hundreds of origins, and asks few of them for their sources.
  private let form: Form
  private let units: [UnitReturn]
  /// Last year's returns that are in the comparison, and the cell of that year's form; `nil` where nothing is.
  private let before: (units: [UnitReturn], cell: Cell)?
  /// Last year's number in the same unit; `nil` when there is none that can be compared.
  public let prior: Int64?
  /// The change against the year before, or why there is none.
  public let growth: Growth
  /// What last year's number is taken from; `nil` when nothing of that year is known.
  package let base: String?
  package let findings: [CoveringFinding]
  /// The places of texts that speak of it.
  package let texts: [Narrative.Filled]
  /// Whether it is one unit's own figure, which nothing is summed for.
  let isUnit: Bool

  /// A finding about the cell, and why it is settled where it is.
  package struct CoveringFinding: Sendable {
    package let finding: Finding
    /// The name of its unit; empty for the region.
    package let unit: String
    /// Of the explanation or the correction that holds; empty when it is open.
    package let reason: String
  }

  /// One for each unit, in the order of the roster; of a unit's own figure that one.
  public var sources: [CellSource] { units.map { $0.source(of: cell, form) } }

  /// Last year's numbers of the units that have one, by their codes.
  package var priorOf: [String: Int64] {
    guard let before else { return [:] }
    let numbers = before.units.compactMap { sent in sent.figures[before.cell].map { (sent.unit.code, $0) } }
    return Dictionary(numbers, uniquingKeysWith: { first, _ in first })
  }

  /// The value with all its digits, in its unit of measure; empty where there is none.
  package var text: String { value.map { measure.text($0) } ?? "" }

  /// The units whose numbers make it, in the order of the roster.
  package var summed: [CellSource] { sources.filter { isUnit ? $0.value != nil : $0.isSummed } }

  /// The sum of the units' numbers; `nil` when none of them gave one.
  package var sum: Int64? {
    let summed = summed
    return summed.isEmpty ? nil : summed.reduce(0) { $0 &+ ($1.value ?? 0) }
  }

  /// How many units' numbers in the sum are not 0.
  package var notZero: Int {
    units.count { sent in
      (isUnit || sent.unit.isCounted) && sent.state == .accepted
        && sent.facts.figures.states[Int(cell.index)] == .number
        && sent.facts.figures.values[Int(cell.index)] != 0
    }
  }

  /// The units that a reader wants to see: every number other than 0, and what is not in the sum but should be looked at.
  package var listed: [CellSource] {
    sources.filter { isUnit || $0.state == .number || $0.state == .refused || $0.correction != nil }
  }

  /// The units that are not listed, by their state.
  package var others: [(state: CellSource.State, units: [CellSource])] {
    let rest = sources.filter {
      !isUnit && $0.state != .number && $0.state != .refused && $0.correction == nil
    }
    return CellSource.State.allCases.compactMap { state in
      let own = rest.filter { $0.state == state }
      return own.isEmpty ? nil : (state, own)
    }
  }
}

extension CellOrigin {
  init(_ cell: Cell, _ evidence: Evidence) {
    let (report, form) = (evidence.report, evidence.report.form)
    let statistics = report.statistics
    let blank = form.blank(of: cell)
    let table = form.tables[blank.table]
    self.cell = cell
    address = form.address(of: cell)
    label =
      [table.title] + [table.rows[blank.row], table.columns[blank.column]].flatMap(\.path)
    measure = blank.measure
    value = statistics.figures[cell]
    compositions = form.compositions(of: cell, in: statistics.figures)
    identities = form.identities(
      with: cell, on: statistics.figures, lastYear: statistics.base?.figures)
    self.form = form
    units = report.units
    before = statistics.base == nil ? nil : evidence.before(cell).map { (evidence.before, $0) }
    base = statistics.base?.words
    prior = statistics.growth(of: cell).kind == .notComparable ? nil : statistics.prior(of: cell)
    growth = statistics.growth(of: cell)
    findings = evidence.findings(on: cell)
    texts = evidence.texts(of: cell)
    isUnit = report.isUnit
  }
}
