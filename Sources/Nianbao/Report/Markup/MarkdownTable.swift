/// Pipe tables that can be read as text: fields as wide as their column, numbers on the right.
///
/// ```
/// | 项目     | 单位 | 2025年 |
/// | -------- | ---- | -----: |
/// | 行政许可 | 件   |  25481 |
/// ```
enum MarkdownTable {
  /// Wider tables are left as they are: padded lines would wrap.
  static let widest = 100
  /// A longer field reaches over into the next column.
  private static let longest = 48

  /// The text with every table in it aligned; a Chinese character is two columns wide.
  static func aligned(in text: String) -> String {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    var start = 0
    while start < lines.count {
      let end = lines[start...].firstIndex { $0.utf8.first != UInt8(ascii: "|") } ?? lines.count
      if end - start > 1, isRule(lines[start + 1]) {
        lines.replaceSubrange(start..<end, with: aligned(lines[start..<end].map(fields)))
      }
      start = max(end, start + 1)
    }
    return lines.joined(separator: "\n")
  }

  /// - Parameter rows: the head, the rule below it, and the rest.
  private static func aligned(_ rows: [[String]]) -> [String] {
    let count = rows.map(\.count).max() ?? 0
    let filled = rows.map { $0 + [String](repeating: "", count: count - $0.count) }
    let isRight = filled[1].map { $0.hasSuffix("-:") }
    let widths = (0..<count).map { column in
      let own = filled.indices.filter { $0 != 1 }.map { width(of: filled[$0][column]) }.max() ?? 0
      return min(longest, max(3, own))
    }
    let isWide = widths.reduce(0, +) + 3 * count + 1 > widest
    return filled.enumerated().map { number, row in
      let texts = row.indices.map { column -> String in
        let room = isWide ? 0 : widths[column]
        if number == 1 { return rule(isRight[column], width: max(3, room)) }
        let space = String(repeating: " ", count: max(0, room - width(of: row[column])))
        return isRight[column] ? space + row[column] : row[column] + space
      }
      return "| \(texts.joined(separator: " | ")) |"
    }
  }

  private static func rule(_ isRight: Bool, width: Int) -> String {
    isRight ? String(repeating: "-", count: width - 1) + ":" : String(repeating: "-", count: width)
  }

  private static func isRule(_ line: String) -> Bool {
    line.contains("---") && line.allSatisfy { "|-: ".contains($0) }
  }

  /// The fields between bars; an escaped bar belongs to its field.
  static func fields(_ line: String) -> [String] {
    let bytes = line.utf8
    var fields: [String] = []
    var isEscaped = false
    var start = bytes.index(after: bytes.startIndex)
    for place in bytes.indices.dropFirst() {
      if bytes[place] == UInt8(ascii: "|"), !isEscaped {
        fields.append(trimmed(line[start..<place]))
        start = bytes.index(after: place)
      }
      isEscaped = bytes[place] == UInt8(ascii: "\\") && !isEscaped
    }
    let rest = trimmed(line[start...])
    return rest.isEmpty ? fields : fields + [rest]
  }

  private static func trimmed(_ text: Substring) -> String {
    let space = UInt8(ascii: " ")
    guard let first = text.utf8.firstIndex(where: { $0 != space }),
      let last = text.utf8.lastIndex(where: { $0 != space })
    else { return "" }
    return String(text[first...last])
  }

  private static func width(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + (isWide($1) ? 2 : 1) }
  }

  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    // East Asian Width W and F, and the quotes and dashes that Chinese fonts draw as wide.
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F, 0xFF00...0xFF60,
      0xFFE0...0xFFE6, 0x20000...0x3FFFD, 0x2014, 0x2018, 0x2019, 0x201C, 0x201D:
      true
    default: false
    }
  }
}
