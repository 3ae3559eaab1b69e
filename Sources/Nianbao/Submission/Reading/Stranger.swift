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

/// A field of a tidy file behind the last column, and the cell that its line is about.
struct SurplusField {
  let cell: Cell
  let line: Int
  let text: String
}
