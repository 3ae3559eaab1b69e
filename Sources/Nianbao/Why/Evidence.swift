/// What answers are drawn from: the report, what last year's numbers are taken from, the ledgers file by file.
package struct Evidence {
  package let report: Report
  /// Last year's returns that the base sums, in that year's own form: the units', what was published, a unit's own.
  let before: [UnitReturn]
  /// The files of both years, counted when asked for.
  let ledgers: () throws -> [LedgerPart]
  /// Every place of a text, with the figure that it speaks of.
  private let places: [FilledPlace]
  /// Findings, the worst first, and for each cell which of them are about it.
  private let findings: [Finding]
  private let findingsOf: [Cell: [Int]]

  /// What units are called, by their codes.
  private let names: [String: String]

  private struct FilledPlace {
    let filled: Narrative.Filled
    let cells: Set<Cell>
    /// Dimension and key of what a ledger counts; `nil` where the figure is none.
    let counted: String?
  }

  /// One file of a ledger, and what it adds to the counts of its year.
  package struct LedgerPart: Sendable {
    let file: String
    let year: Int
    let dimensions: [String]
    let counts: LedgerCounts

    /// The files of a year's ledgers.
    package static func all(of reading: LedgerReading) -> [LedgerPart] {
      reading.parts.map {
        LedgerPart(file: $0.file, year: reading.year, dimensions: reading.dimensions, counts: $0.counts)
      }
    }
  }

  package init(_ report: Report, before: [UnitReturn], ledgers: @escaping () throws -> [LedgerPart]) {
    self.report = report
    self.before = before
    self.ledgers = ledgers
    names = Dictionary(
      report.units.map { ($0.unit.code, $0.unit.name) }, uniquingKeysWith: { first, _ in first })
    findings = report.findings.worstFirst()
    var findingsOf: [Cell: [Int]] = [:]
    for (position, finding) in findings.enumerated() {
      for cell in Set(report.form.cells(of: finding)) { findingsOf[cell, default: []].append(position) }
    }
    self.findingsOf = findingsOf
    let figures = FigurePlaces(statistics: report.statistics, ledger: report.ledger)
    places = (report.narrative.filled + (report.summary?.filled ?? [])).compactMap { filled in
      guard let figure = try? figures.figure(at: filled.words).figure else { return nil }
      return FilledPlace(
        filled: filled, cells: Set(figure.cells + figure.wholeCells),
        counted: figure.counted.map { "\($0.dimension) \($0.key)" })
    }
  }

  /// 单位代码 where it is a unit's own report; empty for the region.
  package var unit: String { report.isUnit ? report.project.code : "" }

  func texts(of cell: Cell) -> [Narrative.Filled] { places.filter { $0.cells.contains(cell) }.map(\.filled) }

  /// The places that speak of a count of the ledgers.
  func texts(counting dimension: String, _ key: String) -> [Narrative.Filled] {
    places.filter { $0.counted == "\(dimension) \(key)" }.map(\.filled)
  }

  func findings(on cell: Cell) -> [CellOrigin.CoveringFinding] {
    (findingsOf[cell] ?? []).map { findings[$0] }.map {
      CellOrigin.CoveringFinding(finding: $0, unit: names[$0.unit] ?? "", reason: report.reason(for: $0))
    }
  }
}

extension Evidence {
  /// The form of the year before.
  var formBefore: Form { report.statistics.base?.succession?.older ?? report.form }

  /// The cell of last year's form that asks the same; `nil` when there is none.
  func before(_ cell: Cell) -> Cell? {
    guard let succession = report.statistics.base?.succession else { return cell }
    return succession.same[Int(cell.index)]
  }
}
