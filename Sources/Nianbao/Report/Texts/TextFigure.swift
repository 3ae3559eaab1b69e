/// A figure that a text may speak of, with the year before and the whole that it is a part of.
struct TextFigure {
  let measure: Measure
  /// `nil` when it has no number.
  let value: Int64?
  /// `nil` when the year before has none, or asked something else.
  let prior: Int64?
  let growth: Growth
  /// What it is a share of; `nil` when no total holds it.
  var whole: Int64?
  /// The cells that it sums; none for a count of the ledgers.
  var cells: [Cell] = []
  /// Those of its whole.
  var wholeCells: [Cell] = []
  /// What it counts in the ledgers: a dimension and its key, both empty for all items.
  var counted: Counted?

  /// What a ledger counts: a key of a dimension.
  struct Counted {
    let dimension: String
    let key: String
  }
}

/// As a sentence says it: `同比增长37.3%`, `增加39`, `25.05万`; `nil` where a number is missing.
extension TextFigure {
  var valueText: String? { value.map { measure.text($0) } }
  var priorText: String? { prior.map { measure.text($0) } }

  /// Against the year before, always with words that finish the sentence: at most two decimals, rounded once.
  var growthText: String? {
    switch growth.kind {
    case .normal:
      guard let percentage = growth.percentage, growth.change != 0 else { return "与上年持平" }
      if percentage.hundredths == 0 { return "与上年基本持平" }
      return (percentage.hundredths > 0 ? "同比增长" : "同比下降") + percentage.size
    case .unchangedZero: return "与上年持平"
    case .zeroBase: return "上年为零"
    case .noPrior: return "上年无数可比"
    case .notComparable: return "口径变化，与上年不可比"
    case .noValue: return nil
    }
  }

  /// `增加39件`, with the unit of measure.
  var changeText: String? {
    guard let change = growth.change else { return growthText }
    if change == 0 { return "与上年持平" }
    let size = Measure.text(change.magnitude, decimals: measure.decimals)
    return (change > 0 ? "增加" : "减少") + size + measure.name
  }

  /// `43.61%` of its whole.
  var shareText: String? {
    value.flatMap { value in whole.flatMap { Percentage(value, of: $0) } }
      .map { ($0.hundredths < 0 ? "-" : "") + $0.size }
  }

  /// In ten thousands with at most two decimals, `25.05万`; a measure that counts them already keeps its size.
  var tenThousandsText: String? {
    guard let value else { return nil }
    let digits = measure.decimals + (measure.name.first == "万" ? 0 : 4)
    let rounded = Percentage(value, of: .ten(to: digits + 2))
    return rounded.map { "\(Measure.text($0.hundredths, decimals: 2))万" }
  }
}

extension Percentage {
  /// The ratio's size with at most two decimals: `37.3%`, `5%`.
  var size: String { Measure.text(hundredths.magnitude, decimals: 2) + "%" }
}
