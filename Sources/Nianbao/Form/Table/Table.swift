/// A block of the form: rows by columns of blanks in one unit of measure.
package struct Table: Sendable {
  package let id: String
  package let section: String
  package let title: String
  package let aliases: [String]
  package let corner: String
  /// Whether rows are printed beside each other on one line instead of below each other.
  package let printsAcross: Bool
  /// Whether a unit may leave it out, or leave cells of it blank.
  package let isOptional: Bool
  package let rows: [Row]
  package let columns: [Column]
  /// The index of its first cell.
  package let start: Int
  /// How it is counted from a ledger of applications; `nil` for a table that takes none.
  package internal(set) var counting: RequestCounting? = nil

  package func cell(row: Int, column: Int) -> Cell {
    Cell(index: UInt16(start + row * columns.count + column))
  }
  package var cells: Range<Int> { start..<(start + rows.count * columns.count) }

  /// Its cells in the form's order.
  package var allCells: [Cell] { cells.map { Cell(index: UInt16($0)) } }

  /// The cells of a row.
  package func cells(ofRow row: Int) -> [Cell] { columns.indices.map { cell(row: row, column: $0) } }

  /// The group that older sheets print as this one row, and the positions of its other rows; `nil` when there is none.
  func loneGroup(readAs row: Int) -> (group: Group, others: [Int])? {
    guard let group = rows[row].groups.last(where: { $0.alone?.row == rows[row].id }) else { return nil }
    return (group, rows.indices.filter { $0 != row && rows[$0].groups.contains(group) })
  }
}
