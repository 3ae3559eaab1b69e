import Nianbao

/// The units' own reports, which every unit must publish by 31 January.
///
/// Source: 国务院令第711号, art. 49.
package struct UnitReports {
  let folder: ProjectFolder
  let year: CheckedYear
  /// By the unit's code: its lineage, what it sent last year, and where its findings stand among all.
  private let lineages: [String: Lineage]
  private let lastYear: [String: [UnitReturn]]
  private let findings: [String: [Int]]

  package init(_ folder: ProjectFolder, _ year: CheckedYear) {
    self.folder = folder
    self.year = year
    let pairs = year.lineages.flatMap { lineage in lineage.units.map { ($0.unit.code, lineage) } }
    lineages = Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    lastYear = Dictionary(grouping: year.lastYear.units?.units ?? [], by: \.unit.code)
    findings = Dictionary(grouping: year.findings.indices) { year.findings[$0].unit }
  }

  /// The reports of all units whose files count, or of some by their codes, made on all cores.
  package func all(where isWanted: (String) -> Bool = { _ in true }) throws -> [Report] {
    let (phrases, sent) = (try folder.phrases(), year.returns.accepted.filter { isWanted($0.unit.code) })
    return try inParallel(sent.count) { try report(of: sent[$0], phrases) }
  }

  package func report(of sent: UnitReturn) throws -> Report { try report(of: sent, try folder.phrases()) }

  private func report(of sent: UnitReturn, _ phrases: Phrases) throws -> Report {
    let statistics = Statistics(
      form: folder.form, year: folder.year, sums: Sums(alone: sent), base: base(of: sent),
      mixed: mixed(sent))
    let values = PhraseValues(
      folder.project.standing(for: sent.unit), statistics: statistics, isUnit: true)
    let narrative = Narrative(
      try folder.texts(of: sent), statistics: statistics, drafts: try phrases.drafts(values),
      folder: folder.narrativeFolder(of: sent.unit.code), unit: sent.unit.code)
    return .ofUnit(
      sent, folder.project, statistics: statistics, narrative: narrative, findings: findings(on: sent),
      waivers: year.waivers, seals: seals(of: sent))
  }

  /// The codes of the files as they were read: those on their receipts, unless they were changed since.
  private func seals(of sent: UnitReturn) -> [CheckCode] {
    sent.files.compactMap { file in
      folder.files.entry(of: "\(folder.inputs)/\(file)", as: file).map { CheckCode(sha256: $0.sha256) }
    }
  }

  /// A unit's own findings; what fails for all successors of a split unit together is each one's.
  package func findings(on sent: UnitReturn) -> [Finding] {
    let own = findings[sent.unit.code] ?? []
    guard let lineage = lineages[sent.unit.code], lineage.isSplit,
      lineage.units[0].unit.code != sent.unit.code
    else { return own.map { year.findings[$0] } }
    let form = folder.form
    let reachingBack = Set(form.equations.filter(\.reachesLastYear).map { form.identities[$0.identity].rule })
    let common = (findings[lineage.units[0].unit.code] ?? []).filter {
      reachingBack.contains(year.findings[$0].rule)
    }
    return (own + common).sorted().map { year.findings[$0] }
  }

  /// A unit's base is its own files, or those of the units it follows.
  private func base(of sent: UnitReturn) -> Base? {
    let units = followed(by: sent)
    guard let joined = UnitReturn.joined(before(sent)), joined.state == .accepted else { return nil }
    let isItself = units.map(\.code) == [sent.unit.code]
    return Base(
      year: folder.year - 1, source: .own(predecessors: isItself ? [] : units.map(\.name)),
      figures: joined.figures, succession: year.lastYear.succession)
  }

  /// What those sent that it follows, in last year's own form.
  func before(_ sent: UnitReturn) -> [UnitReturn] {
    followed(by: sent).map(\.code).distinct.flatMap { lastYear[$0] ?? [] }
  }

  /// The units of the year before that a unit goes on from; of one that was split only itself.
  private func followed(by sent: UnitReturn) -> [Roster.Unit] {
    let lineage = lineages[sent.unit.code]
    return (lineage?.before ?? []).map(\.unit).filter {
      lineage?.isSplit == false || $0.code == sent.unit.code
    }
  }

  /// The cells of groups that the unit printed as one row this year or last.
  private func mixed(_ sent: UnitReturn) -> Set<Cell> {
    if year.statistics.mixed.isEmpty { return [] }
    let codes = followed(by: sent).map(\.code)
    let before = (year.lastYear.comparable?.units ?? []).filter { codes.contains($0.unit.code) }
    return ([sent] + before).printedAsOne(folder.form)
  }
}
