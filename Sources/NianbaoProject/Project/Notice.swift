/// What should be known of `project.yaml` or `units.csv` and stops nobody.
public struct Notice: Sendable, Equatable, CustomStringConvertible {
  /// `Inputs/project.yaml:7:1`
  public let place: String
  public let message: String

  public init(_ place: String, _ message: String) {
    self.place = place
    self.message = message
  }

  public var description: String { "\(place): 提示: \(message)" }
}
