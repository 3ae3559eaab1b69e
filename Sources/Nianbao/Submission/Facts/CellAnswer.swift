/// What one cell of a file says.
struct CellAnswer {
  var state: CellState
  var value: Int64 = 0
  /// Its text, where a number alone does not say what was written.
  var written: String?
}

extension Facts {
  /// How much of a text is kept.
  static let writtenLimit = 200

  mutating func take(_ answer: CellAnswer, in cell: Cell) {
    figures.states[Int(cell.index)] = answer.state
    figures.values[Int(cell.index)] = answer.value
    keep(answer.written, for: cell)
  }

  /// A second answer for the cell: an equal one changes nothing; of different ones none counts, and both are kept.
  mutating func meet(_ answer: CellAnswer, in cell: Cell, _ form: Form) {
    let old = self.answer(in: cell)
    if old.state == answer.state, old.value == answer.value, old.state != .refused {
      return keep(old.written ?? answer.written, for: cell)
    }
    let texts = [old, answer].map { form.words(of: $0, in: cell) }.filter { !$0.isEmpty }.distinct
    take(CellAnswer(state: .refused, written: texts.joined(separator: "；")), in: cell)
  }

  /// Counts nothing of a cell that was read, and shows what stood there as a doubtful text.
  mutating func doubt(_ cell: Cell, _ form: Form) {
    let text = form.words(of: answer(in: cell), in: cell)
    take(CellAnswer(state: .refused, written: Self.doubtful(text)), in: cell)
  }

  /// `12？`, which is no number any more; `nil` for a blank.
  static func doubtful(_ text: String) -> String? {
    text.allSatisfy(\.isWhitespace) ? nil : text.hasSuffix("？") ? text : "\(text)？"
  }

  func answer(in cell: Cell) -> CellAnswer {
    CellAnswer(
      state: figures.state(of: cell), value: figures.values[Int(cell.index)],
      written: written.isEmpty ? nil : written[cell])
  }

  mutating func keep(_ text: String?, for cell: Cell) {
    guard let text, !text.isEmpty else {
      if !written.isEmpty { written[cell] = nil }
      return
    }
    let start = text.unicodeScalars.prefix(Self.writtenLimit)
    written[cell] = start.endIndex == text.endIndex ? text : "\(String(start))…"
  }
}

extension Form {
  /// `12`, `/`, or the text; empty for a blank.
  fileprivate func words(of answer: CellAnswer, in cell: Cell) -> String {
    answer.written ?? text(answer.state, answer.value, in: cell)
  }
}

extension CellKind {
  /// What a cell of a workbook that holds no number shows to its reader; never a text that would pass for a number.
  func shown(_ text: String, aside: String = "") -> String {
    switch self {
    case .day: Day.words(serial: text) == text ? "日期 \(text)" : Day.words(serial: text)
    case .percent: "\(Self.percent(text))%"
    case .formulaWithoutResult: "公式（没有结果）"
    case .externalFormula: "公式（取自别的文件）"
    case .shown, .shownFormula: "显示“\(text)”，实际 \(aside)"
    case .shownOtherwise: "显示“\(aside)”，实际 \(text)"
    case .struck: "划掉的“\(text)”"
    case .partly: "\(aside)，剩下“\(text)”"
    case .plain, .number, .text, .formula, .error, .twice: text
    }
  }

  /// `5` of `0.05`: the point two places to the right.
  private static func percent(_ text: String) -> String {
    let parts = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map { String($0) }
    guard text.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == "." || $0 == "-") }) else { return text }
    let fraction = parts.count == 2 ? parts[1] : ""
    let moved = (parts[0] + (fraction + "00").prefix(2)).replacing(/^(-?)0+(?=\d)/) { $0.output.1 }
    let rest = fraction.dropFirst(2)
    return rest.isEmpty ? moved : "\(moved).\(rest)"
  }
}

/// A cell of a workbook whose number was typed as text.
struct TypedCell {
  let cell: Cell
  let text: String
  let place: Place
}
