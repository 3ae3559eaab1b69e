extension ReportValues {
  /// The charts as the page shows them: the picture, and its numbers in a table.
  var pictures: [String: Any] {
    let charts = report.charts
    return [
      "hasCharts": !charts.isEmpty,
      "charts": charts.map { chart in
        chartValues(chart).merging(ChartDrawing(chart).values) { first, _ in first }
      },
    ]
  }

  private func chartValues(_ chart: Chart) -> [String: Any] {
    [
      "id": "chart-\(chart.id)", "title": escaped(chart.title), "description": escaped(chart.description),
      "unit": escaped(chart.unit),
      "series": chart.series.map { ["name": escaped($0.name)] },
      "lines": chart.categories.indices.map { index -> [String: Any] in
        [
          "name": escaped(chart.categories[index]),
          "values": chart.series.map { escaped($0.words[index]) },
        ]
      },
    ]
  }
}
