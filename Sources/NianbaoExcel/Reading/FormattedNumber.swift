import Foundation

/// What a number shows in a section of its format, and whether that is the number stored.
struct FormattedNumber {
  private let section: FormatSection
  /// The words in front of the first digit, the digits with what stands between them, the words behind.
  private let front: String
  private let middle: [FormatSection.Token]
  private let back: String
  /// How many thousands the number is divided by.
  private let scale: Int
  private let groups: Bool

  /// What comes of it.
  enum Outcome: Equatable {
    /// The number stored, or that number rounded.
    case asStored
    case day
    case percent
    /// Read as a text: the number with all its digits, in the size and with the words that it shows.
    case text(String)
    /// Something that is not the number; what is shown.
    case other(String)
  }

  init(_ section: FormatSection) {
    self.section = section
    let tokens = section.tokens
    let isDigit = { (token: FormatSection.Token) in
      switch token {
      case .digit, .general, .approximation: true
      default: false
      }
    }
    let first = tokens.firstIndex(where: isDigit)
    let last = tokens.lastIndex(where: isDigit)
    front = Self.words(tokens[..<(first ?? tokens.endIndex)])
    middle = first.map { Array(tokens[$0...(last ?? $0)]) } ?? []
    let behind = last.map { tokens[($0 + 1)...] } ?? []
    back = Self.words(behind.drop { $0 == .comma || $0 == .point })
    let point = middle.firstIndex(of: .point) ?? middle.endIndex
    let lastWhole = middle[..<point].lastIndex(where: isDigit) ?? point
    // A comma with digits of the whole number on both sides parts thousands; behind the last of them it divides.
    groups = middle[..<lastWhole].contains(.comma)
    scale =
      middle[lastWhole...].count { $0 == .comma }
      + behind.prefix { $0 == .comma || $0 == .point }.count { $0 == .comma }
  }

  /// Whether it has digits in their own size with nothing between them.
  var isPlain: Bool { !middle.isEmpty && scale == 0 && !hasInnerWords }

  /// Whether words stand between the digits.
  private var hasInnerWords: Bool { middle.contains { if case .literal = $0 { true } else { false } } }

  private static func words(_ tokens: ArraySlice<FormatSection.Token>) -> String {
    tokens.reduce(into: "") { text, token in
      switch token {
      case .literal(let words): text += words
      case .comma: text += ","
      case .point: text += "."
      default: break
      }
    }
  }
}

extension FormattedNumber {
  /// What is shown of a number whose digits are `stored`; `addsMinus` where one below zero gets its minus without a
  /// word of the section.
  func outcome(_ number: Double, stored: String, addsMinus: Bool) -> Outcome {
    if section.isDay { return .day }
    if section.isPercent { return .percent }
    let words = SignedWords(front, back, isNegative: number < 0)
    let isMinus = words.isMinus || number < 0 && (addsMinus || section.isRed)
    let shown = (isMinus ? "-" : "") + words.front + digits(number.magnitude, stored) + words.back
    if middle.isEmpty {
      let isNone = ["", "/", "-", "--", "—", "——", "–", "无", "不适用"].contains(shown)
      return number == 0 && isNone ? .asStored : .other(shown)
    }
    if words.haveDigits { return .other(shown) }
    if number == 0 { return .asStored }
    guard (number < 0) == isMinus, let shift else { return .other(shown) }
    if words.isEmpty { return shift == 0 ? .asStored : .other(shown) }
    if shift > 0, words.back.isEmpty { return .other(shown) }
    let magnitude = Self.shifted(stored.drop { $0 == "-" }, by: shift)
    return .text((isMinus ? "-" : "") + words.front + magnitude + words.back)
  }

  /// How many places to the left the point moves; `nil` where words between the digits make it no number.
  private var shift: Int? {
    guard hasInnerWords else { return 3 * scale }
    let inner = middle.compactMap { if case .literal(let text) = $0 { text } else { nil } }
    if inner.allSatisfy({ [",", "，", "'", " ", "\u{A0}"].contains($0) }) { return 3 * scale }
    guard inner == ["."], !middle.contains(.point), let place = middle.firstIndex(of: .literal(".")) else {
      return nil
    }
    return 3 * scale + middle[place...].count { if case .digit = $0 { true } else { false } }
  }

