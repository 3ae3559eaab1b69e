/// What all units of the roster sent for one year.
package struct Returns: Sendable {
  package let form: Form
  package let year: Int
  /// One for each unit of the year's roster, in its order.
  package var units: [UnitReturn]
  /// Findings about files that belong to no unit.
  package var strays: [Finding]

  package var accepted: [UnitReturn] { units.filter { $0.state == .accepted } }
  package var missing: [UnitReturn] { units.filter { $0.state != .accepted } }
}
