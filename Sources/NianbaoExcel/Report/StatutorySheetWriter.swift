import Nianbao

/// The sheet of one section: its tables stacked as the notice prints them, and the identities beside them.
///
/// Where the sheets of its sums are in the same workbook each cell is a live sum over its column in 分单位, and what checks
/// it stands outside the print area: the rows' identities to the right, the columns' below. Where 来源 is, each number
/// leads to its row there.
struct StatutorySheetWriter {
  private let report: Report
  private let live: Live?
  private let sources: SourcesSheet?
  private let layout: SectionLayout

  /// The sheets that formulas refer to.
  struct Live {
    let units: UnitsSheet
    let comparison: ComparisonSheet
  }

  init(_ report: Report, _ section: Section, live: Live? = nil, sources: SourcesSheet? = nil) {
    self.report = report
    self.live = live
    self.sources = sources
    layout = SectionLayout(report.form, section)
  }

  func write(to sheet: Sheet) throws {
    sheet.hideGridlines()
    let (form, width) = (report.form, layout.width)
    let style = { (cell: Cell) -> Style in .value(form.measure(of: cell)) }
    try layout.draw(
      title: report.title + (report.isDraft ? "（草稿）" : ""), on: sheet, style: style,
      content: { try write($0, $1, $2, style($0), to: sheet) })
    try sheet.width(16, columns: (width + 1)...(width + 3))
    if live != nil { try writeChecks(to: sheet) }
    let page = PageSetup(isLandscape: width > 10).of(rows: layout.bottom, columns: width)
    try sheet.print(live == nil ? page.with { $0.header = ReportSheet.internalMark } : page)
  }
}

extension StatutorySheetWriter {
  private func write(_ cell: Cell, _ row: Int, _ column: Int, _ style: Style, to sheet: Sheet) throws {
    let figures = report.statistics.figures
    guard let value = figures[cell] else {
      if figures.state(of: cell) == .notApplicable { try sheet.text("/", row, column, style) }
      return
    }
    if let place = sources?.place(of: cell) { try sheet.lead(to: place, row, column, style) }
    let measure = report.form.measure(of: cell)
    if let formula = live?.units.sum(of: cell), Sheet.keeps(value) {
      try sheet.formula(formula, measure.double(value), row, column, style)
    } else {
      try sheet.figure(value, measure, row, column, style)
    }
  }

  /// Writes the identities' differences outside the print area.
  private func writeChecks(to sheet: Sheet) throws {
    let form = report.form
    let equations = form.equations.filter { layout.place(of: $0.at) != nil }
    let places = CheckPlaces(layout, equations, firstRow: layout.bottom + 2)
    for identity in Set(equations.map(\.identity)).sorted() {
      guard let block = places.block(of: identity) else { continue }
      let name = form.identities[identity].id
      if let column = places.columns[identity] {
        try sheet.text(name, block.top + block.grid.headerRows - 1, column, .check)
      } else if let row = places.rows[identity] {
        let column = block.grid.labelColumns > 0 ? block.grid.labelColumns - 1 : layout.width + 1
        try sheet.text(name, row, column, .note)
      }
    }
    for equation in equations {
      guard let (row, column) = places.place(of: equation) else { continue }
      let check = CheckFormula(equation: equation, form: form, open: "未判定")
      let verdict = equation.verdict(
        on: report.statistics.figures, lastYear: report.statistics.base?.figures)
      try sheet.formula(check.formula(name) ?? "=\"未判定\"", check.result(verdict), row, column, .check)
    }
    if !places.rows.isEmpty { try sheet.text("以下和右侧是勾稽关系的核对，不打印。", layout.bottom + 1, 0, .note) }
  }

  private func name(of term: Equation.Term) -> String? {
    if term.isLastYear { return live?.comparison.priorName(of: term.cell) }
    return layout.place(of: term.cell).map { Sheet.name(row: $0.row, column: $0.column) }
  }
}
