import Nianbao

/// The cells of one sheet, as far as a form could reach; the rest of a sheet is passed over without being kept.
final class SheetCells: XmlTaker {
  private var placed = PlacedCells()
  private var merges: [MergedCells] = []
  private var hiddenRows: [Int] = []
  /// Whether something stands to the right of the last column that is read.
  private(set) var hasFarCells = false
  private(set) var refusal: WorkbookRefusal?
  private(set) var isDone = false

  private var row = 0
  private var column = 0
  private var filledRows = 0
  private var lastFilledRow = 0
  private var element: CellElement
  private var taking: Part?
  private var isPhonetic = false

  private enum Part { case formula, value }

  /// Cells without a value are kept this far down: they may be the blanks of a form.
  private static let blankLimit = 2_000
  /// So many merged cells are kept.
  private static let mergeLimit = 100_000
  private let limits: WorkbookReader.Limits
  private let room: WorkbookRoom

  init(
    strings: SharedStrings, formats: CellStyles, countsFrom1904: Bool, limits: WorkbookReader.Limits,
    room: WorkbookRoom
  ) {
    self.room = room
    element = CellElement(strings: strings, styles: formats, countsFrom1904: countsFrom1904)
    self.limits = limits
  }

  /// What was read.
  func sheet(named name: String) -> SheetText {
    let (cells, covered) = placed.placed(under: merges)
    return SheetText(name: name, cells: cells, hiddenRows: hiddenRows, covered: covered)
  }

  func start(_ name: String, _ attributes: XmlAttributes) {
    switch name {
    case "row": beginRow(attributes)
    case "c": beginCell(attributes)
    case "f":
      element.beginFormula(attributes)
      taking = .formula
    case "v":
      element.beginValue()
      taking = .value
    case "rPh": isPhonetic = true
    case "t" where !isPhonetic: taking = .value
    case "mergeCell":
      if merges.count < Self.mergeLimit, let merge = attributes["ref"].flatMap({ MergedCells($0) }) {
        merges.append(merge)
      }
    // What stands behind the merged cells is not needed.
    case "phoneticPr", "conditionalFormatting", "dataValidations", "pageMargins", "pageSetup", "drawing",
      "extLst":
      isDone = hasEnded
    default: element.rich.start(name, attributes)
    }
  }

  /// Whether all cells have come.
  private var hasEnded = false

  func end(_ name: String) {
    switch name {
    case "f":
      element.endFormula()
      taking = nil
    case "v", "t": taking = nil
    case "rPh": isPhonetic = false
    case "c": keep()
    case "sheetData": hasEnded = true
    case "mergeCells": isDone = true
    default: element.rich.end(name, at: element.value.count)
    }
  }

  func text(_ bytes: UnsafeRawBufferPointer) {
    switch taking {
    case .formula where element.formula.count < 32_768: element.formula.append(contentsOf: bytes)
    case .value where element.value.count < 65_536: element.value.append(contentsOf: bytes)
    default: break
    }
  }

  private func beginRow(_ attributes: XmlAttributes) {
    let stated = attributes["r"]
    guard let next = stated.map({ Int($0) }) ?? row + 1, (1...CellText.lastRow).contains(next) else {
      refusal = .outside("第 \((stated ?? String(row + 1)).shortened(to: 60)) 行")
      return
    }
    row = next
    column = 0
    if ["1", "true"].contains(attributes["hidden"] ?? "") { hiddenRows.append(row) }
  }

  private func beginCell(_ attributes: XmlAttributes) {
    if let name = attributes["r"] {
      guard let place = CellText.place(name) else {
        refusal = .outside("“\(name.shortened(to: 60))”格")
        return
      }
      (row, column) = place
    } else {
      column += 1
    }
    element.begin(attributes, row: row, column: column)
  }

  private func keep() {
    guard refusal == nil else { return }
    guard row > 0 else {
      refusal = .outside("没有行号的格")
      return
    }
    guard column <= limits.columns else {
      if !element.value.isEmpty { hasFarCells = true }
      return
    }
    guard let cell = element.cell(row: row, column: column) else {
      refusal = .damaged
      return
    }
    if cell.text.isEmpty, cell.kind != .formulaWithoutResult {
      guard row <= Self.blankLimit else { return }
    } else if row != lastFilledRow {
      filledRows = filledRows + 1
      lastFilledRow = row
      if filledRows > limits.rows {
        refusal = .tooLarge(actual: "\(limits.rows) 行以上的工作表", limit: "\(limits.rows) 行")
      }
    }
    refusal = refusal ?? room.take(cell)
    placed.add(cell)
  }
}
