import Nianbao

/// What one cell's XML holds, and what is read of it.
struct CellElement {
  private let strings: SharedStrings
  private let styles: CellStyles
  private let countsFrom1904: Bool

  private var type = ""
  private var look = CellLook.plain
  private var place = (row: 0, column: 0)
  private var hasFormula = false
  private var hasValue = false
  private var formulas = FormulaSources()
  var formula: [UInt8] = []
  var value: [UInt8] = []
  var rich = RichText()

  init(strings: SharedStrings, styles: CellStyles, countsFrom1904: Bool) {
    self.strings = strings
    self.styles = styles
    self.countsFrom1904 = countsFrom1904
  }

  mutating func begin(_ attributes: XmlAttributes, row: Int, column: Int) {
    type = attributes["t"] ?? "n"
    let style = attributes["s"].flatMap { Int($0) } ?? 0
    look = styles.looks.indices.contains(style) ? styles.looks[style] : .plain
    place = (row, column)
    hasFormula = false
    hasValue = false
    formula.removeAll(keepingCapacity: true)
    value.removeAll(keepingCapacity: true)
    _ = rich.taken()
  }

  mutating func beginFormula(_ attributes: XmlAttributes) {
    hasFormula = true
    formulas.begin(attributes)
  }

  mutating func beginValue() { hasValue = true }

  mutating func endFormula() { formulas.end(formula) }

  /// The cell; `nil` when it names a text that the workbook does not have.
  mutating func cell(row: Int, column: Int) -> SheetText.Cell? {
    guard let read = content() else { return nil }
    return SheetText.Cell(row: row, column: column, text: read.text, kind: read.kind, aside: read.aside)
  }

  private typealias Read = (text: String, kind: CellKind, aside: String?)

  private mutating func content() -> Read? {
    if hasFormula || formulas.hasAreas {
      if formulas.reachOut(hasFormula, at: place) { return (raw, .externalFormula, nil) }
      // A result that is the empty text is a blank.
      if hasFormula, value.isEmpty, !(hasValue && type == "str") { return ("", .formulaWithoutResult, nil) }
    }
    switch type {
    case "s":
      let name = CellText.trimmed(value[...])
      if name.isEmpty { return ("", .text, nil) }
      let index = Int(String(decoding: name, as: UTF8.self))
      return index.flatMap { strings.text($0, isStruck: look.isStruck) }.map(shown)
    case "e": return (raw, .error, nil)
    case "b": return (["1", "true"].contains(raw) ? "TRUE" : "FALSE", look.isStruck ? .struck : .text, nil)
    case "str", "inlineStr": return shown(ReadText(value[...], rich.taken(), isStruck: look.isStruck))
    default: return number()
    }
  }

  private var raw: String { String(decoding: value, as: UTF8.self) }

  /// A text; one of digits may show more, or nothing, in its format.
  private func shown(_ text: ReadText) -> Read {
    if text.kind == .text, look.kind == .shown, let section = styles.formats[look.format].text,
      !section.isPlainText, CellText.looksLikeNumber(text.text)
    {
      let shown = section.shown(text.text)
      return shown.isEmpty || section.hasDigitsInWords
        ? (text.text, .shownOtherwise, shown) : (shown, .shown, text.text)
    }
    return (text.text, text.kind == .text && hasFormula ? .formula : text.kind, text.aside)
  }

  private func number() -> Read {
    let digits = CellText.trimmed(value[...])
    guard CellText.isNumber(digits), let number = Double(String(decoding: digits, as: UTF8.self)),
      number.isFinite
    else { return (raw, value.isEmpty ? .number : .text, nil) }
    if look.isStruck { return (CellText.plain(number), .struck, nil) }
    switch look.kind {
    case .day: return day(number)
    case .percent: return (CellText.plain(number), .percent, nil)
    case .shown: return formatted(number, styles.formats[look.format])
    default: return (CellText.plain(number), hasFormula ? .formula : .number, nil)
    }
  }

  private func day(_ number: Double) -> Read {
    (CellText.plain(number + (countsFrom1904 ? 1462 : 0)), .day, nil)
  }

  /// A number whose format is to be asked.
  private func formatted(_ number: Double, _ format: NumberFormat) -> Read {
    let stored = CellText.plain(number)
    let plain: Read = (stored, hasFormula ? .formula : .number, nil)
    if number > 0, format.isPlainAboveZero { return plain }
    guard let (section, addsMinus) = format.section(for: number) else {
      return (stored, .shownOtherwise, "####")
    }
    switch FormattedNumber(section).outcome(number, stored: stored, addsMinus: addsMinus) {
    case .asStored: return plain
    case .day: return day(number)
    case .percent: return (stored, .percent, nil)
    case .text(let text): return (text, hasFormula ? .shownFormula : .shown, stored)
    case .other(let shown): return (stored, .shownOtherwise, shown)
    }
  }
}

/// Which formulas of a sheet take something from another file, those among them that are written once for many cells.
private struct FormulaSources {
  /// The numbers of shared formulas that do.
  private var shared: Set<Int> = []
  private var own: Int?
  /// The cells of formulas that fill an area.
  private var areas: [MergedCells] = []
  private var area: MergedCells?
  private var isOut = false

  private static let areaLimit = 64

  var hasAreas: Bool { !areas.isEmpty }

  mutating func begin(_ attributes: XmlAttributes) {
    let type = attributes["t"] ?? "normal"
    own = type == "shared" ? attributes["si"].flatMap { Int($0) } : nil
    area = type == "array" ? attributes["ref"].flatMap { MergedCells($0) } : nil
  }

  mutating func end(_ formula: [UInt8]) {
    isOut = FormulaText.reachesOut(formula)
    if let own {
      if formula.isEmpty { isOut = shared.contains(own) } else if isOut { shared.insert(own) }
    }
    if isOut, let area, areas.count < Self.areaLimit { areas.append(area) }
  }

  /// Whether the formula met last does, or the cell is in an area of one.
  func reachOut(_ hasFormula: Bool, at place: (row: Int, column: Int)) -> Bool {
    if hasFormula { return isOut }
    return areas.contains { $0.rows.contains(place.row) && $0.columns.contains(place.column) }
  }
}
