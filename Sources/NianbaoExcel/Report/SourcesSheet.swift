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
  private let layouts: [SheetLayout]

  private struct SheetLayout {
    let sheet: String
    let layout: SectionLayout
  }

  /// One row of the form, and the sheet row of its headings, from 0.
  private struct Block {
    let table: Table
    let row: Int
    let cells: [Cell]
    let headings: Int
    /// Where its cells' columns stand, from 0, by their ids.
    let places: [String: Int]
  }

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
          table: table, row: row, cells: cells, headings: next + 1,
          places: Self.places(annex.columns(of: table, row: row, hasRemarks: false)))
        next += annex.listed(cells).count + 4
        blocks.append(block)
      }
    }
    self.report = report
    self.annex = annex
    self.blocks = blocks
    layouts = report.sections.filter { !report.tables(of: $0).isEmpty }.map {
      SheetLayout(sheet: $0.sheet, layout: SectionLayout(report.form, $0))
    }
  }

  /// Where the numbers that make a cell's stand; `nil` for one that is 0 or has no number.
  func place(of cell: Cell) -> String? {
    guard report.statistics.figures[cell] ?? 0 != 0 else { return nil }
    let blank = report.form.blank(of: cell)
    let table = report.form.tables[blank.table]
    let block = blocks.first { $0.table.id == table.id && $0.row == blank.row }
    return block.map { block in
      let column = block.places[cell.listedId] ?? 0
      return Sheet.reference(to: Sheet.name(row: block.headings, column: column), on: Self.name)
    }
  }

  func write(to sheet: Sheet) throws {
    try sheet.text(
      "\(ReportSheet.internalMark)。法定表格里的数点开就到这里：由哪些单位的数相加，写在 \(report.year)/forms 里哪个文件的哪里。单位的零和空白不列，点行名回到表中。",
      0, 0, .inside)
    for block in blocks { try write(block, to: sheet) }
    try writeWidths(to: sheet)
    sheet.freeze(rows: 1, columns: 0)
    try sheet.print(
      .landscape.with {
        $0.repeatedRows = 1
        $0.header = ReportSheet.internalMark
      })
  }
}

extension SourcesSheet {
  private func write(_ block: Block, to sheet: Sheet) throws {
    let top = block.headings
    try writeTitle(of: block, to: sheet)
    let listing = annex.listing(of: block.table, row: block.row)
    let columns = listing.columns(in: .sheet)
    for (place, column) in columns.enumerated() {
      try sheet.text(column.heading(in: .sheet), top, place, .heading)
    }
    let numbers = columns.filter(\.kind.isNumber).map { $0.headings(in: .sheet)[0] }
    try sheet.height(rowHeight(numbers.map { ($0.text, $0.width) }), row: top)
    for (line, one) in listing.lines.enumerated() {
      for (place, column) in columns.enumerated() {
        let field = listing.field(column, of: one, number: line + 1)
        try write(field, in: column, of: one, top + 1 + line, place, to: sheet)
      }
    }
  }

  private func write(
    _ field: ListingField, in column: ListingColumn<PartLine>, of line: PartLine, _ row: Int, _ place: Int,
    to sheet: Sheet
  ) throws {
    switch field {
    case .words(let words) where column.kind.isNumber: try sheet.text(words, row, place, .value)
    // Nothing stands to the right of a remark, which may be long.
    case .words(let words) where column.id == "remark": try sheet.text(words, row, place, .note)
    case .words(let words):
      try sheet.text(words, row, place, .source.with { $0.isBold = line.part == nil })
    case .number(let value?, let measure):
      try sheet.figure(value, measure, row, place, .value(measure))
    default: break
    }
  }

  /// As wide as the table with the most columns needs, and a remark beside it.
  private func writeWidths(to sheet: Sheet) throws {
    let most = report.form.tables.max { $0.columns.count < $1.columns.count }
    guard let most, !most.rows.isEmpty else { return }
    let columns = annex.columns(of: most, row: 0, hasRemarks: false).filter(Self.isPrinted)
    let widths = columns.map { $0.headings(in: .sheet)[0].width }
    let first = columns.firstIndex { $0.kind.isNumber } ?? 0
    for (column, width) in widths[..<first].enumerated() { try sheet.width(width, columns: column...column) }
    try sheet.width(widths[first], columns: first...columns.count)
  }

  private static func places(_ columns: [ListingColumn<PartLine>]) -> [String: Int] {
    Dictionary(
      columns.filter(isPrinted).enumerated().map { ($0.element.id, $0.offset) },
      uniquingKeysWith: { first, _ in first })
  }

  private static func isPrinted(_ column: ListingColumn<PartLine>) -> Bool {
    column.fieldCount(in: .sheet) > 0
  }

  /// The row's address, which leads back to its first number, and its words.
  private func writeTitle(of block: Block, to sheet: Sheet) throws {
    let row = block.headings - 1
    let words = [block.table.title] + block.table.rows[block.row].path
    let address = "\(block.table.id)/\(block.table.rows[block.row].id)"
    for one in layouts {
      guard let place = one.layout.place(of: block.cells[0]) else { continue }
      let cell = Sheet.name(row: place.row, column: place.column)
      try sheet.link(to: Sheet.reference(to: cell, on: one.sheet), address, row, 0, .link)
    }
    try sheet.text(words.joined(separator: " › "), row, 1, .plain.with { $0.isBold = true })
  }
}

extension Style {
  fileprivate static let source = Style().with { $0.hasBorder = true }
}

extension SourcesSheet {
  /// The sheet read back, a table for each row of the form.
  static func tables(_ lines: [[String]], _ report: Report) -> [Printed.Table] {
    let annex = UnitsAnnex(ofWorkbook: report)
    return lines.dropFirst(firstBlock).split { $0.allSatisfy(\.isEmpty) }.map { block in
      let name = block.first?.first ?? ""
      let table = report.form.tables.first { name.hasPrefix("\($0.id)/") }
      let row = table.flatMap { table in table.rows.firstIndex { name == "\(table.id)/\($0.id)" } }
      guard let table, let row else { return Printed.Table(.units, name: name, lines: []) }
      return Printed.table(
        .units, name: name, Array(block.dropFirst()), annex.columns(of: table, row: row, hasRemarks: true))
    }
  }
}
