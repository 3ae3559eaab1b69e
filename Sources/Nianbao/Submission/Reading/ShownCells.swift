extension FactCollector {
  /// What is read of a cell of a workbook that does not show its number plainly; `nil` where it is read like any other.
  mutating func readShown(
    _ cell: Cell, _ field: Records.Field, in records: Records, at spot: FieldSpot
  ) -> CellAnswer? {
    let shown = ShownCell(
      cell: cell, kind: field.kind, text: records.text(field), aside: records.aside(field),
      place: Place(file: file, line: spot.line, field: spot.number))
    switch field.kind {
    case .plain, .number, .text, .formula: return nil
    case .shown, .shownFormula: return readFormatted(shown)
    case .partly: return readPart(shown)
    case .formulaWithoutResult, .externalFormula, .day, .percent, .error, .shownOtherwise, .struck, .twice:
      return refused(shown)
    }
  }

  private struct ShownCell {
    let cell: Cell
    let kind: CellKind
    let text: String
    let aside: String
    let place: Place
  }

  private mutating func refused(_ shown: ShownCell) -> CellAnswer {
    troubled.add(
      TroubledCells.Trouble(cell: shown.cell, place: shown.place, text: shown.text, aside: shown.aside),
      shown.kind, in: form.blank(of: shown.cell).table)
    return CellAnswer(state: .refused, written: shown.kind.shown(shown.text, aside: shown.aside))
  }

  /// A number with the words of its format is read like a text that says the same.
  private mutating func readFormatted(_ shown: ShownCell) -> CellAnswer {
    let (cell, text, place) = (shown.cell, shown.text, shown.place)
    let reading = numbers[Int(cell.index)]
    let plain = MoneySign.removed(from: text)
    guard case .number(let value, let remark, let converted) = reading.read(plain) else {
      return refused(shown)
    }
    if value < 0, !form.blank(of: cell).isSigned {
      note(.negative(form, cell, value, place))
      return CellAnswer(state: .refused, written: shown.kind.shown(text, aside: shown.aside))
    }
    if let remark { note(.remark(form, cell, value, remark, text, place)) }
    if let converted {
      note(.converted(form, cell, value, converted, text, place))
    } else if remark == nil, reading.read(shown.aside) != .number(value, remark: nil, converted: nil) {
      note(.asShown(form, cell, value, text, stored: shown.aside, place))
    } else if plain != text, !MoneySign.isUnit(of: reading.measure), !plain.contains(reading.measure.name) {
      note(.otherSign(form, cell, value, text, place))
    } else if remark == nil {
      return CellAnswer(state: .number, value: value)
    }
    return CellAnswer(state: .number, value: value, written: text)
  }

  /// A text of which some is struck out, raised or lowered counts as what is left of it.
  private mutating func readPart(_ shown: ShownCell) -> CellAnswer {
    let (cell, text, place) = (shown.cell, shown.text, shown.place)
    switch numbers[Int(cell.index)].read(text) {
    case .blank, .refused: return refused(shown)
    case .notApplicable:
      note(.leftOut(form, cell, "“\(text)”", text, shown.aside, place))
      return CellAnswer(state: .notApplicable)
    case .number(let value, let remark, let converted):
      if value < 0, !form.blank(of: cell).isSigned {
        note(.negative(form, cell, value, place))
        return CellAnswer(state: .refused, written: text)
      }
      note(.leftOut(form, cell, form.text(value, in: cell), text, shown.aside, place))
      if let remark { note(.remark(form, cell, value, remark, text, place)) }
      if let converted { note(.converted(form, cell, value, converted, text, place)) }
      return CellAnswer(state: .number, value: value, written: remark == nil && converted == nil ? nil : text)
    }
  }
}

/// The sign of money in front of a number.
private enum MoneySign {
  private static let signs = ["CN¥", "RMB", "CNY", "人民币", "¥", "￥", "$"]

  static func removed(from text: String) -> String {
    guard let sign = signs.first(where: text.contains) else { return text }
    return text.replacing(sign, with: "", maxReplacements: 1)
  }

  /// Whether the cell's own unit is the one that the sign stands for.
  static func isUnit(of measure: Measure) -> Bool { measure.name == "元" }
}
