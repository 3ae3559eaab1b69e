/// A mistake in a file that the program itself relies on: a definition, `project.yaml`, `units.csv`, a template.
///
/// It stops the run with its place; it is never turned into a finding about a unit, and never skipped.
package struct DefinitionProblem: Sendable, Equatable, CustomStringConvertible {
  package let file: String
  /// From 1; 0 when the whole file is meant.
  package let line: Int
  package let column: Int
  package let message: String

  package init(file: String, line: Int = 0, column: Int = 0, message: String) {
    self.file = file
    self.line = line
    self.column = column
    self.message = message
  }

  package var description: String {
    line > 0 ? "\(file):\(line):\(column): \(message)" : "\(file): \(message)"
  }
}

/// All mistakes of one file, thrown together.
package struct DefinitionError: Error, CustomStringConvertible {
  package let problems: [DefinitionProblem]

  package init(_ problems: [DefinitionProblem]) { self.problems = problems }
  package init(_ problem: DefinitionProblem) { problems = [problem] }

  package var description: String { problems.map(\.description).joined(separator: "\n") }
}
