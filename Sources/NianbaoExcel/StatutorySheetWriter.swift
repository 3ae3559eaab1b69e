import Nianbao

/// The sheet of one section: its tables stacked as the notice prints them, and the identities beside them.
///
/// Each statutory cell is a live sum over its column in 分单位. What checks it stands outside the print area: the
/// rows' identities to the right, the columns' below.
struct StatutorySheetWriter {
  private let report: Report
  private let section: Section
  private let units: UnitsSheet
  private let comparison: ComparisonSheet
  private let blocks: [Block]
  private let width: Int

  /// A table with its grid and the sheet row where its grid begins.
  private struct Block {
    let table: Table
    let position: Int
    let grid: Grid
    let top: Int
    /// The row of its own title, above the grid.
    let titleRow: Int?
  }

  init(_ report: Report, _ section: Section, _ units: UnitsSheet, _ comparison: ComparisonSheet) {
    (self.report, self.section, self.units, self.comparison) = (report, section, units, comparison)
    let tables = report.form.tables.enumerated().filter { $0.element.section == section.number }
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

  private var bottom: Int { blocks.last.map { $0.top + $0.grid.rowCount } ?? 2 }

  func write(to sheet: Sheet) throws {
    sheet.hideGridlines()
    let draft = report.isDraft ? "（草稿）" : ""
    try merged(report.title + draft, rows: 0...0, columns: 0...(width - 1), .title, sheet)
    try merged("\(section.number)、\(section.title)", rows: 1...1, columns: 0...(width - 1), .section, sheet)
    try sheet.height(30, row: 0)
    try sheet.height(22, row: 1)
    for block in blocks { try write(block, to: sheet) }
    try setWidths(on: sheet)
    for block in blocks { try setHeights(of: block, on: sheet) }
    try writeChecks(to: sheet)
    try sheet.print(landscape: width > 10, area: (bottom, width))
  }

  /// Where a cell stands on this sheet, from 0.
  private func place(of cell: Cell) -> (row: Int, column: Int)? {
    for block in blocks where block.table.cells.contains(Int(cell.index)) {
      guard let box = block.grid.boxes.first(where: { $0.content == .value(cell) }) else { continue }
      return (block.top + box.row, box.column)
    }
    return nil
  }
}

extension StatutorySheetWriter {
  private func merged(
    _ text: String, rows: ClosedRange<Int>, columns: ClosedRange<Int>, _ style: Style, _ sheet: Sheet
  ) throws {
    try sheet.merge(rows: rows, columns: columns, style)
    try sheet.text(text, rows.lowerBound, columns.lowerBound, style)
  }

  private func write(_ block: Block, to sheet: Sheet) throws {
    if let row = block.titleRow {
      try merged(block.table.title, rows: row...row, columns: 0...(width - 1), .heading, sheet)
    }
    for box in block.grid.boxes {
      let (row, column) = (block.top + box.row, box.column)
      let (rows, columns) = (row...(row + box.height - 1), column...(column + box.width - 1))
      switch box.content {
      case .corner(let text), .heading(let text):
        try merged(text, rows: rows, columns: columns, .heading, sheet)
      case .label(let text):
        let isGroup = box.height > 1
        try merged(
          text, rows: rows, columns: columns, isGroup ? .label.with { $0.align = .center } : .label, sheet)
      case .value(let cell):
        let style = Style.value(report.form.measure(of: cell))
        try sheet.merge(rows: rows, columns: columns, style)
        try write(cell, row, column, style, to: sheet)
      }
    }
  }

  private func write(_ cell: Cell, _ row: Int, _ column: Int, _ style: Style, to sheet: Sheet) throws {
    let figures = report.statistics.figures
    guard let value = figures[cell] else {
      if figures.state(of: cell) == .notApplicable { try sheet.text("/", row, column, style) }
      return
    }
    let number = report.form.measure(of: cell).double(value)
    if let formula = units.sum(of: cell) {
      try sheet.formula(formula, number, row, column, style)
    } else {
      try sheet.number(number, row, column, style)
    }
  }

  private func columnWidths() -> [Double] {
    var widths = [Double](repeating: width > 5 ? 9.5 : 17, count: width)
    let depth = blocks.map(\.grid.labelColumns).max() ?? 0
    for level in 0..<depth {
      let labels = blocks.flatMap { block in
        block.grid.boxes.filter { $0.column == level && $0.width == 1 }.map { words(of: $0) }
      }
      let needed = Double((labels.map(displayWidth).max() ?? 8) + 2)
      widths[level] = level == depth - 1 ? min(34, max(14, needed)) : min(11, needed)
    }
    return widths
  }

  private func words(of box: Grid.Box) -> String {
    switch box.content {
    case .corner(let text), .heading(let text), .label(let text): text
    case .value: ""
    }
  }

  private func setWidths(on sheet: Sheet) throws {
    for (column, width) in columnWidths().enumerated() { try sheet.width(width, columns: column...column) }
    try sheet.width(3, columns: width...width)
    try sheet.width(16, columns: (width + 1)...(width + 3))
  }

