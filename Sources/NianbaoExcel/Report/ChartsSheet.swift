import Nianbao

/// 图: each chart below the table that it draws, with its figures in words for those who cannot see it.
struct ChartsSheet {
  static let name = "图"
  private static let firstWidth = 28.0
  /// In pixels: as wide as a page.
  private static let pictureWidth = 490.0
  /// In points; pictures are placed by it.
  private static let line = 18.0
  /// In percent, so that two charts share a page.
  private static let scale = 80
  /// In points, of A4 less its margins and a line.
  private static let pageHeight = 730.0 * 100 / Double(scale)

  private let charts: [Chart]

  /// `nil` when there is nothing to draw.
  init?(_ charts: [Chart]) {
    let drawn = charts.filter { !$0.categories.isEmpty && !$0.series.isEmpty }
    if drawn.isEmpty { return nil }
    self.charts = drawn
  }

  func write(to sheet: Sheet) throws {
    sheet.hideGridlines()
    let most = charts.map(\.series.count).max() ?? 1
    let width = min(16, (74 - Self.firstWidth) / Double(most))
    try sheet.width(Self.firstWidth, columns: 0...0)
    try sheet.width(width, columns: 1...most)
    try sheet.text("每张图的数都在图上方的表里；空着的格没有数，图上也不画；图的替代文字把数又说了一遍。", 0, 0, .note)
    var (row, used, breaks): (Int, Double, [Int]) = (1, Self.line, [])
    for (position, chart) in charts.enumerated() {
      let height = Self.blockHeight(of: chart)
      if position > 0, used + height > Self.pageHeight {
        breaks.append(row)
        used = 0
      }
      used += height
      row = try write(chart, position + 1, from: row, seriesWidth: width, to: sheet)
    }
    try sheet.breakPages(before: breaks)
    try sheet.print(.portrait.with { $0.scale = Self.scale })
  }
}

extension ChartsSheet {
  /// - Returns: the row behind the picture.
  private func write(
    _ chart: Chart, _ number: Int, from top: Int, seriesWidth: Double, to sheet: Sheet
  ) throws -> Int {
    try sheet.text("图 \(number)　\(chart.title)（单位：\(chart.unit)）", top, 0, .section)
    try sheet.height(24, row: top)
    let headings = Self.headings(of: chart)
    let first = top + 2
    try sheet.table(
      "chart_\(number)", headings, rows: (top + 1)...(top + 1 + chart.categories.count), .heading)
    try sheet.height(
      rowHeight(headings.enumerated().map { ($1, $0 == 0 ? Self.firstWidth : seriesWidth) }), row: top + 1)
    for (line, category) in chart.categories.enumerated() {
      try sheet.text(category, first + line, 0, .text)
      try sheet.height(rowHeight([(category, Self.firstWidth)]), row: first + line)
      // A cell without a number stays unwritten: a blank one would be drawn as 0.
      for (column, series) in chart.series.enumerated() {
        if let value = line < series.values.count ? series.values[line] : nil {
          try sheet.number(value.plain, first + line, column + 1, .figure(series.numberFormat))
        }
      }
    }
    try sheet.mark(
      where: "=ISBLANK(\(Sheet.name(row: first, column: 1)))", .text,
      rows: first...(first + chart.categories.count - 1), columns: 1...chart.series.count)
    let below = first + chart.categories.count + 1
    let rows = Self.pictureRows(of: chart)
    for row in below..<(below + rows) { try sheet.height(Self.line, row: row) }
    try sheet.draw(
      PlacedChart(
        chart: chart, lines: first...(first + chart.categories.count - 1), row: below,
        width: Self.pictureWidth, height: Self.height(of: chart)))
    return below + rows + 1
  }

  /// In points: its title, its table and its picture.
  private static func blockHeight(of chart: Chart) -> Double {
    let categories = chart.categories.reduce(0) { $0 + rowHeight([($1, firstWidth)]) }
    return 24 + 2 * line + categories + Double(pictureRows(of: chart) + 1) * line
  }

  /// A point is four thirds of a pixel.
  private static func pictureRows(of chart: Chart) -> Int {
    Int((height(of: chart) * 3 / 4 / line).rounded(.up))
  }

  /// In pixels: bars need room for each, lines do not.
  private static func height(of chart: Chart) -> Double {
    switch chart.kind {
    case .lines: 300
    case .bars: min(900, Double(chart.categories.count * (chart.series.count * 17 + 11)) + 100)
    }
  }

  /// A table's headings differ and are never empty.
  private static func headings(of chart: Chart) -> [String] {
    var known: Set<String> = []
    return (["项目"] + chart.series.map(\.name)).enumerated().map { position, name in
      let line = name.split(whereSeparator: \.isNewline).joined(separator: " ")
      let isFine = !line.isEmpty && known.insert(line.lowercased()).inserted
      return isFine ? line : "\(line)（第 \(position) 列）"
    }
  }
}
