/// One mistake, and the changes that would put it right: one cell, two that only together leave every identity that
/// holds untouched, or a line of totals that is wrong throughout.
struct Repair {
  let changes: [Change]
  /// How many cells it counts for in a search for the fewest: a whole line is one mistake, hardly rarer than two cells.
  var cost: Int { min(changes.count, 2) }
}

extension Balance {
  /// The repairs that change a cell of the failing equation, at most so many cells, and settle at least one.
  func repairs(of equation: Int, most: Int) -> [Repair] {
    system.terms[equation].flatMap { term in
      demands(on: term.cell).flatMap { change -> [Repair] in
        guard allows(change) else { return [] }
        guard let broken = uses(of: change.cell).first(where: { gaps[$0.equation] == 0 }) else {
          return [Repair(changes: [change])]
        }
        return most < 2 ? [] : partners(of: change, in: broken).map { Repair(changes: [change, $0]) }
      }
    }
  }

  /// What each failing equation of a cell asks of it, each number once.
  private func demands(on cell: Cell) -> [Change] {
    var changes: [Change] = []
    for use in uses(of: cell) where gaps[use.equation] != 0 {
      let change = Change(cell: cell, by: -use.sign * gaps[use.equation])
      if !changes.contains(change) { changes.append(change) }
    }
    return changes
  }

  /// The second cells that mend the equation which a change alone would break.
  private func partners(of change: Change, in broken: EquationSystem.Use) -> [Change] {
    system.terms[broken.equation].compactMap { term in
      let partner = Change(cell: term.cell, by: -term.sign * broken.sign * change.by)
      guard term.cell != change.cell, allows(partner), settled(by: [change, partner])?.isEmpty == false
      else { return nil }
      return partner
    }
  }

  /// Whole rows or columns of totals that are wrong throughout, where putting them right settles all they touch: 0 in
  /// every cell, or another line's numbers too much or too little.
  func wrongTotals() -> [Repair] {
    form.tables.flatMap { table in
      let rows = table.rows.indices.map(table.cells(ofRow:))
      let columns = table.columns.indices.map { column in
        table.rows.indices.map { table.cell(row: $0, column: column) }
      }
      return table.rows.indices.filter { table.rows[$0].isTotal }.compactMap { repair(rows[$0], among: rows) }
        + table.columns.indices.filter { table.columns[$0].isTotal }.compactMap {
          repair(columns[$0], among: columns)
        }
    }
  }

  /// Each cell changed as the first failing equation across the line asks.
  private func repair(_ line: [Cell], among lines: [[Cell]]) -> Repair? {
    let asked = line.map { cell -> Int64 in
      let across = uses(of: cell).first { use in
        gaps[use.equation] != 0 && system.terms[use.equation].count { line.contains($0.cell) } == 1
      }
      return across.map { -$0.sign * gaps[$0.equation] } ?? 0
    }
    let changes = zip(line, asked).filter { $1 != 0 }.map { Change(cell: $0, by: $1) }
    guard changes.count > 2, changes.allSatisfy(allows), settled(by: changes) != nil,
      line.allSatisfy({ figures[$0] == 0 }) || lines.contains(where: { isOnceMoreOrLess(asked, $0) })
    else { return nil }
    let after = applying(changes)
    let touched = changes.flatMap { uses(of: $0.cell) }.map(\.equation)
    return touched.allSatisfy { after.gaps[$0] == 0 } ? Repair(changes: changes) : nil
  }

  /// Whether a line of totals has just another line's numbers too much, or too little.
  private func isOnceMoreOrLess(_ asked: [Int64], _ line: [Cell]) -> Bool {
    let numbers = line.map { figures[$0] ?? 0 }
    return numbers == asked || numbers.map { -$0 } == asked
  }
}
