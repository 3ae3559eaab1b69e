import Foundation

/// A label as it is compared: two labels mean the same when their normal forms are equal, and never otherwise.
///
/// `３、危及"三安全一稳定"` and `3.危及“三安全一稳定”` are the same label: compatibility forms, white space, quotes
/// and the mark behind a leading number are the typist's, not the form's.
package enum Label {
  package static func normal(_ text: some StringProtocol) -> String {
    var result = String.UnicodeScalarView()
    for scalar in String(text).precomposedStringWithCompatibilityMapping.unicodeScalars {
      switch scalar {
      case "\u{200B}", "\u{FEFF}", "“", "”", "‘", "’", "\"", "'", "「", "」": continue
      case "、", "，": result.append(",")
      case "。": continue
      default: if !scalar.properties.isWhitespace { result.append(scalar) }
      }
    }
    return String(dottingLeadingNumber(result))
  }

  /// The label without a leading `三、`: section headings print a number before the table's title.
  static func withoutSectionNumber(_ normal: String) -> String {
    let rest = normal.drop { "一二三四五六七八九十".contains($0) }
    guard rest.count < normal.count, rest.first == "," else { return normal }
    return String(rest.dropFirst())
  }

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
  /// The candidate most like a label that was not recognised, for "did you mean"; `nil` when none is close.
  ///
  /// Only messages use it: matching itself is always exact.
  static func nearest(to text: String, among candidates: [String]) -> String? {
    let wanted = Array(normal(text))
    guard !wanted.isEmpty else { return nil }
    let scored = candidates.map { ($0, distance(wanted, Array(normal($0)))) }
    guard let best = scored.min(by: { $0.1 < $1.1 }) else { return nil }
    return best.1 * 2 <= max(wanted.count, normal(best.0).count) ? best.0 : nil
  }

  /// How many characters must be inserted, removed or replaced to turn one into the other.
  private static func distance(_ one: [Character], _ other: [Character]) -> Int {
    var previous = Array(0...other.count)
    for (row, left) in one.enumerated() {
      var current = [row + 1]
      for (column, right) in other.enumerated() {
        current.append(
          min(previous[column] + (left == right ? 0 : 1), previous[column + 1] + 1, current[column] + 1))
      }
      previous = current
    }
    return previous[other.count]
  }
}

extension Label {
  /// Full-width forms made plain and white space cut off at both ends; nothing else is changed, so that a
  /// footnote mark such as `²` never becomes a digit.
  static func trimmed(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xFEFF, 0x200B: continue
      case 0xFF01...0xFF5E: scalars.append(Unicode.Scalar(UInt8(scalar.value - 0xFEE0)))
      default: scalars.append(scalar)
      }
    }
    var result = String(scalars)[...]
    while result.first?.isWhitespace == true { result.removeFirst() }
    while result.last?.isWhitespace == true { result.removeLast() }
    return String(result)
  }
}
