/// One blank of the form: its place in the form's order, which is also its place in a unit's figures.
public struct Cell: Hashable, Sendable, Comparable {
  /// The position in `Form.blanks` and in `Figures.values`, from 0.
  public let index: UInt16

  /// Whether the one stands before the other in the form's order: by table, row, then column.
  public static func < (one: Self, other: Self) -> Bool { one.index < other.index }
}

/// What is known of one blank: where it stands and what may be written there.
public struct Blank: Sendable {
  /// Position of its table in `Form.tables`, from 0.
  public let table: Int
  /// Position of its row in the table, from 0.
  public let row: Int
  /// Position of its column in the table, from 0.
  public let column: Int
  /// The unit in which its values are kept: its column's or row's own, else its table's.
  public let measure: Measure
  /// Whether a number below zero may be written here.
  public let isSigned: Bool
  /// Whether "not applicable" is an answer here.
  public let allowsNotApplicable: Bool
  /// Whether the number is a stock at the year's end, which sums only over the bodies that hold it.
  public let isStock: Bool
  /// The rule that compares its size with last year's, as a position in `Form.rules`; `nil` where there is none.
  public internal(set) var magnitudeRule: Int? = nil
}
