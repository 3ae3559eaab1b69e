/// Everything that the report says, ready to be written in any format.
public struct Report: Sendable {
  public let project: Project
  public let statistics: Statistics
  public let narrative: Narrative
  /// In the order of the form, then of the roster.
  public let findings: [Finding]
  public let units: [UnitReturn]

  public var form: Form { statistics.form }
  public var year: Int { statistics.year }

  public init(
    project: Project, statistics: Statistics, narrative: Narrative, findings: [Finding], units: [UnitReturn]
  ) {
    (self.project, self.statistics, self.narrative) = (project, statistics, narrative)
    self.units = units
    self.findings = findings.inFormOrder(statistics.form, units.map(\.unit.code))
  }

  /// Whether errors are open, so that this is no report yet.
  public var isDraft: Bool { findings.count(open: .error) > 0 }

  public var title: String { "\(project.region)\(year)年\(form.title)" }

  /// The tables that a section prints.
  public func tables(of section: Section) -> [Table] { form.tables.filter { $0.section == section.number } }

  /// The units whose figures are missing from the sums.
  public var missing: [UnitReturn] { units.filter { $0.state != .accepted } }

  /// The cells compared with last year in the report: totals where a table has any, else all.
  public func comparedCells(of table: Table) -> [Cell] {
    let columns = table.columns.indices.filter { table.columns[$0].isTotal }
    return table.rows.indices.flatMap { row in
      (columns.isEmpty ? Array(table.columns.indices) : columns).map { table.cell(row: row, column: $0) }
    }
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
