import Nianbao

extension ProjectFolder {
  /// The region's report: the year's figures and findings, the ledgers, and the texts filled with both.
  func report(_ year: YearCheck, _ ledgers: Ledgers?) throws -> Report {
    let phrases = try phrases()
    let ledger = ledgers?.statistics
    let values = PhraseValues(project, statistics: year.statistics, ledger: ledger)
    let narrative = Narrative(
      try narrative(), statistics: year.statistics, ledger: ledger, drafts: try phrases.drafts(values),
      folder: narrativeFolder())
    let summary = try phrases.summary(values, own: try summaryTexts())
    return Report(
      project: project, statistics: year.statistics, narrative: narrative,
      findings: year.findings + narrative.findings + strayTexts() + (summary?.findings ?? [])
        + (ledgers?.findings ?? []),
      units: year.returns.units, waivers: year.waivers, years: try ManyYears(self, year), ledger: ledger,
      summary: summary)
  }
}
