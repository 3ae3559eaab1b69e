/// A physical place in a file that was sent, as an editor shows it.
public struct Place: Sendable, Hashable {
  /// Relative to `Inputs/`, with `/`.
  public let file: String
  /// From 1, the line of the text or the row of the sheet; 0 when the whole file is meant.
  public let line: Int
  /// From 1, the field of the line or the column of the sheet; 0 when the whole line is meant.
  public let field: Int
  /// The sheet of a workbook, of which line and field are row and column; empty for a text file.
  public var sheet = ""

  /// A place by its numbers from 1; left out, the whole file or line is meant.
  public init(file: String, line: Int = 0, field: Int = 0, sheet: String = "") {
    self.file = file
    self.line = line
    self.field = field
    self.sheet = sheet
  }

  /// As a spreadsheet names it: `表三!D7`, or only the row when no field is meant; empty for a text file.
  public var inSheet: String {
    if sheet.isEmpty || line == 0 { return sheet }
    if field == 0 { return "\(sheet) 第 \(line) 行" }
    return "\(sheet)!\(Self.cellName(row: line, column: field))"
  }

  /// As a spreadsheet names a cell: `D7` for row 7, column 4, both from 1.
  public static func cellName(row: Int, column: Int) -> String {
    var (letters, rest) = ("", column)
    while rest > 0 {
      letters = String(UnicodeScalar(UInt8(65 + (rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters + String(row)
  }
}

extension String {
  /// The last part of a path with `/`: the name of the file.
  package var fileName: String { split(separator: "/").last.map { String($0) } ?? "" }

  /// What stands behind the last dot of the file's name; empty where nothing does.
  package var ending: String {
    let name = utf8.suffix(from: utf8.lastIndex(of: UInt8(ascii: "/")).map(utf8.index(after:)) ?? startIndex)
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else { return "" }
    return String(self[utf8.index(after: dot)...])
  }
}
