import Foundation

/// One finding as other programs read it, with the names of the columns of `findings.csv`.
package struct FindingRecord: Encodable, Sendable {
  package let severity, rule, unit, table, row, column, file: String
  /// From 1; `nil` when the finding is about no line or field.
  package let line, field: Int?
  package let expected, actual, message, hint, state: String
  /// Cells that are probably wrong, with the value that would settle the finding, the likeliest first.
  package let suspects: [SuspectRecord]

  package init(_ finding: Finding) {
    severity = finding.severity.rawValue
    rule = finding.rule.id
    unit = finding.unit
    table = finding.address.table
    row = finding.address.row
    column = finding.address.column
    file = finding.place?.file ?? ""
    line = finding.knownLine.map { Int($0) }
    field = finding.knownField.map { Int($0) }
    expected = finding.expected
    actual = finding.actual
    message = finding.sentence
    hint = finding.hint
    state = finding.state.rawValue
    suspects = finding.suspects.map(SuspectRecord.init)
  }

  private enum Key: String, CodingKey {
    case severity, rule, unit, table, row, column, file, line, field, expected, actual, message, hint, state,
      suspects
  }

  /// Every name is always there; a line or field that is not known is `null`.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: Key.self)
    let texts: [(Key, String)] = [
      (.severity, severity), (.rule, rule), (.unit, unit), (.table, table), (.row, row), (.column, column),
      (.file, file), (.expected, expected), (.actual, actual), (.message, message), (.hint, hint),
      (.state, state),
    ]
    for (key, text) in texts { try container.encode(text, forKey: key) }
    try container.encode(line, forKey: .line)
    try container.encode(field, forKey: .field)
    try container.encode(suspects, forKey: .suspects)
  }
}

/// A suspect cell as other programs read it; those of one `choice` change together.
package struct SuspectRecord: Encodable, Sendable {
  package let table, row, column, present, value, reason: String
  package let choice: Int

  init(_ suspect: Suspect) {
    table = suspect.address.table
    row = suspect.address.row
    column = suspect.address.column
    present = suspect.present
    value = suspect.value
    reason = suspect.reason
    choice = suspect.choice
  }
}

/// `findings.csv`: every finding, in form order, then unit order.
package func findingsCSV(_ findings: [Finding]) -> [UInt8] {
  CSVText(Listing(Finding.columns { _ in "" }, findings)).data
}

/// `findings.json`: `{"findings": […]}` with the same names.
package func findingsJSON(_ findings: [Finding]) throws -> [UInt8] {
  try json(["findings": findings.map(FindingRecord.init)])
}

/// `status.csv`: for each unit of the roster whether its return counts, and what is open about it.
///
/// ```
/// unit,name,state,errors,warnings,file
/// 320922017,示例县教育局,accepted,0,1,2025/forms/教育局.csv
/// ```
package func statusCSV(_ units: [UnitReturn], _ findings: [Finding]) -> [UInt8] {
  var csv = CSVText(header: ["unit", "name", "state", "errors", "warnings", "file"])
  let byUnit = Dictionary(grouping: findings, by: \.unit)
  for unit in units {
    let own = byUnit[unit.unit.code] ?? []
    csv.add([
      unit.unit.code, unit.unit.name, unit.state.rawValue, String(own.count(open: .error)),
      String(own.count(open: .warning)), unit.files.joined(separator: ";"),
    ])
  }
  return csv.data
}

/// JSON as all commands print it: UTF-8 unescaped, keys sorted.
package func json(_ value: some Encodable) throws -> [UInt8] {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  return Array(try encoder.encode(value)) + [UInt8(ascii: "\n")]
}
