/// The apostrophe in front of a text of a CSV file that a spreadsheet would otherwise take for a formula.
///
/// ```
/// =1+1  is written  '=1+1      '=1+1  is written  ''=1+1      'abc', -18  stay as they are
/// ```
/// Where a text of its own begins with such an apostrophe one more is written, so that reading takes away exactly the
/// one that was put there.
enum FormulaMark {
  /// The text as it is written to a CSV file.
  static func added(to text: String) -> String {
    guard let first = text.utf8.first, first == UInt8(ascii: "'") || beginsFormula(first) else { return text }
    return isFormula(text) || isMarked(text) ? "'" + text : text
  }

  /// The text that was written, from what the CSV file says.
  static func removed(from written: String) -> String {
    isMarked(written) ? String(written.unicodeScalars.dropFirst()) : written
  }

  /// Whether the apostrophe stands there: what follows it, or other apostrophes, would begin a formula.
  static func isMarked(_ text: String) -> Bool {
    guard text.utf8.first == UInt8(ascii: "'"),
      let first = text.utf8.first(where: { $0 != UInt8(ascii: "'") })
    else { return false }
    return beginsFormula(first)
  }

  /// Whether a spreadsheet would take the text for a formula; a plain number such as `-18` is none.
  private static func isFormula(_ text: String) -> Bool {
    guard let first = text.utf8.first, beginsFormula(first) else { return false }
    let isNumber =
      first == UInt8(ascii: "-") && text.count > 1
      && text.dropFirst().utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
    return !isNumber
  }

  private static func beginsFormula(_ first: UInt8) -> Bool {
    switch first {
    case UInt8(ascii: "="), UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "@"), UInt8(ascii: "\t"),
      UInt8(ascii: "\r"):
      true
    default: false
    }
  }
}
