import CXlsxWriter
import Foundation
import Nianbao

extension XlsxSheet {
  func table(_ name: String, _ headings: [String], _ block: Block, _ style: Style) throws(WorkbookError) {
    let texts = ([name] + headings).map { strdup($0) }
    defer { for text in texts { free(text) } }
    var columns = texts.dropFirst().map { text in
      var column = lxw_table_column()
      column.header = text
      column.header_format = formats[style]
      return column
    }
    let error = columns.withUnsafeMutableBufferPointer { columns in
      var pointers = columns.indices.map { columns.baseAddress?.advanced(by: $0) } + [nil]
      return pointers.withUnsafeMutableBufferPointer { pointers in
        var options = lxw_table_options()
        options.name = texts[0]
        options.columns = pointers.baseAddress
        options.no_autofilter = 1
        // Light 0 is none: the cells have borders of their own.
        options.style_type = UInt8(LXW_TABLE_STYLE_TYPE_LIGHT.rawValue)
        return worksheet_add_table(
          handle, block.firstRow, block.firstColumn, block.lastRow, block.lastColumn, &options)
      }
    }
    try check(error)
  }

  func chart(_ placed: PlacedChart) throws(WorkbookError) {
    let chart = placed.chart
    let type = chart.kind == .lines ? LXW_CHART_LINE : LXW_CHART_BAR
    guard let picture = workbook_add_chart(workbook, UInt8(type.rawValue)) else {
      throw .noChart(chart.title)
    }
    let (first, last) = (placed.lines.lowerBound.row, placed.lines.upperBound.row)
    for (position, series) in chart.series.enumerated() {
      guard let drawn = chart_add_series(picture, nil, nil) else { throw .noChart(chart.title) }
      let column = (position + 1).column
      chart_series_set_categories(drawn, name, first, 0, last, 0)
      chart_series_set_values(drawn, name, first, column, last, column)
      chart_series_set_name_range(drawn, name, first - 1, column)
      SeriesLook(position, of: chart).apply(to: drawn, series)
    }
    ChartLook(chart).apply(to: picture)
    let words = strdup(chart.description.withoutControls)
    defer { free(words) }
    var options = lxw_chart_options()
    options.description = words
    options.x_scale = placed.width / 480
    options.y_scale = placed.height / 288
    try check(worksheet_insert_chart_opt(handle, placed.row.row, 0, picture, &options))
  }
}

/// How a chart's frame looks: one font, the unit in the title, no lines that the numbers beside them make needless.
private struct ChartLook {
  private let chart: Chart

  init(_ chart: Chart) { self.chart = chart }

  func apply(to picture: UnsafeMutablePointer<lxw_chart>) {
    chart_title_set_name(picture, "\(chart.title)（单位：\(chart.unit)）".withoutControls)
    withFont(size: 13, isBold: true) { chart_title_set_name_font(picture, $0) }
    withFont(size: 10) { font in
      chart_legend_set_font(picture, font)
      chart_axis_set_num_font(picture.pointee.x_axis, font)
      chart_axis_set_num_font(picture.pointee.y_axis, font)
    }
    let hasLegend = chart.series.count > 1
    chart_legend_set_position(
      picture, UInt8((hasLegend ? LXW_CHART_LEGEND_BOTTOM : LXW_CHART_LEGEND_NONE).rawValue))
    // The library calls a bar chart's upright axis y, although it holds the categories.
    let (x, y) = (picture.pointee.x_axis, picture.pointee.y_axis)
    let (category, value) = chart.kind == .bars ? (y, x) : (x, y)
    var grid = lxw_chart_line()
    grid.color = 0xD9DEE5
    grid.width = 0.5
    // Left to itself a spreadsheet begins where the numbers do, and a small change looks large.
    let numbers = chart.series.flatMap { $0.values.compactMap { $0?.plain } }
    if numbers.allSatisfy({ $0 >= 0 }) { chart_axis_set_min(value, 0) }
    if numbers.allSatisfy({ $0 <= 0 }) { chart_axis_set_max(value, 0) }
    chart_axis_major_gridlines_set_visible(value, 1)
    chart_axis_major_gridlines_set_line(value, &grid)
    chart_axis_set_label_position(category, UInt8(LXW_CHART_AXIS_LABEL_POSITION_LOW.rawValue))
    if chart.kind == .bars {
      // The first category on top, as in the table, and the scale below them.
      chart_axis_set_reverse(category)
      chart_axis_set_label_position(value, UInt8(LXW_CHART_AXIS_LABEL_POSITION_HIGH.rawValue))
      chart_set_series_gap(picture, 60)
    }
  }
}

