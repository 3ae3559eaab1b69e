import Nianbao

/// 同比: every cell of the form with last year's value, change and growth, one line each.
struct ComparisonSheet {
  static let name = "同比"
  /// Of the figures, from 0.
  static let firstRow = 2
  private static let headings = ["表", "行", "列", "计量单位", "上年", "本年", "增减", "增长率（%）", "说明"]
  private static let likeHeadings = ["同口径增长率（%）", "同口径说明"]
  private static let widths = [36.0, 46, 28, 10, 14, 14, 14, 13, 12]

  private let report: Report
  private let lines: [ComparedLine]
  /// The place of each cell's line.
  private let places: [Cell: Int]

  init(_ report: Report) {
    self.report = report
    let lines = report.statistics.lines
    self.lines = lines
    places = Dictionary(
      lines.enumerated().compactMap { place, line in line.cell.map { ($0, place) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// Where last year's value of the cell stands, for formulas of other sheets; `nil` when there is none.
  func priorName(of cell: Cell) -> String? {
    guard report.statistics.prior(of: cell) != nil, let place = places[cell] else { return nil }
    return "'\(Self.name)'!" + Sheet.name(row: Self.firstRow + place, column: 4)
  }

  func write(to sheet: Sheet) throws {
    let like = report.statistics.likeForLike
    let base = report.statistics.base.map { "上年数取自 \($0.words)" } ?? "没有上年的数据"
    let note = like.map { "；同口径只比较两年都有数的 \($0.units) 个单位（全部 \($0.all) 个）" } ?? ""
    try sheet.text(base + note, 0, 0, .note)
    let headings = Self.headings + (like == nil ? [] : Self.likeHeadings)
    for (column, words) in headings.enumerated() { try sheet.text(words, 1, column, .heading) }
    for (place, line) in lines.enumerated() { try write(line, Self.firstRow + place, to: sheet) }
    for (column, width) in (Self.widths + (like == nil ? [] : [16, 12])).enumerated() {
      try sheet.width(width, columns: column...column)
    }
    sheet.freeze(rows: Self.firstRow, columns: 3)
    try sheet.filter(rows: 1...(Self.firstRow + lines.count - 1), columns: 0...(headings.count - 1))
    try sheet.print(landscape: true, repeatRows: Self.firstRow)
  }

  private func write(_ line: ComparedLine, _ row: Int, to sheet: Sheet) throws {
    let title = report.form.table(line.address.table)?.title ?? ""
    try sheet.height(
      rowHeight([(title, Self.widths[0]), (line.row, Self.widths[1]), (line.column, Self.widths[2])]),
      row: row)
    try sheet.text(title, row, 0, .text)
    try sheet.text(line.row, row, 1, .text)
    try sheet.text(line.column, row, 2, .text)
    try sheet.text(line.measure.name, row, 3, .value)
    for (column, value) in [line.prior, line.value, line.growth.change].enumerated() {
      if let value {
        try sheet.number(line.measure.double(value), row, 4 + column, .value(line.measure))
      } else {
        try sheet.blank(row, 4 + column, .value)
      }
    }
    try write(line.growth, row, 7, to: sheet)
    if let like = line.likeForLike {
      try write(like, row, 9, to: sheet)
    } else if report.statistics.likeForLike != nil {
      for column in 9...10 { try sheet.blank(row, column, .value) }
    }
  }

  /// A growth rate and, beside it, why there is none.
  private func write(_ growth: Growth, _ row: Int, _ column: Int, to sheet: Sheet) throws {
    if let percentage = growth.percentage {
      try sheet.number(
        Double(percentage.hundredths) / 100, row, column, .value.with { $0.numberFormat = "0.00" })
    } else {
      try sheet.blank(row, column, .value)
    }
    try sheet.text(growth.kind == .normal ? "" : growth.words, row, column + 1, .value)
  }
}
