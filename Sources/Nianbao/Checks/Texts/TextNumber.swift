/// A number in a text: what is printed, how exact it is, where it stands.
struct TextNumber {
  let range: Range<Int>
  /// All printed digits, at most 17; the last one counts 10 to the power of `exponent`.
  let mantissa: Int64
  let exponent: Int
  let precision: Precision
  /// Where the word it counts begins.
  let end: Int
  /// As printed, with 万 and 余.
  let text: String
  /// Inside `{{` and `}}`: an address instead of a number.
  var address: String?
  /// Whether it is per cent: 5%, 百分之五.
  var isPercent = false

  /// What the words around it say of its size: 余, 多 and 超; 近; 约 and 左右; else it is meant as printed.
  enum Precision { case exact, atLeast, below, about }
}

extension TextNumber {
  /// Whether a value, exact in units of 10 to the minus `decimals`, may be printed so.
  ///
  /// 余 and 多 reach up to the next unit of the last digit that is not 0, 近 down by one, 约 half of it either way;
  /// digits that are not printed were rounded half away from zero.
  func matches(_ value: Int64, decimals: Int) -> Bool {
    let power = exponent + decimals
    guard power < 18, power > -18, let printed = Self.scaled(mantissa, by: max(0, power)),
      let own = Self.scaled(value, by: max(0, -power))
    else { return false }
    var unit: Int128 = power > 0 ? .ten(to: power) : 1
    if precision == .exact {
      return power > 0 ? Self.rounded(own, to: unit) == printed : own == printed
    }
    var rest = mantissa
    while rest != 0, rest % 10 == 0 { (rest, unit) = (rest / 10, unit * 10) }
    switch precision {
    case .atLeast: return own >= printed && own < printed + unit
    case .below: return own <= printed && own > printed - unit
    default: return abs(own - printed) * 2 <= unit
    }
  }

  private static func scaled(_ value: Int64, by exponent: Int) -> Int128? {
    exponent > 18 ? nil : Int128(value) * .ten(to: exponent)
  }

  private static func rounded(_ value: Int128, to unit: Int128) -> Int128 {
    let size = (value.magnitude + UInt128(unit) / 2) / UInt128(unit) * UInt128(unit)
    return value < 0 ? -Int128(size) : Int128(size)
  }

  /// Whether a ratio in percent is printed so: rounded half away from zero to the printed decimals.
  func matches(percent part: Int64, of whole: Int64) -> Bool { matches(100, part, of: whole) }

  /// Whether a multiple is printed so.
  func matches(ratio part: Int64, of whole: Int64) -> Bool { part >= 0 && matches(1, part, of: whole) }

  private func matches(_ scale: Int128, _ part: Int64, of whole: Int64) -> Bool {
    // Below it the products fit.
    let largest = Int64.max / 64
    guard whole > 0, (-17...0).contains(exponent), max(part, whole) <= largest, part >= -largest else {
      return false
    }
    let scaled = Int128(part.magnitude) * scale * .ten(to: -exponent)
    switch precision {
    case .exact: return (2 * scaled + Int128(whole)) / (2 * Int128(whole)) == Int128(mantissa)
    default: return abs(scaled - Int128(mantissa) * Int128(whole)) <= Int128(whole) * .ten(to: -exponent)
    }
  }
}

extension TextNumber {
  /// The same number in another measure.
  func shifted(by power: Int) -> TextNumber {
    TextNumber(
      range: range, mantissa: mantissa, exponent: exponent + power, precision: precision, end: end,
      text: text, address: address, isPercent: isPercent)
  }

  /// What the number says in units of 10 to the minus `decimals`, as near as whole units come.
  func nearest(decimals: Int) -> Int64 {
    var (value, power) = (mantissa, exponent + decimals)
    while power > 0, value < .max / 10 { (value, power) = (value * 10, power - 1) }
    while power < 0 { (value, power) = (value / 10, power + 1) }
    return value
  }

  /// A share in percent, rounded half away from zero.
  static func percent(_ part: Int64, of whole: Int64, decimals: Int) -> String {
    ratio(part, of: whole, decimals: decimals, scale: 100)
  }

  /// A multiple, rounded half away from zero.
  static func ratio(_ part: Int64, of whole: Int64, decimals: Int, scale: Int128 = 1) -> String {
    let scale = scale * Int128.ten(to: decimals)
    let value = (2 * Int128(part.magnitude) * scale + Int128(whole)) / (2 * Int128(whole))
    let digits = String(value)
    if decimals == 0 { return digits }
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return "\(padded.dropLast(decimals)).\(padded.suffix(decimals))"
  }
}
