import Nianbao

extension ProjectFolder {
  /// Composes the region's report: the year's figures and findings, the ledgers, and the texts filled with both.
  ///
  /// - Throws: `FileTrouble`; `DefinitionError` when a phrase cannot be filled.
  public func compose(_ year: CheckedYear, _ ledgers: Ledgers?) throws -> Report {
    let phrases = try phrases()
    let ledger = ledgers?.statistics
    let values = PhraseValues(project, statistics: year.statistics, ledger: ledger)
    let narrative = Narrative(
      year.reading.narrative, statistics: year.statistics, ledger: ledger,
      drafts: try phrases.drafts(values), folder: narrativeFolder())
    let summary = try phrases.summary(values, own: year.reading.summary)
    let texts = narrative.findings + (try strayTexts()) + (summary?.findings ?? [])
    return Report(
      project: project, statistics: year.statistics, narrative: narrative,
      findings: year.findings + texts + (ledgers?.findings ?? []),
      units: year.returns.units, waivers: year.waivers, years: try manyYears(year), ledger: ledger,
      summary: summary)
  }
}
