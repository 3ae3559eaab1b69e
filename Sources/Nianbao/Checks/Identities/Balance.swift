/// A number put into one cell in place of another, as the difference.
struct Change: Hashable, Sendable {
  let cell: Cell
  let by: Int64
}

/// How far every equation is from holding, while changes are tried.
struct Balance {
  let form: Form
  let system: EquationSystem
  let figures: Figures
  /// Left minus right of each equation, 0 where it holds.
  private(set) var gaps: [Int64]
  /// Whether the equation could be judged; the others are left alone.
  private let isJudged: [Bool]
  private(set) var changed: [Cell] = []

  init(form: Form, system: EquationSystem, figures: Figures, verdicts: [Verdict]) {
    self.form = form
    self.system = system
    self.figures = figures
    gaps = verdicts.map { verdict in
      if case .unbalanced(let left, let right) = verdict { left - right } else { 0 }
    }
    isJudged = verdicts.map { verdict in
      if case .undecided = verdict { false } else { true }
    }
  }

  var failing: [Int] { gaps.indices.filter { gaps[$0] != 0 } }

  /// The failing equations in groups that no chain of shared cells ties together.
  var components: [[Int]] {
    system.components.map { $0.filter { gaps[$0] != 0 } }.filter { !$0.isEmpty }
  }

  /// The judged equations that a cell stands in.
  func uses(of cell: Cell) -> [EquationSystem.Use] {
    system.uses[Int(cell.index)].filter { isJudged[$0.equation] }
  }

  /// Whether the form lets the cell hold the changed number.
  func allows(_ change: Change) -> Bool {
    guard let value = figures[change.cell], !changed.contains(change.cell) else { return false }
    return value + change.by >= 0 || form.blank(of: change.cell).isSigned
  }

  mutating func apply(_ changes: [Change]) {
    for change in changes {
      for use in uses(of: change.cell) { gaps[use.equation] += use.sign * change.by }
      changed.append(change.cell)
    }
  }

  func applying(_ changes: [Change]) -> Balance {
    var result = self
    result.apply(changes)
    return result
  }

  /// The failing equations that hold after the changes; `nil` when one that holds now would break.
  func settled(by changes: [Change]) -> [Int]? {
    var after: [(equation: Int, gap: Int64)] = []
    for change in changes {
      for use in uses(of: change.cell) {
        if let known = after.firstIndex(where: { $0.equation == use.equation }) {
          after[known].gap += use.sign * change.by
        } else {
          after.append((use.equation, gaps[use.equation] + use.sign * change.by))
        }
      }
    }
    if after.contains(where: { $0.gap != 0 && gaps[$0.equation] == 0 }) { return nil }
    return after.filter { $0.gap == 0 && gaps[$0.equation] != 0 }.map(\.equation)
  }
}
