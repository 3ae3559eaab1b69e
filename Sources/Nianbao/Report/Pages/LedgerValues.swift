extension ReportValues {
  /// The annex of the ledgers (公开台账): a table for each dimension, that of the units folded up in HTML.
  var ledgerValues: [String: Any] {
    let ledger = report.ledger
    let own: [String: Any] = [
      "ledgerTables": ledger.map { ledger in ledger.shownDimensions.map { table($0, of: ledger) } } ?? []
    ]
    return own.merging(ledgerWords) { first, _ in first }
  }

  private func table(_ dimension: LedgerStatistics.Dimension, of ledger: LedgerStatistics) -> [String: Any] {
    let table = PageListing(ledger.listing(of: dimension), in: medium, escaped: escaped)
    return [
      "dimension": escaped(ledger.heading(of: dimension)),
      "isFolded": dimension.name == LedgerStatistics.unitDimension,
      "ledgerColumns": table.heads, "ledgerLines": table.lines(),
    ]
  }

  /// What the annex says around its tables.
  var ledgerWords: [String: Any] {
    let ledger = report.ledger
    return [
      "hasLedger": ledger != nil, "ledgerTotal": ledger?.total ?? 0,
      "hasLedgerPrior": ledger?.priorTotal != nil, "ledgerPrior": ledger?.priorTotal ?? 0,
      "ledgerGrowth": ledger?.growth.words ?? "",
    ]
  }
}
