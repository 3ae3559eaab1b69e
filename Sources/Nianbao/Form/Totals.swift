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

  /// The cells that a total sums, each with its heading: down the column where its row is a total, else along the row.
  func parts(of total: Cell) -> [(heading: Heading, cell: Cell)] {
    let blank = blank(of: total)
    let table = tables[blank.table]
    let rows = table.rows[blank.row].parts
    if !rows.isEmpty { return rows.map { (table.rows[$0], table.cell(row: $0, column: blank.column)) } }
    return table.columns[blank.column].parts.map {
      (table.columns[$0], table.cell(row: blank.row, column: $0))
    }
  }
}
