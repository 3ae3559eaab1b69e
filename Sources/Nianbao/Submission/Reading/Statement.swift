import Foundation

/// Which unit and year a file says it is: by its first line, else its title, else its name.
struct Statement: Sendable, Equatable {
  var year: Int?
  var code: String?
  var name: String?
  /// Where it says so, for messages.
  var line = 0

  var isSilent: Bool { year == nil && code == nil && name == nil }
}

extension Statement {
  /// The first line of the form layout: mark, year, code, name.
  init(firstLine fields: ArraySlice<Records.Field>, in records: Records) {
    let values = fields.map { Label.trimmed(records.text($0)) }.drop { $0.isEmpty }.map { $0 }
    let value = { (position: Int) in
      position < values.count && !values[position].isEmpty ? values[position] : nil
    }
    year = value(1).flatMap { Int($0.hasSuffix("年") ? String($0.dropLast()) : $0) }
    code = value(2)
    name = value(3)
    line = Int(fields.first?.line ?? 0)
  }

  /// A title such as `示例县教育局2025年政府信息公开工作年度报告` or `2025年示例县…`; `nil` when the text is none.
  init?(title text: String, titles: [String]) {
    let plain = Label.trimmed(text).filter { !$0.isWhitespace }
    guard plain.count <= 80,
      let range = titles.lazy.compactMap({ plain.range(of: $0) }).first
    else { return nil }
    let (rest, year) = Self.takeYear(String(plain[..<range.lowerBound]))
    self.init(year: year, code: nil, name: rest.isEmpty ? nil : rest)
  }

  /// What a path below `forms/` says: a title, or codes, names and years set apart by signs.
  ///
  /// Folders may name the unit; their years are often those of the receipt and say nothing.
  init(path: String, titles: [String], roster: Roster?) {
    self.init()
    var parts = path.split(separator: "/").map { String($0) }
    if let last = parts.popLast() { parts.append((last as NSString).deletingPathExtension) }
    for part in parts.reversed() {
      let known = part == parts.last ? nil : Optional(year)
      if let titled = Statement(title: part, titles: titles) {
        year = year ?? titled.year
        name = name ?? titled.name
      } else {
        readWords(of: part, roster)
      }
      if let known { year = known }
    }
  }

  /// Words that people put around a unit's name in a file name.
  private static let fillers = [
    "政府信息公开", "年度报告", "工作", "年报表", "年报", "报表", "报告", "表样", "数据", "报送", "附件", "副本", "定稿", "终稿", "最终", "最新",
    "表一", "表二", "表三", "表四", "年度", "年", "的", "表",
  ]

  /// A code must stand there exactly, for `2-水利局` is a serial number and not the code 002; only where no name
  /// is found may it have lost its leading zeros.
  private mutating func readWords(of part: String, _ roster: Roster?) {
    let words = Self.words(of: part) + [part]
    let codes = words.compactMap { word in roster?.unit(code: word).map { (word, $0.code) } }
    code = code ?? codes.first { $0 == $1 }?.1
    for word in words where word != code {
      year = year ?? Self.year(word)
      if name == nil, let unit = roster?.unit(name: word) ?? roster?.unit(name: Self.trimmed(word)) {
        name = unit.name
      }
    }
    if code == nil, name == nil { code = codes.first?.1 }
  }

  /// Runs of letters and runs of digits: `990001教育局2025年报(定稿)` is 990001, 教育局, 2025, 年报, 定稿.
  private static func words(of part: String) -> [String] {
    var words: [String] = []
    var last: Bool?
    for character in part {
      let isDigit = character.isASCII && character.isNumber
      let isWord = character.isLetter || character.isNumber
      if isWord, last == isDigit { words[words.count - 1].append(character) }
      if isWord, last != isDigit { words.append(String(character)) }
      last = isWord ? isDigit : nil
    }
    return words
  }

  private static func year(_ word: String) -> Int? {
    word.count == 4 ? Int(word).flatMap { (2000...2099).contains($0) ? $0 : nil } : nil
  }

  private static func trimmed(_ word: String) -> String {
    var rest = word[...]
    while let filler = fillers.first(where: { rest.hasSuffix($0) }) { rest.removeLast(filler.count) }
    while let filler = fillers.first(where: { rest.hasPrefix($0) }) { rest.removeFirst(filler.count) }
    return String(rest)
  }

  /// Takes `2025年` or `2025年度` out of a text.
  private static func takeYear(_ text: String) -> (rest: String, year: Int?) {
    guard let mark = text.firstIndex(of: "年"),
      let start = text.index(mark, offsetBy: -4, limitedBy: text.startIndex),
      let year = Int(text[start..<mark]), (1900...2099).contains(year),
      start == text.startIndex || !text[text.index(before: start)].isNumber
    else { return (text, nil) }
    var rest = text[text.index(after: mark)...]
    if rest.first == "度" { rest.removeFirst() }
    return (String(text[..<start]) + rest, year)
  }
}

extension Statement {
  /// With what a blank form was stamped: its code and year decide, the name that is typed beside stays to be compared.
  func stamped(_ stamp: Stamp?) -> Statement {
    guard let stamp else { return self }
    var result = self
    // A form for a unit that gave no code is stamped with its name in the code's place.
    let stamped = stamp.unit == stamp.name ? nil : stamp.unit
    result.code = code ?? stamped
    result.year = year ?? stamp.year
    result.name = name ?? stamp.name
    return result
  }

  /// Fills in what this one leaves open; a file that states a code is known by its code only.
  func completed(by other: Statement) -> Statement {
    var result = self
    result.year = year ?? other.year
    if code == nil, name == nil { (result.code, result.name) = (other.code, other.name) }
    return result
  }
}
