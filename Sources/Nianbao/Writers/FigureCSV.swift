/// `summary.csv`: the region's figures with last year's, change and growth.
///
/// ```
/// year,table,row,column,value,units,prior,change,growth_pct,growth_kind
/// 2025,申请,新收,总计,154,12,218,-64,-29.36,normal
/// ```
package func summaryCSV(
  _ statistics: Statistics, columns: Report.ComparedColumns = ComparedLine.columns
) -> [UInt8] {
  CSVText(Listing(columns(statistics), statistics.lines)).data
}

/// `upward.csv`: the region as one unit, in the tidy layout, for the level above.
///
/// An empty cell is left out; not-applicable is `/`. What the region collects beside the statutory form stays out too:
/// the level above may not know it.
package func upwardCSV(_ statistics: Statistics, project: Project) -> [UInt8] {
  var csv = CSVText(header: ["year", "unit", "table", "row", "column", "value"])
  let unit = project.code.isEmpty ? project.region : project.code
  for cell in statistics.form.cells where !statistics.form.isAnnexed(cell) {
    let value = statistics.form.text(of: cell, in: statistics.figures)
    if value.isEmpty { continue }
    let address = statistics.form.address(of: cell)
    csv.add([String(statistics.year), unit, address.table, address.row, address.column, value])
  }
  return csv.data
}
