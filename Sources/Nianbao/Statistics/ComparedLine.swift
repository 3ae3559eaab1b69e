/// One figure beside last year's: a cell of the form, or a line that the edition before had as one.
public struct ComparedLine: Sendable {
  /// Table, row and column, by which files and templates name the figure: `申请/新收/总计`.
  public let address: Address
  /// The cell that it is; `nil` for a line that only the edition before has; its value is the sum of the cells that replaced it.
  public let cell: Cell?
  /// The words of the form beside the row.
  public let row: String
  /// The words of the form over the column.
  public let column: String
  /// Whether it stands in a total's column.
  public let isTotal: Bool
  /// The unit that all its numbers are in, with its decimals.
  public let measure: Measure
  /// This year's number, in the measure's smallest unit; `nil` when no unit gave one.
  public let value: Int64?
  /// How many units gave a number; for a sum of cells, the most that one of them has.
  public let units: Int
  /// Last year's number, in the measure's smallest unit; `nil` when nothing is known of it.
  public let prior: Int64?
  /// The change from last year's number to this year's, or why there is none.
  public let growth: Growth
  /// The growth over those alone that gave a number in both years; `nil` where that says nothing else.
  public let likeForLike: Growth?
  /// Whether its row alone says which figure it is: all lines around it stand in one column.
  var isCalledByRow = false

  /// A number of this line as it is printed; empty for `nil`.
  public func text(_ value: Int64?) -> String { value.map { measure.text($0) } ?? "" }

  /// What a page calls the figure.
  public var item: String { isCalledByRow ? row : "\(row)　\(column)" }

  var calledByRow: ComparedLine {
    var line = self
    line.isCalledByRow = true
    return line
  }
}

extension Statistics {
  /// Every cell in the order of the form; behind a row that was split, the sum that can be compared.
  public var lines: [ComparedLine] {
    let merged = mergedLines
    return form.cells.flatMap { cell in [line(of: cell)] + (merged[cell] ?? []) }
  }

  private func line(of cell: Cell) -> ComparedLine {
    let blank = form.blank(of: cell)
    let table = form.tables[blank.table]
    let column = table.columns[blank.column]
    return ComparedLine(
      address: form.address(of: cell), cell: cell, row: table.rows[blank.row].formLabel, column: column.label,
      isTotal: column.isTotal, measure: blank.measure, value: figures[cell],
      units: sums.unitCounts[Int(cell.index)], prior: prior(of: cell), growth: growth(of: cell),
      likeForLike: likeForLike?.growth(of: cell, figures[cell]))
  }

  /// By the last cell of the row behind which they stand; empty unless the year before was counted by another edition.
  private var mergedLines: [Cell: [ComparedLine]] {
    guard let base, let succession = base.succession else { return [:] }
    var result: [Cell: [ComparedLine]] = [:]
    for merged in succession.merged {
      guard let last = merged.parts.max() else { continue }
      let own = form.blank(of: last)
      let end = form.tables[own.table].cell(row: own.row, column: form.tables[own.table].columns.count - 1)
      let older = succession.older.blank(of: merged.cell)
      let table = succession.older.tables[older.table]
      let value = succession.sum(of: merged, in: figures)
      let prior = base.ownFigures[merged.cell]
      result[end, default: []].append(
        ComparedLine(
          address: merged.address, cell: nil, row: table.rows[older.row].formLabel,
          column: table.columns[older.column].label, isTotal: table.columns[older.column].isTotal,
          measure: older.measure, value: value,
          units: merged.parts.map { sums.unitCounts[Int($0.index)] }.max() ?? 0, prior: prior,
          growth: Growth(from: prior, to: value), likeForLike: nil))
    }
    return result
  }
}