  /// `5.2` of `5200` by three places.
  private static func shifted(_ digits: Substring, by places: Int) -> String {
    guard places > 0, digits.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }) else {
      return String(digits)
    }
    let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    let whole = String(repeating: "0", count: max(0, places + 1 - parts[0].count)) + parts[0]
    var fraction = whole.suffix(places) + (parts.count == 2 ? parts[1] : "")
    while fraction.last == "0" { fraction.removeLast() }
    return whole.dropLast(places) + (fraction.isEmpty ? "" : ".\(fraction)")
  }
}

extension FormattedNumber {
  /// The digits as they are shown, rounded, with what stands between them.
  private func digits(_ magnitude: Double, _ stored: String) -> String {
    if middle.contains(.general) || middle.contains(.approximation) {
      return String(stored.drop { $0 == "-" })
    }
    let point = middle.firstIndex(of: .point) ?? middle.endIndex
    let behind = middle[point...].compactMap { if case .digit(let digit) = $0 { digit } else { nil } }
    let scaled = magnitude / pow(1000, Double(scale))
    guard !middle.isEmpty, scaled < 1e18 else {
      return middle.isEmpty ? "" : String(stored.drop { $0 == "-" })
    }
    let parts = String(format: "%.\(min(behind.count, 15))f", scaled).split(separator: ".")
    var fraction = parts.count > 1 ? parts[1] : ""
    while let last = fraction.last, last == "0", fraction.count > behind.count(where: { $0 == "0" }) {
      fraction.removeLast()
    }
    return whole(parts[0], middle[..<point]) + (point < middle.endIndex ? "." : "") + fraction
  }

  /// The whole number laid from the right into its places; what is left stands in front.
  private func whole(_ digits: Substring, _ places: ArraySlice<FormatSection.Token>) -> String {
    var rest = Array(digits == "0" ? "" : digits)
    var laid: [Character] = []
    var count = 0
    let lay = { (digit: Character) in
      if groups, !hasInnerWords, count > 0, count % 3 == 0 { laid.append(",") }
      laid.append(digit)
      count += 1
    }
    let first = places.firstIndex { if case .digit = $0 { true } else { false } }
    for place in places.indices.reversed() {
      switch places[place] {
      case .literal(let text): laid += text.reversed()
      case .digit(let kind):
        if let digit = rest.popLast() { lay(digit) } else if kind == "0" { lay("0") }
        if place == first { while let digit = rest.popLast() { lay(digit) } }
      default: break
      }
    }
    return String(laid.reversed())
  }
}

extension FormatSection {
  /// Whether its words have digits, which nobody can tell from the text's own.
  var hasDigitsInWords: Bool {
    tokens.contains {
      if case .literal(let words) = $0 { words.contains { ("0"..."9").contains($0) } } else { false }
    }
  }

  /// What a text shows in its section.
  func shown(_ text: String) -> String {
    tokens.reduce(into: "") { result, token in
      switch token {
      case .literal(let words): result += words.filter { !$0.isWhitespace }
      case .general: result += text
      default: break
      }
    }
  }
}

/// The words round a number without its signs: `-`, `+` and brackets that stand for a minus.
private struct SignedWords {
  private(set) var front: String
  private(set) var back: String
  private(set) var isMinus = false

  var isEmpty: Bool { front.isEmpty && back.isEmpty }

  /// Whether a digit of any kind stands among the words, which nobody can tell from the number's own; 万 is none.
  var haveDigits: Bool {
    (front + back).unicodeScalars.contains { scalar in
      switch scalar.properties.generalCategory {
      case .decimalNumber, .letterNumber, .otherNumber: true
      default: false
      }
    }
  }

  init(_ front: String, _ back: String, isNegative: Bool) {
    self.front = String(front.filter { !$0.isWhitespace && $0 != "+" })
    self.back = String(back.filter { !$0.isWhitespace })
    for minus in ["-", "−"] where self.front.contains(minus) {
      isMinus = true
      self.front.replace(minus, with: "")
    }
    guard isNegative else { return }
    if let open = self.front.lastIndex(where: { "(（".contains($0) }),
      let close = self.back.firstIndex(where: { ")）".contains($0) })
    {
      isMinus = true
      self.front.remove(at: open)
      self.back.remove(at: close)
    } else if self.back == "-" {
      isMinus = true
      self.back = ""
    }
  }
}
