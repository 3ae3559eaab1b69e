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
  upwardCSV(statistics, project) { !$0 }
}

/// `upward-more.csv`: the supplements of the region, likewise, for a level above that collects the same ones.
package func upwardMoreCSV(_ statistics: Statistics, project: Project) -> [UInt8] {
  upwardCSV(statistics, project) { $0 }
}

private func upwardCSV(
  _ statistics: Statistics, _ project: Project, where isWanted: (_ isAnnexed: Bool) -> Bool
) -> [UInt8] {
  var csv = CSVText(header: ["year", "unit", "table", "row", "column", "value"])
  for cell in statistics.form.cells where isWanted(statistics.form.isAnnexed(cell)) {
    let value = statistics.form.text(of: cell, in: statistics.figures)
    if value.isEmpty { continue }
    let address = statistics.form.address(of: cell)
    csv.add(
      [String(statistics.year), project.codeAbove, address.table, address.row, address.column, value])
  }
  return csv.data
}

extension Project {
  /// What the level above knows the region by: its code, else its name.
  var codeAbove: String { code.isEmpty ? region : code }
}
