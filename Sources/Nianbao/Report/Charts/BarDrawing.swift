extension ChartDrawing {
  private static let barHeight = 16.0
  private static let gap = 12.0
  /// So many letters of a name stand on one line.
  private static let nameLength = 8

  /// One row a category: its name, wrapped, then a bar for each series with its number at the end.
  ///
  /// ```
  /// 予以公开   ████████████ 116
  /// 部分公开   ███ 36
  /// ```
  mutating func drawBars(_ chart: Chart) {
    let names = chart.categories.map(Self.wrapped)
    let left = (names.joined().map(Self.width).max() ?? 0) + 10
    let labels = chart.series.map { series in
      series.values.indices.map { label(chart, series, $0) }
    }
    let room = (labels.joined().map(Self.width).max() ?? 0) + 8
    let numbers = chart.series.flatMap { $0.values.compactMap { $0?.plain } }
    let (low, high) = (min(0, numbers.min() ?? 0), max(0, numbers.max() ?? 0))
    let start = left + (low < 0 ? room : 0)
    let scale = high > low ? (width - room - start) / (high - low) : 0
    let zero = start - low * scale
    var top = legend(chart, at: left)
    axis = (zero, top - 4, zero, 0)
    for (index, name) in names.enumerated() {
      let bars = Double(chart.series.count) * Self.barHeight
      let lines = Double(name.count) * (Self.letter + 3)
      let middle = top + max(bars, lines) / 2
      for (line, text) in name.enumerated() {
        let y = middle - lines / 2 + (Double(line) + 0.5) * (Self.letter + 3)
        texts.append(Text(x: left - 10, y: y, anchor: .end, text: text))
      }
      for (number, series) in chart.series.enumerated() {
        let y = middle - bars / 2 + Double(number) * Self.barHeight
        let value = series.values[index]?.plain ?? 0
        bar(number, from: zero, by: value * scale, y: y, label: labels[number][index])
      }
      top += max(bars, lines) + Self.gap
    }
    height = top
    axis.y2 = top - Self.gap + 4
  }

  private mutating func bar(_ series: Int, from zero: Double, by length: Double, y: Double, label: String) {
    if length != 0 {
      bars.append(
        Box(
          x: min(zero, zero + length), y: y + 1, width: max(abs(length), 1), height: Self.barHeight - 2,
          series: series, isLess: length < 0))
    }
    texts.append(
      Text(
        x: zero + length + (length < 0 ? -6 : 6), y: y + Self.barHeight / 2,
        anchor: length < 0 ? .end : .start,
        text: label))
  }

  private func label(_ chart: Chart, _ series: Chart.Series, _ index: Int) -> String {
    series.values[index] != nil && chart.unit == "%"
      ? series.words[index].appendingPercent : series.words[index]
  }

  /// The names of the series where there are several; returns where the bars begin.
  private mutating func legend(_ chart: Chart, at left: Double) -> Double {
    guard chart.series.count > 1 else { return 8 }
    var x = left
    for (number, series) in chart.series.enumerated() {
      bars.append(Box(x: x, y: 4, width: 14, height: 14, series: number))
      texts.append(Text(x: x + 20, y: 11, anchor: .start, text: series.name))
      x += 20 + Self.width(of: series.name) + 24
    }
    return 32
  }

  /// A name over as many lines as it needs; a number in it stays whole.
  static func wrapped(_ name: String) -> [String] {
    var pieces: [String] = []
    for character in name {
      let isDigit = { (character: Character?) in
        character.map { $0.isASCII && $0.isNumber || $0 == "." } ?? false
      }
      if isDigit(character), isDigit(pieces.last?.last) {
        pieces[pieces.count - 1].append(character)
      } else {
        pieces.append(String(character))
      }
    }
    var lines: [String] = [""]
    for piece in pieces {
      let line = lines[lines.count - 1]
      if !line.isEmpty, width(of: line + piece) > Double(nameLength) * letter { lines.append("") }
      lines[lines.count - 1] += piece
    }
    return lines
  }
}

extension String {
  fileprivate var appendingPercent: String { hasSuffix("%") ? self : self + "%" }
}
