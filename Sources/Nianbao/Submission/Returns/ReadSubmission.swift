/// A submission as it was read, to be joined with others again and again.
package struct ReadSubmission: Sendable {
  package let file: String
  let readings: [Kept<Reading>]

  init(file: String, readings: [Reading]) {
    self.file = file
    self.readings = readings.map(Kept.init)
  }

  /// What it says by itself: of each unit that it is of, without what the ledgers count.
  package func units(_ plan: ReadingPlan) -> [UnitReturn] {
    guard let roster = plan.roster, let year = plan.year else { return [] }
    let (byUnit, _) = Returns.sorted(readings, in: roster, year: year)
    return roster.units(in: year).compactMap { unit in
      byUnit[unit.code].map { Joining(plan: plan, year: year, unit: unit, readings: $0).result() }
    }
  }
}
