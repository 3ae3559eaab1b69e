/// A group of files that a build writes.
public enum Output: String, CaseIterable, Sendable {
  case report
  /// What an office does not publish: sources, findings, explanations and corrections.
  case `internal`
  case xlsx, facts, ledger, findings
}

/// A download that other programs make of the report's page.
public enum Download: String, CaseIterable, Sendable {
  case pdf, docx

  var file: String { "report.\(rawValue)" }
}

/// What a build is to write.
public struct BuildOrder: Sendable {
  /// What is written of the report; files of other kinds are not made.
  public var outputs: Set<Output>
  /// Makes downloads of the report's page.
  public var converters: Converters
  /// Whether every unit's own report is written too.
  public var hasUnits: Bool

  /// An order for these outputs, all of them unless others are named.
  public init(
    _ outputs: Set<Output> = Set(Output.allCases), converters: Converters = .none, hasUnits: Bool = false
  ) {
    self.outputs = outputs
    self.converters = converters
    self.hasUnits = hasUnits
  }
}
