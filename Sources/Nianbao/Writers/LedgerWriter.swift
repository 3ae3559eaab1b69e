/// `ledger.csv`: what the ledgers count, dimension by dimension, beside the year before; units in the order of the roster.
///
/// ```
/// year,dimension,key,count,prior,change,growth_pct,growth_kind
/// 2025,类别/主题,惠民生/医疗卫生,415,380,35,9.21,normal
/// ```
package func ledgerCSV(_ ledger: LedgerStatistics, roster: Roster) -> [UInt8] {
  CSVText(ledger.listing(inOrderOf: roster.units.map(\.code))).data
}
