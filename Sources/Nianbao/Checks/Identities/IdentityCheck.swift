/// Checks the identities (勾稽关系) on figures: a unit's, or the region's.
package struct IdentityCheck: Sendable {
  let form: Form
  private let system: EquationSystem
  private let balances: PlainBalances

  package init(_ form: Form) {
    self.form = form
    system = EquationSystem(form)
    balances = PlainBalances(form.equations)
  }

  /// All verdicts, in the order of the form's equations.
  package func verdicts(on figures: Figures, lastYear: Figures?) -> [Verdict] {
    form.equations.map { $0.verdict(on: figures, lastYear: lastYear) }
  }

  /// The findings on a unit's figures.
  ///
  /// Last year's is the unit's own return; `nil` when nothing of that year is known.
  package func findings(on sent: UnitReturn, lastYear: UnitReturn?) -> [Finding] {
    let prior = lastYear?.state == .accepted ? lastYear?.figures : nil
    // Without any return of last year nothing is said of what reaches back to it.
    if lastYear == nil || prior != nil, balances.allHold(on: sent.figures, lastYear: prior) { return [] }
    let verdicts = verdicts(on: sent.figures, lastYear: prior)
    let failing = causes(verdicts, sent, prior)
    return failing + undecided(verdicts, sent, lastYear)
  }

  /// One finding for each mistake, with the cells that are probably wrong.
  private func causes(_ verdicts: [Verdict], _ sent: UnitReturn, _ prior: Figures?) -> [Finding] {
    let balance = Balance(form: form, system: system, figures: sent.figures, verdicts: verdicts)
    if balance.failing.isEmpty { return [] }
    let located = Localisation(balance, lastYear: prior)
    return located.causes.map { cause in
      var finding = finding(
        cause.equations, verdicts, on: sent.figures, lastYear: prior, unit: sent.unit.code,
        place: sent.place(of:))
      finding.suspects = located.suspects(of: cause).map { suspect in
        var suspect = suspect
        suspect.place = sent.place(of: suspect.cell)
        return suspect
      }
      if !cause.choices.isEmpty {
        finding.hint = finding.rule.hint(finding.suspects.advice(all: cause.choices.count, form))
      }
      return finding
    }
  }

  /// One finding for a group of failing equations: by the rule of the first, as heavy as the heaviest.
  func finding(
    _ group: [Int], _ verdicts: [Verdict], on figures: Figures, lastYear: Figures?, unit: String,
    place: (Cell) -> Place?
  ) -> Finding {
    let equation = form.equations[group[0]]
    let rules = group.map { form.identities[form.equations[$0].identity].rule }
    let rule = rules.reduce(rules[0]) { $0.weighing(max($0.severity, $1.severity)) }
    let sides = equation.sides(on: figures, lastYear: lastYear, in: form)
    let also = group.dropFirst().map { form.name(of: form.equations[$0]) }
    let folded = also.isEmpty ? "" : "同一处差错还使 \(also.count) 条不成立：\(also.joined(separator: "、"))。"
    var result = Finding(
      rule, unit: unit, at: form.address(of: equation.at),
      place: place(equation.at), expected: sides.expected, actual: sides.actual,
      "\(form.lineName(of: equation))：\(sides.words)。\(folded)", hint: rule.hint())
    result.cells = Set(group.flatMap { system.terms[$0] }.map(\.cell)).sorted()
    return result
  }
}

extension IdentityCheck {
  /// One notice a rule for what cannot be judged, unless the cell that has no number is itself reported.
  private func undecided(_ verdicts: [Verdict], _ sent: UnitReturn, _ lastYear: UnitReturn?) -> [Finding] {
    var terms: [Rule: [Equation.Term]] = [:]
    var order: [Rule] = []
    for (equation, verdict) in zip(form.equations, verdicts) {
      guard case .undecided(let open) = verdict, !isReported(open, sent, lastYear),
        !isWhollyInapplicable(equation, sent)
      else { continue }
      let rule = form.identities[equation.identity].rule
      if terms[rule] == nil { order.append(rule) }
      terms[rule, default: []] += open.filter { terms[rule]?.contains($0) != true }
    }
    return order.map { .undecided(rule: $0, terms[$0] ?? [], sent, form) }
  }

  /// Whether one of the missing numbers is told elsewhere: a blank or refused cell of this year, trouble in last
  /// year's file, or no last year at all.
  private func isReported(_ open: [Equation.Term], _ sent: UnitReturn, _ lastYear: UnitReturn?) -> Bool {
    open.contains { term in
      if !term.isLastYear {
        return sent.figures.state(of: term.cell) != .notApplicable
          || !form.blank(of: term.cell).allowsNotApplicable
      }
      guard let lastYear else { return true }
      switch lastYear.state {
      case .missing: return false
      case .rejected: return true
      case .accepted: return lastYear.figures.state(of: term.cell) != .notApplicable
      }
    }
  }

  /// Whether the row or column does not apply to the unit at all, so that there is nothing to judge.
  private func isWhollyInapplicable(_ equation: Equation, _ sent: UnitReturn) -> Bool {
    equation.signed.allSatisfy { term, _ in
      term.isLastYear || [.notApplicable, .notAsked].contains(sent.figures.state(of: term.cell))
    }
  }
}

extension Rule {
  /// What must hold, in the form's words; then the likeliest changes, and what to do.
  fileprivate func hint(_ suspects: String = "") -> String {
    let usual = "请查原始登记，核实后改正。\(isWaivable ? "情况属实的请书面说明。" : "")"
    return "按“\(text)”，\(suspects)\(hint.isEmpty ? usual : hint)"
  }
}
