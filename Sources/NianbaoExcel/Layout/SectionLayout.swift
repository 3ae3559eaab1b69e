import Nianbao

/// The tables of one section stacked as the notice prints them: where every cell stands, and how the page is drawn.
struct SectionLayout {
  let form: Form
  let section: Section
  let blocks: [Block]
  let width: Int

  /// A table with its grid and the sheet row where its grid begins.
  struct Block {
    let table: Table
    let position: Int
    let grid: Grid
    let top: Int
    /// The row of its own title, above the grid.
    let titleRow: Int?
  }

  /// In characters; a title of some twenty Chinese characters at 16 points.
  private static let leastWidth = 72.0

  /// The layout of a section with the tables at the positions `asked`; `nil` draws all.
  init(_ form: Form, _ section: Section, asked: Set<Int>? = nil) {
    self.form = form
    self.section = section
    let tables = form.tables.enumerated().filter {
      $0.element.section == section.number && asked?.contains($0.offset) != false
    }
    let width = tables.map { Grid($0.element).columnCount }.max() ?? 1
    var row = 2
    blocks = tables.map { position, table in
      let hasTitle = table.title != section.title
      let grid = Grid(table).stretched(to: width)
      let block = Block(
        table: table, position: position, grid: grid, top: row + (hasTitle ? 1 : 0),
        titleRow: hasTitle ? row : nil)
      row = block.top + grid.rowCount
      return block
    }
    self.width = width
  }

  /// The row behind the last table.
  var bottom: Int { blocks.last.map { $0.top + $0.grid.rowCount } ?? 2 }

  /// Where a cell stands on this sheet, from 0.
  func place(of cell: Cell) -> (row: Int, column: Int)? {
    for block in blocks where block.table.cells.contains(Int(cell.index)) {
      guard let box = block.grid.boxes.first(where: { $0.content == .value(cell) }) else { continue }
      return (block.top + box.row, box.column)
    }
    return nil
  }

  /// Draws titles, headings and labels; every value's box gets its style, and its content is the caller's.
  func draw(
    title: String, on sheet: Sheet, style: (Cell) -> Style,
    content: (_ cell: Cell, _ row: Int, _ column: Int) throws -> Void
  ) throws {
    try sheet.merged(title, rows: 0...0, columns: 0...(width - 1), .title)
    try sheet.merged(section.heading, rows: 1...1, columns: 0...(width - 1), .section)
    try sheet.height(30, row: 0)
    try sheet.height(22, row: 1)
    for block in blocks { try draw(block, on: sheet, style, content) }
    for (column, width) in columnWidths().enumerated() { try sheet.width(width, columns: column...column) }
    try sheet.width(3, columns: width...width)
    for block in blocks { try setHeights(of: block, on: sheet) }
  }
}

extension SectionLayout {
  private func draw(
    _ block: Block, on sheet: Sheet, _ style: (Cell) -> Style,
    _ content: (_ cell: Cell, _ row: Int, _ column: Int) throws -> Void
  ) throws {
    if let row = block.titleRow {
      try sheet.merged(block.table.title, rows: row...row, columns: 0...(width - 1), .heading)
    }
    for box in block.grid.boxes {
      let (row, column) = (block.top + box.row, box.column)
      let (rows, columns) = (row...(row + box.height - 1), column...(column + box.width - 1))
      switch box.content {
      case .corner(let text), .heading(let text):
        try sheet.merged(text, rows: rows, columns: columns, .heading)
      case .label(let text):
        let isGroup = box.height > 1
        try sheet.merged(
          text, rows: rows, columns: columns, isGroup ? .label.with { $0.align = .center } : .label)
      case .value(let cell):
        try sheet.merge(rows: rows, columns: columns, style(cell))
        try content(cell, row, column)
      }
    }
  }

  /// In characters; wide enough for the labels, and no wider than a page bears.
  func columnWidths() -> [Double] {
    var widths = [Double](repeating: width > 5 ? 8.6 : 17, count: width)
    let depth = blocks.map(\.grid.labelColumns).max() ?? 0
    for level in 0..<depth {
      let labels = blocks.flatMap { block in
        block.grid.boxes.filter { $0.column == level && $0.width == 1 }.map { words(of: $0) }
      }
      let needed = Double((labels.map(displayWidth).max() ?? 8) + 2)
      widths[level] = level == depth - 1 ? min(32, max(14, needed)) : min(11, needed)
    }
    // A narrow table is drawn wider, so that the title above finds room.
    let extra = max(0, Self.leastWidth - widths.reduce(0, +)) / Double(width)
    return widths.map { $0 + extra }
  }

  private func words(of box: Grid.Box) -> String {
    switch box.content {
    case .corner(let text), .heading(let text), .label(let text): text
    case .value: ""
    }
  }

  /// Wrapped text needs its height said: merged cells never grow by themselves.
  private func setHeights(of block: Block, on sheet: Sheet) throws {
    let widths = columnWidths()
    for (row, line) in block.grid.lines.enumerated() {
      let room = { (box: Grid.Box) in widths[box.column..<(box.column + box.width)].reduce(0, +) }
      let own = rowHeight(line.filter { $0.height == 1 }.map { (words(of: $0), room($0)) })
      let corner = line.first { $0.height > 1 && $0.column == 0 && row == 0 }.map { box in
        rowHeight([(words(of: box), room(box))]) / Double(box.height)
      }
      try sheet.height(max(own, corner ?? 0), row: block.top + row)
    }
    if let row = block.titleRow { try sheet.height(20, row: row) }
  }
}

extension Sheet {
  /// One text over a block of cells.
  func merged(
    _ text: String, rows: ClosedRange<Int>, columns: ClosedRange<Int>, _ style: Style
  ) throws(WorkbookError) {
    try merge(rows: rows, columns: columns, style)
    try self.text(text, rows.lowerBound, columns.lowerBound, style)
  }
}
