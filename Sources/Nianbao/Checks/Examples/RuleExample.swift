/// A rule that a definition declares, with figures that pass, and the fewest changes that make it speak
/// alone.
///
/// On the passing figures no rule speaks. Nothing is named: everything comes from the definition.
package struct RuleExample: Sendable {
  package let rule: Rule
  package let form: Form
  package let passing: TwoYears
  package let failing: TwoYears
  /// How many numbers differ between the two, in both years together.
  package let changes: Int
  /// Where the finding may stand: the cells of this year of every equation that fails.
  package let cells: Set<Cell>
  /// The row that its whole group is printed as, for a rule about older sheets; `nil` for other rules.
  package let lone: LoneRow?

  /// A unit's figures of this year and of the year before.
  package struct TwoYears: Sendable {
    package var now: Figures
    package var before: Figures
  }

  /// Positions in `Form.tables` and in the table's rows.
  package struct LoneRow: Sendable {
    package let table: Int
    package let row: Int
    package let group: Group
    /// The other rows of the group, which are not printed.
    package let others: [Int]
  }

  /// The later of the two years: the second that the form covers.
  package var year: Int { form.years.lowerBound + 1 }
}

extension Form {
  /// An example of every rule that the definition declares, in its order; a rule that no figures can break alone has
  /// none.
  package func ruleExamples() -> [RuleExample] {
    let maker = ExampleMaker(self)
    return rules.compactMap(maker.example)
  }

  /// The cells that no identity and no magnitude rule touches, in the form's order; the rules about values touch all.
  public var uncheckedCells: [Cell] {
    let touched = Set(equations.flatMap(\.signed).map(\.term.cell))
    return cells.filter { !touched.contains($0) && blank(of: $0).magnitudeRule == nil }
  }
}

/// Makes the examples of one form from small balanced figures.
private struct ExampleMaker {
  let form: Form
  let search: ExampleSearch
  /// By variable of the search, in whole units of the cell.
  let base: [Int64]

  init(_ form: Form) {
    self.form = form
    search = ExampleSearch(form)
    base = Self.base(form, search)
  }

  func example(of rule: Rule) -> RuleExample? {
    let move = search.breaking(rule, from: base) ?? magnitude(rule)
    if let move {
      let cells = cells(touching: move, of: rule)
      return RuleExample(
        rule: rule, form: form, passing: figures(base), failing: figures(applying: move),
        changes: move.count, cells: cells, lone: nil)
    }
    guard let lone = loneRow(of: rule) else { return nil }
    let cells = form.tables[lone.table].cells(ofRow: lone.row)
    return RuleExample(
      rule: rule, form: form, passing: figures(base), failing: figures(base), changes: 0, cells: Set(cells),
      lone: lone)
  }
}

extension ExampleMaker {
  /// Small figures that balance, with numbers here and there in both years, in no row that an older sheet leaves out.
  private static func base(_ form: Form, _ search: ExampleSearch) -> [Int64] {
    var values = [Int64](repeating: 0, count: 2 * form.cellCount)
    let unprinted = form.tables.flatMap { table in
      table.rows.indices.flatMap { row in
        (table.loneGroup(readAs: row)?.others ?? []).flatMap { table.cells(ofRow: $0) }
      }
    }
    for variable in values.indices {
      let cell = Cell(index: UInt16(variable % form.cellCount))
      let isSown = variable % 9 == 2 || form.blank(of: cell).magnitudeRule != nil
      guard isSown, values[variable] == 0, !unprinted.contains(cell) else { continue }
      for (other, step) in search.balanced(through: variable) ?? [:] { values[other] += step }
    }
    return values
  }

  /// The first cell that the rule watches, taken for another unit of money; with what must change beside it.
  private func magnitude(_ rule: Rule) -> ExampleSearch.Move? {
    guard let cell = cells(watchedBy: rule).first,
      let move = search.balanced(through: Int(cell.index))
    else { return nil }
    let ratio = rule.ratio ?? 1000
    let present = base[Int(cell.index)]
    let before = base[Int(cell.index) + form.cellCount]
    return move.mapValues { $0 * (before * ratio - present) }
  }

  /// The cells whose size the rule compares.
  private func cells(watchedBy rule: Rule) -> [Cell] {
    form.cells.filter { cell in form.blank(of: cell).magnitudeRule.map { form.rules[$0] } == rule }
  }

  private func loneRow(of rule: Rule) -> RuleExample.LoneRow? {
    for (position, table) in form.tables.enumerated() {
      for row in table.rows.indices {
        guard let (group, others) = table.loneGroup(readAs: row),
          group.alone.map({ form.rule(named: $0.rule) }) == rule
        else {
          continue
        }
        return RuleExample.LoneRow(table: position, row: row, group: group, others: others)
      }
    }
    return nil
  }

  /// This year's cells of the rule's equations that a move breaks; of a rule without equations the cells it watches.
  private func cells(touching move: ExampleSearch.Move, of rule: Rule) -> Set<Cell> {
    let own = form.equations.filter { form.identities[$0.identity].rule == rule }
    if own.isEmpty { return Set(cells(watchedBy: rule)) }
    let failing = own.filter { equation in
      equation.signed.reduce(0) { gap, item in
        gap + item.sign * (move[Int(item.term.cell.index) + (item.term.isLastYear ? form.cellCount : 0)] ?? 0)
      } != 0
    }
    return Set(failing.flatMap { $0.signed.filter { !$0.term.isLastYear }.map(\.term.cell) })
  }

  private func figures(applying move: ExampleSearch.Move) -> RuleExample.TwoYears {
    var values = base
    for (variable, step) in move { values[variable] += step }
    return figures(values)
  }

  private func figures(_ values: [Int64]) -> RuleExample.TwoYears {
    let year = { (offset: Int) in
      var figures = Figures(cellCount: form.cellCount)
      for cell in form.cells {
        figures[cell] = values[Int(cell.index) + offset] * .ten(to: form.measure(of: cell).decimals)
      }
      return figures
    }
    return RuleExample.TwoYears(now: year(0), before: year(form.cellCount))
  }
}
