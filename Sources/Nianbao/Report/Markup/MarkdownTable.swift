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
  fileprivate static let longest = 48

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

  /// The lines with columns of one width; `rows` are the head, the rule below it, and the rest.
  private static func aligned(_ rows: [[String]]) -> [String] {
    let count = rows.map(\.count).max() ?? 0
    // One long line would make all lines as long.
    if rows.count * count > 100_000 { return rows.map { "| \($0.joined(separator: " | ")) |" } }
    let filled = rows.map { $0 + [String](repeating: "", count: count - $0.count) }
    let texts = [filled[0]] + filled.dropFirst(2)
    let layout = Layout(texts, isRight: filled[1].map { $0.hasSuffix("-:") })
    return layout.lines(texts)
  }

  /// A listing as the lines of a table.
  static func lines<Line>(of listing: Listing<Line>) -> [String] {
    let columns = listing.columns(in: .markdown)
    let head = columns.map { Markdown.cell($0.heading(in: .markdown)) }
    let rows =
      [head] + listing.lines.indices.map { listing.words(ofLine: $0, in: .markdown).map(Markdown.cell) }
    return Layout(rows, isRight: columns.map(\.kind.isNumber)).lines(rows)
  }

  /// How wide each column is, and on which side its fields stand.
  struct Layout {
    private let isRight: [Bool]
    private let widths: [Int]

    /// What is known of the columns' widths after some rows.
    struct Widths {
      fileprivate var widths: [Int]

      init(_ count: Int) { widths = [Int](repeating: 3, count: count) }

      mutating func take(_ row: [String]) {
        for (column, text) in row.enumerated() {
          widths[column] = max(widths[column], MarkdownTable.width(of: MarkdownTable.trimmed(text[...])))
        }
      }
    }

    /// A layout for widths that have taken in the head and all lines.
    init(_ widths: Widths, isRight: [Bool]) {
      let widths = widths.widths.map { min($0, longest) }
      let isWide = widths.reduce(0, +) + 3 * widths.count + 1 > widest
      self.isRight = isRight
      self.widths = isWide ? widths.map { _ in 0 } : widths
    }

    /// A layout for the head and all lines, each with as many fields as there are columns.
    init(_ rows: [[String]], isRight: [Bool]) {
      var widths = Widths(isRight.count)
      for row in rows { widths.take(row) }
      self.init(widths, isRight: isRight)
    }

    func field(_ text: String, _ column: Int) -> String {
      let text = MarkdownTable.trimmed(text[...])
      let space = String(repeating: " ", count: max(0, widths[column] - MarkdownTable.width(of: text)))
      return isRight[column] ? space + text : text + space
    }

    /// What stands between head and lines.
    func rule(_ column: Int) -> String {
      let width = max(3, widths[column])
      return isRight[column]
        ? String(repeating: "-", count: width - 1) + ":" : String(repeating: "-", count: width)
    }

    /// The head, the rule and the lines.
    func lines(_ rows: some Sequence<[String]>) -> [String] {
      var lines = rows.map { line($0.enumerated().map { field($1, $0) }) }
      lines.insert(line(widths.indices.map(rule)), at: min(1, lines.count))
      return lines
    }

    private func line(_ fields: [String]) -> String { "| \(fields.joined(separator: " | ")) |" }
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

  fileprivate static func trimmed(_ text: Substring) -> String {
    let space = UInt8(ascii: " ")
    guard let first = text.utf8.firstIndex(where: { $0 != space }),
      let last = text.utf8.lastIndex(where: { $0 != space })
    else { return "" }
    return String(text[first...last])
  }

  fileprivate static func width(of text: String) -> Int {
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
