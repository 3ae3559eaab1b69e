/// A side of a comparison from a report that was just composed, as it would be read back from the files of a build.
extension ComparedSide {
  /// A side made of a report and of the returns that it sums.
  ///
  /// `name` is what the user calls it; `roster` is that by which units are named and counted.
  package static func composed(
    _ name: String, _ report: Report, _ returns: Returns, roster: Roster
  ) -> ComparedSide {
    var side = ComparedSide(
      name: name, facts: FactTable(of: returns), roster: roster, region: regionFigures(report.statistics))
    side.statuses = report.units.map { sent in
      UnitStatus(
        code: sent.unit.code, name: sent.unit.name, state: sent.state.rawValue,
        files: sent.files.flatMap { $0.split(separator: ";").map { String($0) } })
    }
    side.findings = report.findings.map { FindingLine(FindingRecord($0)) }
    side.ledger = report.ledger.map { ledgerLines($0, roster) }
    side.texts = TextsRecord(report)
    return side
  }

  private static func regionFigures(_ statistics: Statistics) -> [RegionFigure] {
    var region = [RegionFigure](repeating: RegionFigure(), count: statistics.form.cellCount)
    for line in statistics.lines {
      guard let cell = statistics.form.cell(at: line.address.description) else { continue }
      region[Int(cell.index)] = RegionFigure(
        value: line.value, prior: line.prior, growth: line.growth.kind.words(percent: line.growth.percent))
    }
    return region
  }

  private static func ledgerLines(_ ledger: LedgerStatistics, _ roster: Roster) -> [LedgerLine] {
    let codes = roster.units.map(\.code)
    return ledger.dimensions.flatMap { dimension in
      ledger.lines(of: dimension, inOrderOf: codes).map { line in
        LedgerLine(
          dimension: dimension.name, key: line.key, count: line.count, prior: line.prior,
          growth: line.growth.kind.words(percent: line.growth.percent))
      }
    }
  }
}

extension FactTable {
  /// The facts that `facts.csv` would hold, in its order.
  init(of returns: Returns) {
    self.init(form: returns.form)
    var position: [Int: Int] = [:]
    let units = returns.accepted
    for cell in returns.form.cells {
      for (number, sent) in units.enumerated() {
        let state = sent.figures.state(of: cell)
        guard [.number, .blank, .notApplicable].contains(state) else { continue }
        let unit = position[number] ?? add(unit: sent.unit.code)
        position[number] = unit
        let value = state == .number ? sent.figures.values[Int(cell.index)] : 0
        _ = set(state, value, in: Int(cell.index), unit: unit)
        let file = sent.place(of: cell)?.file ?? ""
        if !file.isEmpty, !files[unit].contains(file) { add(file: file, to: unit) }
      }
    }
    if !position.isEmpty { set(year: returns.year) }
  }
}

extension FindingLine {
  fileprivate init(_ record: FindingRecord) {
    severity = record.severity
    rule = record.rule
    unit = record.unit
    table = record.table
    row = record.row
    column = record.column
    file = record.file
    line = record.line
    field = record.field
    expected = record.expected
    actual = record.actual
    message = record.message
    hint = record.hint
    state = record.state
  }
}
