/// A sum that must balance (勾稽关系), declared along one axis of a table and holding across the other.
public struct Identity: Sendable {
  /// The rule that speaks when it fails.
  public internal(set) var rule: Rule
  /// Position in `Form.tables`.
  public let table: Int
  /// What it holds for, each row or each column; its operands are headings of the other axis.
  public let axis: Axis
  /// What is added up on the left side; never empty.
  public let left: [Operand]
  /// What is added up on the right side; the last of this year is where a finding points.
  public let right: [Operand]

  /// The id of its rule.
  public var id: String { rule.id }

  /// What the identity holds for: each `column`, summing rows, or each `row`, summing columns.
  public enum Axis: String, Sendable { case row, column }

  /// A heading on the other axis, of this year or of the year before.
  public struct Operand: Sendable, Equatable {
    /// Position on the axis that is summed, from 0.
    public let heading: Int
    /// Whether the unit's figure of the year before is meant; unknown, it leaves the sum undecided.
    public let isLastYear: Bool
  }
}

/// An identity written out for one row or one column.
package struct Equation: Sendable {
  /// Position in `Form.identities`.
  package let identity: Int
  package let left: [Term]
  package let right: [Term]
  /// The cell that a finding names: the last term of this year on the right.
  package let at: Cell

  package struct Term: Sendable, Equatable {
    package let cell: Cell
    package let isLastYear: Bool
  }

  package var reachesLastYear: Bool {
    left.contains(where: \.isLastYear) || right.contains(where: \.isLastYear)
  }
  /// Every term with its sign: left counts up, right down.
  package var signed: [(term: Term, sign: Int64)] { left.map { ($0, 1) } + right.map { ($0, -1) } }
}

extension Identity {
  /// One equation for each row or column that the identity holds for, totals last.
  func equations(at position: Int, in table: Table) -> [Equation] {
    let across = axis == .column ? table.columns : table.rows
    let order = across.indices.filter { !across[$0].isTotal } + across.indices.filter { across[$0].isTotal }
    return order.compactMap { line -> Equation? in
      let term = { (operand: Operand) in
        Equation.Term(
          cell: axis == .column
            ? table.cell(row: operand.heading, column: line) : table.cell(row: line, column: operand.heading),
          isLastYear: operand.isLastYear)
      }
      let (left, right) = (left.map(term), right.map(term))
      guard let named = right.last(where: { !$0.isLastYear }) ?? left.last(where: { !$0.isLastYear }) else {
        return nil  // nothing of this year to check: the definition has been refused
      }
      return Equation(identity: position, left: left, right: right, at: named.cell)
    }
  }
}
