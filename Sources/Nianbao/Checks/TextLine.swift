/// A line of text as numbers are looked for in it: one character for each of the original, half-width digits.
struct TextLine {
  let characters: [Character]

  init(_ text: String) {
    let raw = Array(text)
    characters = raw.indices.map { position in
      switch raw[position] {
      case "０"..."９":
        Character(UnicodeScalar(UInt8(raw[position].wholeNumberValue ?? 0) + 48))
      case "％": "%"
      case "．": "."
      case "(": "（"
      case ")": "）"
      case ";": "；"
      case ":": "："
      case "*", "_", "\t", "\u{3000}", "\u{A0}": " "
      case ",":
        position > 0 && position + 1 < raw.count && Self.isDigit(raw[position - 1])
          && Self.isDigit(raw[position + 1]) ? "," : "，"
      default: raw[position]
      }
    }
  }

  static func isDigit(_ character: Character) -> Bool {
    "0"..."9" ~= character || "０"..."９" ~= character
  }

  /// Whether the words stand there.
  func has(_ words: some Collection<Character>, at position: Int) -> Bool {
    position >= 0 && position + words.count <= characters.count
      && zip(words, characters[position...]).allSatisfy { $0 == $1 }
  }

  /// Whether the words end just before a position.
  func has(_ words: [Character], before position: Int) -> Bool { has(words, at: position - words.count) }

  /// Where the last of the words ends within a range; `nil` when none is there.
  func last(of words: [[Character]], in range: Range<Int>) -> Int? {
    for end in range.reversed().map({ $0 + 1 }) {
      if words.contains(where: { end - $0.count >= range.lowerBound && has($0, before: end) }) { return end }
    }
    return nil
  }

  /// Where the part of the line begins that a position stands in, behind the last of the marks.
  func start(before position: Int, marks: Set<Character>) -> Int {
    (characters[..<position].lastIndex(where: marks.contains) ?? -1) + 1
  }

  static let sentenceEnds: Set<Character> = ["。", "；", "！", "？"]
  static let clauseEnds: Set<Character> = ["。", "；", "！", "？", "，", "、"]

  func skippingSpaces(from position: Int) -> Int {
    var position = position
    while position < characters.count, characters[position] == " " { position += 1 }
    return position
  }
}

/// A number in a text: what is printed, how exact it is, where it stands.
struct TextNumber {
  let range: Range<Int>
  /// All printed digits; the last one counts 10 to the power of `exponent`.
  let mantissa: Int64
  let exponent: Int
  let precision: Precision
  /// Where the word it counts begins.
  let end: Int
  /// As printed, with 万 and 余.
  let text: String
  /// Inside `{{` and `}}`: an address instead of a number.
  var address: String?

  enum Precision { case exact, atLeast, below, about }
}

extension TextLine {
  /// All numbers, and the places `{{address}}` that stand for numbers, in their order.
  func numbers() -> [TextNumber] {
    var result: [TextNumber] = []
    var position = 0
    while position < characters.count {
      if has("{{", at: position), let close = characters[position...].firstIndex(of: "}") {
        let address = String(characters[(position + 2)..<close].filter { $0 != " " })
        let end = skippingSpaces(from: min(close + 2, characters.count))
        result.append(
          TextNumber(
            range: position..<min(close + 2, characters.count), mantissa: 0, exponent: 0, precision: .exact,
            end: end, text: address, address: address))
        position = close + 1
      } else if Self.isDigit(characters[position]) {
        let end = endOfNumber(from: position)
        if let number = number(position..<end) { result.append(number) }
        position = end
      } else {
        position += 1
      }
    }
    return result
  }

  private func endOfNumber(from start: Int) -> Int {
    var end = start
    while end < characters.count,
      Self.isDigit(characters[end])
        || ".,".contains(characters[end]) && end + 1 < characters.count && Self.isDigit(characters[end + 1])
    { end += 1 }
    return end
  }

  /// `nil` for what is no count: 第3、2025-01、3—5、1.2.3.
  private func number(_ range: Range<Int>) -> TextNumber? {
    let before = range.lowerBound > 0 ? characters[range.lowerBound - 1] : " "
    let next = range.upperBound < characters.count ? characters[range.upperBound] : " "
    // 收到47件 is no end of a range: 20到47件.
    let isReceived = has(["收", "到"], before: range.lowerBound)
    if !isReceived && "第-—~～/〔［[至到.".contains(before) || before.isASCII && before.isLetter { return nil }
    if "-—~～/至".contains(next) || next.isASCII && next.isLetter { return nil }
    let parts = characters[range].split(separator: ".", omittingEmptySubsequences: false)
    let groups = parts[0].split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count < 3, groups.count == 1 || groups.dropFirst().allSatisfy({ $0.count == 3 }),
      parts.count == 1 || !parts[1].contains(","),
      let mantissa = Int64(String(characters[range].filter(Self.isDigit))), range.count < 18
    else { return nil }
    var exponent = parts.count == 2 ? -parts[1].count : 0
    var precision = leadingPrecision(before: range.lowerBound)
    var end = skippingSpaces(from: range.upperBound)
    for _ in 0..<3 where end < characters.count {
      switch characters[end] {
      case "余", "多": precision = .atLeast
      case "万": exponent += 4
      case "亿": exponent += 8
      default: continue
      }
      end = skippingSpaces(from: end + 1)
    }
    if has("左右", at: end + 1) || has("左右", at: end) || has("上下", at: end + 1) { precision = .about }
    return TextNumber(
      range: range, mantissa: mantissa, exponent: exponent, precision: precision, end: end,
      text: String(characters[range.lowerBound..<end]).filter { $0 != " " })
  }

  private func leadingPrecision(before position: Int) -> TextNumber.Precision {
    var position = position
    while position > 0, characters[position - 1] == " " { position -= 1 }
    guard position > 0 else { return .exact }
    switch characters[position - 1] {
    case "近": return .below
    case "约": return .about
    case "超", "逾": return .atLeast
    case "过" where position > 1 && characters[position - 2] == "超": return .atLeast
    default: return .exact
    }
  }
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
    var unit: Int128 = power > 0 ? Self.power(power) : 1
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

  private static func power(_ exponent: Int) -> Int128 {
    (0..<exponent).reduce(1) { result, _ in result * 10 }
  }

  private static func scaled(_ value: Int64, by exponent: Int) -> Int128? {
    exponent > 18 ? nil : Int128(value) * power(exponent)
  }

  private static func rounded(_ value: Int128, to unit: Int128) -> Int128 {
    let size = (value.magnitude + UInt128(unit) / 2) / UInt128(unit) * UInt128(unit)
    return value < 0 ? -Int128(size) : Int128(size)
  }

  /// Whether a ratio in percent is printed so: rounded half away from zero to the printed decimals.
  func matches(percent part: Int64, of whole: Int64) -> Bool {
    guard whole > 0, exponent <= 0, exponent > -6 else { return false }
    let scaled = Int128(part.magnitude) * 100 * Self.power(-exponent)
    switch precision {
    case .exact: return (2 * scaled + Int128(whole)) / (2 * Int128(whole)) == Int128(mantissa)
    default: return abs(scaled - Int128(mantissa) * Int128(whole)) <= Int128(whole) * Self.power(-exponent)
    }
  }
}
