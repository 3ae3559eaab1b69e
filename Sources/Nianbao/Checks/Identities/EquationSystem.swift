/// The identities of a form as linear equations over cells, and which of them each cell stands in.
struct EquationSystem: Sendable {
  /// A cell of an equation: left counts up, right down.
  struct Term: Sendable {
    let cell: Cell
    let sign: Int64
  }

  /// An equation that a cell stands in, by its position.
  struct Use: Sendable {
    let equation: Int
    let sign: Int64
  }

  /// For each equation its terms of this year.
  let terms: [[Term]]
  /// For each cell the equations it stands in this year, with its sign there.
  let uses: [[Use]]
  /// The equations in groups that share no cell with each other.
  let components: [[Int]]

  init(_ form: Form) {
    terms = form.equations.map { equation in
      equation.signed.filter { !$0.term.isLastYear }.map { Term(cell: $0.term.cell, sign: $0.sign) }
    }
    var uses = [[Use]](repeating: [], count: form.cellCount)
    for (position, terms) in terms.enumerated() {
      for term in terms { uses[Int(term.cell.index)].append(Use(equation: position, sign: term.sign)) }
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
