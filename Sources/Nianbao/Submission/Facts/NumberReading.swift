/// What the text of a cell says.
enum CellReading: Equatable {
  case blank
  case notApplicable
  /// `remark`: what stood in brackets beside it; `converted`: the unit it was given in, when not the cell's own.
  case number(Int64, remark: String?, converted: String?)
  case refused(Refusal)

  enum Refusal: Equatable {
    case notANumber
    case notWhole
    case tooManyDecimals
    case otherUnit(String)
    case tooLarge
  }
}

/// Reads numbers as clerks write them, exactly: no binary floating point, no guessing.
struct NumberReading {
  let measure: Measure
  /// Powers of ten, from 0 to that of the measure's decimals.
  private let powers: [Int64]
  /// Spellings that turn out to be units of other kinds, for messages.
  let otherUnits: Set<String>

  init(measure: Measure, otherUnits: Set<String>) {
    self.measure = measure
    self.otherUnits = otherUnits
    powers = (0...measure.decimals).map { .ten(to: $0) }
  }

  /// How each cell of the form is read.
  static func all(of form: Form) -> [NumberReading] {
    let own = form.blanks.flatMap { [$0.measure.name] + $0.measure.conversions.keys }
    let others = Set(own + ["项", "个", "条", "起", "宗", "次"])
    return form.blanks.map { NumberReading(measure: $0.measure, otherUnits: others) }
  }

  /// Values past this are refused: a spreadsheet keeps fifteen digits, and sums of thousands of units stay exact.
  static let limit: Int64 = 999_999_999_999_999

  /// What is longer, in bytes, is no number.
  private static let longest = 4_000

  private static let marksOfNone: Set<String> = ["/", "-", "--", "—", "——", "–", "无", "不适用", "n/a", "N/A"]

  /// Reads plain ASCII digits, with a point and no more decimals than the measure has, without making a `String`: the
  /// common case; `nil` when it is anything else.
  func plain(_ bytes: Span<UInt8>) -> Int64? {
    guard bytes.count <= 17, bytes.count > 0 else { return nil }
    var value: Int64 = 0
    var point = -1
    for index in bytes.indices {
      let digit = bytes[index] &- 0x30
      if digit <= 9 {
        value = value &* 10 &+ Int64(digit)
      } else {
        guard bytes[index] == UInt8(ascii: "."), point < 0, index > 0 else { return nil }
        point = index
      }
    }
    let decimals = point < 0 ? 0 : bytes.count - point - 1
    guard point < 0 || decimals > 0, decimals <= measure.decimals else { return nil }
    let (scaled, overflow) = value.multipliedReportingOverflow(by: powers[measure.decimals - decimals])
    return overflow || scaled > Self.limit ? nil : scaled
  }

  func read(_ text: String) -> CellReading {
    if text.utf8.count > Self.longest { return Label.trimmed(text).isEmpty ? .blank : .refused(.notANumber) }
    var rest = Label.trimmed(text)
    if rest.isEmpty { return .blank }
    if Self.marksOfNone.contains(rest) { return .notApplicable }
    var remark = Self.takeRemark(&rest)
    guard var digits = Self.withoutSpaces(rest) else { return .refused(.notANumber) }
    var unit = Self.takeUnit(&digits)
    if let named = remark, unit == nil, named == measure.name || otherUnits.contains(named) {
      unit = named
      remark = nil  // `12.5（元）`
    }
    var shift = 0
    if let unit, unit != measure.name {
      guard let known = measure.conversions[unit] else {
        return .refused(otherUnits.contains(unit) ? .otherUnit(unit) : .notANumber)
      }
      shift = known
    }
    guard let decimal = Decimal(digits) else { return .refused(.notANumber) }
    return scaled(decimal, shift: shift, remark: remark, converted: shift == 0 ? nil : unit)
  }

  private func scaled(_ decimal: Decimal, shift: Int, remark: String?, converted: String?) -> CellReading {
    var (digits, exponent) = (decimal.digits, decimal.exponent + shift + measure.decimals)
    while exponent < 0, digits.last == 0 {
      digits.removeLast()
      exponent += 1
    }
    if digits.isEmpty { return .number(0, remark: remark, converted: converted) }
    if exponent < 0 { return .refused(measure.decimals == 0 ? .notWhole : .tooManyDecimals) }
    guard digits.count + exponent <= 18 else { return .refused(.tooLarge) }
    let value = digits.reduce(Int64(0)) { $0 * 10 + Int64($1) } * .ten(to: exponent)
    guard value <= Self.limit else { return .refused(.tooLarge) }
    return .number(decimal.isNegative ? -value : value, remark: remark, converted: converted)
  }
}

