/// The change of a figure against the year before: typed, never infinite and never a silent blank.
public struct Growth: Sendable, Equatable {
  public let kind: Kind
  /// In the cell's smallest unit; `nil` where one of the two years has no number.
  public let change: Int64?
  /// In hundredths of a percent, rounded half away from zero; `nil` unless the kind is `normal`.
  public let hundredths: Int128?

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
    if prior == 0 {
      self.init(value == 0 ? .unchangedZero : .zeroBase, change: change)
    } else {
      self.init(.normal, change: change, hundredths: Self.rounded(change, of: prior))
    }
  }

  /// The edition before asked something else.
  static let notComparable = Growth(.notComparable)

  private init(_ kind: Kind, change: Int64? = nil, hundredths: Int128? = nil) {
    (self.kind, self.change, self.hundredths) = (kind, change, hundredths)
  }

  /// Hundredths of a percent that `change` is of the size of `prior`, from exact integers.
  private static func rounded(_ change: Int64, of prior: Int64) -> Int128 {
    let base = Int128(prior.magnitude)
    let size = (20_000 * Int128(change.magnitude) + base) / (2 * base)
    return change < 0 ? -size : size
  }

  /// Two decimals, such as `37.30` or `-0.50`; empty unless the kind is `normal`.
  public var percent: String {
    guard let hundredths else { return "" }
    let digits = String(hundredths.magnitude)
    let padded = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    return (hundredths < 0 ? "-" : "") + padded.dropLast(2) + "." + padded.suffix(2)
  }

  /// As a table prints it: a percentage, or why there is none.
  public var words: String {
    switch kind {
    case .normal: "\(percent)%"
    case .zeroBase: "基数为零"
    case .unchangedZero: "均为零"
    case .noPrior: "上年无数"
    case .noValue: "本年无数"
    case .notComparable: "口径变化"
    }
  }
}
