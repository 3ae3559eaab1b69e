import Nianbao

/// 文字与说明: an open box for every text of the report.
struct TextSheet {
  static let name = "文字与说明"
  private static let box = Style.text.with { ($0.fill, $0.isUnlocked, $0.isTop) = (0xFFF8DC, true, true) }

  private let blank: BlankForm

  init(_ blank: BlankForm) { self.blank = blank }

  func write(to sheet: Sheet) throws {
    sheet.hideGridlines()
    try sheet.text(blank.title, 0, 0, .title.with { $0.wraps = true })
    try sheet.height(44, row: 0)
    var row = 1
    for section in blank.form.sections where section.isText {
      try sheet.text("\(section.number)、\(section.title)", row, 0, .section)
      try sheet.height(24, row: row)
      row += 1
      for part in section.parts {
        try sheet.text(part, row, 0, .plain)
        try addBox(&row, height: 115, below: 1, to: sheet)
      }
      if section.parts.isEmpty { try addBox(&row, height: 150, below: 0, to: sheet) }
    }
    try sheet.text(blank.stamp.line, row, 0, .note)
    try sheet.width(82, columns: 0...0)
    sheet.protect()
    sheet.select(firstBox, 0)
    try sheet.print(.portrait.of(rows: row + 1, columns: 1))
  }

  private func addBox(_ row: inout Int, height: Double, below: Int, to sheet: Sheet) throws {
    try sheet.blank(row + below, 0, Self.box)
    try sheet.height(height, row: row + below)
    row += below + 1
  }

  private var firstBox: Int { blank.form.sections.first(where: \.isText)?.parts.isEmpty == false ? 3 : 2 }
}
