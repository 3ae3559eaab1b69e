/// What the ledgers count: names and counts are facts, all else follows from them.
extension Prover {
  /// Compares the tables of what the ledgers count with the report's.
  ///
  /// `total` is the line of all items; on a page a sentence says it.
  func prove(ledger tables: [Printed.Table], total: Printed.Table?) {
    guard let ledger = report.ledger else {
      _ = hasLines(tables.count, 0, "公开台账")
      return
    }
    guard hasLines(tables.count, ledger.shownDimensions.count, "公开台账") else { return }
    for (table, dimension) in zip(tables, ledger.shownDimensions) { prove(table, dimension, of: ledger) }
    prove(total: total, of: ledger)
  }

  private func prove(
    _ table: Printed.Table, _ dimension: LedgerStatistics.Dimension, of ledger: LedgerStatistics
  ) {
    let name = "台账 \(dimension.name)"
    let proof = ListingProof(listing: ledger.listing(of: dimension), name: name) { "\(name) \($0.name)" }
    guard let lines = prove([table], proof) else { return }
    let sum = lines.reduce(0) { $0 + ($1["count"].flatMap { PrintedNumber.scaled($0, 0) } ?? 0) }
    derived(String(sum), sum == Int128(ledger.total), String(ledger.total), "\(name) 各项之和")
  }

  private func prove(total table: Printed.Table?, of ledger: LedgerStatistics) {
    let place = "台账 全部"
    if let table {
      _ = prove([table], ListingProof(listing: ledger.totalListing, name: place) { _ in place })
      return
    }
    let operands = Operands(
      prior: ledger.priorTotal.map { String($0) } ?? "", value: String(ledger.total), decimals: 0)
    growth(ledger.growth.words, operands, "\(place) 增长率")
  }
}
