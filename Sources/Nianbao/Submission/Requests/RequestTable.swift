extension UnitRequests {
  /// The table as the ledger counts it, totals summed; `nil` when no line of the year counts.
  ///
  /// Rows that the ledger knows nothing of stay absent.
  func facts(_ form: Form) -> Facts? {
    guard let place, let table = form.countedTable.map({ form.tables[$0] }) else { return nil }
    var facts = Facts(cellCount: form.cellCount)
    for cell in form.countedCells {
      facts.figures[cell] = counts[Int(cell.index) - table.start]
      facts.places[Int(cell.index)] = .init(line: UInt32(clamping: place.line), field: 1)
    }
    let known = { (cell: Cell) in facts.figures.state(of: cell) == .number }
    for (axis, headings) in [(Identity.Axis.row, table.rows), (.column, table.columns)] {
      for (position, heading) in headings.enumerated() where heading.isTotal {
        let lines = axis == .row ? table.columns.indices : table.rows.indices
        for line in lines {
          let cell = { (part: Int) in
            axis == .row ? table.cell(row: part, column: line) : table.cell(row: line, column: part)
          }
          guard known(cell(position)) else { continue }
          facts.figures[cell(position)] = heading.parts.reduce(0) { $0 + (facts.figures[cell($1)] ?? 0) }
        }
      }
    }
    return facts
  }

  /// The table as one file that the unit sent.
  func reading(_ form: Form, year: Int) -> Reading? {
    guard let facts = facts(form), let place else { return nil }
    var reading = Reading(file: place.file)
    reading.facts = facts
    reading.statement.code = unit.code
    reading.statement.year = year
    return reading
  }
}

extension Form {
  /// The cells that the ledger of applications answers, totals of them alone among them.
  fileprivate var countedCells: [Cell] {
    guard let table = countedTable.map({ tables[$0] }), let counting = table.counting else { return [] }
    let own = Set([counting.new, counting.carriedIn, counting.carriedOut] + counting.results)
    return table.rows.indices.filter { row in
      let parts = table.rows[row].parts
      return own.contains(row) || !parts.isEmpty && own.isSuperset(of: parts)
    }.flatMap(table.cells(ofRow:))
  }

  /// Whether the table that is counted from the ledger has no answer in these facts.
  func lacksCounted(_ facts: Facts) -> Bool {
    guard let table = countedTable.map({ tables[$0] }) else { return false }
    return !table.cells.contains { facts.figures.states[$0].isAnswer }
  }
}

extension Facts {
  /// Cells whose number is not the one that the ledger counts: details before totals, in the form's order.
  func differing(from ledger: Facts, _ form: Form) -> [Cell] {
    let differing = form.cells.filter { cell in
      guard let own = figures[cell], let counted = ledger.figures[cell] else { return false }
      return own != counted
    }
    let isTotal = { (cell: Cell) in
      let blank = form.blank(of: cell)
      let table = form.tables[blank.table]
      return table.rows[blank.row].isTotal || table.columns[blank.column].isTotal
    }
    return differing.filter { !isTotal($0) } + differing.filter(isTotal)
  }
}
