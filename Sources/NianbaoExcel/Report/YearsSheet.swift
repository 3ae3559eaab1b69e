import Nianbao

/// 多年: every figure over all years known, one line each; a grey column stands where the form changed.
struct YearsSheet {
  static let name = "多年"
  /// Of the figures, from 0.
  static let firstRow = 3
  private static let headings = ["表", "行", "列", "计量单位"]
  private static let widths = [40.0, 46, 20, 10]

  private let years: ManyYears

  init(_ years: ManyYears) { self.years = years }

  func write(to sheet: Sheet) throws {
    try sheet.text("灰色的“换版”处表样改版：两边口径不同的数不能比较，写作“—”。", 0, 0, .note)
    for (column, words) in Self.headings.enumerated() { try sheet.text(words, 1, column, .heading) }
    try sheet.text("数据来源", 2, 0, .note)
    for (position, year) in years.years.enumerated() {
      let column = column(of: position)
      try sheet.number(Double(year.year), 1, column, .heading)
      try sheet.text(year.words, 2, column, .note.with { $0.wraps = true })
      try sheet.width(15, columns: column...column)
      if years.breaks.contains(position) {
        try sheet.text("换版", 1, column - 1, .gap)
        try sheet.width(5, columns: (column - 1)...(column - 1))
      }
    }
    try sheet.height(58, row: 2)
    for (place, line) in years.lines.enumerated() { try write(line, Self.firstRow + place, to: sheet) }
    for (column, width) in Self.widths.enumerated() { try sheet.width(width, columns: column...column) }
    sheet.freeze(rows: Self.firstRow, columns: 3)
    try sheet.print(landscape: true, repeatRows: Self.firstRow)
  }

  /// The column of a year, behind one more for every change of form up to it.
  private func column(of year: Int) -> Int {
    Self.headings.count + year + years.breaks.count { $0 <= year }
  }

  private func write(_ line: ManyYears.Line, _ row: Int, to sheet: Sheet) throws {
    try sheet.height(rowHeight(Array(zip([line.table, line.row, line.column], Self.widths))), row: row)
    for (column, text) in [line.table, line.row, line.column].enumerated() {
      try sheet.text(text, row, column, .text)
    }
    try sheet.text(line.measure.name, row, 3, .value)
    for (position, value) in line.values.enumerated() {
      let column = column(of: position)
      if years.breaks.contains(position) { try sheet.blank(row, column - 1, .gap) }
      switch value {
      case .number(let number):
        try sheet.number(line.measure.double(number), row, column, .value(line.measure))
      case .none: try sheet.blank(row, column, .value)
      case .notComparable: try sheet.text("—", row, column, .value.with { $0.color = 0x718096 })
      }
    }
  }
}

extension Style {
  /// The column between two editions of the form.
  fileprivate static let gap = Style().with {
    ($0.size, $0.align, $0.hasBorder, $0.fill, $0.color) = (9, .center, true, 0xE2E8F0, 0x4A5568)
  }
}
