/// The change of a figure against the year before: typed, never infinite and never a silent blank.
public struct Growth: Sendable, Equatable {
  public let kind: Kind
  /// In the cell's smallest unit; `nil` where one of the two years has no number.
  public let change: Int64?
  /// The change as a share of last year's size; `nil` unless the kind is `normal`.
  public let percentage: Percentage?

  public enum Kind: String, Sendable {
    case normal
    case zeroBase = "zero_base"
    case unchangedZero = "unchanged_zero"
    case noPrior = "no_prior"
    case noValue = "no_value"
    case notComparable = "not_comparable"
  }

  public init(from prior: Int64?, to value: Int64?) {
    guard let value else {
      self.init(.noValue)
      return
    }
    guard let prior else {
      self.init(.noPrior)
      return
    }
    let change = value - prior
    if let percentage = Percentage(change, of: prior) {
      self.init(.normal, change: change, percentage: percentage)
    } else {
      self.init(value == 0 ? .unchangedZero : .zeroBase, change: change)
    }
  }

  /// The edition before asked something else.
  public static let notComparable = Growth(.notComparable)

  private init(_ kind: Kind, change: Int64? = nil, percentage: Percentage? = nil) {
    self.kind = kind
    self.change = change
    self.percentage = percentage
  }

  /// Two decimals, such as `37.30` or `-0.50`; empty unless the kind is `normal`.
  public var percent: String { percentage?.text ?? "" }

  /// As a table prints it: a percentage, or why there is none.
  public var words: String { kind.words(percent: percent) }
}

extension Growth.Kind {
  /// As a table prints growth of this kind.
  func words(percent: String) -> String {
    switch self {
    case .normal: "\(percent)%"
    case .zeroBase: "基数为零"
    case .unchangedZero: "均为零"
    case .noPrior: "上年无数"
    case .noValue: "本年无数"
    case .notComparable: "口径变化"
    }
  }
}
