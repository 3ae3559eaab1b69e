import Nianbao

extension Sheet {
  /// `D7` for row 6, column 3.
  package static func name(row: Int, column: Int) -> String {
    Place.cellName(row: row + 1, column: column + 1)
  }

  /// `'依申请公开'!C7`, as links and names refer to a cell of a sheet.
  static func reference(to cell: String, on sheet: String) -> String {
    "'\(sheet.replacing(scalar: "'", with: "''"))'!\(cell)"
  }

  /// `_x0041_` would be read as the letter A, a cell holds 32,767 characters at most, and XML no control characters.
  static func safe(_ text: String) -> String {
    let text = text.withoutControls
    let isPlain = !text.utf8.contains(UInt8(ascii: "_"))
    let escaped =
      isPlain
      ? text : text.replacing(/_x[0-9A-Fa-f]{4}_/.matchingSemantics(.unicodeScalar)) { "_x005F" + $0.output }
    return escaped.utf16.count > 32_000 ? String(escaped.unicodeScalars.prefix(16_000)) + "…" : escaped
  }

  /// In pixels.
  static let commentWidth = 330

  /// In pixels, at 10 points: about 44 columns and 18 pixels a line.
  static func commentHeight(_ text: String) -> Int {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).reduce(0) { sum, line in
      sum + max(1, (displayWidth(String(line)) + 43) / 44)
    }
    return lines * 18 + 14
  }
}
