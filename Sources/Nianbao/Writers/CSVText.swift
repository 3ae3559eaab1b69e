/// CSV as Excel and WPS open it: UTF-8 with BOM, LF, quotes where needed, and no text that becomes a formula.
public struct CSVText {
  private var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]

  public init(header: [String]) { add(header) }

  public mutating func add(_ fields: [String]) {
    for (position, field) in fields.enumerated() {
      if position > 0 { bytes.append(UInt8(ascii: ",")) }
      append(field)
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  public var data: [UInt8] { bytes }

  private mutating func append(_ field: String) {
    let safe = Self.isFormula(field) ? "'" + field : field
    let needsQuotes = safe.utf8.contains {
      $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\n")
        || $0 == UInt8(ascii: "\r")
    }
    guard needsQuotes else { return bytes.append(contentsOf: safe.utf8) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(contentsOf: safe.replacing("\"", with: "\"\"").utf8)
    bytes.append(UInt8(ascii: "\""))
  }

  /// Whether a spreadsheet would take the text for a formula; a plain number such as `-18` is none.
  private static func isFormula(_ text: String) -> Bool {
    guard let first = text.utf8.first, "=+-@\t\r".utf8.contains(first) else { return false }
    let isNumber =
      first == UInt8(ascii: "-") && text.count > 1
      && text.dropFirst().utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
    return !isNumber
  }
}
