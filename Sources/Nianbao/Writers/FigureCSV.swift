/// `facts.csv`: every accepted cell with its place, in form order, then unit order.
///
/// ```
/// year,unit,table,row,column,state,value,file,line,field
/// 2025,320922017,申请,新收,总计,number,12,2025/forms/教育局.csv,21,8
/// ```
package func factsCSV(_ returns: Returns) -> [UInt8] {
  var csv = CSVText(header: [
    "year", "unit", "table", "row", "column", "state", "value", "file", "line", "field",
  ])
  let (form, year, units) = (returns.form, String(returns.year), returns.accepted)
  for cell in form.cells {
    let address = form.address(of: cell)
    for position in units.indices {
      let figures = units[position].figures
      let (state, value): (String, String)
      switch figures.state(of: cell) {
      case .number:
        let number = figures.values[Int(cell.index)]
        state = number == 0 ? "zero" : "number"
        value = form.text(number, in: cell)
      case .blank: (state, value) = ("blank", "")
      case .notApplicable: (state, value) = ("na", "")
      case .absent, .refused, .notAsked: continue
      }
      let place = units[position].place(of: cell)
      csv.add([
        year, units[position].unit.code, address.table, address.row, address.column, state, value,
        place?.file ?? "",
        String(place?.line ?? 0), String(place?.field ?? 0),
      ])
    }
  }
  return csv.data
}

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
