extension Waiver {
  /// The waiver as a line of `waivers.csv`, by column.
  public var fields: [String: String] {
    [
      "rule": rule.id, "unit": unit, "table": address.table, "row": address.row, "column": address.column,
      "actual": actual, "reason": reason, "by": by, "date": date,
    ]
  }

  /// An explanation of a finding.
  public init(of finding: Finding, reason: String, by: String, date: String) {
    self.init(
      rule: finding.rule, unit: finding.unit, address: finding.address, actual: finding.actual,
      reason: reason,
      by: by, date: date, place: Place(file: ""))
  }
}

extension Correction {
  /// The correction as a line of `corrections.csv`, by column.
  public var fields: [String: String] {
    [
      "unit": unit, "table": address.table, "row": address.row, "column": address.column, "from": from,
      "to": to,
      "reason": reason, "by": by, "date": date,
    ]
  }

  /// A correction of what a unit's files say in a cell.
  public init(
    of sent: UnitReturn, _ cell: Cell, _ form: Form, to: String, reason: String, by: String, date: String
  ) {
    self.init(
      unit: sent.unit.code, address: form.address(of: cell), from: sent.printed(cell, form), to: to,
      reason: reason, by: by, date: date, place: Place(file: ""))
  }
}
