/// Reads the number of items of a ledger's line, as numbers in forms are read.
enum LedgerQuantity {
  private static let numbers = NumberReading(
    measure: Measure(name: "件", decimals: 0, conversions: ["条": 0]), otherUnits: [])

  /// More digits are no number of items.
  private static let limit: Int64 = 9_999_999_999

  /// `nil` for what is no whole number of items: `1,5`, `12,34`, `约20`, `-1`, a blank, or one whose digits Excel hides.
  ///
  /// A remark in brackets would be lost with it, so it is none either.
  static func read(_ text: String) -> Int64? {
    guard case .number(let number, remark: nil, converted: _) = numbers.read(text),
      (0...limit).contains(number), !NumberReading.hidesDigits(text)
    else { return nil }
    return number
  }
}
