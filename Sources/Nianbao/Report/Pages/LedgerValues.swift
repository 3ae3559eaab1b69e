extension ReportValues {
  /// The annex of the ledgers (公开台账): a table for each dimension, that of the units folded up in HTML.
  var ledgerValues: [String: Any] {
    let unit = LedgerStatistics.unitDimension
    let tables = report.ledger?.dimensions.filter { !$0.lines.isEmpty } ?? []
    let own: [String: Any] = [
      "ledgerTables": tables.map { dimension -> [String: Any] in
        let isUnits = dimension.name == unit
        return [
          "dimension": escaped(isUnits ? "单位" : dimension.name), "isFolded": isUnits,
          "ledgerLines": dimension.lines.map(line),
        ]
      }
    ]
    return own.merging(ledgerWords) { first, _ in first }
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

  private func line(_ line: LedgerStatistics.Line) -> [String: Any] {
    [
      "name": escaped(line.name), "count": line.count, "prior": line.prior.map { String($0) } ?? "",
      "change": line.growth.change.map { String($0) } ?? "", "growth": line.growth.words,
      "share": line.share.map { "\($0.text)%" } ?? "", "contribution": line.contribution?.text ?? "",
      "rank": line.rank,
    ]
  }
}
