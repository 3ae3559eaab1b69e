/// `ledger.csv`: what the ledgers count, dimension by dimension, beside the year before; units in the order of the roster.
///
/// ```
/// year,dimension,key,count,prior,change,growth_pct,growth_kind
/// 2025,类别/主题,惠民生/医疗卫生,415,380,35,9.21,normal
/// ```
package func ledgerCSV(_ ledger: LedgerStatistics, roster: Roster) -> [UInt8] {
  var csv = CSVText(header: [
    "year", "dimension", "key", "count", "prior", "change", "growth_pct", "growth_kind",
  ])
  let codes = roster.units.map(\.code)
  for dimension in ledger.dimensions {
    for line in ledger.lines(of: dimension, inOrderOf: codes) {
      csv.add([
        String(ledger.year), dimension.name, line.key, String(line.count),
        line.prior.map { String($0) } ?? "",
        line.growth.change.map { String($0) } ?? "", line.growth.percent, line.growth.kind.rawValue,
      ])
    }
  }
  return csv.data
}
