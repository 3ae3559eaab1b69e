extension Form {
  /// The cell of the nearest total that a cell is a part of: the one with the fewest parts, along the rows first;
  /// `nil` when there is none.
  func total(over cell: Cell) -> Cell? {
    let blank = blank(of: cell)
    let table = tables[blank.table]
    let nearest = { (headings: [Heading], part: Int) in
      headings.indices.filter { headings[$0].parts.contains(part) }
        .min { headings[$0].parts.count < headings[$1].parts.count }
    }
    if let row = nearest(table.rows, blank.row) { return table.cell(row: row, column: blank.column) }
    return nearest(table.columns, blank.column).map { table.cell(row: blank.row, column: $0) }
  }
}
