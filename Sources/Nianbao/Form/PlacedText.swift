/// A word of a YAML file with its place, for what only turns out to be wrong when other files have been read.
public struct PlacedText: Sendable, Equatable {
  public let text: String
  private let file: String
  private let line: Int
  private let column: Int

  init(_ node: DefinitionNode) {
    let place = node.problem("")
    (text, file, line, column) = (node.text, place.file, place.line, place.column)
  }

  public func problem(_ message: String) -> DefinitionProblem {
    DefinitionProblem(file: file, line: line, column: column, message: message)
  }
}
