/// A row or a column: its id, the words on the form, and the groups it stands in.
package struct Heading: Sendable, Equatable {
  package let id: String
  package let label: String
  package let aliases: [String]
  /// The groups above it, outermost first.
  package let groups: [Group]
  /// Positions on the same axis that this total sums; empty when it is no total.
  package let parts: [Int]
  package let isStock: Bool
  package let isSigned: Bool
  /// The name of the rule that compares the size of its cells with last year's.
  package let magnitudeRule: String?
  /// Its own unit of measure where it differs from the table's.
  package let measure: String?

  package var isTotal: Bool { !parts.isEmpty }

  /// The words from the outermost group to its own label.
  package var path: [String] { groups.map(\.label) + [label] }

  /// The label in the form layout: its own, and before it, with a blank, its group's where that is named.
  package var formLabel: String {
    guard let group = groups.last, group.isNamed else { return label }
    return "\(group.label) \(label)"
  }
}

package typealias Row = Heading
package typealias Column = Heading

/// A heading that only holds other headings and carries no numbers of its own.
package struct Group: Sendable, Equatable {
  package let label: String
  package let aliases: [String]
  /// Whether the form layout prints it before the labels of its rows.
  package let isNamed: Bool
  /// Set when older sheets print the group as one row with numbers of its own.
  package let alone: Alone?

  /// What such a row is read as, and the rule that says so.
  package struct Alone: Sendable, Equatable {
    /// The id of a row of the group.
    package let row: String
    /// The name of the rule, as the definition writes it.
    package let rule: String
  }
}
