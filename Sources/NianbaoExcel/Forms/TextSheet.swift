import Nianbao

/// 文字与说明: what the unit declares, then an open box for every text of the report.
struct TextSheet {
  static let name = "文字与说明"
  private static let box = Style.text.with { ($0.fill, $0.isUnlocked, $0.isTop) = (0xFFF8DC, true, true) }
  private static let columns = 0...(DeclarationRows.widths.count - 1)

  private let blank: BlankForm
  private let declarations: DeclarationRows

  init(_ blank: BlankForm, _ declarations: DeclarationRows) {
    (self.blank, self.declarations) = (blank, declarations)
  }

  func write(to sheet: Sheet) throws {
    sheet.hideGridlines()
    try sheet.merge(rows: 0...0, columns: Self.columns, .title.with { $0.wraps = true })
    try sheet.text(blank.title, 0, 0, .title.with { $0.wraps = true })
    try sheet.height(44, row: 0)
    var row = 1
    row += try declarations.write(at: row, to: sheet)
    var firstBox: Int?
    for section in blank.form.sections where section.isText {
      try sheet.text("\(section.number)、\(section.title)", row, 0, .section)
      try sheet.height(24, row: row)
      row += 1
      for part in section.parts {
        try sheet.text(part, row, 0, .plain)
        firstBox = firstBox ?? row + 1
        try addBox(&row, height: 122, below: 1, to: sheet)
      }
      if section.parts.isEmpty {
        firstBox = firstBox ?? row
        try addBox(&row, height: 150, below: 0, to: sheet)
      }
    }
    try sheet.text(blank.stamp.line, row, 0, .note)
    for (column, width) in DeclarationRows.widths.enumerated() {
      try sheet.width(width, columns: column...column)
    }
    sheet.protect()
    sheet.select(firstBox ?? 1, 0)
    try sheet.print(.portrait.of(rows: row + 1, columns: Self.columns.count))
  }

  private func addBox(_ row: inout Int, height: Double, below: Int, to sheet: Sheet) throws {
    try sheet.merge(rows: (row + below)...(row + below), columns: Self.columns, Self.box)
    try sheet.blank(row + below, 0, Self.box)
    try sheet.height(height, row: row + below)
    row += below + 1
  }
}
