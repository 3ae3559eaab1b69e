import Nianbao

/// This year's returns and last year's, read and checked: everything that a build or a status needs to know.
struct YearCheck {
  let returns: Returns
  let base: Base?
  let sums: Sums
  /// Findings about units, files and the region, without those about texts.
  let findings: [Finding]

  init(_ folder: ProjectFolder) throws {
    let (form, year) = (folder.form, folder.year)
    let returns = Returns(
      reading: folder.submissions(of: year), form: form, roster: folder.roster, year: year)
    let lastReturns = folder.returns(of: year - 1)
    base = try Self.base(lastReturns)
    let check = UnitCheck(form, thresholds: folder.project.thresholds)
    let units = Self.pairs(returns, base == nil ? nil : lastReturns)
    var findings = returns.strays + units.flatMap { check.findings(on: $0.sent, lastYear: $0.lastYear) }
    sums = try Sums(of: returns.units, cellCount: form.cellCount)
    let place = Place(file: String(year))
    findings += RegionCheck(check.identities).findings(
      on: sums.figures, lastYear: base?.figures, units: units, gone: Self.gone(returns, lastReturns),
      place: place)
    if let lastReturns {
      let errors = lastReturns.strays + lastReturns.units.flatMap { check.findings(on: $0, lastYear: nil) }
      findings += LastYearCheck.findings(errors: errors, year: year - 1)
    }
    if base == nil { findings.append(LastYearCheck.noLastYear(year: year - 1, place: place)) }
    (self.returns, self.findings) = (returns, findings)
  }

  /// Every unit with its own return of the year before.
  static func pairs(
    _ returns: Returns, _ lastYear: Returns?
  ) -> [(sent: UnitReturn, lastYear: UnitReturn?)] {
    let before = Dictionary(
      (lastYear?.units ?? []).map { ($0.unit.code, $0) }, uniquingKeysWith: { first, _ in first })
    return returns.units.map { ($0, before[$0.unit.code]) }
  }

  /// Units that were counted last year and belong to this year's roster no more.
  private static func gone(_ returns: Returns, _ lastYear: Returns?) -> [String] {
    let here = Set(returns.units.filter(\.unit.isCounted).map(\.unit.code))
    return (lastYear?.accepted ?? []).map(\.unit).filter { $0.isCounted && !here.contains($0.code) }.map(
      \.name)
  }

  private static func base(_ returns: Returns?) throws(Sums.Overflow) -> Base? {
    guard let returns, !returns.accepted.isEmpty else { return nil }
    let sums = try Sums(of: returns.units, cellCount: returns.form.cellCount)
    return Base(
      year: returns.year, source: .unitFiles(missing: returns.missing.count), figures: sums.figures,
      units: returns.units)
  }
}
