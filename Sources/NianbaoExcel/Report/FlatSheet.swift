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

  func write<Line>(_ listing: Listing<Line>, to sheet: Sheet) throws {
    let (row, count) = (Self.headerRow, listing.lines.count)
    let rows = ListingRows(listing, .flat)
    let headings = rows.headings
    try sheet.text(title, 0, 0, .section)
    try sheet.text("本页有一张表，表头在第 \(row + 1) 行，共 \(count) 行数。", 1, 0, .note)
    try sheet.text(note, 2, 0, .note)
    try sheet.table(table, headings.map(\.text), rows: row...(row + count), .heading)
    try sheet.height(rowHeight(headings.map { ($0.text, $0.width) }), row: row)
    try rows.writeLines(from: row + 1, to: sheet)
    try rows.writeWidths(to: sheet)
    try sheet.print(.lookedUp(lines: count, headings: row + 1, columns: headings.count))
  }
}
