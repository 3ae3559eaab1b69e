/// How a printed text follows from its figures, with every operand written out: `(154 − 218) ÷ 218 = -29.36%`.
struct WhyFormula {
  private let figure: TextFigure
  private let statistics: Statistics

  init(_ figure: TextFigure, _ statistics: Statistics) {
    self.figure = figure
    self.statistics = statistics
  }

  private var form: Form { statistics.form }

  /// `nil` where the text is the number of one cell, or its size alone.
  func text(_ helper: FigurePlaces.Helper?) -> String? {
    switch helper {
    case nil: return sum
    case .count, .prior: return nil
    case .growth, .countGrowth: return growth
    case .change: return change
    case .share: return share
    case .tenThousands: return tenThousands
    }
  }

  /// `直接起诉 总计 6 + 复议后起诉 总计 3 = 9`, whatever is missing; a quantity of one cell is that cell.
  private var sum: String? {
    guard figure.cells.count > 1 else { return nil }
    let parts = figure.cells.map { cell in
      let address = form.address(of: cell)
      return "\(address.row) \(address.column) \(statistics.figures[cell].map(number) ?? "没有数")"
    }
    return "\(parts.joined(separator: " + ")) = \(figure.value.map(number) ?? "没有数")"
  }

  private var growth: String? {
    guard let value = figure.value, let prior = figure.prior, figure.growth.kind != .notComparable else {
      return "\(figure.growth.words)，没有增长率"
    }
    guard figure.growth.kind == .normal else { return "\(minus(value, prior))；\(figure.growth.words)，没有增长率" }
    let base = figure.measure.text(Int64(clamping: prior.magnitude))
    return "(\(number(value)) − \(number(prior))) ÷ \(base) = \(figure.growth.percent)%"
  }

  private var change: String? {
    guard let value = figure.value, let prior = figure.prior, figure.growth.change != nil else {
      return "\(figure.growth.words)，没有增减"
    }
    return minus(value, prior)
  }

  private func minus(_ value: Int64, _ prior: Int64) -> String {
    "\(number(value)) − \(number(prior)) = \(figure.measure.text(value - prior))"
  }

  private var share: String? {
    guard let value = figure.value, let whole = figure.whole else { return nil }
    guard let share = Percentage(value, of: whole) else { return "分母为零，没有占比" }
    return "\(number(value)) ÷ \(number(whole)) = \(share.text)%"
  }

  private var tenThousands: String? {
    guard let value = figure.value, let text = figure.tenThousandsText else { return nil }
    let divisor = figure.measure.name.first == "万" ? "" : " ÷ 10000"
    return "\(number(value))\(divisor) ≈ \(text)（两位小数，四舍五入）"
  }

  /// An operand: below 0 in brackets.
  private func number(_ value: Int64) -> String {
    value < 0 ? "(\(figure.measure.text(value)))" : figure.measure.text(value)
  }
}
