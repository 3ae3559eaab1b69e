extension ChartDrawing {
  private static let step = 58.0
  private static let top = 34.0
  private static let bottom = 174.0

  /// One line a series over the years from 0 up, its name at its end, every value at its mark.
  mutating func drawLines(_ chart: Chart) {
    let names = (chart.series.map { Self.width(of: $0.name) }.max() ?? 0) + 16
    let side = 30.0
    width = max(width, side * 2 + Double(chart.categories.count - 1) * Self.step + names)
    height = Self.bottom + 44
    let distance = (width - side * 2 - names) / Double(max(1, chart.categories.count - 1))
    let columns = chart.categories.indices.map { side + Double($0) * distance }
    let numbers = chart.series.flatMap { $0.values.compactMap { $0?.plain } }
    let (low, high) = (min(0, numbers.min() ?? 0), max(0, numbers.max() ?? 0))
    let scale = high > low ? (Self.bottom - Self.top) / (high - low) : 0
    let zero = Self.bottom + low * scale
    axis = (4, zero, width - names, zero)
    for (x, year) in zip(columns, chart.categories) {
      texts.append(Text(x: x, y: Self.bottom + 32, anchor: .middle, text: year))
    }
    for (number, series) in chart.series.enumerated() {
      let points = zip(columns, series.values).map { x, value in
        value.map { (x: x, y: Self.bottom - ($0.plain - low) * scale) }
      }
      line(points, number)
      for index in points.indices {
        guard let point = points[index] else { continue }
        let others = chart.series.indices.filter { $0 != number }
        let isBelow = others.contains { other in
          guard let value = chart.series[other].values[index]?.plain, let own = series.values[index]?.plain
          else { return false }
          return value > own || value == own && other < number
        }
        texts.append(
          Text(
            x: point.x, y: point.y + (isBelow ? 16 : -14), anchor: .middle, text: series.words[index]))
      }
    }
    nameLines(chart, columns.last ?? 0)
  }

  private mutating func line(_ points: [(x: Double, y: Double)?], _ series: Int) {
    var run: [(x: Double, y: Double)] = []
    for point in points + [nil] {
      if let point {
        run.append(point)
        marks.append(Mark(x: point.x, y: point.y, series: series))
      } else {
        if run.count > 1 { strokes.append(Stroke(points: run, series: series)) }
        run = []
      }
    }
  }

  /// The names beside the last marks, pushed apart where they would touch.
  private mutating func nameLines(_ chart: Chart, _ last: Double) {
    let ends = chart.series.indices.compactMap { number -> (series: Int, x: Double, y: Double)? in
      marks.last { $0.series == number }.map { (number, $0.x, $0.y) }
    }.sorted { ($0.y, $0.series) < ($1.y, $1.series) }
    var below = -Double.infinity
    for end in ends {
      let x = max(end.x, last) + Self.width(of: "00000") / 2 + 6
      let y = max(end.y, below)
      texts.append(
        Text(
          x: x, y: y, anchor: .start, text: chart.series[end.series].name, isStrong: true))
      below = y + Self.letter + 4
    }
  }
}
