/// What all units of the roster sent for one year.
public struct Returns: Sendable {
  /// The edition that all of them were read with.
  public let form: Form
  /// The year reported on.
  public let year: Int
  /// One for each unit of the year's roster, in its order.
  public var units: [UnitReturn]
  /// Findings about files that belong to no unit.
  public var strays: [Finding]

  /// The returns with at least one file that is counted.
  public var accepted: [UnitReturn] { units.filter { $0.state == .accepted } }
  /// The other returns: nothing was sent, or every file was refused.
  public var missing: [UnitReturn] { units.filter { $0.state != .accepted } }
}
