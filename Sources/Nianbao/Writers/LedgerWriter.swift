/// `ledger.csv`: what the ledgers count, dimension by dimension, beside the year before; units in the order of the roster.
///
/// ```
/// year,dimension,key,count,prior,change,growth_pct,growth_kind
/// 2025,类别/主题,惠民生/医疗卫生,415,380,35,9.21,normal
/// ```
package func ledgerCSV(_ ledger: LedgerStatistics, roster: Roster) -> [UInt8] {
  CSVText(ledger.listing(inOrderOf: roster.units.map(\.code))).data
}

/// `upward-ledger.csv`: the same counts with the region as one unit, for the ledgers of the level above.
///
/// ```
/// unit,year,dimension,key,count
/// 320922,2025,类别/主题,惠民生/医疗卫生,415
/// ```
package func upwardLedgerCSV(_ ledger: LedgerStatistics, project: Project) -> [UInt8] {
  var csv = CSVText(header: ["unit", "year", "dimension", "key", "count"])
  let start = [project.codeAbove, String(ledger.year)]
  for dimension in ledger.dimensions {
    if dimension.name == LedgerStatistics.unitDimension {
      csv.add(start + [dimension.name, project.codeAbove, String(ledger.total)])
      continue
    }
    for line in dimension.lines where line.count > 0 {
      csv.add(start + [dimension.name, line.key, String(line.count)])
    }
  }
  return csv.data
}
