import Foundation
import Nianbao

/// The cells of one sheet, as far as a form could reach; the rest of a sheet is passed over without being kept.
final class SheetCells: XmlTaker {
  private let strings: SharedStrings
  private let formats: [CellKind]
  private let countsFrom1904: Bool
  private(set) var cells: [SheetText.Cell] = []
  private(set) var hiddenRows: [Int] = []
  /// Whether something stands to the right of the last column that is read.
  private(set) var hasFarCells = false
  private(set) var refusal: WorkbookRefusal?
  private(set) var isDone = false

  private var row = 0
  private var column = 0
  private var filledRows = 0
  private var lastFilledRow = 0
  private var type = ""
  private var format = 0
  private var hasFormula = false
  private var formula: [UInt8] = []
  private var value: [UInt8] = []
  private var taking: Part?
  private var isPhonetic = false

  private enum Part { case formula, value }

  /// Cells without a value are kept this far down: they may be the blanks of a form.
  private static let blankLimit = 2_000
  private let limits: WorkbookReader.Limits

  init(
    strings: SharedStrings, formats: [CellKind], countsFrom1904: Bool, limits: WorkbookReader.Limits
  ) {
    self.strings = strings
    self.formats = formats
    self.countsFrom1904 = countsFrom1904
    self.limits = limits
  }

  func start(_ name: String, _ attributes: XmlAttributes) {
    switch name {
    case "row":
      row = attributes["r"].flatMap { Int($0) } ?? row + 1
      column = 0
      if ["1", "true"].contains(attributes["hidden"] ?? "") { hiddenRows.append(row) }
    case "c":
      let place = attributes["r"].flatMap(CellText.place)
      row = place?.row ?? row
      column = place?.column ?? column + 1
      type = attributes["t"] ?? "n"
      format = attributes["s"].flatMap { Int($0) } ?? 0
      hasFormula = false
      formula = []
      value = []
    case "f": (hasFormula, taking) = (true, .formula)
    case "v": taking = .value
    case "rPh": isPhonetic = true
    case "t" where !isPhonetic: taking = .value
    default: break
    }
  }

  func end(_ name: String) {
    switch name {
    case "f", "v", "t": taking = nil
    case "rPh": isPhonetic = false
    case "c": keep()
    case "sheetData": isDone = true
    default: break
    }
  }

  func text(_ bytes: UnsafeRawBufferPointer) {
    switch taking {
    case .formula where formula.count < 4096: formula.append(contentsOf: bytes)
    case .value where value.count < 65_536: value.append(contentsOf: bytes)
    default: break
    }
  }

  private func keep() {
    guard row > 0, column > 0 else { return }
    let (text, kind) = content()
    guard column <= limits.columns else {
      if !text.isEmpty { hasFarCells = true }
      return
    }
    if text.isEmpty, kind != .formulaWithoutResult {
      guard row <= Self.blankLimit else { return }
    } else if row != lastFilledRow {
      filledRows = filledRows + 1
      lastFilledRow = row
      if filledRows > limits.rows {
        refusal = .tooLarge(actual: "\(limits.rows) 行以上的工作表", limit: "\(limits.rows) 行")
      }
    }
    cells.append(SheetText.Cell(row: row, column: column, text: text, kind: kind))
  }

  /// The cell's text and what it is.
  private func content() -> (String, CellKind) {
    let raw = String(decoding: value, as: UTF8.self)
    if hasFormula {
      if CellText.reachesOut(formula) { return (raw, .externalFormula) }
      if raw.isEmpty { return ("", .formulaWithoutResult) }
    }
    switch type {
    case "s": return (Int(raw).flatMap { strings[$0] } ?? "", .text)
    case "e": return (raw, .error)
    case "b": return (["1", "true"].contains(raw) ? "TRUE" : "FALSE", .text)
    case "str", "inlineStr": return (CellText.decoded(raw), hasFormula ? .formula : .text)
    default:
      guard !raw.isEmpty, let number = Double(raw) else { return (raw, raw.isEmpty ? .number : .text) }
      let kind = formats.indices.contains(format) ? formats[format] : .number
      if kind == .day { return (CellText.plain(number + (countsFrom1904 ? 1462 : 0)), .day) }
      return (CellText.plain(number), kind == .number && hasFormula ? .formula : kind)
    }
  }
}

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

  /// Whether a formula names another file: `[1]Sheet1!A1`, `file://`.
  static func reachesOut(_ formula: [UInt8]) -> Bool {
    var digits: Int?
    for (place, byte) in formula.enumerated() {
      switch byte {
      case UInt8(ascii: "["): digits = 0
      case UInt8(ascii: "0")...UInt8(ascii: "9"): digits = digits.map { $0 + 1 }
      case UInt8(ascii: "]") where digits ?? 0 > 0: return true
      case UInt8(ascii: "f") where formula[place...].starts(with: "file://".utf8): return true
      default: digits = nil
      }
    }
    return false
  }

  /// `D7` as row and column from 1; `nil` when it is no such name.
  static func place(_ name: String) -> (row: Int, column: Int)? {
    var (column, row) = (0, 0)
    for byte in name.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z") where row == 0: column = column * 26 + Int(byte - 64)
      case UInt8(ascii: "0")...UInt8(ascii: "9") where column > 0: row = row * 10 + Int(byte - 48)
      default: return nil
      }
      if column > 20_000 || row > 2_000_000 { return nil }
    }
    return row > 0 ? (row, column) : nil
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
