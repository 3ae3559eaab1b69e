/// A row or column that the form does not have.
struct Stranger: Sendable {
  let axis: Identity.Axis
  let table: Int
  let label: String
  let line: Int
  let field: Int
}
