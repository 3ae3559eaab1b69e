/// What all units of the roster sent for one year.
public struct Returns: Sendable {
  public let form: Form
  public let year: Int
  /// One for each unit of the year's roster, in its order.
  public var units: [UnitReturn]
  /// Findings about files that belong to no unit.
  public var strays: [Finding]

  public var accepted: [UnitReturn] { units.filter { $0.state == .accepted } }
  public var missing: [UnitReturn] { units.filter { $0.state != .accepted } }
}