  /// Wrapped text needs its height said: merged cells never grow by themselves.
  private func setHeights(of block: Block, on sheet: Sheet) throws {
    let widths = columnWidths()
    for (row, line) in block.grid.lines.enumerated() {
      let lines = line.filter { $0.height == 1 }.map { box in
        let room = widths[box.column..<(box.column + box.width)].reduce(0, +) - 1.5
        return (Double(displayWidth(words(of: box))) / room).rounded(.up)
      }
      let corner = line.first { $0.height > 1 && $0.column == 0 && row == 0 }.map { box in
        let room = widths[0..<box.width].reduce(0, +) - 1.5
        return (Double(displayWidth(words(of: box))) / room / Double(box.height)).rounded(.up)
      }
      try sheet.height(max(1, lines.max() ?? 1, corner ?? 1) * 15 + 5, row: block.top + row)
    }
    if let row = block.titleRow { try sheet.height(20, row: row) }
  }
}

extension StatutorySheetWriter {
  /// Writes the identities' differences outside the print area.
  private func writeChecks(to sheet: Sheet) throws {
    let verdicts = report.form.equations.map {
      $0.verdict(on: report.statistics.figures, lastYear: report.statistics.base?.figures)
    }
    var rows: [Int: Int] = [:]
    var columns: [Int: Int] = [:]
    for (equation, verdict) in zip(report.form.equations, verdicts) {
      let identity = report.form.identities[equation.identity]
      guard let block = blocks.first(where: { $0.position == identity.table }),
        let at = place(of: equation.at)
      else { continue }
      let (row, column): (Int, Int)
      if identity.axis == .row, !block.table.printsAcross {
        let known = columns[equation.identity]
        let used = columns.filter { report.form.identities[$0.key].table == identity.table }.count
        column = known ?? width + 1 + used
        if known == nil { try sheet.text(identity.id, block.top + block.grid.headerRows - 1, column, .check) }
        columns[equation.identity] = column
        row = at.row
      } else {
        let known = rows[equation.identity]
        row = known ?? bottom + 2 + rows.count
        if known == nil { try writeName(of: identity, row, block, to: sheet) }
        rows[equation.identity] = row
        column = at.column
      }
      try sheet.formula(formula(equation), result(verdict, equation), row, column, .check)
    }
    if !rows.isEmpty { try sheet.text("以下和右侧是勾稽关系的核对，不打印。", bottom + 1, 0, .note) }
  }

  private func writeName(of identity: Identity, _ row: Int, _ block: Block, to sheet: Sheet) throws {
    let column = block.grid.labelColumns > 0 ? block.grid.labelColumns - 1 : width + 1
    try sheet.text(identity.id, row, column, .note)
  }

  private func result(_ verdict: Verdict, _ equation: Equation) -> String {
    switch verdict {
    case .balanced: return "平衡"
    case .undecided: return "未判定"
    case .unbalanced(let left, let right):
      let gap = left - right
      return "差 \(gap > 0 ? "+" : "")\(report.form.text(gap, in: equation.at))"
    }
  }

  private func formula(_ equation: Equation) -> String {
    let names = { (terms: [Equation.Term]) in terms.compactMap { self.name(of: $0) } }
    let (left, right) = (names(equation.left), names(equation.right))
    let all = left + right
    let isWhole = all.count == equation.left.count + equation.right.count
    guard isWhole else { return "=\"未判定\"" }
    let decimals = report.form.measure(of: equation.at).decimals
    let gap = "ROUND(\(sum(left))-(\(sum(right))),\(decimals))"
    let pattern = decimals == 0 ? "+0;-0" : "+0.######;-0.######"
    return "=IF(COUNT(\(ranges(all).joined(separator: ",")))<\(all.count),\"未判定\","
      + "IF(\(gap)=0,\"平衡\",\"差 \"&TEXT(\(gap),\"\(pattern)\")))"
  }

  private func sum(_ names: [String]) -> String {
    names.count == 1 ? names[0] : "SUM(\(ranges(names).joined(separator: ",")))"
  }

  private func name(of term: Equation.Term) -> String? {
    if term.isLastYear { return comparison.priorName(of: term.cell) }
    return place(of: term.cell).map { Sheet.name(row: $0.row, column: $0.column) }
  }

  /// Neighbours written as one range, since a function takes 30 arguments in old Excel: `D6,D7,D8` is `D6:D8`.
  private func ranges(_ names: [String]) -> [String] {
    var result: [(first: String, last: String)] = []
    for name in names {
      if let last = result.last?.last, isNext(name, after: last) {
        result[result.count - 1].last = name
      } else {
        result.append((name, name))
      }
    }
    return result.map { $0.first == $0.last ? $0.first : "\($0.first):\($0.last)" }
  }

  /// Whether a name is the next below, or the next to the right.
  private func isNext(_ name: String, after other: String) -> Bool {
    guard let one = split(name), let two = split(other) else { return false }
    return one.letters == two.letters && one.row == two.row + 1
  }

  private func split(_ name: String) -> (letters: Substring, row: Int)? {
    guard let digit = name.firstIndex(where: \.isNumber), !name.contains("!") else { return nil }
    return Int(name[digit...]).map { (name[..<digit], $0) }
  }
}
