import Nianbao

/// The cells of one sheet as they came, put where they say they stand.
struct PlacedCells {
  private(set) var cells: [SheetText.Cell] = []
  private var isInOrder = true

  mutating func add(_ cell: SheetText.Cell) {
    if let last = cells.last, (cell.row, cell.column) <= (last.row, last.column) { isInOrder = false }
    cells.append(cell)
  }

  /// The cells by rows and columns, each place once; under merged cells they are blank.
  ///
  /// - Returns: also what the merged cells hide.
  func placed(under merges: [MergedCells]) -> (cells: [SheetText.Cell], covered: [SheetText.Cell]) {
    let once = isInOrder ? cells : Self.once(cells.enumerated().sorted(by: Self.isBefore).map(\.element))
    return merges.isEmpty ? (once, []) : Self.uncovered(once, merges)
  }

  private static func isBefore(
    _ one: (offset: Int, element: SheetText.Cell), _ other: (offset: Int, element: SheetText.Cell)
  ) -> Bool {
    (one.element.row, one.element.column, one.offset) < (
      other.element.row, other.element.column, other.offset
    )
  }

  /// Of a place that was written thousands of times the first contents are shown; in bytes.
  private static let mostContents = 1_000

  /// A place that was written twice holds what is not blank; of two contents neither counts.
  private static func once(_ cells: [SheetText.Cell]) -> [SheetText.Cell] {
    var result: [SheetText.Cell] = []
    result.reserveCapacity(cells.count)
    for cell in cells {
      guard let last = result.last, last.row == cell.row, last.column == cell.column else {
        result.append(cell)
        continue
      }
      if last.isBlank {
        result[result.count - 1] = cell
      } else if !cell.isBlank, last.kind != .twice || last.text.utf8.count < Self.mostContents,
        (last.text, last.aside) != (cell.text, cell.aside), !last.hasSeen(cell.text)
      {
        result[result.count - 1] = SheetText.Cell(
          row: cell.row, column: cell.column, text: "\(last.text)；\(cell.text)", kind: .twice)
      }
    }
    return result
  }

  /// Merged cells do not overlap: so many of them at most stand side by side in what is read.
  private static let mergesInRow = 256

  private static func uncovered(
    _ cells: [SheetText.Cell], _ merges: [MergedCells]
  ) -> (cells: [SheetText.Cell], covered: [SheetText.Cell]) {
    var (result, covered) = (cells, [SheetText.Cell]())
    var waiting = merges.sorted { $0.rows.lowerBound < $1.rows.lowerBound }[...]
    var active: [(merge: MergedCells, text: String)] = []
    var row = 0
    for (place, cell) in cells.enumerated() {
      if cell.row != row {
        row = cell.row
        active.removeAll { $0.merge.rows.upperBound < row }
        while let next = waiting.first, next.rows.lowerBound <= row {
          waiting.removeFirst()
          if next.rows.upperBound >= row, active.count < mergesInRow { active.append((next, "")) }
        }
      }
      guard let owner = active.firstIndex(where: { $0.merge.columns.contains(cell.column) }) else { continue }
      let merge = active[owner].merge
      if cell.row == merge.rows.lowerBound, cell.column == merge.columns.lowerBound {
        active[owner].text = cell.text
      } else {
        result[place] = SheetText.Cell(row: cell.row, column: cell.column, text: "", kind: .number)
        if !cell.isBlank, cell.text != active[owner].text { covered.append(cell) }
      }
    }
    return (result, covered)
  }
}

/// Cells that are merged into one, of which the first holds what is seen; from 1.
struct MergedCells {
  let rows: ClosedRange<Int>
  let columns: ClosedRange<Int>

  /// From `B8:D8`; `nil` for one cell alone and for what is no such name.
  init?(_ name: String) {
    let ends = name.split(separator: ":").compactMap { CellText.place(String($0)) }
    guard ends.count == 2, ends[0] != ends[1] else { return nil }
    rows = min(ends[0].row, ends[1].row)...max(ends[0].row, ends[1].row)
    columns = min(ends[0].column, ends[1].column)...max(ends[0].column, ends[1].column)
  }
}

extension SheetText.Cell {
  /// Whether it only has a look.
  fileprivate var isBlank: Bool { text.isEmpty && kind != .formulaWithoutResult }

  /// Whether the text is one of those that the cell was written with.
  fileprivate func hasSeen(_ other: String) -> Bool {
    kind == .twice && text.split(separator: "；").contains { $0 == other }
  }
}
