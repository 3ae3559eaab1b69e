/// The identities of a form as linear equations over cells, and which of them each cell stands in.
struct EquationSystem: Sendable {
  typealias Term = (cell: Cell, sign: Int64)
  typealias Use = (equation: Int, sign: Int64)

  /// For each equation its terms of this year.
  let terms: [[Term]]
  /// For each cell the equations it stands in this year, with its sign there.
  let uses: [[Use]]
  /// The equations in groups that share no cell with each other.
  let components: [[Int]]

  init(_ form: Form) {
    terms = form.equations.map { equation in
      equation.signed.filter { !$0.term.isLastYear }.map { ($0.term.cell, $0.sign) }
    }
    var uses = [[Use]](repeating: [], count: form.cellCount)
    for (position, terms) in terms.enumerated() {
      for (cell, sign) in terms { uses[Int(cell.index)].append((position, sign)) }
    }
    self.uses = uses
    components = Self.components(of: terms)
  }
}

extension EquationSystem {
  private static func components(of terms: [[Term]]) -> [[Int]] {
    var groups: [(equations: [Int], cells: Set<Cell>)] = []
    for (equation, terms) in terms.enumerated() {
      var (equations, cells) = ([equation], Set(terms.map(\.cell)))
      groups.removeAll { group in
        guard !group.cells.isDisjoint(with: cells) else { return false }
        equations += group.equations
        cells.formUnion(group.cells)
        return true
      }
      groups.append((equations, cells))
    }
    return groups.map { $0.equations.sorted() }
  }
}
