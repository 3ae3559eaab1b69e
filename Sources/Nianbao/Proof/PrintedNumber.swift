/// Exact arithmetic on numbers as they are printed, apart from that which computed them.
enum PrintedNumber {
  /// A spreadsheet keeps 15 digits: what is larger cannot be read back from it.
  static let limit: Int128 = 1_000_000_000_000_000

  /// `-12.5` in units of 10 to the minus `decimals`; `nil` when it is no plain decimal, or has more decimals.
  static func scaled(_ text: some StringProtocol, _ decimals: Int) -> Int128? {
    var value: Int128 = 0
    var (digits, fraction): (Int, Int?) = (0, nil)
    for (position, byte) in text.utf8.enumerated() {
      switch byte {
      case UInt8(ascii: "-") where position == 0: continue
      case UInt8(ascii: ".") where digits > 0 && fraction == nil: (fraction, digits) = (0, 0)
      case UInt8(ascii: "0")...UInt8(ascii: "9") where digits < 24:
        value = value * 10 + Int128(byte - UInt8(ascii: "0"))
        digits = digits + 1
        fraction = fraction.map { $0 + 1 }
      default: return nil
      }
    }
    guard digits > 0, fraction ?? 0 <= decimals, decimals <= 12 else { return nil }
    value *= .ten(to: decimals - (fraction ?? 0))
    return text.first == "-" ? -value : value
  }

  /// Whether two decimals are the same number: `17.5` and `17.50`.
  static func areEqual(_ one: some StringProtocol, _ other: some StringProtocol) -> Bool {
    if one == other { return true }
    guard let first = scaled(one, 12), let second = scaled(other, 12) else { return false }
    return first == second
  }

  /// Whether a printed rate with at most two decimals is the share that `part` is of the size of `whole`: off by no
  /// more than half of its last digit.
  static func isRate(_ printed: some StringProtocol, _ part: Int128, of whole: Int128) -> Bool {
    guard whole != 0, let hundredths = scaled(printed, 2) else { return false }
    let size = Int128(whole.magnitude)
    // What is too large to be multiplied is too large to be right.
    let (printed, isTooLarge) = hundredths.multipliedReportingOverflow(by: size)
    return !isTooLarge && (printed - 10_000 * part).magnitude <= size.magnitude / 2
  }

  /// Whether a rate would have more digits than a spreadsheet keeps.
  static func isBeyond(_ part: Int128, of whole: Int128) -> Bool {
    whole != 0 && (10_000 * part).magnitude / whole.magnitude >= limit.magnitude
  }

  /// The numbers in a text: runs of digits with the points between them.
  static func all(in text: String) -> [Substring] {
    text.unicodeScalars.split { !("0"..."9" ~= $0) && $0 != "." }.map { run in
      let end = run.lastIndex { $0 != "." }.map { run.index(after: $0) } ?? run.startIndex
      return Substring(run[..<end].drop { $0 == "." })
    }.filter { !$0.isEmpty }
  }
}
