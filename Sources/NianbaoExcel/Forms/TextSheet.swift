import Nianbao

/// 文字与说明: what the unit declares, then an open box for every text of the report.
struct TextSheet {
  static let name = "文字与说明"
  private static let box = Style.text.with { ($0.fill, $0.isUnlocked, $0.isTop) = (0xFFF8DC, true, true) }
  private static let columns = 0...(DeclarationRows.widths.count - 1)

  private let blank: BlankForm
  private let declarations: DeclarationRows
  /// What the unit had written, where the form goes back.
  private let texts: SentTexts

  init(_ blank: BlankForm, _ declarations: DeclarationRows, _ texts: SentTexts) {
    (self.blank, self.declarations, self.texts) = (blank, declarations, texts)
  }

  func write(to sheet: Sheet) throws {
    sheet.hideGridlines()
    try sheet.merge(rows: 0...0, columns: Self.columns, .title.with { $0.wraps = true })
    try sheet.text(blank.title, 0, 0, .title.with { $0.wraps = true })
    try sheet.height(44, row: 0)
    var row = 1
    row += try declarations.write(at: row, to: sheet)
    var firstBox: Int?
    for (position, section) in blank.form.sections.enumerated() where section.isText {
      try sheet.text("\(section.number)、\(section.title)", row, 0, .section)
      try sheet.height(24, row: row)
      row += 1
      for part in section.parts {
        try sheet.text(part, row, 0, .plain)
        firstBox = firstBox ?? row + 1
        // What was written under the section's own heading stands in the first box.
        let headings = part == section.parts[0] ? ["", part] : [part]
        try addBox(&row, text(position + 1, headings), height: 122, below: 1, to: sheet)
      }
      if section.parts.isEmpty {
        firstBox = firstBox ?? row
        try addBox(&row, text(position + 1, [""]), height: 150, below: 0, to: sheet)
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

  private func text(_ section: Int, _ parts: [String]) -> String {
    parts.map { texts.text(section: section, part: $0) }.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func addBox(
    _ row: inout Int, _ text: String, height: Double, below: Int, to sheet: Sheet
  ) throws {
    try sheet.merge(rows: (row + below)...(row + below), columns: Self.columns, Self.box)
    if text.isEmpty {
      try sheet.blank(row + below, 0, Self.box)
    } else {
      try sheet.text(text, row + below, 0, Self.box)
    }
    let width = DeclarationRows.widths.reduce(0, +)
    try sheet.height(max(height, rowHeight([(text, width)])), row: row + below)
    row += below + 1
  }
}
