/// A unit of measure: how it is spelled, how many decimals it keeps, what else it may be given in.
public struct Measure: Sendable, Equatable {
  /// The name as it is printed and as definitions write it: 件, 万元.
  public let name: String
  /// Values are integers in units of 10 to the minus `decimals`.
  public let decimals: Int
  /// Other spellings, as powers of ten of this unit: 元 is -4 of 万元.
  public let conversions: [String: Int]

  /// The exact decimal, without trailing zeros: 24252.311082, 0.5, -18.
  public func text(_ value: Int64) -> String { Self.text(value, decimals: decimals) }

  static func text(_ value: some FixedWidthInteger, decimals: Int) -> String {
    guard decimals > 0 else { return String(value) }
    let digits = String(value.magnitude)
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    var fraction = padded.suffix(decimals)
    while fraction.last == "0" { fraction.removeLast() }
    let sign = value < 0 ? "-" : ""
    return sign + padded.dropLast(decimals) + (fraction.isEmpty ? "" : "." + fraction)
  }

  /// The value as the nearest binary number, for Excel alone.
  public func double(_ value: Int64) -> Double {
    decimals == 0 ? Double(value) : Double(text(value)) ?? 0
  }
}

extension Numeric {
  /// 10 to the power of an exponent that is not negative; traps where the type cannot hold it.
  package static func ten(to exponent: Int) -> Self { (0..<exponent).reduce(1) { power, _ in power * 10 } }
}
