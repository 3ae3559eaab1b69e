extension Amendments {
  /// `waivers.csv` or `corrections.csv` with one line more; what stands in it already is kept, line by line, and a column
  /// of the office's own stays.
  ///
  /// - Parameters:
  ///   - data: the file as it is; `nil` when there is none yet.
  ///   - columns: the header of a new file.
  ///   - lines: values by column.
  ///   - replaced: whether an earlier line gives way to the new ones.
  /// - Throws: `DecodingTrouble` when the file is no text; it is then left alone.
  public static func appended(
    to data: [UInt8]?, columns: [String], lines: [[String: String]],
    replacing replaced: ([String: String]) -> Bool = { _ in false }
  ) throws(DecodingTrouble) -> [UInt8] {
    let table = try data.map { data throws(DecodingTrouble) in try HeaderTable(data) } ?? nil
    let known = table?.columns ?? []
    let header = known + columns.filter { !known.contains($0) }
    var csv = CSVText(header: header)
    for record in table?.lines ?? [] {
      let fields = table.map { table in table.records[record].map { table.records.text($0) } } ?? []
      if replaced(Dictionary(zip(header, fields), uniquingKeysWith: { first, _ in first })) { continue }
      csv.add(fields + [String](repeating: "", count: max(0, header.count - fields.count)))
    }
    for line in lines { csv.add(header.map { line[$0] ?? "" }) }
    return csv.data
  }
}

extension Waiver {
  /// The waiver as a line of `waivers.csv`, by column.
  public var fields: [String: String] {
    [
      "rule": rule, "unit": unit, "table": address.table, "row": address.row, "column": address.column,
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
