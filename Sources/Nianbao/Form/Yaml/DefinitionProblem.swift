/// A mistake in a file that the program itself relies on: a definition, `project.yaml`, `units.csv`, a template.
///
/// It stops the run with its place; it is never turned into a finding about a unit, and never skipped.
public struct DefinitionProblem: Sendable, Equatable, CustomStringConvertible {
  public let file: String
  /// From 1; 0 when the whole file is meant.
  public let line: Int
  public let column: Int
  public let message: String

  public init(file: String, line: Int = 0, column: Int = 0, message: String) {
    self.file = file
    self.line = line
    self.column = column
    self.message = message
  }

  public var description: String {
    line > 0 ? "\(file):\(line):\(column): \(message)" : "\(file): \(message)"
  }
}

/// All mistakes of one file, thrown together.
public struct DefinitionError: Error, CustomStringConvertible {
  public let problems: [DefinitionProblem]

  public init(_ problems: [DefinitionProblem]) { self.problems = problems }
  public init(_ problem: DefinitionProblem) { problems = [problem] }

  public var description: String { problems.map(\.description).joined(separator: "\n") }
}
