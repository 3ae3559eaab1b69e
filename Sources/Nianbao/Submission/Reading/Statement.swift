import Foundation

/// Which unit and year a file says it is: by its first line, else its title, else its name.
struct Statement: Sendable, Equatable {
  var year: Int?
  /// What is written for the year and cannot be understood; then `year` is `nil`.
  var unclearYear: String?
  var code: String?
  var name: String?
  /// Where it says so, for messages.
  var line = 0

  var isSilent: Bool { saysNoYear && code == nil && name == nil }
  var saysNoYear: Bool { year == nil && unclearYear == nil }

  /// The year as it was written.
  var writtenYear: WrittenYear? { year.map { .year($0) } ?? unclearYear.map { .unclear($0) } }

  /// Takes the year as it was written.
  mutating func take(_ written: WrittenYear?) {
    switch written {
    case .year(let number): year = number
    case .unclear(let text): unclearYear = text
    case nil: break
    }
  }
}

extension Statement {
  /// The first line of the form layout: mark, year, code, name.
  init(firstLine fields: ArraySlice<Records.Field>, in records: Records) {
    let values = fields.map { Label.trimmed(records.text($0)) }.drop { $0.isEmpty }.map { $0 }
    let value = { (position: Int) in
      position < values.count && !values[position].isEmpty ? values[position] : nil
    }
    take(value(1).flatMap { WrittenYear(field: $0) })
    code = value(2)
    name = value(3)
    line = Int(fields.first?.line ?? 0)
  }

  /// A title such as `示例县教育局2025年政府信息公开工作年度报告`, the year anywhere in it; `nil` when the text is none.
  init?(title text: String, titles: [String], roster: Roster?) {
    let plain = Label.trimmed(text).filter { !$0.isWhitespace }
    guard plain.count <= 80, !plain.contains(where: { "。，；！？,;!?".contains($0) }) else { return nil }
    let characters = Array(plain)
    let mentions = Self.years(in: characters) {
      Self.name(before: titles, in: $0).flatMap { roster?.unit(name: $0) }
    }
    // `…工作2025年度报告` is a title without the number alone, `2025年度…工作年度报告` without the words around it.
    let readings =
      mentions.isEmpty
      ? [plain]
      : [Self.without(mentions.map(\.whole), characters), Self.without(mentions.map(\.number), characters)]
    guard let name = readings.lazy.compactMap({ Self.name(before: titles, in: $0) }).first else { return nil }
    self.init()
    take(Self.only(of: mentions))
    self.name = name.isEmpty ? nil : name
  }

  /// What stands before a title; `nil` where there is none, or a sentence goes on behind it.
  private static func name(before titles: [String], in text: String) -> String? {
    guard let range = titles.lazy.compactMap({ text.range(of: $0) }).first else { return nil }
    let behind = text[range.upperBound...]
    let isEnd = behind.isEmpty || "(（[【〔表的正送稿-—_".contains(behind[behind.startIndex])
    guard isEnd else { return nil }
    // `自然资源局关于报送…的函` is 自然资源局's.
    let name = text[..<range.lowerBound]
    return String(name.range(of: "关于").map { name[..<$0.lowerBound] } ?? name)
  }

  /// The years that a text speaks of.
  ///
  /// A number in a unit's name is none: one with which another unit is known than without it, and, beside a year with
  /// 年, one without 年 that stands between words.
  private static func years(
    in text: [Character], unit: (String) -> Roster.Unit?
  ) -> [WrittenYear.Mention] {
    let all = WrittenYear.mentions(in: text)
    guard !all.isEmpty else { return all }
    let isNamed = { (mention: WrittenYear.Mention) in text[mention.number.upperBound...].first == "年" }
    let isWithin = { (range: Range<Int>) in
      range.lowerBound > 0 && range.upperBound < text.count && text[range.lowerBound - 1].isLetter
        && text[range.upperBound].isLetter
    }
    let hasNamed = all.contains(where: isNamed)
    let years = all.filter { isNamed($0) || !hasNamed || !isWithin($0.number) }
    let bare = unit(without(all.map(\.whole), text))
    return years.filter { year in
      let named = unit(without(all.filter { $0 != year }.map(\.whole), text))
      return named == nil || named == bare
    }
  }

  private static func without(_ ranges: [Range<Int>], _ text: [Character]) -> String {
    String(text.indices.filter { place in !ranges.contains { $0.contains(place) } }.map { text[$0] })
  }

  private static func only(of mentions: [WrittenYear.Mention]) -> WrittenYear? {
    only(of: mentions.map(\.year))
  }

