/// One edition of a statutory form: what may be written where, and what must hold.
///
/// Cells are numbered densely in the form's order, so a unit's figures are one contiguous row. Names live here,
/// at the edges; the loops over figures know only numbers.
public struct Form: Sendable {
  /// The name of the edition, such as `xxgk-2021`: the key `form` of its definition.
  public let id: String
  /// The report that this edition belongs to; `project.yaml` chooses the family, the year the edition.
  public let family: String
  /// The years whose reports it prescribes; those of an edition still in force end with 9999.
  public let years: ClosedRange<Int>
  /// What the report calls itself, behind the region and the year.
  public let title: String
  /// The notice that prescribes the form.
  public let source: String
  /// What the report says it is compiled by; the source where the definition does not say.
  public let basis: String
  /// The first cell of the form layout.
  public let mark: String
  /// The titles by which a statutory sheet or a file name states its unit and year.
  public let titles: [String]
  /// The parts of the report in the order in which they are printed, the annex of a supplement last.
  public let sections: [Section]
  /// The tables in the form's order, those of supplements last; a position here is what `Blank.table` holds.
  public let tables: [Table]
  /// Passports of the rules that the definition declares, in its order.
  public let rules: [Rule]
  /// The identities (勾稽关系) as the definition declares them, totals among them; `equations` has them line by
  /// line.
  public let identities: [Identity]
  /// Every identity written out for each row or column it holds for.
  package let equations: [Equation]
  /// Named sums of cells, in the definition's order.
  public let quantities: [Quantity]
  /// What the text calls its numbers.
  package internal(set) var textReadings = TextReadings()
  /// The pictures of the report, in the order in which they are shown.
  package internal(set) var charts: [ChartPlan] = []
  /// What a unit may declare in place of zeros.
  package internal(set) var declarations: [Declaration] = []
  /// The editions before it, and what can be compared with them.
  package let succeeds: [Succession.Claim]
  /// The tables that apply to a 类型 of unit, as positions; every table applies to a 类型 not named here.
  public let kinds: [String: Set<Int>]
  /// All cells in the form's order.
  public let blanks: [Blank]

  /// How many cells the form has, those of supplements among them; figures have as many values.
  public var cellCount: Int { blanks.count }
  /// How many cells every unit is asked to answer: those of optional tables are not.
  var requiredCount: Int { tables.reduce(0) { $0 + ($1.isOptional ? 0 : $1.cells.count) } }
  /// All cells in the form's order, from index 0.
  public var cells: some Sequence<Cell> { (0..<cellCount).lazy.map { Cell(index: UInt16($0)) } }
}

extension Form {
  /// The passport of a rule that the definition names.
  ///
  /// Every name has one: a definition with another is refused.
  func rule(named id: String) -> Rule { rules.first { $0.id == id } ?? Rule(id, "", severity: .error) }
}

extension Form {
  /// The table with that id, or `nil` when the form has none.
  public func table(_ id: String) -> Table? { tables.first { $0.id == id } }

  /// The stable name of a cell, by the ids of its table, row and column.
  ///
  /// A cell of another edition has another name here, or traps: indices hold within one form.
  public func address(of cell: Cell) -> Address {
    let blank = blanks[Int(cell.index)]
    let table = tables[blank.table]
    return Address(table: table.id, row: table.rows[blank.row].id, column: table.columns[blank.column].id)
  }

  /// The cell with that address (`申请/新收/总计`), or `nil` when the form has none.
  public func cell(at address: String) -> Cell? {
    let parts = address.split(separator: "/", omittingEmptySubsequences: false).map { String($0) }
    guard parts.count == 3, let table = table(parts[0]),
      let row = table.rows.firstIndex(where: { $0.id == parts[1] }),
      let column = table.columns.firstIndex(where: { $0.id == parts[2] })
    else { return nil }
    return table.cell(row: row, column: column)
  }

  /// Whether the cell is of a supplement, not of the statutory form.
  public func isAnnexed(_ cell: Cell) -> Bool {
    let number = tables[blank(of: cell).table].section
    return sections.contains { $0.isAnnex && $0.number == number }
  }

  /// The row that the cell stands in.
  func row(of cell: Cell) -> RowPlace {
    let blank = blank(of: cell)
    return RowPlace(table: blank.table, row: blank.row)
  }

  /// Where the cell stands and what may be written there; the cell must be of this form.
  public func blank(of cell: Cell) -> Blank { blanks[Int(cell.index)] }
  /// The unit of measure in which the cell's values are kept and printed.
  public func measure(of cell: Cell) -> Measure { blank(of: cell).measure }

  /// The value as it is printed, in the cell's own unit.
  public func text(_ value: Int64, in cell: Cell) -> String { measure(of: cell).text(value) }

  /// What a cell says on paper: its number, `/` where it does not apply, else nothing.
  public func text(of cell: Cell, in figures: Figures) -> String {
    text(figures.state(of: cell), figures.values[Int(cell.index)], in: cell)
  }

  func text(_ state: CellState, _ value: Int64, in cell: Cell) -> String {
    state == .number ? text(value, in: cell) : state == .notApplicable ? "/" : ""
  }
}

extension Form {
  /// The position of the table that is counted from a ledger of applications; `nil` when the form has none.
  public var countedTable: Int? { tables.firstIndex { $0.counting != nil } }
}
