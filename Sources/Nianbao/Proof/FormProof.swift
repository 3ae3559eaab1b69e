/// The statutory tables, read by the reader of submissions; and the flat sheets of the same figures.
extension Prover {
  func prove(sheets: [SheetText]) {
    let reader = SubmissionReader(form: form, index: index, roster: nil)
    var found = Figures(cellCount: form.cellCount)
    for sheet in sheets {
      let readings = reader.read(
        Records(sheet), isCutInside: false, sheet.name, Statement(), report.year)
      for figures in readings.compactMap({ $0.facts?.figures }) {
        for index in found.states.indices where figures.states[index] != .absent {
          (found.states[index], found.values[index]) = (figures.states[index], figures.values[index])
        }
      }
    }
    for section in report.sections {
      for table in report.tables(of: section) { for cell in table.allCells { prove(cell, in: found) } }
    }
  }

  private func prove(_ cell: Cell, in found: Figures) {
    let value = figures[cell]
    // A sum past what one submission may say cannot be read as one.
    if let value, value.magnitude > NumberReading.limit.magnitude { return }
    fact(text(of: cell, in: found), text(of: cell, in: figures), "表格 \(form.address(of: cell))")
  }

  /// 指标, 数值, 状态: a line for every cell that is printed.
  func prove(data lines: [[String]]) {
    let cells = report.sections.flatMap { report.tables(of: $0) }.flatMap(\.allCells)
    guard hasLines(lines.count, cells.count, "数据") else { return }
    for (line, cell) in zip(lines, cells) {
      guard hasFields(line.count, 3, "数据 \(line.first ?? "")") else { continue }
      name(line[0], form.address(of: cell).description, "数据")
      let value = figures[cell]
      fact(line[1], value.map { form.text($0, in: cell) } ?? "", "数据 \(line[0])")
      let isNone = figures.state(of: cell) == .notApplicable
      let state = value.map { $0 == 0 ? "零" : "数字" } ?? (isNone ? "不适用" : "空白")
      name(line[2], state, "数据 \(line[0]) 状态")
    }
  }
}
