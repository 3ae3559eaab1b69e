/// A text of the office that does nothing where the Markdown of the report is opened, whatever opens it.
///
/// Comments are left out, for a report is public. Other HTML, links to anything but pages and mail, and pictures that
/// lie elsewhere are printed as the words they are, so that whoever wrote them sees them.
///
/// ```
/// 见<script>附表</script>[甲](javascript:x)<!-- 待核 -->    见&lt;script>附表&lt;/script>[甲&#93;(javascript:x)
/// ```
struct PassiveText {
  private(set) var text = ""
  private var bytes: ArraySlice<UInt8>
  private var result: [UInt8] = []

  init(_ text: String) {
    bytes = Array(text.withoutControls.utf8)[...]
    result.reserveCapacity(bytes.count)
    var mayHaveComments = true
    while let position = bytes.firstIndex(where: { "<]!".utf8.contains($0) }) {
      result += bytes[..<position]
      bytes = bytes[position...]
      if isEscaped {
        result.append(bytes.removeFirst())
      } else if mayHaveComments, bytes.starts(with: "<!--".utf8) {
        mayHaveComments = leaveComment()
      } else {
        writeMark()
      }
    }
    self.text = String(decoding: result + bytes, as: UTF8.self)
  }

  /// What begins something, and how it is written where it shall not.
  private static let marks = [
    UInt8(ascii: "<"): "&lt;", UInt8(ascii: "]"): "&#93;", UInt8(ascii: "!"): "&#33;",
  ]

  /// Whether a backslash before the mark makes it a character like any other.
  private var isEscaped: Bool {
    !result.reversed().prefix { $0 == UInt8(ascii: "\\") }.count.isMultiple(of: 2)
  }

  /// Leaves a comment out; `false` where it has no end, and so no other has.
  private mutating func leaveComment() -> Bool {
    let end = Array("-->".utf8)
    guard let close = bytes.dropFirst(2).indices.first(where: { bytes[$0...].starts(with: end) }) else {
      return false
    }
    bytes = bytes[(close + end.count)...]
    return true
  }

  private mutating func writeMark() {
    let mark = bytes.removeFirst()
    let acts =
      switch mark {
      case UInt8(ascii: "<"): beginsTag
      case UInt8(ascii: "]"): endsActiveLink(bytes)
      default: beginsPicture
      }
    if acts, let written = Self.marks[mark] { result += written.utf8 } else { result.append(mark) }
  }

  /// Whether what follows `<` makes it a tag; a line break in a table and a web address do no harm.
  private var beginsTag: Bool {
    guard let next = bytes.first else { return false }
    let isLetter = UInt8(ascii: "a")...UInt8(ascii: "z") ~= next | 0x20
    guard isLetter || "/!?".utf8.contains(next) else { return false }
    return !["br>", "br/>", "br />"].contains { begins(with: $0, bytes) } && !isAddress(bytes)
  }

  /// Whether what follows `]` makes it a link that leads anywhere else than to a page.
  private func endsActiveLink(_ rest: ArraySlice<UInt8>) -> Bool {
    guard let next = rest.first, next == UInt8(ascii: "(") || next == UInt8(ascii: ":") else { return false }
    let target = target(in: rest)
    // A definition that leads nowhere is a sentence, which Markdown would swallow.
    if next == UInt8(ascii: ":") { return !isAddress(target) }
    let scheme = target.prefix { !"/?#) \t\r\n".utf8.contains($0) }
    return !isAddress(target) && scheme.contains { ":&\\".utf8.contains($0) }
  }

  /// Whether what follows `!` may be a picture from elsewhere: any but `[words](file)`.
  private var beginsPicture: Bool {
    guard bytes.first == UInt8(ascii: "[") else { return false }
    let words = bytes.prefix(Self.longestWords).dropFirst().prefix { $0 != UInt8(ascii: "]") }
    let rest = bytes[words.endIndex...].dropFirst()
    return rest.first != UInt8(ascii: "(") || isAddress(target(in: rest)) || endsActiveLink(rest)
  }

  /// In bytes; of pictures with more to say nothing is believed.
  private static let longestWords = 1_000

  /// What stands behind `](` or `]:`.
  private func target(in rest: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    rest.dropFirst().drop { " \t\r\n<>".utf8.contains($0) }
  }

  private func isAddress(_ target: ArraySlice<UInt8>) -> Bool {
    ["http://", "https://", "mailto:"].contains { begins(with: $0, target) }
  }

  /// Whether it begins so, in letters of either case.
  private func begins(with word: String, _ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.count >= word.utf8.count && zip(bytes, word.utf8).allSatisfy { $0 | 0x20 == $1 | 0x20 }
  }
}
