/// A depth-first search for sets of repairs that settle all failing equations of a component.
struct RepairSearch {
  /// Positions in the form's equations.
  let component: [Int]
  /// What was found, each set once.
  private(set) var found: [[Repair]] = []
  private var seen: Set<Set<Change>> = []
  /// Steps that are left before it gives up: a few milliseconds.
  private var steps = 600

  init(component: [Int]) { self.component = component }

  /// Searches on from a state that the repairs of `path` led to, with at most so many cells still to be
  /// changed.
  ///
  /// Some cell of each failing equation must change: the one with the fewest repairs is tried first.
  mutating func run(_ state: Balance, most: Int, path: [Repair] = []) {
    let failing = component.filter { state.gaps[$0] != 0 }
    if failing.isEmpty {
      if seen.insert(Set(path.flatMap(\.changes))).inserted { found.append(path) }
      return
    }
    steps -= 1
    // No cell stands in more than a few equations, so that many failing ones cannot be settled by few cells.
    guard most > 0, steps > 0, failing.count <= most * 4 else { return }
    let tried = failing.prefix(4).map { state.repairs(of: $0, most: most) }
    guard let fewest = tried.min(by: { $0.count < $1.count }) else { return }
    for repair in fewest where repair.cost <= most {
      run(state.applying(repair.changes), most: most - repair.cost, path: path + [repair])
    }
  }
}
