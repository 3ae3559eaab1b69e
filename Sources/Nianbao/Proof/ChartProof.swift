/// Charts: the table beside each, and every number that the picture shows.
extension Prover {
  func prove(charts tables: [Printed.Table], _ pictures: [[String]]) {
    let charts = report.charts
    guard hasLines(tables.count, charts.count, "图") else { return }
    for (table, chart) in zip(tables, charts) { prove(table, chart) }
    for (picture, chart) in zip(pictures, charts) {
      let known = Set(PrintedNumber.all(in: "\(chart.description) \(chart.unit)").map { String($0) })
      for number in picture {
        text(number, known.contains(number), "图中的数之一", "图 \(chart.title)")
      }
    }
  }

  private func prove(_ table: Printed.Table, _ chart: Chart) {
    guard hasLines(table.lines.count, chart.categories.count, "图 \(chart.title)") else { return }
    for (row, line) in table.lines.enumerated() {
      let place = "图 \(chart.title) \(chart.categories[row])"
      guard hasFields(line.count, chart.series.count + 1, place) else { continue }
      name(line[0], chart.categories[row], place)
      for (series, field) in zip(chart.series, line.dropFirst()) {
        // A workbook leaves a cell without a number empty: there it would be drawn as 0.
        guard let value = series.values[row] else {
          if !field.isEmpty { name(field, series.words[row], place) }
          continue
        }
        fact(field.hasSuffix("%") ? String(field.dropLast()) : field, value.text, place)
      }
    }
  }
}
