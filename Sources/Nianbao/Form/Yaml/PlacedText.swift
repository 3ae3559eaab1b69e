/// A word of a YAML file with its place, for what only turns out to be wrong when other files have been read.
package struct PlacedText: Sendable, Equatable {
  package let text: String
  private let file: String
  private let line: Int
  private let column: Int

  init(_ node: DefinitionNode) {
    let place = node.problem("")
    text = node.text
    file = place.file
    line = place.line
    column = place.column
  }

  package func problem(_ message: String) -> DefinitionProblem {
    DefinitionProblem(file: file, line: line, column: column, message: message)
  }
}
