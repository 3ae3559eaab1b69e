/// Charts: the table beside each, and everything that the picture shows and says.
extension Prover {
  func prove(charts tables: [Printed.Table], _ pictures: [String: Printed.Picture]) {
    let charts = report.charts
    guard hasLines(tables.count, charts.count, "图") else { return }
    for (table, chart) in zip(tables, charts) {
      prove(table, chart)
      if let picture = pictures["chart-\(chart.id)"] { prove(picture, chart) }
    }
  }

  /// Every text in a picture is a value, or a name or a part of one where it is broken over lines.
  private func prove(_ picture: Printed.Picture, _ chart: Chart) {
    name(picture.description, chart.description, "图 \(chart.title) 说明")
    let values = Set(chart.series.flatMap(\.words))
    let names = ([chart.title] + chart.categories + chart.series.map(\.name)).map(\.withoutControls)
    for shown in picture.texts where shown != chart.description.withoutControls {
      let numbers = PrintedNumber.all(in: shown)
      let isPart = names.contains { name in
        name.unicodeScalars.contains(shown.unicodeScalars)
          && Set(numbers).isSubset(of: PrintedNumber.all(in: name))
      }
      text(shown, values.contains(shown) || isPart, "图中的数或名称", "图 \(chart.title)")
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
