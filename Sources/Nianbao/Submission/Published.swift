extension Returns {
  /// Reads what the region published for a year (`region.csv`, in any layout) as the return of one unit.
  ///
  /// The unit is the region itself, without a code; what the file says of unit and year decides nothing, but in a tidy
  /// file of several units the region's own lines are taken.
  public static func published(_ file: SubmissionFile, _ plan: ReadingPlan, year: Int, project: Project)
    -> UnitReturn
  {
    let reader = SubmissionReader(
      form: plan.form, index: LabelIndex(plan.form), roster: nil, others: plan.others)
    var readings = reader.read(file, year: year)
    if readings.count > 1 {
      let names = [project.code, project.region].map { Label.normal($0) }
      let own = readings.filter { reading in
        [reading.statement.code, reading.statement.name].compactMap { $0 }.contains {
          names.contains(Label.normal($0))
        }
      }
      readings = own.isEmpty ? readings : own
    }
    let region = Roster.Unit(
      code: "", name: project.region, kind: "", isCounted: true, years: 0...9999, line: 0)
    return Joining(plan: plan, year: year, unit: region, readings: readings).result()
  }

  /// The same returns in the cells of a later edition; what cannot be compared is absent.
  public func comparable(_ succession: Succession?) -> Returns {
    guard let succession else { return self }
    var result = self
    for position in units.indices {
      let old = units[position].facts
      var facts = Facts(cellCount: succession.newer.cellCount)
      facts.figures = succession.comparable(old.figures)
      for (index, cell) in succession.same.enumerated() {
        if let cell { facts.places[index] = old.places[Int(cell.index)] }
      }
      result.units[position].facts = facts
    }
    return result
  }
}
