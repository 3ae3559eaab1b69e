/// A mistake in a file that the program itself relies on: a definition, `project.yaml`, `units.csv`, a template.
///
/// It stops the run with its place; it is never turned into a finding about a unit, and never skipped.
public struct DefinitionProblem: Sendable, Equatable, CustomStringConvertible {
  /// The file as messages show it, with `/`; a folder where the mistake is of no single file.
  public let file: String
  /// From 1; 0 when the whole file is meant.
  public let line: Int
  /// From 1; 0 when the whole file is meant.
  public let column: Int
  /// What is wrong and how to write it instead, in Chinese, without the place.
  public let message: String

  /// A mistake at a line and column, both from 1; left out, the whole file is meant.
  public init(file: String, line: Int = 0, column: Int = 0, message: String) {
    self.file = file
    self.line = line
    self.column = column
    self.message = message.shortened()
  }

  /// The mistake as an editor can jump to it: `xxgk-2021.yaml:28:3: 表缺少 unit。`.
  public var description: String {
    line > 0 ? "\(file):\(line):\(column): \(message)" : "\(file): \(message)"
  }
}

/// All mistakes of one file, thrown together.
public struct DefinitionError: Error, CustomStringConvertible {
  /// Every mistake that was found, those of a file by their lines.
  public let problems: [DefinitionProblem]

  /// All mistakes that were found in one go.
  public init(_ problems: [DefinitionProblem]) { self.problems = problems }
  /// A single mistake, where reading cannot go on.
  public init(_ problem: DefinitionProblem) { problems = [problem] }

  /// All mistakes, one a line; of very many the first.
  public var description: String {
    let rest = problems.count - Self.shown
    return (problems.prefix(Self.shown).map(\.description) + (rest > 0 ? ["另有 \(rest) 处，改好上面的再看。"] : []))
      .joined(separator: "\n")
  }

  private static let shown = 100
}
