/// The comparison with last year over those alone that gave a number in both years (同口径).
///
/// Units that are new, gone or silent make plain growth say something about the roster; this says something about the
/// work. Merged and split units count with those they follow.
package struct LikeForLike: Sendable, Equatable {
  /// Cell by cell, the sums of the units that have a number in both years.
  package let figures: Figures
  package let prior: Figures
  /// How many units are in the comparison with at least one cell, and how many report in all.
  package let units: Int
  package let all: Int

  /// `nil` when every unit and every one of last year is in it, so that plain growth says the same.
  ///
  /// - Parameters:
  ///   - lineages: in the cells of the present form.
  ///   - plain: the plain comparison.
  package init?(_ lineages: [Lineage], plain: (figures: Figures, prior: Figures?)) {
    let cellCount = plain.figures.states.count
    var (figures, prior) = (Figures(cellCount: cellCount), Figures(cellCount: cellCount))
    var (units, all) = (0, 0)
    for lineage in lineages {
      let sent = lineage.units.filter(\.unit.isCounted)
      all += sent.count
      guard let now = UnitReturn.joined(sent), now.state == .accepted,
        let before = UnitReturn.joined(lineage.before.filter(\.unit.isCounted)), before.state == .accepted
      else { continue }
      units += sent.count
      let (own, last) = (now.figures, before.figures)
      for index in 0..<cellCount where own.states[index] == .number && last.states[index] == .number {
        figures.states[index] = .number
        prior.states[index] = .number
        figures.values[index] &+= own.values[index]
        prior.values[index] &+= last.values[index]
      }
    }
    guard units > 0, let plainPrior = plain.prior else { return nil }
    let isPlain = (0..<cellCount).allSatisfy { index in
      guard plain.figures.states[index] == .number, plainPrior.states[index] == .number else { return true }
      return figures.states[index] == .number && figures.values[index] == plain.figures.values[index]
        && prior.values[index] == plainPrior.values[index]
    }
    if isPlain { return nil }
    self.figures = figures
    self.prior = prior
    self.units = units
    self.all = all
  }

  /// The growth of a cell over the units that gave a number in both years.
  ///
  /// `value` is that of all units: a number that none of them gave in both years has nothing to be compared with.
  package func growth(of cell: Cell, _ value: Int64?) -> Growth {
    Growth(from: prior[cell], to: figures[cell] ?? value)
  }
}
