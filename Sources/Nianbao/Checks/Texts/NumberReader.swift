/// Numbers as texts write them: 3,119、４万余、百分之三十点五、二百八十六.
extension TextLine {
  /// All numbers, and the places `{{address}}` that stand for numbers, in their order.
  func numbers() -> [TextNumber] {
    var result: [TextNumber] = []
    var position = 0
    while position < characters.count {
      if characters[position] == "{", has("{{", at: position), let close = closeOfPlace(from: position) {
        let address = String(characters[(position + 2)..<close].filter { $0 != " " })
        let stop = min(close + 2, characters.count)
        result.append(
          TextNumber(
            range: position..<stop, mantissa: 0, exponent: 0, precision: .exact,
            end: skippingSpaces(from: stop),
            text: address, address: address))
        position = close + 1
      } else if Self.isDigit(characters[position]) {
        let end = endOfNumber(from: position)
        if let number = number(position..<end) { result.append(number) }
        position = end
      } else if ChineseNumber.isPart(characters[position]) {
        let end = characters[position...].firstIndex { !ChineseNumber.isPart($0) } ?? characters.count
        if let number = chinese(position..<end) { result.append(number) }
        position = end
      } else {
        position += 1
      }
    }
    return result
  }

  private func closeOfPlace(from position: Int) -> Int? {
    characters[position...].prefix(200).firstIndex(of: "}")
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
    let isReached = Self.reaching.contains { has($0, before: range.lowerBound) }
    if !isReached && "第-—~～/〔［[至到.".contains(before) || before.isASCII && before.isLetter { return nil }
    if "-—~～/至".contains(next) || next.isASCII && next.isLetter { return nil }
    let parts = characters[range].split(separator: ".", omittingEmptySubsequences: false)
    let groups = parts[0].split(separator: ",", omittingEmptySubsequences: false)
    guard parts.count < 3, groups.count == 1 || groups.dropFirst().allSatisfy({ $0.count == 3 }),
      parts.count == 1 || !parts[1].contains(","), range.count < 18,
      let mantissa = Int64(String(characters[range].filter(Self.isDigit)))
    else { return nil }
    return number(range, mantissa, exponent: parts.count == 2 ? -parts[1].count : 0)
  }

  /// Ends before a number that are no begin of a range: 收到47件, but 20到47件.
  private static let reaching = ["收到", "接到", "达到", "升到", "增到", "降到", "减到", "增至", "升至", "降至", "减至", "占到"].map {
    Array($0)
  }

  /// `nil` for what is no count: 第三、三类、一部分、两部门.
  private func chinese(_ range: Range<Int>) -> TextNumber? {
    guard range.lowerBound == 0 || characters[range.lowerBound - 1] != "第",
      let value = ChineseNumber(characters[range])
    else { return nil }
    let number = number(range, value.mantissa, exponent: value.exponent)
    if number.isPercent { return number }
    guard number.end < characters.count,
      let counter = TextGrammar.counters.word(at: number.end, of: characters)
    else { return nil }
    let next = number.end + counter.count
    // 一 is a number only where the clause ends.
    return range.count > 1 || next >= characters.count || "，。、；）（： ".contains(characters[next]) ? number : nil
  }

  /// The number with the words around it that say of its size.
  private func number(_ range: Range<Int>, _ mantissa: Int64, exponent: Int) -> TextNumber {
    var exponent = exponent
    var precision = leadingPrecision(before: range.lowerBound)
    var end = skippingSpaces(from: range.upperBound)
    for _ in 0..<3 where end < characters.count {
      switch characters[end] {
      case "余", "多": precision = .atLeast
      case "万" where exponent < 4: exponent += 4
      case "亿" where exponent < 4: exponent += 8
      default: continue
      }
      end = skippingSpaces(from: end + 1)
    }
    for word in ["左右", "上下"] where has(word, at: end) || has(word, at: end + 1) { precision = .about }
    if has("以上", at: end) || has("以上", at: end + 1) { precision = .atLeast }
    let isShare = has(["百", "分", "之"], before: range.lowerBound)
    return TextNumber(
      range: range, mantissa: mantissa, exponent: exponent, precision: precision, end: end,
      text: String(characters[range.lowerBound..<end]).filter { $0 != " " },
      isPercent: isShare || end < characters.count && characters[end] == "%")
  }

  private func leadingPrecision(before position: Int) -> TextNumber.Precision {
    var position = position
    while position > 0, characters[position - 1] == " " { position -= 1 }
    if has(["百", "分", "之"], before: position) { position -= 3 }
    for (words, precision) in Self.leading where words.contains(where: { has($0, before: position) }) {
      return precision
    }
    return .exact
  }

  private static let leading: [(words: [[Character]], precision: TextNumber.Precision)] = [
    (["近", "接近", "不足", "不到"].map { Array($0) }, .below), ([["约"]], .about),
    (["超", "逾", "超过", "突破"].map { Array($0) }, .atLeast),
  ]
}

/// A number in Chinese numerals: 二百八十六, 三千零五十, 四十七点四.
struct ChineseNumber {
  let mantissa: Int64
  let exponent: Int

  private static let digits: [Character: Int64] = [
    "〇": 0, "零": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
  ]
  private static let places: [Character: Int64] = ["十": 10, "百": 100, "千": 1000, "万": 10000]

  static func isPart(_ character: Character) -> Bool {
    digits[character] != nil || places[character] != nil || character == "点"
  }

  /// `nil` for words that are no number, such as 点 and 万; at most 20 characters.
  init?(_ text: ArraySlice<Character>) {
    let parts = text.split(separator: "点", omittingEmptySubsequences: false)
    guard text.count <= 20, parts.count <= 2, !parts[0].isEmpty, parts[0].first != "万",
      !"百千".contains(parts[0][parts[0].startIndex])
    else { return nil }
    var (sum, section, digit): (Int64, Int64, Int64) = (0, 0, 0)
    for character in parts[0] {
      if let value = Self.digits[character] {
        if digit > 0 { return nil }
        digit = value
      } else if character == "万" {
        guard sum == 0 else { return nil }
        (sum, section, digit) = ((section + digit) * 10000, 0, 0)
      } else if let place = Self.places[character] {
        section += max(digit, 1) * place
        digit = 0
      }
    }
    var whole = sum + section + digit
    let decimals = parts.count == 2 ? parts[1].compactMap { Self.digits[$0] } : []
    guard parts.count == 1 || decimals.count == parts[1].count && (1...6).contains(decimals.count) else {
      return nil
    }
    for decimal in decimals { whole = whole * 10 + decimal }
    mantissa = whole
    exponent = -decimals.count
  }
}
