/// Checks that every cell that was asked is answered: a blank is never 0.
///
/// Whole rows and columns left blank are one finding, as clerks leave zeros out column by column; so are many
/// single blanks of one table. Blanks that an accepted explanation counts as 0 are told as waived.
struct AnswerCheck {
  let form: Form

  func findings(on sent: UnitReturn) -> [Finding] {
    if sent.acceptedBlanks.isEmpty,
      !sent.figures.states.contains(where: { $0 == .blank || $0 == .notApplicable })
    {
      return []
    }
    let asked = form.tables.filter { !$0.isOptional }
    let isOpen = { (cell: Cell) in
      let state = sent.figures.state(of: cell)
      return state == .blank || state == .notApplicable && !form.blank(of: cell).allowsNotApplicable
    }
    let open = asked.flatMap { findings(in: $0, sent, isOpen) }
    if sent.acceptedBlanks.isEmpty { return open }
    let accepted = asked.flatMap { findings(in: $0, sent, sent.acceptedBlanks.contains) }
    return open
      + accepted.map { finding in
        var finding = finding
        finding.state = .waived
        return finding
      }
  }

  private func findings(in table: Table, _ sent: UnitReturn, _ isOpen: (Cell) -> Bool) -> [Finding] {
    let asked = { (cell: Cell) in ![.absent, .notAsked].contains(sent.figures.state(of: cell)) }
    var open = Set(table.cells.map { Cell(index: UInt16($0)) }.filter(isOpen))
    if open.isEmpty { return [] }
    let columns = table.columns.indices.filter { column in
      let cells = table.rows.indices.map { table.cell(row: $0, column: column) }.filter(asked)
      return cells.count > 1 && cells.allSatisfy(open.contains)
    }
    for column in columns {
      for row in table.rows.indices { open.remove(table.cell(row: row, column: column)) }
    }
    let rows = table.rows.indices.filter { row in
      let cells = table.columns.indices.map { table.cell(row: row, column: $0) }.filter(asked)
      return cells.count > 1 && cells.contains(where: open.contains) && cells.allSatisfy(isOpen)
    }
    for row in rows {
      for column in table.columns.indices { open.remove(table.cell(row: row, column: column)) }
    }
    var result: [Finding] = []
    if !columns.isEmpty || !rows.isEmpty {
      let first =
        columns.isEmpty ? table.cell(row: rows[0], column: 0) : table.cell(row: 0, column: columns[0])
      let about = table.allCells.filter { cell in
        isOpen(cell)
          && (columns.contains(form.blank(of: cell).column) || rows.contains(form.blank(of: cell).row))
      }
      result.append(
        .blankLines(table, columns: columns, rows: rows, sent, form, sent.place(of: first)).about(about))
    }
    let single = open.sorted()
    if single.count > 3 {
      result.append(.blankCells(single, table, sent, form).about(single))
    } else {
      result += single.map { .blankCell($0, sent, form) }
    }
    return result
  }
}

extension Rule {
  static let unanswered = Rule(
    "值-必填", "每一格都有答复，没有发生填 0", severity: .error, explanation: .fillsBlanks,
    hint: "没有发生的填 0，有的补上数字；空白不当作零。",
    example: "{格}：没有填。")
}

extension Finding {
  fileprivate static func blankLines(
    _ table: Table, columns: [Int], rows: [Int], _ sent: UnitReturn, _ form: Form, _ place: Place?
  ) -> Finding {
    let cells = table.allCells.filter { cell in
      let place = Int(cell.index) - table.start
      return columns.contains(place % table.columns.count) || rows.contains(place / table.columns.count)
    }
    let words = emptiness(of: cells, sent)
    var parts: [String] = []
    if columns.count == table.columns.count {
      parts.append("整张表\(words)")
    } else {
      if !columns.isEmpty { parts.append(named(columns.map { table.columns[$0].printed }, "列", words)) }
      if !rows.isEmpty { parts.append(named(rows.map { table.rows[$0].printed }, "行", words)) }
    }
    let isOneColumn = columns.count == 1 && rows.isEmpty
    let isOneRow = rows.count == 1 && columns.isEmpty
    return Finding(
      .unanswered, unit: sent.unit.code,
      at: Address(
        table: table.id, row: isOneRow ? table.rows[rows[0]].id : "",
        column: isOneColumn ? table.columns[columns[0]].id : ""),
      place: place, expected: "数字", actual: "空白", "\(table.name)：\(parts.joined(separator: "，"))。",
      hint: advice(form, hasMarks: words != "全空"))
  }

  /// What to do about many blanks; where the form has a declaration for them, that it can be made.
  private static func advice(_ form: Form, hasMarks: Bool = false) -> String {
    let first = hasMarks ? "删去记号以后，" : ""
    let declared = form.declarations.first.map { "\(first)其余确实都是 0 的，也可以声明“\($0.label)”，不必逐格填。" }
    return "请逐格补填，没有发生的填 0，空白\(hasMarks ? "和“-”这样的记号" : "")不当作零。\(declared ?? "")"
  }

  /// Whether the cells are blank, or hold marks that are no answer there; as they were typed.
  private static func emptiness(of cells: [Cell], _ sent: UnitReturn) -> String {
    let marked = cells.filter { sent.figures.state(of: $0) == .notApplicable }
    guard let first = marked.first else { return "全空" }
    let mark = "“\(shown(sent.facts.written[first] ?? "不适用"))”"
    return marked.count == cells.count ? "都填了\(mark)" : "没有填数（有的填了\(mark)）"
  }

  private static func named(_ names: [String], _ word: String, _ words: String) -> String {
    names.count == 1
      ? "\(names[0])一\(word)\(words)" : "\(names.joined(separator: "、"))共 \(names.count) \(word)\(words)"
  }

  fileprivate static func blankCells(
    _ cells: [Cell], _ table: Table, _ sent: UnitReturn, _ form: Form
  ) -> Finding {
    let byRow = Dictionary(grouping: cells, by: form.rowWords)
    let lines = cells.map(form.rowWords).distinct.map { row in
      (row, (byRow[row] ?? []).map(form.columnWords).joined(separator: "、"))
    }
    // Rows that lack the same columns are told together.
    let listed = lines.map(\.1).distinct.map { columns in
      "\(lines.filter { $0.1 == columns }.map(\.0).joined(separator: "、"))（\(columns)）"
    }.joined(separator: "；")
    return Finding(
      .unanswered, unit: sent.unit.code, at: Address(table: table.id), place: sent.place(of: cells[0]),
      expected: "数字", actual: "空白",
      "\(table.name)：有 \(cells.count) 格\(emptiness(of: cells, sent) == "全空" ? "没有填" : "没有填数")：\(listed)。",
      hint: advice(form))
  }

  fileprivate static func blankCell(_ cell: Cell, _ sent: UnitReturn, _ form: Form) -> Finding {
    let address = form.address(of: cell)
    let isMark = sent.figures.state(of: cell) == .notApplicable
    return Finding(
      .unanswered, unit: sent.unit.code, at: address, place: sent.place(of: cell), expected: "数字",
      actual: isMark ? "不适用" : "空白",
      isMark
        ? "\(form.words(of: address))：这一格不能填“\(shown(sent.facts.written[cell] ?? "不适用"))”。"
        : "\(form.words(of: address))：没有填。",
      hint: isMark ? "这里要一个数，没有发生填 0。" : nil)
  }
}
