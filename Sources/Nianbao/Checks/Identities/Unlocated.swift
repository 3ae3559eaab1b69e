extension Balance {
  /// Failing equations that few changes do not explain, one by one; but a gap that follows from the others' says
  /// nothing new: a total's that is the sum of its parts', or a column's once every wrong row total is put right.
  func unlocated(_ failing: [Int]) -> [[Int]] {
    var remaining = failing
    var groups: [[Int]] = []
    for equations in byIdentity(failing) where equations.allSatisfy(remaining.contains) {
      let totals = equations.filter { isTotalLine(form.equations[$0]) }
      let sum = equations.filter { !totals.contains($0) }.reduce(Int64(0)) { $0 + gaps[$1] }
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
    let changes = causes.compactMap { position -> Change? in
      let named = system.terms[position].first { $0.cell == form.equations[position].at }
      return named.map { Change(cell: $0.cell, by: -$0.sign * gaps[position]) }
    }
    guard changes.count > 1, changes.allSatisfy(allows) else { return [] }
    let after = applying(changes)
    let touched = Set(changes.flatMap { uses(of: $0.cell) }.map(\.equation))
    guard touched.allSatisfy({ after.gaps[$0] == 0 }) else { return [] }
    return touched.filter { gaps[$0] != 0 && !causes.contains($0) }.sorted()
  }

  /// Whether the equation holds for a line that is itself a total.
  private func isTotalLine(_ equation: Equation) -> Bool {
    let blank = form.blank(of: equation.at)
    let table = form.tables[blank.table]
    return form.identities[equation.identity].axis == .column
      ? table.columns[blank.column].isTotal : table.rows[blank.row].isTotal
  }
}
