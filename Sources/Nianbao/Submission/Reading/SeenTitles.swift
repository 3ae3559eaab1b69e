/// Titles and headings of a file, to say what is missing and where.
struct SeenTitles: Sendable {
  /// The line of each table's title.
  var titles: [Int: Int] = [:]
  /// The tables whose column labels were met below their title.
  var headed: Set<Int> = []
  /// Titles of blocks that the form does not have.
  var strays: [Stray] = []

  struct Stray: Sendable {
    let label: String
    let line: Int
  }
}
