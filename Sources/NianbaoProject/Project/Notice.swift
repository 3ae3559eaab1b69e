/// What should be known of `project.yaml` or `units.csv` and stops nobody.
package struct Notice: Sendable, Equatable, CustomStringConvertible {
  /// `Inputs/project.yaml:7:1`
  package let place: String
  package let message: String

  package init(_ place: String, _ message: String) {
    self.place = place
    self.message = message
  }

  package var description: String { "\(place): 提示: \(message)" }
}
