/// The text of a cell's formula.
enum FormulaText {
  /// Whether it takes something from another file: `[1]Sheet1!A1`, `'C:\[a.xlsx]Sheet1'!A1`, `file://`.
  ///
  /// A column of a table, `表1[1]`, and what stands in a text, `"[1]"`, are no files.
  static func reachesOut(_ formula: [UInt8]) -> Bool {
    var rest = formula[...]
    var isBehindName = false
    while let byte = rest.first {
      switch byte {
      case UInt8(ascii: "\""):
        passQuoted(byte, in: &rest)
        isBehindName = false
      case UInt8(ascii: "'"):
        let name = passQuoted(byte, in: &rest)
        if name.contains(UInt8(ascii: "[")) || isAddress(name) { return true }
        isBehindName = false
      case UInt8(ascii: "["):
        passBrackets(in: &rest)
        // A file stands in front of its sheet: no name before the bracket, and one with ! behind it.
        if !isBehindName, leadsToSheet(rest) { return true }
        isBehindName = true
      default:
        if byte | 0x20 == UInt8(ascii: "f"), isAddress(rest) { return true }
        isBehindName = isName(byte)
        rest.removeFirst()
      }
    }
    return false
  }

  /// Passes what stands in quotes, of which two together are one; returns it.
  @discardableResult
  private static func passQuoted(_ quote: UInt8, in rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let all = rest.dropFirst()
    rest = all
    while let end = rest.firstIndex(of: quote) {
      rest = rest[(end + 1)...]
      if rest.first != quote { return all[..<end] }
      rest.removeFirst()
    }
    rest = []
    return all
  }

  /// Passes brackets and those within, of which `'` makes one a letter.
  private static func passBrackets(in rest: inout ArraySlice<UInt8>) {
    var depth = 0
    while let byte = rest.popFirst() {
      switch byte {
      case UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: "'"): _ = rest.popFirst()
      default: break
      }
      if depth == 0 { return }
    }
  }

  /// Whether a name comes, or none, and then `!`.
  private static func leadsToSheet(_ rest: ArraySlice<UInt8>) -> Bool {
    rest.first { !isName($0) && $0 != UInt8(ascii: ":") } == UInt8(ascii: "!")
  }

  private static func isAddress(_ text: ArraySlice<UInt8>) -> Bool {
    text.prefix(7).map { $0 | 0x20 }.elementsEqual("file://".utf8)
  }

  /// Whether the byte may be one of a name; those of Chinese characters are.
  private static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "_"), UInt8(ascii: "."), 0x80...:
      true
    default: false
    }
  }
}