extension NumberReading {
  /// Whether a text is a mark that there is none: `/`, `-`, `无`.
  static func isMarkOfNone(_ text: String) -> Bool { marksOfNone.contains(Label.trimmed(text)) }

  /// Whether a text answers a cell: a number, or a mark that there is none.
  static func looksLikeAnswer(_ text: String) -> Bool {
    looksLikeNumber(text) || text.utf8.count <= longest && marksOfNone.contains(Label.trimmed(text))
  }

  /// Whether a text is meant as a number, whatever its unit.
  static func looksLikeNumber(_ text: String) -> Bool {
    if text.utf8.count > longest { return false }
    let digits = Label.trimmed(text)
    return digits.contains(where: \.isASCIIDigit)
      && digits.allSatisfy { $0.isASCIIDigit || ",.+-".contains($0) }
  }

  /// Whether scientific notation shows fewer digits than the number has: `1.23E+05` keeps three of six.
  static func hidesDigits(_ text: String) -> Bool {
    let plain = Label.trimmed(text)
    guard let mark = plain.firstIndex(where: { $0 == "E" || $0 == "e" }),
      let power = Int(plain[plain.index(after: mark)...])
    else { return false }
    let fraction = plain[..<mark].firstIndex(of: ".").map { plain.distance(from: $0, to: mark) - 1 } ?? 0
    return power > fraction
  }

  /// The text without spaces, which between digits must part thousands; `nil` when it is no number.
  ///
  /// A line break may stand before its unit or its remark, but not within the number.
  private static func withoutSpaces(_ text: String) -> String? {
    var result = ""
    var (isApart, isBroken) = (false, false)
    for character in text {
      if character.isWhitespace {
        (isApart, isBroken) = (true, isBroken || character.isNewline)
        continue
      }
      if isBroken, isOfNumber(character) { return nil }
      if isApart, character.isASCIIDigit, result.last?.isASCIIDigit == true { result.append(",") }
      isApart = false
      result.append(character)
    }
    return result
  }

  private static func isOfNumber(_ character: Character) -> Bool {
    character.isASCIIDigit || ",.+-Ee".contains(character)
  }

  /// Takes `（含自然失效29件）` off the end of `55（含自然失效29件）`.
  private static func takeRemark(_ text: inout String) -> String? {
    guard text.last == ")", let open = text.firstIndex(of: "("), open > text.startIndex else { return nil }
    let words = text[text.index(after: open)...].dropLast().filter { !$0.isNewline }
    let remark = words.allSatisfy(\.isWhitespace) ? nil : words
    text = String(text[..<open])
    return remark
  }

  /// Takes what follows the last digit, if it is words.
  private static func takeUnit(_ text: inout String) -> String? {
    guard let last = text.lastIndex(where: \.isASCIIDigit) else { return nil }
    let unit = String(text[text.index(after: last)...])
    guard !unit.isEmpty, unit != "." else { return nil }
    text = String(text[...last])
    return unit
  }

  /// A decimal as written: digits without leading zeros and a power of ten.
  private struct Decimal {
    var isNegative = false
    var digits: [UInt8] = []
    var exponent = 0

    /// Accepts `1234`, `1,234`, `+12`, `-2`, `12.50`, `1.2E+05`; anything else is no number.
    init?(_ text: String) {
      var rest = Substring(text)
      if let sign = rest.first, sign == "+" || sign == "-" {
        isNegative = sign == "-"
        rest.removeFirst()
      }
      if let mark = rest.firstIndex(where: { $0 == "E" || $0 == "e" }) {
        let power = rest[rest.index(after: mark)...]
        guard let value = Int(power), (-30...30).contains(value) else { return nil }
        exponent = value
        rest = rest[..<mark]
      }
      let parts = rest.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
      guard let whole = Self.ungrouped(parts[0]), !whole.isEmpty else { return nil }
      let fraction = parts.count == 2 ? parts[1] : ""
      guard fraction.allSatisfy(\.isASCIIDigit), parts.count == 1 || !fraction.isEmpty else { return nil }
      exponent -= fraction.count
      digits = (whole + fraction).utf8.map { $0 - 0x30 }
      digits = Array(digits.drop { $0 == 0 })
      if digits.isEmpty { (isNegative, exponent) = (false, 0) }
    }

    /// The digits without thousands commas, which must stand at every third place.
    private static func ungrouped(_ text: Substring) -> String? {
      let groups = text.split(separator: ",", omittingEmptySubsequences: false)
      guard groups.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) }) else { return nil }
      if groups.count > 1 {
        guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 }) else {
          return nil
        }
      }
      return groups.joined()
    }
  }
}

extension Character {
  /// To Swift a digit with a combining mark stands between two digits.
  fileprivate var isASCIIDigit: Bool { isASCII && ("0"..."9").contains(self) }
}
