import Nianbao

/// One section of the blank form: cells to fill in, and outside the print area their checks and last year's figures.
///
/// Last year's figures are written as text, `上年 12`, so that a sheet saved as CSV never has them read as this year's.
struct BlankSheet {
  private let blank: BlankForm
  private let layout: SectionLayout
  private let checks: BlankChecks
  /// What was sent and what is said of it, where the form goes back.
  private let returned: ReturnForm?

  init(_ blank: BlankForm, _ layout: SectionLayout, _ returned: ReturnForm? = nil) {
    self.blank = blank
    self.layout = layout
    self.returned = returned
    checks = BlankChecks(
      blank, layout,
      firstRow: layout.bottom + 3 + layout.blocks.count { $0.table.printsAcross })
  }

  func write(to sheet: Sheet) throws {
    sheet.hideGridlines()
    try layout.draw(
      title: blank.title, on: sheet, style: style, content: { try write($0, $1, $2, to: sheet) })
    try sheet.text(blank.stamp.line, layout.bottom, 0, .note)
    try sheet.text("填表人：　　　　　　审核人：　　　　　　日期：", layout.bottom + 1, 0, .plain)
    try sheet.height(30, row: layout.bottom + 1)
    try writeLastYear(to: sheet)
    try checks.write(to: sheet)
    let note = "以下和右侧不打印：平衡、差、待填是勾稽关系的核对，灰色的是上年数。"
    if !checks.isEmpty || blank.lastYear != nil { try sheet.text(note, layout.bottom + 2, 0, .note) }
    try accept(on: sheet)
    sheet.protect()
    try sheet.print(
      PageSetup(isLandscape: isWide).of(rows: layout.bottom + 2, columns: layout.width).with {
        $0.repeatedRows =
          layout.blocks.count == 1 ? layout.blocks[0].top + layout.blocks[0].grid.headerRows : 2
      })
  }

  private func style(of cell: Cell) -> Style {
    let measure = blank.form.measure(of: cell)
    let style = blank.carried[cell] == nil ? Style.entry(measure) : .carried(measure)
    return returned?.marks[cell].map { style.marked($0.severity, isSuspect: $0.isSuspect) } ?? style
  }

  private func write(_ cell: Cell, _ row: Int, _ column: Int, to sheet: Sheet) throws {
    if let mark = returned?.marks[cell] { try sheet.comment(mark.comment, row, column) }
    if let written = returned?.written[cell] {
      try sheet.text(written, row, column, style(of: cell).with { $0.shrinks = true })
    } else if let value = blank.figures[cell] {
      try sheet.number(blank.form.measure(of: cell).double(value), row, column, style(of: cell))
    } else if blank.figures.state(of: cell) == .notApplicable {
      try sheet.text("/", row, column, style(of: cell))
    }
  }

  /// Whether the page is wider than high, at 15 points a line and about 6 a character.
  private var isWide: Bool { layout.columnWidths().reduce(0, +) * 6 > Double(layout.bottom) * 21 + 150 }
}

extension BlankSheet {
  private var across: [SectionLayout.Block] { layout.blocks.filter(\.table.printsAcross) }

  /// Beside a table that is printed down, below one that is printed across.
  private func writeLastYear(to sheet: Sheet) throws {
    let first = layout.width + 1 + checks.columnCount + 1
    for block in layout.blocks {
      let cells = block.table.allCells
      let known = cells.filter { blank.lastYear?[$0] != nil }
      let line = across.firstIndex { $0.position == block.position }.map { layout.bottom + 3 + $0 }
      for cell in known {
        guard let at = layout.place(of: cell), let value = blank.lastYear?[cell] else { continue }
        let text = "上年 \(blank.form.text(value, in: cell))"
        let column = first + blank.form.blank(of: cell).column
        try sheet.text(text, line ?? at.row, line == nil ? column : at.column, .lastYear)
      }
      if known.isEmpty || line != nil { continue }
      try sheet.text("上年数，各列次序同左表", block.top - 1, first, .note)
      try sheet.width(11, columns: first...(first + block.table.columns.count - 1))
    }
  }

  /// Says what may be typed where, marks text that should be a number, and sets the cursor into the first cell.
  private func accept(on sheet: Sheet) throws {
    var places: [EntryRules.Key: [Place]] = [:]
    let rules = EntryRules(blank)
    for cell in layout.blocks.flatMap(\.table.allCells) {
      guard let at = layout.place(of: cell) else { continue }
      places[rules.key(of: cell), default: []].append(Place(row: at.row, column: at.column))
    }
    for (key, places) in places.sorted(by: { $0.key.cell < $1.key.cell }) {
      for block in Rectangle.covering(places) {
        let first = Sheet.name(row: block.rows.lowerBound, column: block.columns.lowerBound)
        try sheet.accept(rules.entry(for: key, at: first), rows: block.rows, columns: block.columns)
        try sheet.mark(
          where: "=AND(ISTEXT(\(first)),\(first)<>\"/\")", .textNumber, rows: block.rows,
          columns: block.columns)
      }
    }
    if let first = places.values.flatMap({ $0 }).min() { sheet.select(first.row, first.column) }
  }

  typealias Place = Rectangle.Place
}
