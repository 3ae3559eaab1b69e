/// One edition of a statutory form: what may be written where, and what must hold.
///
/// Cells are numbered densely in the form's order, so a unit's figures are one contiguous row. Names live here,
/// at the edges; the loops over figures know only numbers.
package struct Form: Sendable {
  package let id: String
  /// The report that this edition belongs to; `project.yaml` chooses the family, the year the edition.
  package let family: String
  package let years: ClosedRange<Int>
  /// What the report calls itself, behind the region and the year.
  package let title: String
  /// The notice that prescribes the form.
  package let source: String
  /// What the report says it is compiled by; the source where the definition does not say.
  package let basis: String
  /// The first cell of the form layout.
  package let mark: String
  /// The titles by which a statutory sheet or a file name states its unit and year.
  package let titles: [String]
  package let sections: [Section]
  package let tables: [Table]
  /// Passports of the rules that the definition declares, in its order.
  package let rules: [Rule]
  package let identities: [Identity]
  /// Every identity written out for each row or column it holds for.
  package let equations: [Equation]
  package let quantities: [Quantity]
  /// What the text calls its numbers.
  package internal(set) var textReadings = TextReadings()
  /// The pictures of the report, in the order in which they are shown.
  package internal(set) var charts: [ChartPlan] = []
  /// The editions before it, and what can be compared with them.
  package let succeeds: [Succession.Claim]
  /// The tables that apply to a 类型 of unit, as positions; every table applies to a 类型 not named here.
  package let kinds: [String: Set<Int>]
  /// All cells in the form's order.
  package let blanks: [Blank]

  package var cellCount: Int { blanks.count }
  /// How many cells every unit is asked to answer: those of optional tables are not.
  var requiredCount: Int { tables.reduce(0) { $0 + ($1.isOptional ? 0 : $1.cells.count) } }
  package var cells: some Sequence<Cell> { (0..<cellCount).lazy.map { Cell(index: UInt16($0)) } }
}

/// One blank of the form: its place in the form's order, which is also its place in a unit's figures.
package struct Cell: Hashable, Sendable, Comparable {
  package let index: UInt16

  package static func < (one: Self, other: Self) -> Bool { one.index < other.index }
}

/// What is known of one blank: where it stands and what may be written there.
package struct Blank: Sendable {
  /// Positions in `Form.tables` and in the table's rows and columns, from 0.
  package let table: Int
  package let row: Int
  package let column: Int
  package let measure: Measure
  /// Whether a number below zero may be written here.
  package let isSigned: Bool
  /// Whether "not applicable" is an answer here.
  package let allowsNotApplicable: Bool
  /// Whether the number is a stock at the year's end, which sums only over the bodies that hold it.
  package let isStock: Bool
  /// The rule that compares its size with last year's, if any.
  package let magnitudeRule: String?
}

/// One part of the report: a text, or the tables that say it belongs here.
package struct Section: Sendable, Equatable {
  package let number: String
  package let title: String
  package let isText: Bool
  /// The name of its sheet in the workbook.
  package let sheet: String
  /// The headings that its text is written under; empty where the notice names none.
  package let parts: [String]
  /// Whether it is no part of the statutory report but printed behind it: the tables of a supplement.
  package var isAnnex = false

  /// `三、收到和处理…情况`; of an annex `附：补充数据`.
  package var heading: String { isAnnex ? "附：\(title)" : "\(number)、\(title)" }
}

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

/// A sum of cells with a name, for text, shares and charts.
package struct Quantity: Sendable {
  package let id: String
  package let addresses: [String]
  package let words: [String]
}

/// The stable name of a cell: ids of table, row and column, written `申请/新收/总计`.
package struct Address: Hashable, Sendable, CustomStringConvertible {
  package let table: String
  package let row: String
  package let column: String

  package init(table: String, row: String = "", column: String = "") {
    (self.table, self.row, self.column) = (table, row, column)
  }

  /// The address as it is written, `申请/新收/总计`; parts left out are empty.
  package init(path: String) {
    let parts =
      path.split(separator: "/", omittingEmptySubsequences: false).map { String($0) } + ["", "", ""]
    self.init(table: parts[0], row: parts[1], column: parts[2])
  }

  package var description: String { [table, row, column].filter { !$0.isEmpty }.joined(separator: "/") }
  /// As messages name it: `申请 新收 总计`.
  package var words: String { [table, row, column].filter { !$0.isEmpty }.joined(separator: " ") }

  /// Whether another address lies within this one; empty parts stand for all.
  package func covers(_ other: Address) -> Bool {
    (table.isEmpty || table == other.table) && (row.isEmpty || row == other.row)
      && (column.isEmpty || column == other.column)
  }
}

extension Form {
  /// The table with that id, or `nil` when the form has none.
  package func table(_ id: String) -> Table? { tables.first { $0.id == id } }

  package func address(of cell: Cell) -> Address {
    let blank = blanks[Int(cell.index)]
    let table = tables[blank.table]
    return Address(table: table.id, row: table.rows[blank.row].id, column: table.columns[blank.column].id)
  }

  /// The cell with that address (`申请/新收/总计`), or `nil` when the form has none.
  package func cell(at address: String) -> Cell? {
    let parts = address.split(separator: "/", omittingEmptySubsequences: false).map { String($0) }
    guard parts.count == 3, let table = table(parts[0]),
      let row = table.rows.firstIndex(where: { $0.id == parts[1] }),
      let column = table.columns.firstIndex(where: { $0.id == parts[2] })
    else { return nil }
    return table.cell(row: row, column: column)
  }

  /// Whether the cell is of a supplement, not of the statutory form.
  package func isAnnexed(_ cell: Cell) -> Bool {
    let number = tables[blank(of: cell).table].section
    return sections.contains { $0.isAnnex && $0.number == number }
  }

  package func blank(of cell: Cell) -> Blank { blanks[Int(cell.index)] }
  package func measure(of cell: Cell) -> Measure { blank(of: cell).measure }

  /// The value as it is printed, in the cell's own unit.
  package func text(_ value: Int64, in cell: Cell) -> String { measure(of: cell).text(value) }

  /// What a cell says on paper: its number, `/` where it does not apply, else nothing.
  package func text(of cell: Cell, in figures: Figures) -> String {
    text(figures.state(of: cell), figures.values[Int(cell.index)], in: cell)
  }

  func text(_ state: CellState, _ value: Int64, in cell: Cell) -> String {
    state == .number ? text(value, in: cell) : state == .notApplicable ? "/" : ""
  }
}
