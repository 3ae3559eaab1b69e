import Nianbao

/// Writes the blank form as a workbook: 填写说明, a sheet a section, 文字与说明, and the stamp on a hidden sheet.
package enum BlankWorkbook {
  /// Writes the blank form to a file that does not exist yet.
  package static func write(_ blank: BlankForm, _ project: Project, to path: String) throws {
    try write(blank, nil, project, to: path)
  }

  /// Writes the form as it goes back to its unit: 问题清单 first, then the form with what was sent and what is said of it.
  package static func write(_ returned: ReturnForm, _ project: Project, to path: String) throws {
    try write(returned.blank, returned, project, to: path)
  }

  private static func write(
    _ blank: BlankForm, _ returned: ReturnForm?, _ project: Project, to path: String
  ) throws {
    let workbook = try Workbook(
      path: path, title: blank.title, created: ReportWorkbook.created(blank.stamp.year))
    for (key, value) in blank.stamp.pairs { try workbook.property(key, value) }
    if let returned { try writeLists(of: returned, project, to: workbook) }
    let guide = try workbook.addSheet(GuideSheet.name)
    try GuideSheet(blank, project).write(to: guide)
    let layouts = blank.form.sections.map {
      (section: $0, layout: SectionLayout(blank.form, $0, asked: blank.tables))
    }
    .filter { !$0.layout.blocks.isEmpty }
    for (section, layout) in layouts {
      try BlankSheet(blank, layout, returned).write(to: workbook.addSheet(section.sheet))
      for block in layout.blocks {
        let end = block.top + block.grid.rowCount - 1
        let corners = [(block.top, 0), (end, layout.width - 1)].map { absolute($0.0, $0.1) }
        try workbook.name(
          "nb_\(block.position + 1)",
          "=" + Sheet.reference(to: corners.joined(separator: ":"), on: section.sheet))
      }
    }
    let declarations = DeclarationRows(
      blank: blank, layouts: layouts.map { ($0.section.sheet, $0.layout) },
      declared: returned?.declarations ?? [])
    if blank.form.sections.contains(where: \.isText) || !blank.declarations.isEmpty {
      try TextSheet(blank, declarations, returned?.texts ?? SentTexts()).write(
        to: workbook.addSheet(TextSheet.name))
    }
    try writeStamp(blank.stamp, to: workbook.addSheet("表样信息"))
    if returned == nil { guide.activate() }
    try workbook.close()
    try XlsxWorkbook.checkWhole(path)
  }

  /// The cell of the form that stands in a cell of its workbook, such as `J6`; `asked` are the tables of whom it was made
  /// for, `nil` all.
  package static func cell(named name: String, on sheet: String, _ form: Form, asked: Set<Int>?) -> Cell? {
    guard let section = form.sections.first(where: { $0.sheet == sheet }) else { return nil }
    let layout = SectionLayout(form, section, asked: asked)
    return layout.blocks.flatMap(\.table.allCells).first { cell in
      layout.place(of: cell).map { Sheet.name(row: $0.row, column: $0.column) } == name
    }
  }

  private static func writeLists(
    of returned: ReturnForm, _ project: Project, to workbook: borrowing Workbook
  ) throws {
    let list = ReturnSheet(returned, project)
    try list.write(to: workbook.addSheet(ReturnSheet.name))
    guard list.isLong else { return }
    try ReturnSummarySheet(returned).write(to: workbook.addSheet(ReturnSummarySheet.name))
  }

  private static func writeStamp(_ stamp: Stamp, to sheet: Sheet) throws {
    for (row, pair) in stamp.pairs.enumerated() {
      try sheet.text(pair.key, row, 0, .plain)
      try sheet.text(pair.value, row, 1, .plain.with { $0.numberFormat = "@" })
    }
    try sheet.width(30, columns: 0...1)
    sheet.protect()
    sheet.hide()
  }

  /// `$D$7` for row 6, column 3.
  private static func absolute(_ row: Int, _ column: Int) -> String {
    let letters = Sheet.name(row: row, column: column).prefix { $0.isLetter }
    return "$\(letters)$\(row + 1)"
  }
}

extension Style {
  /// A cell to be filled in.
  static func entry(_ measure: Measure) -> Style {
    value(measure).with { ($0.fill, $0.isUnlocked) = (0xFFF8DC, true) }
  }
  /// One that is filled in already.
  static func carried(_ measure: Measure) -> Style { entry(measure).with { $0.fill = 0xDCEFDC } }
  static let lastYear = check.with { $0.color = 0x808080 }
  /// Text where a number should be.
  static let textNumber = Style().with { ($0.fill, $0.color) = (0xFFC7CE, 0x9C0006) }

  /// A cell of which something is said; the suspect one is darker and bold.
  func marked(_ severity: Severity, isSuspect: Bool = false) -> Style {
    with {
      switch severity {
      case .error: $0.fill = isSuspect ? 0xF4777F : 0xFFC7CE
      case .warning: $0.fill = isSuspect ? 0xF2B233 : 0xFFE08A
      case .notice: $0.fill = 0xD6E6F5
      }
      if isSuspect { $0.isBold = true }
    }
  }
}
