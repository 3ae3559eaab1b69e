import Foundation

/// A label as it is compared: two labels mean the same when their normal forms are equal, and never otherwise.
///
/// `３、危及"三安全一稳定"` and `3.危及“三安全一稳定”` are the same label: compatibility forms, white space, quotes
/// and the mark behind a leading number are the typist's, not the form's.
package enum Label {
  package static func normal(_ text: some StringProtocol) -> String {
    if text.unicodeScalars.allSatisfy(isNormal), !hasMarkBehindNumber(text.utf8) { return String(text) }
    var result = String.UnicodeScalarView()
    let isPlain = text.unicodeScalars.allSatisfy(\.isItsOwnForm)
    let form = isPlain ? String(text) : String(text).precomposedStringWithCompatibilityMapping
    for scalar in form.unicodeScalars {
      switch scalar {
      case "“", "”", "‘", "’", "\"", "'", "「", "」", "『", "』", "《", "》", "〝", "〞": continue
      case "、", "，": result.append(",")
      case "。": continue
      default:
        if scalar.properties.isWhitespace || scalar.isInvisible { continue }
        result.append(Radicals.character(of: scalar) ?? scalar)
      }
    }
    return String(dottingLeadingNumber(result))
  }

  /// The normal form without what offices write differently: a number in front, in any style, and a unit in brackets
  /// behind; the year in `本年(2023)`, and a colon at the end.
  ///
  /// `三,收到…`, `(七)总计`, `①属于…`, `1)属于…`, `〔一〕予以公开` and `行政许可(件)` are the labels behind their marks.
  static func bare(_ normal: String, units: Set<String> = []) -> String {
    numbered(normal, units: units).bare
  }

  /// The same, with the number that stood in front; `nil` where none did.
  static func numbered(_ normal: String, units: Set<String> = []) -> (number: Int?, bare: String) {
    var (number, rest) = withoutNumber(Array(normal.unicodeScalars))
    while let last = rest.last, ":,.;".unicodeScalars.contains(last) { rest.removeLast() }
    if rest.last == ")", let open = rest.lastIndex(of: "("), open > 0 {
      var inside = text(rest[(open + 1)..<(rest.count - 1)])
      if inside.hasPrefix("单位:") { inside.removeFirst(3) }
      if units.contains(inside) { rest = Array(rest[..<open]) }
    }
    let text = text(rest[...])
    guard text.hasPrefix("本年"), let match = text.prefixMatch(of: /本年度?\(\d{4}年?度?\)/) else {
      return (number, text)
    }
    return (number, "本年" + text.dropFirst(match.0.count))
  }

  private static func text(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars)
    return String(result)
  }

  /// Drops `1.`, `(一)`, `一.`, `①`, `〔一〕`, `Ⅰ.`: a number with a mark or brackets, or one right before a word.
  private static func withoutNumber(_ normal: [Unicode.Scalar]) -> (Int?, [Unicode.Scalar]) {
    var end = 0
    let opens = "([〔【".unicodeScalars
    let isOpen = normal.first.map(opens.contains) ?? false
    if isOpen { end = 1 }
    let start = end
    let isArabic = normal.dropFirst(start).first.map { ("0"..."9").contains($0) } ?? false
    let digits = isArabic ? "0123456789" : "一二三四五六七八九十IVX"
    while end < normal.count, digits.unicodeScalars.contains(normal[end]) { end += 1 }
    guard end > start, end - start <= 3, end < normal.count else { return (nil, normal) }
    let number = value(of: normal[start..<end])
    var hasMark = false
    if isOpen {
      guard ")]〕】".unicodeScalars.contains(normal[end]) else { return (nil, normal) }
      (end, hasMark) = (end + 1, true)
    }
    while end < normal.count, ".,:;)·-".unicodeScalars.contains(normal[end]) {
      (end, hasMark) = (end + 1, true)
    }
    guard end < normal.count else { return (nil, normal) }
    let isWord = normal[end].value >= 0x4E00 && !"年月日件项个条起宗次".unicodeScalars.contains(normal[end])
    return hasMark && !("0"..."9").contains(normal[end]) || isArabic && isWord
      ? (number, Array(normal[end...])) : (nil, normal)
  }

  /// What a numeral of any style counts: 12, 十二, XII; `nil` where it is written as nobody would.
  private static func value(of numeral: ArraySlice<Unicode.Scalar>) -> Int? {
    let text = text(numeral)
    if let number = Int(text) { return number }
    if let roman = romans.firstIndex(of: text) { return roman + 1 }
    let parts = text.split(separator: "十", omittingEmptySubsequences: false)
    guard parts.count < 3, parts.allSatisfy({ $0.count < 2 }) else { return nil }
    let digits = parts.map { part in part.first.flatMap { numerals.firstIndex(of: $0) }.map { $0 + 1 } }
    return digits.count == 1 ? digits[0] : (digits[0] ?? 1) * 10 + (digits[1] ?? 0)
  }

  private static let numerals = Array("一二三四五六七八九")
  private static let romans = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"]

  /// A label as text says it: without its number in front and without remarks in brackets.
  static func spoken(_ label: String) -> String {
    var text = label[...]
    if text.first == "（", let end = text.firstIndex(of: "）") { text = text[text.index(after: end)...] }
    let mark = text.firstIndex { !"0123456789一二三四五六七八九十".contains($0) } ?? text.startIndex
    if mark > text.startIndex, mark < text.endIndex, "、.．".contains(text[mark]) {
      text = text[text.index(after: mark)...]
    }
    return String(text.prefix { $0 != "（" })
  }

  private static func dottingLeadingNumber(_ text: String.UnicodeScalarView) -> String.UnicodeScalarView {
    guard let mark = text.firstIndex(where: { !("0"..."9").contains($0) }), mark > text.startIndex,
      text[mark] == "," || text[mark] == ":"
    else { return text }
    var result = text
    result.replaceSubrange(mark...mark, with: ["."])
    return result
  }
}

