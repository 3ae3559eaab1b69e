/// A ratio in hundredths of a percent, rounded once, half away from zero, from exact integers.
public struct Percentage: Sendable, Equatable {
  /// The percentage in hundredths, rounded half away from zero: 3730 is 37.30%.
  public let hundredths: Int128

  /// The share that `part` is of the size of `whole`, or `nil` when `whole` is 0.
  public init?(_ part: Int64, of whole: Int64) {
    guard whole != 0 else { return nil }
    let base = Int128(whole.magnitude)
    let size = (20_000 * Int128(part.magnitude) + base) / (2 * base)
    hundredths = part < 0 ? -size : size
  }

  /// The percentage with two decimals, without a sign of percent, such as `37.30` or `-0.50`; never `-0.00`.
  public var text: String {
    let digits = String(hundredths.magnitude)
    let padded = String(repeating: "0", count: max(0, 3 - digits.count)) + digits
    return (hundredths < 0 ? "-" : "") + padded.dropLast(2) + "." + padded.suffix(2)
  }
}
