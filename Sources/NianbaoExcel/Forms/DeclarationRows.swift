import Nianbao

/// 声明: what a unit may declare in place of typing zeros, line by line, and how many cells are still open.
///
/// ```
/// 声明 | 未填的格均为 0 ▼ | 张三 | 2026-01-15
/// 还有 147 格没有填
/// ```
struct DeclarationRows {
  /// The widths of its columns: the word, what is chosen, the name, the day.
  static let widths: [Double] = [10, 42, 14, 16]
  private static let entry = Style.text.with {
    ($0.fill, $0.isUnlocked, $0.numberFormat) = (0xFFF8DC, true, "@")
  }

  let blank: BlankForm
  let layouts: [(sheet: String, layout: SectionLayout)]
  /// What the unit had declared, where the form goes back.
  let declared: [HeldDeclaration]

  /// - Returns: how many rows it takes; none where the form has nothing to declare.
  func write(at top: Int, to sheet: Sheet) throws -> Int {
    if blank.declarations.isEmpty { return 0 }
    let labels = blank.declarations.map { "“\($0.label)”" }.joined(separator: "或")
    try sheet.text("没有发生、不逐格填 0 的，可以声明\(labels)：选一项，写上姓名和日期。没有写姓名的不算声明。", top, 0, .note)
    for (column, word) in ["", "点右边的箭头选", "姓名", "日期"].enumerated() {
      try sheet.text(word, top + 1, column, .heading)
    }
    var row = top + 2
    for declaration in blank.declarations {
      try write(declaration, row, to: sheet)
      row += 1
    }
    try sheet.formula(openCount, "还有 \(blank.openCount) 格没有填", row, 0, .plain)
    return row + 2 - top
  }

  private func write(_ declaration: Declaration, _ row: Int, to sheet: Sheet) throws {
    let own = declared.first { $0.declaration == declaration }
    try sheet.text(Declaration.word, row, 0, .label)
    for (column, text) in [own?.declaration.label, own?.name, own?.date].enumerated() {
      try sheet.text(text ?? "", row, column + 1, Self.entry)
    }
    try sheet.accept(
      Entry(
        title: Declaration.word, prompt: "点右边的箭头选；不声明的空着。", error: "只能从列出的声明里选，或者空着。",
        choices: blank.declarations.map(\.label)), rows: row...row, columns: 1...1)
    try sheet.height(24, row: row)
  }

  /// Counts the blanks of all cells to be filled in, sheet by sheet.
  private var openCount: String {
    let counts = layouts.flatMap { sheet, layout in
      let places = layout.blocks.flatMap(\.table.allCells).compactMap { layout.place(of: $0) }
      return Rectangle.covering(places.map { Rectangle.Place(row: $0.row, column: $0.column) }).map { block in
        let corners = [
          Sheet.name(row: block.rows.lowerBound, column: block.columns.lowerBound),
          Sheet.name(row: block.rows.upperBound, column: block.columns.upperBound),
        ]
        return "COUNTBLANK(\(Sheet.reference(to: corners.joined(separator: ":"), on: sheet)))"
      }
    }
    return "=\"还有 \"&(\(counts.joined(separator: "+")))&\" 格没有填\""
  }
}
