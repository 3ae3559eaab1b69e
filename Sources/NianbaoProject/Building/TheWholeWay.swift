import Nianbao

/// The whole way from what lies in a project to the files of a build: start reading here.
///
/// `build` takes all steps. `status`, `remind` and `waive` stop once the year is checked; `why`, and `diff` of a year that
/// has no build, stop once the report is composed. `nianbao check` and `receive` ask about single files instead: see
/// `Checking.swift` and `Receiving.swift`, which read and check by the same functions.
extension ProjectFolder {
  /// Compiles the region's report, and those of the units where they are wanted.
  public func build(_ order: BuildOrder = BuildOrder()) throws -> Built {
    try alone { try buildAlone(order) }
  }

  private func buildAlone(_ order: BuildOrder) throws -> Built {
    let plan = try BuildPlan(order, in: self)
    let year = try meanwhile({ readTemplates(for: plan) }, do: checkedYear)
    let ledgers = try countLedgers()
    let report = try compose(year, ledgers)
    let units = try unitReports(plan, year)
    let publication = try publication(plan, of: report, units: units, ledgers?.sources ?? [])
    try publication.replace(publication.place) { folder in
      let files = try publication.write(report, year.returns, units: units, into: folder)
      let proof = try publication.prove(report, in: folder)
      try publication.finish(files, proof, report, in: folder)
    }
    return Built(
      year: year, report: report, units: units, hasAllUnits: plan.hasUnits, folder: publication.place,
      uncounted: ledgers?.uncounted ?? 0, left: plan.left + unitsLeft(plan, year))
  }

  /// The units' own reports that a build writes; `nil` where it writes none.
  private func unitReports(_ plan: BuildPlan, _ year: CheckedYear) throws -> [Report]? {
    if plan.hasUnits { return try UnitReports(self, year).all() }
    return plan.units.isEmpty ? nil : try UnitReports(self, year).all { plan.units[$0] != nil }
  }

  /// The units whose reports are gone because nothing that they sent counts any more, in words.
  private func unitsLeft(_ plan: BuildPlan, _ year: CheckedYear) -> [String] {
    let counted = Set(year.returns.accepted.map(\.unit.code))
    return plan.units.keys.filter { !counted.contains($0) }.sorted().map {
      "units/\($0)：没有重编，这个单位没有能计入的报表，过时的报告没有留。"
    }
  }

  /// The year as far as it is checked.
  public func checkedYear() throws -> CheckedYear {
    let submissions = try readYear()
    return try check(submissions, try sum(submissions))
  }

  /// Compiles one unit's own report; the region's stays as it is.
  public func build(
    unit code: String, of year: CheckedYear, _ order: BuildOrder = BuildOrder()
  ) throws -> Built {
    try alone { try buildAlone(code, year, order) }
  }

  private func buildAlone(_ code: String, _ year: CheckedYear, _ order: BuildOrder) throws -> Built {
    let report = try UnitReports(self, year).report(of: try counted(code, year))
    let plan = BuildPlan(alone: order, in: self)
    let publication = try publication(plan, of: report, units: nil, [])
    let place = publication.place(of: report.project.code)
    try publication.replace(place) { folder in
      let files = try publication.write(report, year.returns.alone(report), into: folder)
      let proof = try publication.prove(report, in: folder)
      try publication.finish(files, proof, report, in: folder)
    }
    try publication.nameAgain(unit: report.project.code)
    return Built(
      year: year, report: report, units: nil, hasAllUnits: false, folder: place, uncounted: 0, left: [])
  }
}
