extension ReportValues {
  /// The charts as the page shows them: the picture, and its numbers in a table.
  var pictures: [String: Any] {
    let charts = report.charts
    return [
      "hasCharts": !charts.isEmpty,
      "charts": charts.map { chart -> [String: Any] in
        [
          "id": "chart-\(chart.id)", "title": escaped(chart.title), "svg": "", "hasTable": true,
          "series": chart.series.map { ["name": escaped($0.name), "unit": escaped(chart.unit)] },
          "lines": chart.categories.indices.map { index -> [String: Any] in
            [
              "name": escaped(chart.categories[index]),
              "values": chart.series.map { escaped($0.values[index]?.text ?? "") },
            ]
          },
        ]
      },
    ]
  }
}
