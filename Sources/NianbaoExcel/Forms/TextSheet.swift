import Nianbao

/// 文字与说明: what the unit declares, then an open box for every text of the report.
struct TextSheet {
  static let name = "文字与说明"
  private static let box = Style.text.with { ($0.fill, $0.isUnlocked, $0.isTop) = (0xFFF8DC, true, true) }
  private static let columns = 0...(DeclarationRows.widths.count - 1)

  /// In percent: the columns are as wide as a page.
  private static let scale = 90
  /// In points, of A4 less its margins and the last line: what is to be written stands on the page of its heading.
  private static let pageHeight = 710.0 * 100 / Double(scale)

  private let blank: BlankForm
  private let declarations: DeclarationRows
  /// What the unit had written, where the form goes back.
  private let texts: SentTexts

  init(_ blank: BlankForm, _ declarations: DeclarationRows, _ texts: SentTexts) {
    (self.blank, self.declarations, self.texts) = (blank, declarations, texts)
  }

  /// An open box, with the heading of its section above where it is the first, and the name of its part.
  private struct Box {
    let section: String?
    let part: String?
    /// What was written in it.
    let text: String
    let height: Double

    /// In points, of all its rows.
    var wholeHeight: Double { height + (section == nil ? 0 : 24) + (part == nil ? 0 : 20) }
  }

  private var boxes: [Box] {
    blank.form.sections.enumerated().filter(\.element.isText).flatMap { position, section -> [Box] in
      let title = "\(section.number)、\(section.title)"
      if section.parts.isEmpty {
        return [box(title, nil, texts.text(section: position + 1, part: ""), height: 150)]
      }
      return section.parts.enumerated().map { place, part in
        // What was written under the section's own heading stands in the first box.
        let written = (place == 0 ? ["", part] : [part]).map { texts.text(section: position + 1, part: $0) }
        let text = written.filter { !$0.isEmpty }.joined(separator: "\n")
        return box(place == 0 ? title : nil, part, text, height: 122)
      }
    }
  }

  /// A box that holds its text.
  private func box(_ section: String?, _ part: String?, _ text: String, height: Double) -> Box {
    let width = DeclarationRows.widths.reduce(0, +)
    return Box(section: section, part: part, text: text, height: max(height, rowHeight([(text, width)])))
  }

  func write(to sheet: Sheet) throws {
    sheet.hideGridlines()
    try sheet.merge(rows: 0...0, columns: Self.columns, .title.with { $0.wraps = true })
    try sheet.text(blank.title, 0, 0, .title.with { $0.wraps = true })
    try sheet.height(44, row: 0)
    var row = 1 + (try declarations.write(at: 1, to: sheet))
    let firstBox = row + (boxes.first.map { ($0.section == nil ? 0 : 1) + ($0.part == nil ? 0 : 1) } ?? 0)
    // In points: the title, and what is declared.
    var (used, breaks): (Double, [Int]) = (44 + Double(row - 1) * 20, [])
    for box in boxes {
      if used + box.wholeHeight > Self.pageHeight {
        breaks.append(row)
        used = 0
      }
      used += box.wholeHeight
      try write(box, &row, to: sheet)
    }
    try sheet.text(blank.stamp.line, row, 0, .note)
    for (column, width) in DeclarationRows.widths.enumerated() {
      try sheet.width(width, columns: column...column)
    }
    sheet.protect()
    sheet.select(firstBox, 0)
    try sheet.breakPages(before: breaks)
    try sheet.print(.portrait.of(rows: row + 1, columns: Self.columns.count).with { $0.scale = Self.scale })
  }

  private func write(_ box: Box, _ row: inout Int, to sheet: Sheet) throws {
    if let section = box.section {
      try sheet.text(section, row, 0, .section)
      try sheet.height(24, row: row)
      row += 1
    }
    if let part = box.part {
      try sheet.text(part, row, 0, .plain)
      row += 1
    }
    try sheet.merge(rows: row...row, columns: Self.columns, Self.box)
    if box.text.isEmpty {
      try sheet.blank(row, 0, Self.box)
    } else {
      try sheet.text(box.text, row, 0, Self.box)
    }
    try sheet.height(box.height, row: row)
    row += 1
  }
}
