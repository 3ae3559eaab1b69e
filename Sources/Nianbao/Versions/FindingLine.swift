/// A finding as `findings.json` keeps it.
public struct FindingLine: Codable, Sendable, Equatable {
  public let severity, rule, unit, table, row, column, file: String
  public let line, field: Int?
  public let expected, actual, message, hint, state: String

  public var isOpen: Bool { state == Finding.State.open.rawValue }
  public var address: Address { Address(table: table, row: row, column: column) }
}
