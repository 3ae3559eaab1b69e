/// Cuts the code of a number format into its sections.
struct FormatScanner {
  private var rest: Substring.UnicodeScalarView
  private var section = FormatSection()

  init(_ code: some Sequence<Unicode.Scalar>) {
    var text = String.UnicodeScalarView()
    text.append(contentsOf: code)
    rest = Substring(String(text)).unicodeScalars
  }

  mutating func sections() -> [FormatSection] {
    var sections: [FormatSection] = []
    while let scalar = rest.popFirst() {
      if scalar == ";" {
        sections.append(section)
        section = FormatSection()
      } else {
        take(scalar)
      }
    }
    return sections + [section]
  }

  private mutating func take(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": literal(upTo("\""))
    case "\\", "!": if let next = rest.popFirst() { literal(String(next)) }
    case "_", "*": _ = rest.popFirst()
    case "[": bracket(upTo("]"))
    case "0", "#", "?": section.tokens.append(.digit(Character(scalar)))
    case ".": section.tokens.append(.point)
    case ",": section.tokens.append(.comma)
    case "%": section.isPercent = true
    case "@":
      section.isForText = true
      section.tokens.append(.general)
    case "/": slash()
    default: if !word(scalar) { letter(scalar) }
    }
  }

  /// The names of the general format, and of the halves of a day.
  private mutating func word(_ first: Unicode.Scalar) -> Bool {
    for word in ["General", "G/通用格式", "通用格式", "常规", "Standard"] where pass(word, first) {
      section.tokens.append(.general)
      return true
    }
    for word in ["AM/PM", "A/P", "上午/下午"] where pass(word, first) {
      section.isDay = true
      return true
    }
    return false
  }

  private mutating func letter(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "y", "Y", "m", "M", "d", "D", "h", "H", "s", "S", "g", "G", "b", "B": section.isDay = true
    case "e", "E":
      if let sign = rest.first, sign == "+" || sign == "-" {
        rest.removeFirst()
        passDigits()
        section.tokens.append(.approximation)
      } else {
        section.isDay = true
      }
    case _ where (scalar == "a" || scalar == "A") && (rest.first == "a" || rest.first == "A"):
      section.isDay = true
    default: literal(String(scalar))
    }
  }

  /// The bar of a fraction stands between digits; any other is a word.
  private mutating func slash() {
    let isBehindDigit = section.tokens.last.map { if case .digit = $0 { true } else { false } } ?? false
    guard isBehindDigit, let next = rest.first, next == "?" || next == "#" || ("0"..."9").contains(next)
    else {
      return literal("/")
    }
    passDigits()
    section.tokens.append(.approximation)
  }

  private mutating func passDigits() {
    while let next = rest.first, next == "?" || next == "#" || ("0"..."9").contains(next) {
      rest.removeFirst()
    }
  }

  /// Takes what stands in brackets: `[Red]`, `[>=100]`, `[$¥-804]`, `[h]`, `[DBNum1]`.
  private mutating func bracket(_ content: String) {
    let lower = content.lowercased()
    if lower == "red" || content == "红色" { section.isRed = true }
    if content.hasPrefix("$") { literal(String(content.dropFirst().prefix { $0 != "-" })) }
    if let letter = lower.first, "hms".contains(letter), lower.allSatisfy({ $0 == letter }) {
      section.isDay = true
    }
    let sign = String(content.prefix { "<>=".contains($0) })
    if !sign.isEmpty, let bound = Double(content.dropFirst(sign.count)) {
      section.condition = FormatSection.Condition(sign: sign, bound: bound)
    }
  }

  private mutating func literal(_ text: String) {
    if !text.isEmpty { section.tokens.append(.literal(text)) }
  }

  private mutating func upTo(_ end: Unicode.Scalar) -> String {
    let text = rest.prefix { $0 != end }
    rest = rest[text.endIndex...]
    _ = rest.popFirst()
    return String(Substring(text))
  }

  /// Passes a word whose first letter has been taken; upper and lower case are the same.
  private mutating func pass(_ word: String, _ first: Unicode.Scalar) -> Bool {
    let letters = Array(word.unicodeScalars)
    let isMet = { (one: Unicode.Scalar, other: Unicode.Scalar) in
      one.properties.lowercaseMapping == other.properties.lowercaseMapping
    }
    guard isMet(letters[0], first), rest.count >= letters.count - 1,
      zip(rest, letters.dropFirst()).allSatisfy({ isMet($0, $1) })
    else { return false }
    rest = rest.dropFirst(letters.count - 1)
    return true
  }
}
