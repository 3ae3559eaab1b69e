/// A row or column that the form does not have.
struct Stranger: Sendable {
  let axis: Identity.Axis
  let table: Int
  let label: String
  let line: Int
  let field: Int
}

/// An address of a tidy file that the form does not have, and the first line that names it.
struct StrangeAddress {
  let address: String
  let line: Int
}

/// A line of a tidy file about a cell that an earlier line was about.
struct RepeatedLine {
  let cell: Cell
  /// Physical lines, from 1.
  let line: Int
  let earlier: Int
  /// Whether it says something else.
  let isOther: Bool
}

/// A field of a tidy file behind the last column, and the cell that its line is about.
struct SurplusField {
  let cell: Cell
  let line: Int
  let text: String
}
