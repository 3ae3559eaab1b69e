/// A line of text as numbers are looked for in it: one character for each of the original, half-width digits.
struct TextLine {
  /// As it was sent, with its place.
  let piece: TextPiece
  let characters: [Character]

  init(_ piece: TextPiece) {
    self.piece = piece
    let raw = Array(piece.text)
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
    for end in range.reversed().map({ $0 + 1 })
    where words.contains(where: { end - $0.count >= range.lowerBound && has($0, before: end) }) {
      return end
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
