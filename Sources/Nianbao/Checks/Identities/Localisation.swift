/// Finds which cells are probably wrong: the fewest changes that make every failing identity hold and break none.
///
/// Identities are linear equations over a unit's cells. This is error localisation by fewest changes (I. P. Fellegi,
/// D. Holt: A Systematic Approach to Automatic Edit and Imputation, Journal of the American Statistical Association 71,
/// 1976), searched cell by cell to a bounded depth, since clerks make few mistakes and a file in which nothing fits is
/// only told that nothing fits. Nothing is ever corrected with it.
struct Localisation {
  /// One mistake with the identities it breaks.
  struct Cause {
    /// The failing equations, in the order of the form; the first is the one to name.
    var equations: [Int]
    /// The ways to put it right, the likeliest first; empty when no few changes do.
    var choices: [[Change]] = []
  }

  /// In the order of the equation that each names.
  private(set) var causes: [Cause] = []
  private let balance: Balance
  private let likelihood: Likelihood

  /// How many cells one search may change.
  private static let most = 12

  /// Finds the causes of what fails; the unit's figures of the year before rank what is equally short.
  init(_ balance: Balance, lastYear: Figures?) {
    self.balance = balance
    likelihood = Likelihood(balance, lastYear: lastYear)
    var open = balance
    for line in balance.wrongTotals() where line.changes.allSatisfy(open.allows) {
      guard let settled = open.settled(by: line.changes), !settled.isEmpty else { continue }
      causes.append(Cause(equations: settled.sorted(), choices: [line.changes]))
      open.apply(line.changes)
    }
    for component in open.components { causes += causes(of: component, in: open) }
    causes.sort { $0.equations[0] < $1.equations[0] }
  }

  /// The causes of failing equations that are tied to each other, and to no others, by cells they share.
  private func causes(of component: [Int], in open: Balance) -> [Cause] {
    var search = RepairSearch(component: component)
    for most in 1...Self.most where search.found.isEmpty { search.run(open, most: most) }
    let best = likelihood.sorted(search.found) { $0.flatMap(\.changes) }.first
    return best.map { named(grouped($0), in: open) } ?? open.unlocated(component).map { Cause(equations: $0) }
  }

  /// A detail and the total of its own row are one mistake, the others each one.
  private func grouped(_ repairs: [Repair]) -> [Repair] {
    var rest = repairs
    var result: [Repair] = []
    while let first = rest.first {
      rest.removeFirst()
      let partner = rest.firstIndex { isDetailAndTotal(first, $0) }
      result.append(
        partner.map { Repair(changes: first.changes + rest.remove(at: $0).changes) } ?? first)
    }
    return result
  }

  private func isDetailAndTotal(_ one: Repair, _ other: Repair) -> Bool {
    guard one.changes.count == 1, other.changes.count == 1 else { return false }
    let cells = [one.changes[0].cell, other.changes[0].cell]
    return balance.failing.contains { position in
      let equation = balance.form.equations[position]
      return balance.form.identities[equation.identity].axis == .row && cells.contains(equation.at)
        && cells.allSatisfy { cell in balance.system.terms[position].contains { $0.cell == cell } }
    }
  }

  /// Gives each mistake the equations it breaks and all the ways to put it right once the others are.
  private func named(_ repairs: [Repair], in open: Balance) -> [Cause] {
    var taken: Set<Int> = []
    let touched = repairs.map { repair in
      Set(repair.changes.flatMap { open.uses(of: $0.cell) }.map(\.equation).filter { open.gaps[$0] != 0 })
    }
    return repairs.indices.map { position in
      let own = touched[position].sorted()
      let name = own.first { !taken.contains($0) } ?? own[0]
      taken.insert(name)
      let others = repairs.indices.filter { $0 != position }
      let rest = open.applying(others.flatMap { repairs[$0].changes })
      return Cause(
        equations: [name] + own.filter { $0 != name },
        choices: choices(for: repairs[position], in: rest, component: own))
    }
  }

  private func choices(for repair: Repair, in rest: Balance, component: [Int]) -> [[Change]] {
    var search = RepairSearch(component: component)
    search.run(rest, most: repair.cost)
    let found = search.found.map { $0.flatMap(\.changes) }
    return likelihood.sorted(found.isEmpty ? [repair.changes] : found) { $0 }
  }
}

extension Localisation {
  /// How many ways to put a mistake right are told.
  private static let shown = 5

  /// The cells that are probably wrong, of the likeliest ways to put the mistake right.
  func suspects(of cause: Cause) -> [Suspect] {
    let (form, figures) = (balance.form, balance.figures)
    return cause.choices.prefix(Self.shown).enumerated().flatMap { position, changes in
      let reason = likelihood.reason(for: changes).words
      return changes.sorted { $0.cell < $1.cell }.map { change in
        let now = figures[change.cell] ?? 0
        return Suspect(
          change.cell, at: form.address(of: change.cell), present: form.text(now, in: change.cell),
          value: form.text(now + change.by, in: change.cell),
          reason: reason.isEmpty ? Suspect.noReason : reason, choice: position + 1)
      }
    }
  }
}
