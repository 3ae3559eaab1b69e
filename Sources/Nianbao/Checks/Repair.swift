/// The smallest changes that would make failing identities hold, to fold what one mistake has broken.
///
/// Identities are linear equations over a unit's cells. A repair changes one cell, or two that share an equation,
/// to values the form allows, so that every failing equation they stand in holds and none that holds breaks.
/// This is error localisation by fewest changes (I. P. Fellegi, D. Holt: A Systematic Approach to Automatic Edit
/// and Imputation, 1976), cut to the sizes that occur in life: one cell, two, or a line. Nothing is ever corrected with it.
struct Repair {
  /// The cells to change and by how much.
  let changes: [(cell: Cell, by: Int64)]
  /// The failing equations that would then hold, as positions in the form's list.
  let covers: Set<Int>
  /// Whether the two cells are wrong independently of each other: no equation that held ties them together.
  let isTwoFaults: Bool
}

/// Finds repairs for one unit's failing equations.
struct RepairSearch {
  let form: Form
  let figures: Figures
  /// Left minus right of every equation that could be judged; absent when undecided.
  let gaps: [Int: Int64]
  /// For each cell: the equations it stands in this year, with its sign.
  let equations: [[(equation: Int, sign: Int64)]]

  /// The failing equations in groups, each with one common cause, in the order of the form.
  func groups() -> [[Int]] {
    let failing = gaps.filter { $0.value != 0 }.keys.sorted()
    guard failing.count > 1 else { return failing.map { [$0] } }
    var remaining = Set(failing)
    var groups: [[Int]] = []
    let repairs = (lineRepairs() + failing.flatMap(repairs(of:))).enumerated().sorted { one, other in
      let (left, right) = (one.element, other.element)
      if left.isTwoFaults != right.isTwoFaults { return !left.isTwoFaults }
      if left.covers.count != right.covers.count { return left.covers.count > right.covers.count }
      return (left.changes.count, one.offset) < (right.changes.count, other.offset)
    }.map(\.element)
    for repair in repairs where repair.covers.count > 1 && repair.covers.isSubset(of: remaining) {
      remaining.subtract(repair.covers)
      groups += parts(of: repair)
    }
    return (groups + leftovers(remaining.sorted())).sorted { $0[0] < $1[0] }
  }

  /// What no repair covers, one by one; but a gap that follows from the others' says nothing new: a total's that is
  /// the sum of its parts', or a column's once every wrong row total is put right.
  private func leftovers(_ rest: [Int]) -> [[Int]] {
    var remaining = rest
    var groups: [[Int]] = []
    for equations in byIdentity(rest) where equations.allSatisfy(remaining.contains) {
      let totals = equations.filter { isTotalLine(form.equations[$0]) }
      let parts = equations.filter { !totals.contains($0) }
      let sum = parts.reduce(Int64(0)) { $0 + (gaps[$1] ?? 0) }
      let follows = totals.count == 1 && gaps[totals[0]] == sum ? totals : []
      let causes = equations.filter { !follows.contains($0) }
      let consequences = follows + settled(byFixing: causes).filter { remaining.contains($0) }
      guard let first = causes.first, !consequences.isEmpty else { continue }
      groups += [[first] + consequences] + causes.dropFirst().map { [$0] }
      remaining.removeAll { causes.contains($0) || consequences.contains($0) }
    }
    return groups + remaining.map { [$0] }
  }

  private func byIdentity(_ equations: [Int]) -> [[Int]] {
    Dictionary(grouping: equations) { form.equations[$0].identity }.sorted { $0.key < $1.key }.map(\.value)
  }

  /// The other failing equations that hold once each of these is put right at the cell it names; none when one that
  /// holds would break.
  private func settled(byFixing causes: [Int]) -> [Int] {
    let changes = causes.compactMap { position -> (cell: Cell, by: Int64)? in
      let equation = form.equations[position]
      guard let gap = gaps[position],
        let sign = equation.signed.first(where: { $0.term.cell == equation.at })?.sign
      else { return nil }
      return (equation.at, -sign * gap)
    }
    let after = residues(of: changes)
    guard changes.count > 1, changes.allSatisfy({ allows($0.cell, $0.by) }), after.allSatisfy({ $0.gap == 0 })
    else {
      return []
    }
    return failing(in: after).subtracting(causes).sorted()
  }