extension Label {
  /// What is longer than any name is a misspelling of none.
  static let longestName = 200

  /// The candidate most like a label that was not recognised, for "did you mean"; `nil` when none is close.
  ///
  /// Only messages use it: matching itself is always exact.
  static func nearest(to text: String, among candidates: [String]) -> String? {
    let wanted = Array(normal(text).unicodeScalars)
    guard !wanted.isEmpty, wanted.count <= longestName else { return nil }
    var best: (name: String, distance: Int, length: Int)?
    for name in candidates {
      let scalars = Array(normal(name).unicodeScalars)
      let least = max(scalars.count, wanted.count) - min(scalars.count, wanted.count)
      guard least < best?.distance ?? .max, least * 2 <= max(scalars.count, wanted.count) else { continue }
      let distance = distance(wanted, scalars)
      if distance < best?.distance ?? .max { best = (name, distance, scalars.count) }
    }
    return best.flatMap { $0.distance * 2 <= max(wanted.count, $0.length) ? $0.name : nil }
  }

  /// The name of a file or folder that another is much like; its case and its ending may differ.
  package static func nearestName(to name: String, among known: [String]) -> String? {
    let stem = { (name: String) in name.lowercased().split(separator: ".").first.map { String($0) } ?? "" }
    if let same = known.first(where: { stem($0) == stem(name) }) { return same }
    let near = nearest(to: stem(name), among: known.map(stem))
    return near.flatMap { near in known.first { stem($0) == near } }
  }

  /// How many characters must be inserted, removed or replaced to turn one into the other.
  static func distance(_ one: [Unicode.Scalar], _ other: [Unicode.Scalar]) -> Int {
    var distances = Array(0...other.count)
    for (row, left) in one.enumerated() {
      var diagonal = distances[0]
      distances[0] = row + 1
      for (column, right) in other.enumerated() {
        let replaced = diagonal + (left == right ? 0 : 1)
        diagonal = distances[column + 1]
        distances[column + 1] = min(replaced, diagonal + 1, distances[column] + 1)
      }
    }
    return distances[other.count]
  }
}

extension Label {
  /// Full-width forms and radicals made plain, what cannot be seen left out and white space cut off at both ends;
  /// nothing else is changed, so that a footnote mark such as `²` never becomes a digit.
  static func trimmed(_ text: String) -> String {
    if text.unicodeScalars.allSatisfy(isPlain) { return text }
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x21...0x7E, 0x4E00...0x9FFF: scalars.append(scalar)
      case 0xFF01...0xFF5E: scalars.append(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
      case 0x2F00...0x2FD5:
        scalars.append(contentsOf: String(scalar).precomposedStringWithCompatibilityMapping.unicodeScalars)
      case 0x2E80...0x2EF3: scalars.append(Radicals.character(of: scalar) ?? scalar)
      default: if !scalar.isInvisible { scalars.append(scalar) }
      }
    }
    var result = String(scalars)[...]
    while result.first?.isWhitespace == true { result.removeFirst() }
    while result.last?.isWhitespace == true { result.removeLast() }
    return String(result)
  }
}

extension Label {
  /// Whether it is a printed ASCII or a Han character, which nobody writes in two ways.
  static func isPlain(_ scalar: Unicode.Scalar) -> Bool {
    0x21...0x7E ~= scalar.value || 0x4E00...0x9FFF ~= scalar.value
  }

  /// Whether the first sign that is no digit is one that a number in front may have behind it.
  private static func hasMarkBehindNumber(_ text: some Sequence<UInt8>) -> Bool {
    let mark = text.first { !(0x30...0x39 ~= $0) }
    return mark == UInt8(ascii: ",") || mark == UInt8(ascii: ":")
  }

  /// Whether every label keeps it as it is.
  private static func isNormal(_ scalar: Unicode.Scalar) -> Bool {
    isPlain(scalar) && scalar != "\"" && scalar != "'"
  }
}

extension Unicode.Scalar {
  /// Whether compatibility forms leave it as it is, whatever stands beside it: ASCII, Han, and the form's own marks.
  fileprivate var isItsOwnForm: Bool {
    switch value {
    case 0x20...0x7E, 0x4E00...0x9FFF, 0x3001, 0x3002, 0x300A...0x3011, 0x3014, 0x3015, 0x2018...0x201D: true
    default: false
    }
  }
}
