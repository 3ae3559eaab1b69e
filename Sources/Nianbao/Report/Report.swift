/// Everything that the report says, ready to be written in any format.
///
/// It is the region's, or one unit's own: every unit must publish one (国务院令第711号, art. 49).
public struct Report: Sendable {
  /// The project that it is made in; in a unit's report the unit stands in the region's place.
  public let project: Project
  /// The figures of the year, and how they compare with the year before.
  public let statistics: Statistics
  package let narrative: Narrative
  /// What is to be looked at, in the order of the form, then of the roster.
  public let findings: [Finding]
  /// What each unit sent, in the order of the roster; in a unit's own report it alone.
  public let units: [UnitReturn]
  /// The explanations that hold.
  public let waivers: [Waiver]
  /// All years known; `nil` when there is only this one.
  public let years: ManyYears?
  /// What the ledgers count; `nil` when there are none.
  public let ledger: LedgerStatistics?
  /// The yearly summary that goes with it; `nil` where there is no phrase for one.
  package let summary: WorkSummary?
  /// Whether it is one unit's own report instead of the region's.
  public let isUnit: Bool
  /// In a unit's own report the codes of its files, as their receipts have them.
  package let seals: [CheckCode]
  /// The columns of the comparison with last year.
  public let comparedColumns: ComparedColumns

  /// Gives the columns of the comparison with last year, for the statistics that are compared.
  public typealias ComparedColumns = @Sendable (Statistics) -> [ListingColumn<ComparedLine>]

  /// The edition of the form that the figures were reported on.
  public var form: Form { statistics.form }
  /// The year reported on, not the year in which the report is published.
  public var year: Int { statistics.year }

  package init(
    project: Project, statistics: Statistics, narrative: Narrative, findings: [Finding], units: [UnitReturn],
    waivers: [Waiver] = [], years: ManyYears? = nil, ledger: LedgerStatistics? = nil,
    summary: WorkSummary? = nil, isUnit: Bool = false, seals: [CheckCode] = [],
    comparedColumns: @escaping ComparedColumns = ComparedLine.columns
  ) {
    self.project = project
    self.statistics = statistics
    self.narrative = narrative
    self.units = units
    self.waivers = waivers
    self.years = years
    self.isUnit = isUnit
    self.seals = seals
    self.ledger = ledger
    self.summary = summary
    self.comparedColumns = comparedColumns
    self.findings = findings.inFormOrder(statistics.form, units.map(\.unit.code))
  }

  /// Whether errors are open, so that this is no report yet.
  public var isDraft: Bool { findings.count(open: .error) > 0 }

  /// The heading of the report: the region or the unit, the year and the form's title.
  public var title: String { "\(project.region)\(year)年\(form.title)" }

  /// The parts that it prints: an annex only where something of it was answered.
  public var sections: [Section] {
    form.sections.filter { section in
      !section.isAnnex
        || tables(of: section).contains { $0.allCells.contains { statistics.figures.state(of: $0).isAnswer } }
    }
  }

  /// The tables that a section prints.
  public func tables(of section: Section) -> [Table] { form.tables.filter { $0.section == section.number } }

  /// The units whose figures are missing from the sums.
  public var missing: [UnitReturn] { units.filter { $0.state != .accepted } }

  /// The corrections that hold, with their units.
  public var corrections: [UnitCorrection] {
    units.flatMap { sent in sent.corrections.map { UnitCorrection(unit: sent.unit, correction: $0) } }
  }

  /// One unit's own report: its figures, its own base, its own text, and those findings that are the unit's.
  package static func ofUnit(
    _ sent: UnitReturn, _ project: Project, statistics: Statistics, narrative: Narrative, findings: [Finding],
    waivers: [Waiver], seals: [CheckCode] = []
  ) -> Report {
    Report(
      project: project.standing(for: sent.unit), statistics: statistics, narrative: narrative,
      findings: findings + narrative.findings, units: [sent],
      waivers: waivers.filter { $0.unit == sent.unit.code }, isUnit: true, seals: seals)
  }
}

extension Project {
  /// The project as a unit's own report needs it: the unit stands in the region's place.
  public func standing(for unit: Roster.Unit) -> Project {
    var own = self
    own.region = UnitName.full(unit.name, in: region)
    own.publisher = own.region
    own.code = unit.code
    return own
  }
}

extension [Finding] {
  /// In the order of the form, then of the units: findings about the whole file or region first.
  fileprivate func inFormOrder(_ form: Form, _ units: [String]) -> [Finding] {
    let tables = Dictionary(uniqueKeysWithValues: form.tables.enumerated().map { ($0.element.id, $0.offset) })
    let order = Dictionary(
      units.enumerated().map { ($0.element, $0.offset) }, uniquingKeysWith: { first, _ in first })
    let keys = map { finding -> [Int] in
      guard let position = tables[finding.address.table] else {
        return [-1, 0, 0, order[finding.unit] ?? -1]
      }
      let table = form.tables[position]
      let row = table.rows.firstIndex { $0.id == finding.address.row } ?? -1
      let column = table.columns.firstIndex { $0.id == finding.address.column } ?? -1
      return [position, row, column, order[finding.unit] ?? -1]
    }
    return indices.sorted { one, other in
      keys[one] == keys[other] ? one < other : keys[one].lexicographicallyPrecedes(keys[other])
    }.map { self[$0] }
  }
}

/// A correction, and whose number it corrects.
public struct UnitCorrection: Sendable {
  /// The unit whose number it is.
  public let unit: Roster.Unit
  /// The number as sent and as put right.
  public let correction: Correction

  package init(unit: Roster.Unit, correction: Correction) {
    self.unit = unit
    self.correction = correction
  }
}