  /// Whether the equation holds for a line that is itself a total.
  private func isTotalLine(_ equation: Equation) -> Bool {
    let blank = form.blank(of: equation.at)
    let table = form.tables[blank.table]
    return form.identities[equation.identity].axis == .column
      ? table.columns[blank.column].isTotal : table.rows[blank.row].isTotal
  }

  /// Whole rows or columns of zeros whose filling would settle everything: totals that were never filled in.
  private func lineRepairs() -> [Repair] {
    form.tables.flatMap { table in
      let rows = table.rows.indices.map { row in
        table.columns.indices.map { table.cell(row: row, column: $0) }
      }
      let columns = table.columns.indices.map { column in
        table.rows.indices.map { table.cell(row: $0, column: column) }
      }
      return (rows + columns).compactMap(lineRepair)
    }
  }

  /// Each cell changed as the first failing equation across the line asks.
  private func lineRepair(_ line: [Cell]) -> Repair? {
    guard line.allSatisfy({ figures[$0] == 0 }) else { return nil }
    let members = Set(line)
    var changes: [(cell: Cell, by: Int64)] = []
    for cell in line {
      let across = equations[Int(cell.index)].first { equation, _ in
        guard let gap = gaps[equation], gap != 0 else { return false }
        return form.equations[equation].signed.count { members.contains($0.term.cell) && !$0.term.isLastYear }
          == 1
      }
      guard let (equation, sign) = across else { continue }
      changes.append((cell, -sign * (gaps[equation] ?? 0)))
    }
    guard changes.count > 2, changes.allSatisfy({ allows($0.cell, $0.by) }) else { return nil }
    let after = residues(of: changes)
    guard after.allSatisfy({ $0.gap == 0 }) else { return nil }
    return Repair(changes: changes, covers: failing(in: after), isTwoFaults: false)
  }

  /// One group, or one for each cell where two are wrong independently.
  private func parts(of repair: Repair) -> [[Int]] {
    guard repair.isTwoFaults else { return [repair.covers.sorted()] }
    let first = Set(equations[Int(repair.changes[0].cell.index)].map(\.equation)).intersection(repair.covers)
    return [first, repair.covers.subtracting(first)].filter { !$0.isEmpty }.map { $0.sorted() }
  }
}

extension RepairSearch {
  private func repairs(of failing: Int) -> [Repair] {
    form.equations[failing].signed.filter { !$0.term.isLastYear }.flatMap { term, sign in
      repairs(changing: term.cell, by: -sign * (gaps[failing] ?? 0))
    }
  }

  private func repairs(changing cell: Cell, by change: Int64) -> [Repair] {
    guard allows(cell, change) else { return [] }
    let left = residues(of: [(cell, change)])
    guard let open = left.first(where: { $0.gap != 0 }) else {
      return [Repair(changes: [(cell, change)], covers: failing(in: left), isTwoFaults: false)]
    }
    return form.equations[open.equation].signed.compactMap { term, sign in
      guard !term.isLastYear, term.cell != cell else { return nil }
      let changes = [(cell: cell, by: change), (cell: term.cell, by: -sign * open.gap)]
      guard allows(term.cell, -sign * open.gap) else { return nil }
      let after = residues(of: changes)
      guard after.allSatisfy({ $0.gap == 0 }) else { return nil }
      return Repair(changes: changes, covers: failing(in: after), isTwoFaults: gaps[open.equation] != 0)
    }
  }

  /// The gaps that remain, after the changes, in every judged equation that they touch.
  private func residues(of changes: [(cell: Cell, by: Int64)]) -> [(equation: Int, gap: Int64)] {
    var result: [Int: Int64] = [:]
    for (cell, change) in changes {
      for (equation, sign) in equations[Int(cell.index)] {
        guard let gap = gaps[equation] else { continue }
        result[equation, default: gap] += sign * change
      }
    }
    return result.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
  }

  private func failing(in residues: [(equation: Int, gap: Int64)]) -> Set<Int> {
    Set(residues.map(\.equation).filter { gaps[$0] != 0 })
  }

  private func allows(_ cell: Cell, _ change: Int64) -> Bool {
    guard let value = figures[cell] else { return false }
    return value + change >= 0 || form.blank(of: cell).isSigned
  }
}
