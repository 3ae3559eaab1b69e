import Foundation

/// Small readings of what stands in a cell's XML.
enum CellText {
  /// The number at the 15 digits that a spreadsheet shows, never with an exponent: `0.29999999999999999` is 0.3, `5.0`
  /// is 5, `1E-6` is 0.000001.
  static func plain(_ number: Double) -> String {
    let isWhole = number.magnitude < 1e15 && number.rounded(.towardZero) == number
    if isWhole { return String(Int64(number)) }
    let text = String(format: "%.15g", number)
    // What is smaller or larger is no number of a form, and is refused as it stands.
    guard text.utf8.contains(UInt8(ascii: "e")), (1e-9..<1e30).contains(number.magnitude) else { return text }
    guard number.magnitude < 1 else { return String(format: "%.0f", number) }
    var digits = String(format: "%.\(14 - Int(log10(number.magnitude).rounded(.down)))f", number)
    while digits.last == "0" { digits.removeLast() }
    return digits
  }

  /// The rows and columns that a sheet has.
  static let lastRow = 1_048_576
  static let lastColumn = 16_384

  /// `D7` or `$D$7` as row and column from 1; `nil` when it is no such name, or none of a cell that a sheet has.
  static func place(_ name: String) -> (row: Int, column: Int)? {
    var (column, row) = (0, 0)
    for byte in name.utf8 where byte != UInt8(ascii: "$") {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where row == 0: column = column * 26 + Int(byte - 64)
      case UInt8(ascii: "a")...UInt8(ascii: "z") where row == 0: column = column * 26 + Int(byte - 96)
      case UInt8(ascii: "0")...UInt8(ascii: "9") where column > 0: row = row * 10 + Int(byte - 48)
      default: return nil
      }
      if column > lastColumn || row > lastRow { return nil }
    }
    return row > 0 ? (row, column) : nil
  }

  /// The bytes without white space at both ends.
  static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let isSpace = { (byte: UInt8) in byte == 0x20 || (0x09...0x0D).contains(byte) }
    var rest = bytes.drop(while: isSpace)
    while let last = rest.last, isSpace(last) { rest.removeLast() }
    return rest
  }

  /// Whether the bytes are those of a decimal number: neither `0x10` nor `nan` is one here.
  static func isNumber(_ bytes: ArraySlice<UInt8>) -> Bool {
    !bytes.isEmpty
      && bytes.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "+"),
          UInt8(ascii: "e"), UInt8(ascii: "E"):
          true
        default: false
        }
      }
  }

  /// Whether a text is one of digits.
  static func looksLikeNumber(_ text: String) -> Bool {
    text.contains { ("0"..."9").contains($0) }
      && text.allSatisfy { $0.isNumber || $0.isWhitespace || ",.+-".contains($0) }
  }

  /// The text with `_x000D_` and the like made characters.
  static func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "_")) else { return text }
    return text.replacing(/_x([0-9A-Fa-f]{4})_/.matchingSemantics(.unicodeScalar)) { match in
      UInt32(match.1, radix: 16).flatMap { Unicode.Scalar($0) }.map { String(Character($0)) }
        ?? String(match.0)
    }
  }
}
