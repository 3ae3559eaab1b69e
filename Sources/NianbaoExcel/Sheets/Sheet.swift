import Nianbao

/// One sheet being written, whatever the format of its workbook.
///
/// Rows and columns count from 0.
package final class Sheet {
  private let file: any SheetFormat
  private let names: TableNames
  /// Blocks that are merged or a table: no two may share a cell.
  private var blocks: [Block] = []

  init(_ file: any SheetFormat, _ names: TableNames) {
    self.file = file
    self.names = names
  }

  /// Takes a block of cells for itself; what a library would write in silence over another is refused.
  private func reserve(_ block: Block) throws(WorkbookError) {
    if blocks.contains(where: block.sharesCells) {
      throw .overlap(Sheet.name(row: block.rows.lowerBound, column: block.columns.lowerBound))
    }
    blocks.append(block)
  }
}

// What stands in cells.
extension Sheet {
  /// Writes text as text, whatever it begins with.
  package func text(_ text: String, _ row: Int, _ column: Int, _ style: Style) throws(WorkbookError) {
    try file.write(text.isEmpty ? .blank : .text(Self.safe(text)), row, column, style)
  }

  package func number(_ value: Double, _ row: Int, _ column: Int, _ style: Style) throws(WorkbookError) {
    guard value.isFinite else { throw .notFinite(value) }
    try file.write(.number(value), row, column, style)
  }

  /// Writes a figure; one of more digits than a spreadsheet keeps stands there as a text, with all of them.
  package func figure(
    _ value: Int64, _ measure: Measure, _ row: Int, _ column: Int, _ style: Style
  ) throws(WorkbookError) {
    if Self.keeps(value) {
      try number(measure.double(value), row, column, style)
    } else {
      try text(measure.text(value), row, column, style)
    }
  }

  /// Whether a spreadsheet, which has binary numbers, keeps all digits of a figure: fifteen of them.
  package static func keeps(_ value: Int64) -> Bool { value.magnitude < 1_000_000_000_000_000 }

  package func blank(_ row: Int, _ column: Int, _ style: Style) throws(WorkbookError) {
    try file.write(.blank, row, column, style)
  }

  /// Writes a formula with the number it has now.
  package func formula(
    _ formula: String, _ result: Double, _ row: Int, _ column: Int, _ style: Style
  ) throws(WorkbookError) {
    guard result.isFinite else { throw .notFinite(result) }
    try file.write(.formula(formula, number: result), row, column, style)
  }

  /// Writes a formula with the text it has now.
  package func formula(
    _ formula: String, _ result: String, _ row: Int, _ column: Int, _ style: Style
  ) throws(WorkbookError) {
    guard !result.isEmpty else { throw .formulaWithoutResult(formula) }
    try file.write(.formulaText(formula, text: result.withoutControls), row, column, style)
  }

  /// Writes a link into this workbook: `'依申请公开'!C7`, shown as the text.
  package func link(
    to place: String, _ text: String, _ row: Int, _ column: Int, _ style: Style
  ) throws(WorkbookError) {
    guard "internal:\(place)".utf16.count <= 255 else { throw .tooLong(place) }
    try file.write(.link(to: place, text: Self.safe(text)), row, column, style)
  }

  /// Makes a cell lead to another place of this workbook; its content is still to be written.
  ///
  /// A sheet can have 65,530 links, more than a form has cells.
  package func lead(to place: String, _ row: Int, _ column: Int, _ style: Style) throws(WorkbookError) {
    try link(to: place, "", row, column, style)
  }

  /// Writes a comment, as wide and high as it needs; without an author, who would stand in front of its text.
  package func comment(_ text: String, _ row: Int, _ column: Int) throws(WorkbookError) {
    guard text.utf16.count <= 32_000 else { throw .tooLong(text) }
    try file.comment(Self.safe(text), row, column)
  }
}

// Blocks of cells.
extension Sheet {
  /// Reserves a block of cells as one, bordered all round; its content is written at its top left by the caller.
  package func merge(
    rows: ClosedRange<Int>, columns: ClosedRange<Int>, _ style: Style
  ) throws(WorkbookError) {
    guard rows.count > 1 || columns.count > 1 else {
      return try blank(rows.lowerBound, columns.lowerBound, style)
    }
    let block = Block(rows: rows, columns: columns)
    try reserve(block)
    try file.merge(block, style)
  }

  /// Marks a block as a table with one line of headings, for reuse and screen readers; its lines are the caller's.
  ///
  /// `rows` are those of the headings and of at least one line more.
  package func table(
    _ name: String, _ headings: [String], rows: ClosedRange<Int>, _ style: Style
  ) throws(WorkbookError) {
    let isDistinct = Set(headings.map { $0.lowercased() }).count == headings.count
    guard isDistinct, rows.count > 1, !headings.isEmpty, !headings.contains(where: \.isEmpty) else {
      throw .badTable(name)
    }
    try names.take(name)
    let block = Block(rows: rows, columns: 0...(headings.count - 1))
    try reserve(block)
    try file.table(name, headings.map(Self.safe), block, style)
  }

  /// Draws a chart of a table on this sheet: its categories in the first column, a series in each next one.
  package func draw(_ picture: PlacedChart) throws(WorkbookError) { try file.chart(picture) }

  /// Says what may be typed into cells.
  package func accept(
    _ entry: Entry, rows: ClosedRange<Int>, columns: ClosedRange<Int>
  ) throws(WorkbookError) {
    try entry.refuseLong()
    try file.accept(entry, Block(rows: rows, columns: columns))
  }

  /// Gives cells another look while a formula, written for the first of them, holds.
  package func mark(
    where formula: String, _ style: Style, rows: ClosedRange<Int>, columns: ClosedRange<Int>
  ) throws(WorkbookError) {
    try file.mark(where: formula, style, Block(rows: rows, columns: columns))
  }
}

// The sheet as a whole.
extension Sheet {
  package func width(_ width: Double, columns: ClosedRange<Int>) throws(WorkbookError) {
    try file.set(.width(width, columns: columns))
  }

  package func height(_ points: Double, row: Int) throws(WorkbookError) {
    try file.set(.height(points, row: row))
  }

  package func filter(rows: ClosedRange<Int>, columns: ClosedRange<Int>) throws(WorkbookError) {
    try file.set(.filter(Block(rows: rows, columns: columns)))
  }

  /// How the sheet is printed; without it a program decides.
  package func print(_ page: PageSetup) throws(WorkbookError) {
    try file.set(.page(page.with { $0.header = $0.header.withoutControls }))
  }

  /// Begins a new page before each of the rows; of no effect on sheets fitted to one page's width.
  package func breakPages(before rows: [Int]) throws(WorkbookError) {
    if !rows.isEmpty { try file.set(.breaks(rows)) }
  }

  package func freeze(rows: Int, columns: Int) { file.show(.frozen(rows: rows, columns: columns)) }

  /// Lets only cells of unlocked styles be changed.
  ///
  /// It is without a password: protection guides, it never proves.
  package func protect() { file.show(.protected) }

  package func hide() { file.show(.hidden) }

  /// Gives the sheet's tab a colour, as 0xRRGGBB.
  package func tab(_ color: UInt32) { file.show(.tab(color)) }

  /// Makes it the sheet that the workbook opens on.
  package func activate() { file.show(.active) }

  package func select(_ row: Int, _ column: Int) { file.show(.selected(row: row, column: column)) }

  package func hideGridlines() { file.show(.withoutGridlines) }
}
