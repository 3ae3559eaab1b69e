/// A year as somebody wrote it on a form, in a title or in a file's name.
///
/// A year that is written is either understood or told; it is never taken for no year at all.
enum WrittenYear: Equatable {
  case year(Int)
  /// What stands in its place.
  case unclear(String)

  /// The years that a report may be of.
  static let known = 1900...2999

  /// What a field says that is there for the year: `2025`, `2025年度`, `2025.0`, `二〇二五年`, `2025-12-31`; `nil` when it
  /// is blank.
  init?(field text: String) {
    let plain = Self.plain(text)
    if plain.isEmpty { return nil }
    var rest = plain[...]
    for ending in ["份", "度", "年"] where rest.hasSuffix(ending) { rest.removeLast() }
    if rest.hasSuffix(".0") { rest.removeLast(2) }
    if let year = Self.number(rest) {
      self = .year(year)
    } else if let day = WrittenDay(Label.trimmed(text), .register), Self.known.contains(day.year) {
      self = .year(day.year)
    } else {
      self = .unclear(text)
    }
  }

  /// As messages quote it.
  var words: String {
    switch self {
    case .year(let year): "\(year)年"
    case .unclear(let text): text
    }
  }

  var year: Int? { if case .year(let year) = self { year } else { nil } }

  /// Four digits, Arabic or Chinese, that may be a report's year.
  static func number(_ text: some StringProtocol) -> Int? {
    guard text.count == 4 else { return nil }
    var year = 0
    for character in text {
      guard let digit = digit(character) else { return nil }
      year = year * 10 + digit
    }
    return known.contains(year) ? year : nil
  }

  static func digit(_ character: Character) -> Int? {
    character.isASCII ? character.wholeNumberValue : numerals[character]
  }

  private static let numerals: [Character: Int] = [
    "〇": 0, "○": 0, "零": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9,
  ]

  private static func plain(_ text: String) -> String { Label.trimmed(text).filter { !$0.isWhitespace } }
}

extension WrittenYear {
  /// A year in the middle of a text.
  struct Mention: Equatable {
    let year: WrittenYear
    /// The number alone, without 年 behind it.
    let number: Range<Int>
    /// With 年, 年度 and the brackets around them.
    let whole: Range<Int>
  }

  /// The years that a title or a file's name speaks of; the day on which something was signed or received is none.
  static func mentions(in text: [Character]) -> [Mention] {
    var result: [Mention] = []
    var position = 0
    while position < text.count {
      guard digit(text[position]) != nil else {
        position += 1
        continue
      }
      let start = position
      let isLatin = text[start].isASCII
      while position < text.count, digit(text[position]) != nil, text[position].isASCII == isLatin {
        position += 1
      }
      let number = behindName(start..<position, in: text)
      guard let mention = mention(number, in: text) else { continue }
      if let last = result.last, isRange(from: last, to: start, in: text) {
        let both = last.whole.lowerBound..<mention.whole.upperBound
        result[result.count - 1] = Mention(
          year: .unclear(String(text[both])), number: both, whole: both)
      } else {
        result.append(mention)
      }
      position = max(position, mention.whole.upperBound)
    }
    return result
  }

  /// The last four digits of more, where a name ends in one: `第十师22025年` is of 2025.
  private static func behindName(_ digits: Range<Int>, in text: [Character]) -> Range<Int> {
    let year = (digits.upperBound - 4)..<digits.upperBound
    let isName =
      (5...6).contains(digits.count) && digits.lowerBound > 0 && text[digits.lowerBound - 1].isLetter
    let isYear = digits.upperBound < text.count && text[digits.upperBound] == "年"
    guard isName, isYear, (2000...2099).contains(Int(String(text[year])) ?? 0) else { return digits }
    return year
  }

  /// The year that a run of digits is; `nil` for a day, and for numbers that are no years.
  private static func mention(_ number: Range<Int>, in text: [Character]) -> Mention? {
    let next = number.upperBound < text.count ? text[number.upperBound] : " "
    let digits = String(text[number])
    let isNamed = next == "年"
    let isArabic = digits.allSatisfy(\.isASCII)
    if isDay(behind: number.upperBound, in: text) { return nil }
    let year: WrittenYear
    if let known = self.number(digits), isArabic || isNamed, isNamed || (2000...2099).contains(known) {
      year = .year(known)
    } else if isNamed, isArabic, digits.count == 2, let short = Int(digits), (10...49).contains(short) {
      year = .year(2000 + short)
    } else if isNamed, digits.count == 3 || digits.count > 4, isArabic, digits.count < 8 {
      year = .unclear(digits + "年")
    } else {
      return nil
    }
    var range = number
    for word in ["年", "度"] as [Character]
    where range.upperBound < text.count && text[range.upperBound] == word {
      range = range.lowerBound..<(range.upperBound + 1)
    }
    let isBracketed =
      range.lowerBound > 0 && "(（[〔【".contains(text[range.lowerBound - 1]) && range.upperBound < text.count
      && ")）]〕】".contains(text[range.upperBound])
    if isBracketed { range = (range.lowerBound - 1)..<(range.upperBound + 1) }
    return Mention(year: year, number: number, whole: range)
  }

  /// Whether a month follows: `2026-01-15`, `2026年1月`, `2026.1`.
  private static func isDay(behind end: Int, in text: [Character]) -> Bool {
    guard end + 1 < text.count, "-－/._年".contains(text[end]), let first = digit(text[end + 1]) else {
      return false
    }
    let second = end + 2 < text.count ? digit(text[end + 2]) : nil
    if end + 3 < text.count, second != nil, digit(text[end + 3]) != nil { return false }
    return (1...12).contains(second.map { first * 10 + $0 } ?? first)
  }

  private static func isRange(from last: Mention, to start: Int, in text: [Character]) -> Bool {
    last.whole.upperBound + 1 == start && "-－—–~～至到、和".contains(text[last.whole.upperBound])
  }
}
