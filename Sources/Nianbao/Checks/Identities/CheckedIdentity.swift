/// An identity that a cell takes part in, judged on figures: the numbers on both sides, and what comes of it.
package struct CheckedIdentity: Sendable {
  package let rule: Rule
  /// By rule and line: `申请-平衡（总计）`.
  package let name: String
  package let verdict: Verdict
  /// `新收 12 + 上年结转 3 = 15 = 办结总计 13 + 结转下年 2`; of a failing one the difference, of an undecided one what has no
  /// number.
  package let words: String
  /// Whether it only says what the cell, a total, is made of.
  package let isOwnTotal: Bool

  package var word: String {
    switch verdict {
    case .balanced: "成立"
    case .unbalanced: "不成立"
    case .undecided: "未判定"
    }
  }
}

extension Form {
  /// The identities that hold for a cell of this year, in the order of the definition.
  package func identities(with cell: Cell, on figures: Figures, lastYear: Figures?) -> [CheckedIdentity] {
    equations.filter { equation in
      equation.signed.contains { $0.term.cell == cell && !$0.term.isLastYear }
    }.map { equation in
      let verdict = equation.verdict(on: figures, lastYear: lastYear)
      return CheckedIdentity(
        rule: identities[equation.identity].rule, name: name(of: equation), verdict: verdict,
        words: equation.words(verdict, on: figures, lastYear: lastYear, in: self),
        isOwnTotal: equation.right.map(\.cell) == [cell]
          && partsOfTotal(cell).contains(equation.left.map(\.cell)))
    }
  }

  /// What a total sums, along its columns and along its rows; none for any other cell.
  func partsOfTotal(_ cell: Cell) -> [[Cell]] {
    let blank = blank(of: cell)
    let table = tables[blank.table]
    let along = [
      table.columns[blank.column].parts.map { table.cell(row: blank.row, column: $0) },
      table.rows[blank.row].parts.map { table.cell(row: $0, column: blank.column) },
    ]
    return along.filter { !$0.isEmpty }
  }

  /// `总计 154 = 自然人 145 + 商业企业 9（其余 4 项为 0）`, for each way in which a total is one.
  public func compositions(of cell: Cell, in figures: Figures) -> [String] {
    partsOfTotal(cell).map { parts in
      let own = address(of: cell)
      let isRow = parts.allSatisfy { address(of: $0).column == own.column }
      let name = { (part: Cell) in isRow ? rowWords(of: part) : columnWords(of: part) }
      let total = "\(name(cell)) \(figures[cell].map { text($0, in: cell) } ?? "没有数")"
      let sum = parts.reduce(0) { $0 &+ (figures[$1] ?? 0) }
      let shown = parts.filter { figures[$0] ?? 0 != 0 }
      let words = shown.map { "\(name($0)) \(text(figures[$0] ?? 0, in: $0))" }.joined(separator: " + ")
      let none = parts.filter { figures[$0] == nil }
      let zero = parts.count - shown.count - none.count
      let rest = [
        zero > 0 ? "\(shown.isEmpty ? "" : "其余 ")\(zero) 项为 0" : "",
        none.isEmpty ? "" : "没有数的：\(none.map(name).joined(separator: "、"))",
      ].filter { !$0.isEmpty }.joined(separator: "；")
      let behind = rest.isEmpty ? "" : "（\(rest)）"
      if sum == figures[cell], none.isEmpty { return "\(total) = \(shown.isEmpty ? "0" : words)\(behind)" }
      return "\(total)，各项之和 \(text(sum, in: cell))\(shown.isEmpty ? "" : "：")\(words)\(behind)"
    }
  }
}

extension Equation {
  fileprivate func words(
    _ verdict: Verdict, on figures: Figures, lastYear: Figures?, in form: Form
  ) -> String {
    let side = { (terms: [Term]) in terms.map { form.words(of: $0, in: self, figures, lastYear) } }
    switch verdict {
    case .unbalanced: return sides(on: figures, lastYear: lastYear, in: form).words
    case .undecided([]): return "两边都不用填"
    case .undecided(let open): return "没有数：\(open.map { form.name(of: $0, in: self) }.joined(separator: "、"))"
    case .balanced:
      let (left, right) = (side(left), side(right))
      let sum = left.count > 1 && right.count > 1 ? " = \(form.text(sum(figures, lastYear), in: at))" : ""
      return "\(Self.shortened(left))\(sum) = \(Self.shortened(right))"
    }
  }

  private func sum(_ figures: Figures, _ lastYear: Figures?) -> Int64 {
    left.reduce(0) { $0 + (($1.isLastYear ? lastYear?[$1.cell] : figures[$1.cell]) ?? 0) }
  }

  /// Many terms only by their number.
  private static func shortened(_ terms: [String]) -> String {
    terms.count > 8 ? "\(terms.count) 项之和" : terms.joined(separator: " + ")
  }
}

extension Form {
  fileprivate func words(
    of term: Equation.Term, in equation: Equation, _ figures: Figures, _ lastYear: Figures?
  ) -> String {
    let value = (term.isLastYear ? lastYear?[term.cell] : figures[term.cell]) ?? 0
    return "\(name(of: term, in: equation)) \(text(value, in: term.cell))"
  }
}
