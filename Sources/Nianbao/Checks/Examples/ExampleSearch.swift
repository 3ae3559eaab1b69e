/// Finds the fewest cells whose change by one unit makes an identity fail and leaves every other sum as it was.
///
/// Identities are linear, so a search by broken sums is enough: change one cell of the identity, and while a sum of
/// another identity is broken, change one more cell of that sum. A variable is a cell of this year, or one of last
/// year's after all of those.
struct ExampleSearch {
  private let form: Form
  private let sums: [Sum]
  private let sumsOfVariables: [[Part]]

  /// A sum that a variable is in, and with which sign.
  private struct Part {
    let sum: Int
    let sign: Int64
  }

  private struct Term {
    let variable: Int
    let sign: Int64
  }

  private struct Sum {
    /// `nil` for last year's own sums, which always hold.
    let rule: Rule?
    var terms: [Term]
  }

  /// Steps by variable, each +1 or -1 and more where a move passes a cell twice.
  typealias Move = [Int: Int64]

  init(_ form: Form) {
    self.form = form
    let count = form.cellCount
    var sums: [Sum] = []
    for equation in form.equations {
      let terms = equation.signed.map { term, sign in
        Term(variable: Int(term.cell.index) + (term.isLastYear ? count : 0), sign: sign)
      }
      sums.append(Sum(rule: form.identities[equation.identity].rule, terms: terms))
      if !equation.reachesLastYear {
        sums.append(Sum(rule: nil, terms: terms.map { Term(variable: $0.variable + count, sign: $0.sign) }))
      }
    }
    var places = [[Part]](repeating: [], count: 2 * count)
    for (position, sum) in sums.enumerated() {
      for term in sum.terms { places[term.variable].append(Part(sum: position, sign: term.sign)) }
    }
    self.sums = sums
    sumsOfVariables = places
  }

  /// The variables of this year, and those of the year before.
  var now: Range<Int> { 0..<form.cellCount }
  var before: Range<Int> { form.cellCount..<2 * form.cellCount }

  /// The smallest move that breaks sums of the rule alone; `nil` when there is none of eight cells.
  ///
  /// Values are by variable; none gets below zero unless its cell may.
  func breaking(_ rule: Rule, from values: [Int64]) -> Move? {
    let own = sums.filter { $0.rule == rule }
    let reachesBack = own.contains { $0.terms.contains { before.contains($0.variable) } }
    let scope = reachesBack ? before : now
    let starts = own.flatMap { $0.terms.reversed().map(\.variable) }.filter(scope.contains)
    let task = Task(rule: rule, scope: scope, signs: [1, -1], values: values, mayRepeat: false)
    for limit in 1...8 {
      for step in task.signs {
        for start in starts {
          if let move = extended([start: step], task, limit - 1), move.count <= limit { return move }
        }
      }
    }
    return nil
  }

  /// The smallest move upwards that passes a cell and breaks nothing; `nil` when there is none of twenty steps.
  func balanced(through variable: Int) -> Move? {
    let task = Task(rule: nil, scope: 0..<2 * form.cellCount, signs: [1], values: [], mayRepeat: true)
    for limit in 0..<20 {
      if let move = extended([variable: 1], task, limit) { return move }
    }
    return nil
  }
}

extension ExampleSearch {
  private struct Task {
    /// The rule that may and must break; `nil` for none.
    let rule: Rule?
    let scope: Range<Int>
    let signs: [Int64]
    let values: [Int64]
    let mayRepeat: Bool
  }

  private func extended(_ move: Move, _ task: Task, _ stepsLeft: Int) -> Move? {
    guard isAllowed(move, task) else { return nil }
    let gaps = self.gaps(of: move)
    let foreign = gaps.keys.filter { sums[$0].rule != task.rule }.sorted()
    guard !foreign.isEmpty else { return task.rule == nil || !gaps.isEmpty ? move : nil }
    guard stepsLeft > 0 else { return nil }
    let choices = foreign.map { self.choices(for: $0, gap: gaps[$0] ?? 0, move, task) }
    for (variable, step) in choices.min(by: { $0.count < $1.count }) ?? [] {
      if let result = extended(move.merging([variable: step], uniquingKeysWith: +), task, stepsLeft - 1) {
        return result
      }
    }
    return nil
  }

  /// The cells of a broken sum that may change, each with the step that narrows the gap.
  private func choices(for sum: Int, gap: Int64, _ move: Move, _ task: Task) -> [(Int, Int64)] {
    sums[sum].terms.reversed().compactMap { term in
      let step: Int64 = (gap > 0) == (term.sign > 0) ? -1 : 1
      let isFree = task.mayRepeat || move[term.variable] == nil
      guard task.scope.contains(term.variable), task.signs.contains(step), isFree else { return nil }
      return (term.variable, step)
    }
  }

  private func isAllowed(_ move: Move, _ task: Task) -> Bool {
    task.values.isEmpty
      || move.allSatisfy { variable, step in
        task.values[variable] + step >= 0 || form.blanks[variable % form.cellCount].isSigned
      }
  }

  /// By how much the left of each broken sum exceeds its right.
  private func gaps(of move: Move) -> [Int: Int64] {
    var gaps: [Int: Int64] = [:]
    for (variable, step) in move {
      for part in sumsOfVariables[variable] { gaps[part.sum, default: 0] += part.sign * step }
    }
    return gaps.filter { $0.value != 0 }
  }
}
