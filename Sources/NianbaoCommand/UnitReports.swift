import Nianbao

/// The units' own reports: every unit must publish one by 31 January (art. 50).
struct UnitReports {
  let folder: ProjectFolder
  let year: YearCheck

  /// The reports of all units whose files count.
  func all() throws -> [Report] { try year.returns.accepted.map(report) }

  func report(of sent: UnitReturn) throws -> Report {
    let statistics = Statistics(
      form: folder.form, year: folder.year, sums: Sums(alone: sent), base: base(of: sent))
    let narrative = Narrative(
      try folder.narrative(of: sent.unit.code), statistics: statistics,
      folder: folder.narrativeFolder(of: sent.unit.code), unit: sent.unit.code)
    return .ofUnit(
      sent, folder.project, statistics: statistics, narrative: narrative, findings: year.findings,
      waivers: year.waivers)
  }

  /// A unit's base is its own files, or those of the units it follows; of a unit that was split only its own.
  private func base(of sent: UnitReturn) -> Base? {
    guard let lineage = year.lineages.first(where: { $0.units.contains { $0.unit.code == sent.unit.code } }),
      let lastYear = year.lastYear.units
    else { return nil }
    let followed = lineage.before.map(\.unit).filter { !lineage.isSplit || $0.code == sent.unit.code }
    let before = lastYear.units.filter { unit in followed.contains { $0.code == unit.unit.code } }
    guard let joined = UnitReturn.joined(before), joined.state == .accepted else { return nil }
    let isItself = followed.map(\.code) == [sent.unit.code]
    return Base(
      year: lastYear.year, source: .own(predecessors: isItself ? [] : followed.map(\.name)),
      figures: joined.figures, succession: year.lastYear.succession)
  }
}
