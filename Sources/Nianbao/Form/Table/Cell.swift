/// One blank of the form: its place in the form's order, which is also its place in a unit's figures.
package struct Cell: Hashable, Sendable, Comparable {
  package let index: UInt16

  package static func < (one: Self, other: Self) -> Bool { one.index < other.index }
}

/// What is known of one blank: where it stands and what may be written there.
package struct Blank: Sendable {
  /// Positions in `Form.tables` and in the table's rows and columns, from 0.
  package let table: Int
  package let row: Int
  package let column: Int
  package let measure: Measure
  /// Whether a number below zero may be written here.
  package let isSigned: Bool
  /// Whether "not applicable" is an answer here.
  package let allowsNotApplicable: Bool
  /// Whether the number is a stock at the year's end, which sums only over the bodies that hold it.
  package let isStock: Bool
  /// The rule that compares its size with last year's, as a position in `Form.rules`; `nil` where there is none.
  package internal(set) var magnitudeRule: Int? = nil
}
