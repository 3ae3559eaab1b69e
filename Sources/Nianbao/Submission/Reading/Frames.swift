/// Titles and headings of a file, to say what is missing and where.
struct Frames: Sendable {
  /// The line of each table's title.
  var titles: [Int: Int] = [:]
  /// The tables whose column labels were met below their title.
  var headed: Set<Int> = []
  /// Titles of blocks that the form does not have.
  var strays: [(label: String, line: Int)] = []
}

/// A row or column that the form does not have.
struct Stranger: Sendable {
  let axis: Identity.Axis
  let table: Int
  let label: String
  let line: Int
  let field: Int
}
