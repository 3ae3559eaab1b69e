import Nianbao

/// One table on a sheet of its own, for reuse and screen readers: no merged cell, no blank line, nothing below.
///
/// ```
/// 主动公开政府信息情况
/// 本页有一张表，表头在第 4 行，共 8 行数。
/// 数据与…一致。
/// 指标                  表                  …  数值  状态
/// 文件/规章/制发        第二十条第（一）项  …  0     零
/// ```
struct FlatSheet {
  /// The row of the headings, from 0.
  static let headerRow = 3

  /// The table's name for formulas and programs, in ASCII.
  let table: String
  let title: String
  let note: String
  let columns: [(heading: String, width: Double)]
  let lines: [[Value]]

  enum Value {
    case text(String)
    case number(Double, format: String)
    case none

    static func percent(_ percentage: Percentage?) -> Value {
      percentage.map { .number(Double($0.hundredths) / 100, format: "0.00") } ?? .none
    }
    static func count(_ count: Int64?) -> Value {
      count.map { .number(Double($0), format: "#,##0") } ?? .none
    }
  }

  func write(to sheet: Sheet) throws {
    let row = Self.headerRow
    try sheet.text(title, 0, 0, .section)
    try sheet.text("本页有一张表，表头在第 \(row + 1) 行，共 \(lines.count) 行数。", 1, 0, .note)
    try sheet.text(note, 2, 0, .note)
    try sheet.table(table, columns.map(\.heading), rows: row...(row + lines.count), .heading)
    try sheet.height(rowHeight(columns.map { ($0.heading, $0.width) }), row: row)
    for (place, line) in lines.enumerated() { try write(line, row + 1 + place, to: sheet) }
    for (column, width) in columns.map(\.width).enumerated() {
      try sheet.width(width, columns: column...column)
    }
    try sheet.print(landscape: columns.reduce(0) { $0 + $1.width } > 95, repeatRows: row + 1)
  }

  private func write(_ line: [Value], _ row: Int, to sheet: Sheet) throws {
    var texts: [(String, Double)] = []
    for (column, value) in line.enumerated() {
      switch value {
      case .text(let text):
        try sheet.text(text, row, column, .text)
        texts.append((text, columns[column].width))
      case .number(let number, let format): try sheet.number(number, row, column, .figure(format))
      case .none: try sheet.blank(row, column, .text)
      }
    }
    try sheet.height(rowHeight(texts), row: row)
  }
}

extension Style {
  /// A number in a table for reuse.
  static func figure(_ format: String) -> Style {
    text.with { ($0.align, $0.wraps, $0.numberFormat) = (.right, false, format) }
  }
}
