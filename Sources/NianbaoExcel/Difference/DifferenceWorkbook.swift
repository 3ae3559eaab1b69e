import Nianbao

/// Writes a comparison as a workbook: 摘要, 数 with 旧, 新 and 差 as numbers, 经由单位, 单位, 台账, 核对意见, 文字.
package struct DifferenceWorkbook {
  private let words: DifferenceWords
  private var difference: Difference { words.difference }

  /// Excel's lines, less those above a table.
  private static let mostLines = 1_048_576 - 10

  /// Writes the difference to a file that does not exist yet.
  package static func write(_ words: DifferenceWords, to path: String) throws {
    let workbook = try Workbook(
      path: path, title: "比较：\(words.title)", created: ReportWorkbook.created(words.difference.new.year))
    for (number, sheet) in DifferenceWorkbook(words: words).sheets.enumerated() {
      try sheet.write("diff_\(number + 1)", try workbook.addSheet(sheet.name))
    }
    try workbook.close()
    try XlsxWorkbook.checkWhole(path)
  }

  /// One sheet: its name, and what writes it under the name of its table.
  private struct Part {
    let name: String
    let write: (_ table: String, Sheet) throws -> Void
  }

  /// A table of no line would be none: what did not change is said in 摘要.
  private var sheets: [Part] {
    let summary = part("摘要", title: "比较：\(words.title)", note: words.summary, words.summaryListing)
    return [summary, figures, parts, units, ledger, findings, texts].compactMap { $0 }
  }

  private func part<Line>(_ name: String, title: String? = nil, note: String, _ listing: Listing<Line>)
    -> Part?
  {
    if listing.lines.isEmpty { return nil }
    return Part(name: name) { table, sheet in
      try FlatSheet(table: table, title: title ?? name, note: note).write(listing, to: sheet)
    }
  }
}

extension DifferenceWorkbook {
  private var figures: Part? {
    part(
      "数", title: "全区的数", note: "旧、新空着的，是那一边没有数；差等于新减旧，没有数的按不增不减算。",
      words.listing(of: difference.tables.flatMap(\.figures)))
  }

  private var parts: Part? {
    let listing = words.partListing
    let all = listing.lines.count
    let rest = all > Self.mostLines ? "；工作表放不下全部 \(all) 行，其余见 --format json" : ""
    return part(
      "经由单位", title: "各单位的数", note: "差是这个单位使全区的数变了多少；不计入全区的单位为 0\(rest)。",
      Listing(listing.columns, Array(listing.lines.prefix(Self.mostLines))))
  }

  private var units: Part? {
    part("单位", title: "单位的变化", note: "重报是文件换过；改数是文件没有换而数变了，例如登记了更正。", words.unitListing)
  }

  private var ledger: Part? {
    part("台账", title: "公开台账", note: "条数。", words.listing(of: difference.ledger))
  }

  private var findings: Part? {
    part("核对意见", note: "只列变了的。", words.listing(of: difference.findings ?? []))
  }

  private var texts: Part? { part("文字", note: "一句一行；换行、空格不算变化。", words.sentenceListing) }
}
