/// What should be known of `project.yaml` or `units.csv` and stops nobody.
public struct Notice: Sendable, Equatable, CustomStringConvertible {
  /// The file, line and column, counted from 1, as an editor can jump there: `Inputs/project.yaml:7:1`.
  public let place: String
  /// What is odd there and what to do about it, in Chinese.
  public let message: String

  /// A notice about a place, with what is to be said.
  public init(_ place: String, _ message: String) {
    self.place = place
    self.message = message
  }

  /// The line that the terminal prints: `Inputs/project.yaml:7:1: 提示: …`.
  public var description: String { "\(place): 提示: \(message)" }
}
