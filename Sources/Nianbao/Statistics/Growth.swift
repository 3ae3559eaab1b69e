/// The change of a figure against the year before: typed, never infinite and never a silent blank.
public struct Growth: Sendable, Equatable {
  /// Whether there is a rate of growth, and if not, why.
  public let kind: Kind
  /// The difference of the two numbers, in the cell's smallest unit; `nil` where one of the two years has no number.
  public let change: Int64?
  /// The change as a share of last year's size; `nil` unless the kind is `normal`.
  public let percentage: Percentage?

  /// The cases that a comparison of two years can be; the raw values stand in the `growth_kind` column of files.
  public enum Kind: String, Sendable {
    /// There is a percentage: both years have a number, and last year's is not 0.
    case normal
    /// Last year's number is 0 and this year's is not (基数为零).
    case zeroBase = "zero_base"
    /// Both numbers are 0 (均为零).
    case unchangedZero = "unchanged_zero"
    /// Last year has no number (上年无数).
    case noPrior = "no_prior"
    /// This year has no number (本年无数), whatever last year has.
    case noValue = "no_value"
    /// The edition before asked something else (口径变化).
    case notComparable = "not_comparable"
  }

  /// The growth between two numbers in the same smallest unit; `nil` is a year without a number.
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

  /// No growth, for the edition before asked something else.
  public static let notComparable = Growth(.notComparable)

  private init(_ kind: Kind, change: Int64? = nil, percentage: Percentage? = nil) {
    self.kind = kind
    self.change = change
    self.percentage = percentage
  }

  /// The percentage with two decimals, such as `37.30` or `-0.50`; empty unless the kind is `normal`.
  public var percent: String { percentage?.text ?? "" }

  /// The growth as a table prints it: a percentage, or why there is none.
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