  /// The year that all of them say; unclear when they differ.
  static func only(of written: [WrittenYear]) -> WrittenYear? {
    let years = written.reduce(into: [WrittenYear]()) { if !$0.contains($1) { $0.append($1) } }
    guard years.count > 1 else { return years.first }
    return .unclear(years.map(\.words).joined(separator: "、"))
  }

  /// What a path below `forms/` says: a title, or codes, names and years set apart by signs.
  ///
  /// Folders may name the unit; their years are often those of the receipt and say nothing.
  init(path: String, titles: [String], roster: Roster?) {
    self.init()
    var parts = path.split(separator: "/").map { String($0) }
    if let last = parts.popLast() { parts.append((last as NSString).deletingPathExtension) }
    for (depth, part) in parts.reversed().enumerated() {
      var said = Statement(title: part, titles: titles, roster: roster) ?? Statement()
      if said.isSilent { said.readWords(of: part, roster, isKnown: code != nil || name != nil) }
      if depth == 0 { (year, unclearYear) = (said.year, said.unclearYear) }
      code = code ?? said.code
      name = name ?? said.name
    }
  }

  /// What the name of a sheet says: a unit of the roster, a year.
  ///
  /// A number is no code there, `Sheet1` no unit.
  init(sheet name: String, roster: Roster?) {
    self.init()
    let plain = Label.trimmed(name).filter { !$0.isWhitespace }
    let known = { (text: String) in roster?.unit(name: text) ?? roster?.unit(name: Self.trimmed(text)) }
    let mentions = Self.years(in: Array(plain)) { known($0) }
    let rest = Self.without(mentions.map(\.whole), Array(plain))
    let unit = known(rest)
    let code = plain.count >= 4 ? roster?.unit(code: plain).flatMap { $0.code == plain ? $0.code : nil } : nil
    self.code = code
    self.name = code == nil ? unit?.name : nil
    if unit != nil || Self.trimmed(rest).isEmpty { take(Self.only(of: mentions)) }
  }

  /// A short line of a title with the unit and the year: `示例县教育局2025年`; silent when it is something else.
  init(nameAndYear text: String) {
    self.init()
    let plain = Array(Label.trimmed(text).filter { !$0.isWhitespace })
    let mentions = WrittenYear.mentions(in: plain)
    guard !mentions.isEmpty, plain.count <= 40, !plain.contains(where: { "。，；：！？".contains($0) }) else {
      return
    }
    take(Self.only(of: mentions))
    let rest = Self.without(mentions.map(\.whole), plain)
    name = rest.isEmpty ? nil : rest
  }

  /// Words that people put around a unit's name in a file name.
  private static let fillers = [
    "政府信息公开", "年度报告", "工作", "年报表", "年报", "报表", "报告", "表样", "数据", "报送", "附件", "副本", "定稿", "终稿", "最终", "最新",
    "表一", "表二", "表三", "表四", "年度", "年", "的", "表",
  ]

  /// A code must stand there exactly, for `2-水利局` is a serial number and not the code 002; only where no name
  /// is found may it have lost its leading zeros.
  private mutating func readWords(of part: String, _ roster: Roster?, isKnown: Bool) {
    let words = Self.words(of: part) + [part]
    let codes = words.compactMap { word in roster?.unit(code: word).map { (word, $0.code) } }
    code = codes.first { $0 == $1 }?.1
    let code = code
    let known = { (text: String) in
      text.split { !$0.isLetter && !$0.isNumber }.lazy.map { String($0) }.compactMap {
        roster?.unit(name: $0) ?? roster?.unit(name: Self.trimmed($0))
      }.first
    }
    let mentions = Self.years(in: Array(part)) { known($0) }.filter {
      $0.year != .year(code.flatMap { Int($0) } ?? -1)
    }
    take(Self.only(of: mentions))
    name = known(Self.without(mentions.map(\.whole), Array(part)))?.name
    for word in words where word != code && name == nil { name = known(word)?.name }
    if !isKnown, code == nil, name == nil { self.code = codes.first?.1 }
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

  private static func trimmed(_ word: String) -> String {
    var rest = word[...]
    while let filler = fillers.first(where: { rest.hasSuffix($0) }) { rest.removeLast(filler.count) }
    while let filler = fillers.first(where: { rest.hasPrefix($0) }) { rest.removeFirst(filler.count) }
    return String(rest)
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
    if saysNoYear { result.year = stamp.year }
    result.name = name ?? stamp.name
    return result
  }

  /// Fills in what this one leaves open; a file that states a code is known by its code only.
  func completed(by other: Statement) -> Statement {
    var result = self
    if saysNoYear { (result.year, result.unclearYear) = (other.year, other.unclearYear) }
    if code == nil, name == nil { (result.code, result.name) = (other.code, other.name) }
    return result
  }
}
