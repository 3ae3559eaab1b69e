import Nianbao

/// 来源: what each number of the statutory sheets is made of, row by row of the form, and where it stands in which file.
///
/// ```
/// 申请/新收   一、本年新收政府信息公开申请数量
/// 单位代码    单位    文件        位置    自然人  商业企业  …  总计  写法和更正
/// 001         教育局  教育局.csv  21:2–8  12      0         …  12
///             合计                        12      0         …  12
/// ```
struct SourcesSheet {
  static let name = "来源"

  private let report: Report
  private let annex: UnitsAnnex
  private let blocks: [Block]
  private let layouts: [(sheet: String, layout: SectionLayout)]

  /// One row of the form: its units, and the sheet row of its headings, from 0.
  private struct Block {
    let table: Table
    let row: Int
    let cells: [Cell]
    let units: [UnitReturn]
    let headings: Int
  }

  private static let heads = ["单位代码", "单位", "文件", "位置（行:栏）"]
  private static let widths = [16.0, 30, 40, 15]
  private static let firstValue = heads.count
  private static let firstBlock = 2

  /// `nil` for a unit's own report, and where there are no units or too many.
  init?(_ report: Report) {
    let annex = UnitsAnnex(ofWorkbook: report)
    guard annex.isShown, !annex.isTooLong else { return nil }
    var blocks: [Block] = []
    var next = Self.firstBlock
    for table in report.form.tables {
      for row in table.rows.indices where annex.has(table, row: row) {
        let cells = table.cells(ofRow: row)
        let block = Block(
          table: table, row: row, cells: cells, units: annex.listed(cells), headings: next + 1)
        next += block.units.count + 4
        blocks.append(block)
      }
    }
    (self.report, self.annex, self.blocks) = (report, annex, blocks)
    layouts = report.sections.filter { !report.tables(of: $0).isEmpty }.map {
      ($0.sheet, SectionLayout(report.form, $0))
    }
  }

  /// Where the numbers that make a cell's stand; `nil` for one that is 0 or has no number.
  func place(of cell: Cell) -> String? {
    guard report.statistics.figures[cell] ?? 0 != 0 else { return nil }
    let blank = report.form.blank(of: cell)
    let table = report.form.tables[blank.table]
    let block = blocks.first { $0.table.id == table.id && $0.row == blank.row }
    return block.map {
      Sheet.reference(
        to: Sheet.name(row: $0.headings, column: Self.firstValue + blank.column), on: Self.name)
    }
  }

  func write(to sheet: Sheet) throws {
    try sheet.text(
      "\(ReportSheet.internalMark)。法定表格里的数点开就到这里：由哪些单位的数相加，写在 \(report.year)/forms 里哪个文件的哪里。单位的零和空白不列，点行名回到表中。",
      0, 0, .inside)
    for block in blocks { try write(block, to: sheet) }
    for (column, width) in Self.widths.enumerated() { try sheet.width(width, columns: column...column) }
    let most = report.form.tables.map(\.columns.count).max() ?? 1
    try sheet.width(11, columns: Self.firstValue...(Self.firstValue + most))
    sheet.freeze(rows: 1, columns: 0)
    try sheet.print(landscape: true, repeatRows: 1, header: ReportSheet.internalMark)
  }
}

extension SourcesSheet {
  private func write(_ block: Block, to sheet: Sheet) throws {
    let (table, top) = (block.table, block.headings)
    try writeTitle(of: block, to: sheet)
    let sources = block.units.map { annex.source(of: block.cells, in: $0) }
    let remarks = sources.contains { !$0.remark.isEmpty } ? ["写法和更正"] : []
    let heads = Self.heads + table.columns.map(\.label) + remarks
    for (column, words) in heads.enumerated() { try sheet.text(words, top, column, .heading) }
    try sheet.height(rowHeight(table.columns.map { ($0.label, 11) }), row: top)
    for (position, (unit, source)) in zip(block.units, sources).enumerated() {
      let row = top + 1 + position
      for (column, text) in [unit.unit.code, unit.unit.name, source.files, source.blocks].enumerated() {
        try sheet.text(text, row, column, .source)
      }
      try write(block.cells, of: unit.figures, row, to: sheet)
      // Nothing stands to the right of a remark, which may be long.
      if !source.remark.isEmpty {
        try sheet.text(source.remark, row, Self.firstValue + block.cells.count, .note)
      }
    }
    let end = top + 1 + block.units.count
    try sheet.text("合计", end, 1, .source.with { $0.isBold = true })
    try write(block.cells, of: report.statistics.figures, end, to: sheet)
  }

  /// The row's address, which leads back to its first number, and its words.
  private func writeTitle(of block: Block, to sheet: Sheet) throws {
    let row = block.headings - 1
    let words = [block.table.title] + block.table.rows[block.row].path
    let address = "\(block.table.id)/\(block.table.rows[block.row].id)"
    for (name, layout) in layouts {
      guard let place = layout.place(of: block.cells[0]) else { continue }
      let cell = Sheet.name(row: place.row, column: place.column)
      try sheet.link(to: Sheet.reference(to: cell, on: name), address, row, 0, .link)
    }
    try sheet.text(words.joined(separator: " › "), row, 1, .plain.with { $0.isBold = true })
  }

  private func write(_ cells: [Cell], of figures: Figures, _ row: Int, to sheet: Sheet) throws {
    for (column, cell) in cells.enumerated() {
      let measure = report.form.measure(of: cell)
      if let value = figures[cell] {
        try sheet.number(measure.double(value), row, Self.firstValue + column, .value(measure))
      } else if figures.state(of: cell) == .notApplicable {
        try sheet.text("/", row, Self.firstValue + column, .value)
      }
    }
  }
}

extension Style {
  fileprivate static let source = Style().with { $0.hasBorder = true }
}

extension SourcesSheet {
  /// The sheet read back, a table for each row of the form, in the columns of the page's annex.
  static func tables(_ lines: [[String]], _ form: Form) -> [Printed.Table] {
    lines.dropFirst(firstBlock).split { $0.allSatisfy(\.isEmpty) }.map { block in
      let name = block.first?.first ?? ""
      let count = form.tables.first { name.hasPrefix("\($0.id)/") }?.columns.count ?? 0
      return Printed.Table(.units, name: name, lines: block.dropFirst(2).map { row($0, count) })
    }
  }

  /// Code and name as one field, then the numbers, then file, position and remark as one.
  private static func row(_ line: [String], _ count: Int) -> [String] {
    let line = line + [String](repeating: "", count: max(0, firstValue + count + 1 - line.count))
    let remark = firstValue + count
    let beyond = line[(remark + 1)...].filter { !$0.isEmpty }
    return [line[0] + "|" + line[1]] + line[firstValue..<remark]
      + ["\(line[2])|\(line[3])|\(line[remark])"] + beyond
  }
}
