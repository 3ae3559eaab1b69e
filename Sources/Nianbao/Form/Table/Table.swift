/// A block of the form: rows by columns of blanks in one unit of measure.
public struct Table: Sendable {
  /// The name in addresses, such as `申请`, unique in the form.
  public let id: String
  /// The `number` of the section that it belongs to.
  public let section: String
  /// The title above it on the form, such as 第二十条第（五）项; files are searched for it.
  public let title: String
  /// Other titles under which sheets have been seen to print it, for reading alone.
  public let aliases: [String]
  /// The words in its upper left corner, such as 信息内容; empty where the form leaves it blank.
  public let corner: String
  /// Whether rows are printed beside each other on one line instead of below each other.
  public let printsAcross: Bool
  /// Whether a unit may leave it out, or leave cells of it blank.
  public let isOptional: Bool
  package let rows: [Row]
  package let columns: [Column]
  /// The index of its first cell.
  public let start: Int
  /// What messages call it: its sheet, or where a sheet has several its title.
  package internal(set) var name: String = ""
  /// How it is counted from a ledger of applications; `nil` for a table that takes none.
  package internal(set) var counting: RequestCounting? = nil

  /// The cell at positions among its rows and columns, both from 0.
  public func cell(row: Int, column: Int) -> Cell {
    Cell(index: UInt16(start + row * columns.count + column))
  }
  /// The indices of its cells, which lie together in the form's order.
  public var cells: Range<Int> { start..<(start + rows.count * columns.count) }

  /// Its cells in the form's order.
  public var allCells: [Cell] { cells.map { Cell(index: UInt16($0)) } }

  /// The cells of a row.
  public func cells(ofRow row: Int) -> [Cell] { columns.indices.map { cell(row: row, column: $0) } }

  /// The group that older sheets print as this one row, and the positions of its other rows; `nil` when there is none.
  func loneGroup(readAs row: Int) -> (group: Group, others: [Int])? {
    guard let group = rows[row].groups.last(where: { $0.alone?.row == rows[row].id }) else { return nil }
    return (group, rows.indices.filter { $0 != row && rows[$0].groups.contains(group) })
  }
}
