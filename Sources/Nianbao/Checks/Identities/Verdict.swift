/// What an identity says of figures: it holds, it fails, or it cannot be judged.
package enum Verdict: Sendable, Equatable {
  case balanced
  /// The exact sums of both sides.
  case unbalanced(left: Int64, right: Int64)
  /// The terms that have no number. A blank makes a sum undecided, not wrong.
  case undecided([Equation.Term])
}

extension Equation {
  /// Judges the equation on this year's figures and the year before's (`nil` when there are none).
  package func verdict(on figures: Figures, lastYear: Figures?) -> Verdict {
    var (left, right): (Int64, Int64) = (0, 0)
    var open: [Term] = []
    var isAsked = false
    for (term, sign) in signed {
      if !term.isLastYear {
        // What nobody asks for adds nothing, and where nothing is asked there is nothing to judge.
        if figures.state(of: term.cell) == .notAsked { continue }
        isAsked = true
      }
      guard let value = term.isLastYear ? lastYear?[term.cell] : figures[term.cell] else {
        open.append(term)
        continue
      }
      if sign > 0 { left += value } else { right += value }
    }
    if !open.isEmpty || !isAsked { return .undecided(open) }
    return left == right ? .balanced : .unbalanced(left: left, right: right)
  }
}
