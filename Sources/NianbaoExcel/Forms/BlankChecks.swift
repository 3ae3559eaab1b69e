import Nianbao

/// The live checks of one section of the blank form: 待填, 平衡 or 差 +n beside each identity.
struct BlankChecks {
  private let blank: BlankForm
  private let layout: SectionLayout
  private let places: CheckPlaces
  /// The equations whose cells of last year are known, with their formulas.
  private let formulas: [CheckedEquation]

  private struct CheckedEquation {
    let equation: Equation
    let formula: String
  }

  init(_ blank: BlankForm, _ layout: SectionLayout, firstRow: Int) {
    self.blank = blank
    self.layout = layout
    let name = { (term: Equation.Term) -> String? in
      if term.isLastYear { return blank.lastYear?[term.cell].map { blank.form.text($0, in: term.cell) } }
      return layout.place(of: term.cell).map { Sheet.name(row: $0.row, column: $0.column) }
    }
    formulas = blank.form.equations.compactMap { equation in
      guard layout.place(of: equation.at) != nil else { return nil }
      return Self.check(equation, blank.form).formula(name).map {
        CheckedEquation(equation: equation, formula: $0)
      }
    }
    places = CheckPlaces(layout, formulas.map(\.equation), firstRow: firstRow)
  }

  private static func check(_ equation: Equation, _ form: Form) -> CheckFormula {
    CheckFormula(equation: equation, form: form, open: "待填")
  }

  var isEmpty: Bool { formulas.isEmpty }
  /// How many columns they take right of the tables.
  var columnCount: Int { (places.columns.values.max() ?? layout.width) - layout.width }

  func write(to sheet: Sheet) throws {
    for (identity, column) in places.columns.sorted(by: { $0.key < $1.key }) {
      guard let block = places.block(of: identity) else { continue }
      try sheet.text(blank.form.identities[identity].id, block.top - 1, column, .check)
      try sheet.width(12, columns: column...column)
    }
    for (identity, row) in places.rows.sorted(by: { $0.key < $1.key }) {
      try sheet.text(blank.form.identities[identity].id, row, layout.width + 1, .note)
    }
    for one in formulas {
      guard let (row, column) = places.place(of: one.equation) else { continue }
      try write(one.equation, one.formula, row, column, to: sheet)
    }
  }

  /// Where the cell may be not applicable, a mark there needs no balance.
  private func write(_ equation: Equation, _ formula: String, _ row: Int, _ column: Int, to sheet: Sheet)
    throws
  {
    let verdict = equation.verdict(on: blank.figures, lastYear: blank.lastYear)
    let result = Self.check(equation, blank.form).result(verdict)
    guard blank.form.blank(of: equation.at).allowsNotApplicable,
      let at = layout.place(of: equation.at).map({ Sheet.name(row: $0.row, column: $0.column) })
    else { return try sheet.formula(formula, result, row, column, .check) }
    let isMarked = blank.figures.state(of: equation.at) == .notApplicable
    try sheet.formula(
      "=IF(\(at)=\"/\",\"不适用\",\(formula.dropFirst()))", isMarked ? "不适用" : result, row, column, .check)
  }
}
