/// A finding as `findings.json` keeps it.
package struct FindingLine: Codable, Sendable, Equatable {
  package let severity, rule, unit, table, row, column, file: String
  package let line, field: Int?
  package let expected, actual, message, hint, state: String

  package var isOpen: Bool { state == Finding.State.open.rawValue }
  package var address: Address { Address(table: table, row: row, column: column) }
}