/// How one series looks: told from the others by marker, dash or pattern, not by colour alone.
private struct SeriesLook {
  private static let colors: [UInt32] = [0x1F4E79, 0xC55A11, 0x548235, 0x7030A0, 0x806000, 0x404040]
  private static let markers = [
    LXW_CHART_MARKER_CIRCLE, LXW_CHART_MARKER_SQUARE, LXW_CHART_MARKER_TRIANGLE, LXW_CHART_MARKER_DIAMOND,
    LXW_CHART_MARKER_X, LXW_CHART_MARKER_PLUS,
  ]
  private static let dashes = [
    LXW_CHART_LINE_DASH_SOLID, LXW_CHART_LINE_DASH_DASH, LXW_CHART_LINE_DASH_ROUND_DOT,
    LXW_CHART_LINE_DASH_DASH_DOT, LXW_CHART_LINE_DASH_LONG_DASH, LXW_CHART_LINE_DASH_LONG_DASH_DOT,
  ]
  private static let patterns = [
    LXW_CHART_PATTERN_NONE, LXW_CHART_PATTERN_WIDE_UPWARD_DIAGONAL, LXW_CHART_PATTERN_DARK_HORIZONTAL,
    LXW_CHART_PATTERN_LARGE_CHECK, LXW_CHART_PATTERN_WIDE_DOWNWARD_DIAGONAL, LXW_CHART_PATTERN_PERCENT_30,
  ]
  private let chart: Chart
  private let place: Int

  init(_ position: Int, of chart: Chart) { (self.chart, place) = (chart, position % Self.colors.count) }

  func apply(to drawn: UnsafeMutablePointer<lxw_chart_series>, _ series: Chart.Series) {
    switch chart.kind {
    case .lines: drawLine(drawn)
    case .bars: drawBars(drawn)
    }
    chart_series_set_labels(drawn)
    withFont(size: 9) { chart_series_set_labels_font(drawn, $0) }
    chart_series_set_labels_num_format(drawn, series.numberFormat)
    let position =
      switch chart.kind {
      case .bars: LXW_CHART_LABEL_POSITION_OUTSIDE_END
      // The numbers of two lines that lie close together do not cover each other.
      case .lines: place % 2 == 0 ? LXW_CHART_LABEL_POSITION_ABOVE : LXW_CHART_LABEL_POSITION_BELOW
      }
    chart_series_set_labels_position(drawn, UInt8(position.rawValue))
  }

  private func drawLine(_ drawn: UnsafeMutablePointer<lxw_chart_series>) {
    var line = lxw_chart_line()
    line.color = Self.colors[place]
    line.width = 2
    line.dash_type = UInt8(Self.dashes[place].rawValue)
    chart_series_set_line(drawn, &line)
    chart_series_set_marker_type(drawn, UInt8(Self.markers[place].rawValue))
    chart_series_set_marker_size(drawn, 8)
    var fill = lxw_chart_fill()
    fill.color = Self.colors[place]
    chart_series_set_marker_fill(drawn, &fill)
  }

  private func drawBars(_ drawn: UnsafeMutablePointer<lxw_chart_series>) {
    var line = lxw_chart_line()
    line.color = Self.colors[place]
    line.width = 0.75
    chart_series_set_line(drawn, &line)
    if place == 0 {
      var fill = lxw_chart_fill()
      fill.color = Self.colors[place]
      chart_series_set_fill(drawn, &fill)
    } else {
      var pattern = lxw_chart_pattern()
      pattern.fg_color = Self.colors[place]
      pattern.bg_color = UInt32(LXW_COLOR_WHITE.rawValue)
      pattern.type = UInt8(Self.patterns[place].rawValue)
      chart_series_set_pattern(drawn, &pattern)
    }
  }
}

/// Lends the library a font; it copies what it is lent.
private func withFont(
  size: Double, isBold: Bool = false, _ use: (UnsafeMutablePointer<lxw_chart_font>) -> Void
) {
  let name = strdup("宋体")
  defer { free(name) }
  var font = lxw_chart_font()
  font.name = name
  font.size = size
  font.bold = isBold ? 1 : 0
  use(&font)
}

extension Chart.Series {
  /// The decimals that every number is printed with, else as many as each has.
  var numberFormat: String {
    let decimals = Set(
      values.compactMap { $0.map { $0.text.split(separator: ".").dropFirst().first?.count ?? 0 } })
    guard decimals.count == 1, let count = decimals.first, count > 0 else { return "General" }
    return "0." + String(repeating: "0", count: count)
  }
}
