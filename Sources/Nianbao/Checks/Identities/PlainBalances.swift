/// The equations of a form as loops over integers, for the units whose figures are all there and all agree: most of them.
struct PlainBalances: Sendable {
  private let terms: [Term]
  /// Where the terms of each equation begin; one more entry closes the last.
  private let starts: [Int]

  private struct Term: Sendable {
    let index: Int
    let isLastYear: Bool
    let sign: Int64
  }

  init(_ equations: [Equation]) {
    var (terms, starts): ([Term], [Int]) = ([], [0])
    for equation in equations {
      terms += equation.signed.map { term, sign in
        Term(index: Int(term.cell.index), isLastYear: term.isLastYear, sign: sign)
      }
      starts.append(terms.count)
    }
    (self.terms, self.starts) = (terms, starts)
  }

  /// Whether every equation has all its numbers and holds; without figures of last year, those that reach back are passed
  /// over.
  func allHold(on figures: Figures, lastYear: Figures?) -> Bool {
    let (values, states) = (figures.values.span, figures.states.span)
    let (lastValues, lastStates) = (lastYear?.values ?? [], lastYear?.states ?? [])
    for equation in 0..<(starts.count - 1) {
      var sum: Int64 = 0
      var isAnswerable = true
      for position in starts[equation]..<starts[equation + 1] {
        let term = terms[position]
        if !term.isLastYear {
          guard states[term.index] == .number else { return false }
          sum += term.sign * values[term.index]
        } else if lastYear == nil {
          isAnswerable = false
        } else {
          guard lastStates[term.index] == .number else { return false }
          sum += term.sign * lastValues[term.index]
        }
      }
      if isAnswerable, sum != 0 { return false }
    }
    return true
  }
}
