import Foundation

/// A finding as `findings.json` keeps it.
public struct FindingLine: Codable, Sendable, Equatable {
  public let severity, rule, unit, table, row, column, file: String
  public let line, field: Int?
  public let expected, actual, message, hint, state: String

  public var isOpen: Bool { state == Finding.State.open.rawValue }
  public var address: Address { Address(table: table, row: row, column: column) }

  /// - Throws: `DecodingError` when the bytes are no such file.
  public static func all(_ data: [UInt8]) throws -> [FindingLine] {
    try JSONDecoder().decode([String: [FindingLine]].self, from: Data(data))["findings"] ?? []
  }
}
