/// A row of a form: the position of its table among the form's, and its own in the table, from 0.
struct RowPlace: Sendable {
  let table: Int
  let row: Int
}
