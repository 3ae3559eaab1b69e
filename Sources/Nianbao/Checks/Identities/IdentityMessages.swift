extension Form {
  /// The row or column an equation holds for: `申请 自然人`.
  func lineName(of equation: Equation) -> String {
    let identity = identities[equation.identity]
    let line = identity.axis == .column ? columnWords(of: equation.at) : rowWords(of: equation.at)
    return "\(tables[blank(of: equation.at).table].name) \(line)"
  }

  /// An equation by its rule and line: `申请-办结（总计）`.
  func name(of equation: Equation) -> String {
    let identity = identities[equation.identity]
    let line = identity.axis == .column ? columnWords(of: equation.at) : rowWords(of: equation.at)
    return "\(identity.id)（\(line)）"
  }

  /// A term on its line: `上年报告的结转下年`.
  func name(of term: Equation.Term, in equation: Equation) -> String {
    let isColumn = identities[equation.identity].axis == .column
    let own = isColumn ? rowWords(of: term.cell) : columnWords(of: term.cell)
    return term.isLastYear ? "上年报告的\(own)" : own
  }
}

extension Equation {
  /// Both sides of a failing equation in words and numbers, and what would make it hold.
  ///
  /// `新收 12 + 上年结转 3 = 15，办结总计 13 + 结转下年 1 = 14，相差 1`
  func sides(
    on figures: Figures, lastYear: Figures?, in form: Form
  ) -> (words: String, expected: String, actual: String) {
    let value = { (term: Term) in (term.isLastYear ? lastYear?[term.cell] : figures[term.cell]) ?? 0 }
    let (leftSum, rightSum) = (left.map(value).reduce(0, +), right.map(value).reduce(0, +))
    let side = { (terms: [Term], sum: Int64) in
      let parts = terms.map { "\(form.name(of: $0, in: self)) \(form.text(value($0), in: at))" }
      if parts.count == 1 { return parts[0] }
      if parts.count <= 6 { return "\(parts.joined(separator: " + ")) = \(form.text(sum, in: at))" }
      let shown = zip(terms, parts).filter { value($0.0) != 0 }.map(\.1)
      let listed = shown.isEmpty || shown.count > 6 ? "" : "（\(shown.joined(separator: " + "))）"
      return "\(terms.count) 项之和 \(form.text(sum, in: at))\(listed)"
    }
    let gap = leftSum - rightSum
    let actual = figures[at] ?? 0
    let isOnRight = right.contains { $0.cell == at && !$0.isLastYear }
    return (
      "\(side(left, leftSum))，\(side(right, rightSum))，相差 \(form.text(abs(gap), in: at))",
      form.text(isOnRight ? actual + gap : actual - gap, in: at), form.text(actual, in: at)
    )
  }
}

extension Rule {
  static let undecided = Rule(
    "未判定", "规则所需的格都有数字", severity: .notice,
    hint: "确实不适用的不必处理；漏填的请补上。")
}

extension Finding {
  static func undecided(rule: Rule, _ terms: [Equation.Term], _ sent: UnitReturn, _ form: Form) -> Finding {
    let names = terms.map { ($0.isLastYear ? "上年 " : "") + form.words(of: $0.cell) }
    let shown = names.prefix(5).joined(separator: "、") + (names.count > 5 ? "等 \(names.count) 格" : "")
    return Finding(
      .undecided, unit: sent.unit.code, place: sent.files.first.map { Place(file: $0, line: 1) },
      expected: "数字", actual: "没有数字", "“\(rule)”无法判断：\(shown)没有数字。",
      hint: terms.contains(where: \.isLastYear) ? "上年没有这个单位的数，不必处理；若应当有，请补上年的报表。" : "确实不适用的不必处理。")
  }
}
