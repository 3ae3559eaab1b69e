/// The units' figures: each is a fact, and they make the region's.
extension Prover {
  /// A table for each row of the form with a number other than 0, unless there are too many units for a page.
  func prove(units tables: [Printed.Table]) {
    let annex = UnitsAnnex(report)
    let rows = form.tables.flatMap { table in
      table.rows.indices.filter { annex.isShown && !annex.isTooLong && annex.has(table, row: $0) }
        .map { "\(table.id)/\(table.rows[$0].id)" }
    }
    guard hasLines(tables.count, rows.count, "分单位") else { return }
    for (table, row) in zip(tables, rows) {
      name(table.name, row, "分单位")
      prove(units: table)
    }
  }

  /// 单位 and the cells of one row; the sum in the last line.
  private func prove(units table: Printed.Table) {
    let cells = form.cells(ofRow: table.name)
    guard !cells.isEmpty, let sum = table.lines.last else {
      return fail("分单位", table.name, "表样里的行")
    }
    var totals = [Int128?](repeating: nil, count: cells.count)
    // Units with nothing but 0 here are not listed; another of the same name may be.
    var rest = report.units.filter { unit in
      unit.state == .accepted && unit.unit.isCounted && cells.contains { unit.figures[$0] ?? 0 != 0 }
    }[...]
    for line in table.lines.dropLast() {
      let place = "分单位 \(table.name) \(line.first ?? "")"
      guard hasFields(line.count, cells.count + 1, place) else { continue }
      rest = rest.drop { !isSameName($0.unit.name, line[0]) }
      guard let unit = rest.popFirst() else {
        fail(place, line[0], "已计入的单位")
        continue
      }
      for (position, cell) in cells.enumerated() {
        let text = text(of: cell, in: unit.figures)
        fact(line[position + 1], text, "\(place) \(form.address(of: cell))")
        if let number = scaled(line[position + 1], cell) {
          totals[position] = (totals[position] ?? 0) + number
        }
      }
    }
    guard hasFields(sum.count, cells.count + 1, "分单位 \(table.name) 合计") else { return }
    for (position, cell) in cells.enumerated() {
      let (printed, total) = (sum[position + 1], totals[position])
      // A row that every unit answers with 0 lists none of them.
      let holds = scaled(printed, cell) ?? 0 == total ?? 0
      derived(printed, holds, total.map { "\($0)" } ?? "", "分单位 \(form.address(of: cell)) 合计")
      fact(printed, text(of: cell, in: figures), "分单位 \(form.address(of: cell)) 合计")
    }
  }

  /// Every unit in one line: 单位代码, 单位名称, 状态 and the cells.
  func prove(roster lines: [[String]]) {
    let order = report.units.filter(\.unit.isCounted) + report.units.filter { !$0.unit.isCounted }
    guard hasLines(lines.count, order.count, "分单位") else { return }
    var totals = [Int128?](repeating: nil, count: form.cellCount)
    var cut: Set<Cell> = []
    for (line, unit) in zip(lines, order) {
      name(line.first ?? "", unit.unit.code, "分单位 \(unit.unit.name)")
      guard hasFields(line.count, form.cellCount + 3, "分单位 \(unit.unit.name)") else { continue }
      name(line[1], unit.unit.name, "分单位 \(unit.unit.code)")
      let isSummed = unit.state == .accepted && unit.unit.isCounted
      for cell in form.cells {
        let (field, text) = (line[Int(cell.index) + 3], text(of: cell, in: unit.figures))
        if isCut(text) { cut.insert(cell) }
        fact(field, text, "分单位 \(unit.unit.name) \(form.address(of: cell))")
        guard isSummed, let number = scaled(field, cell) else { continue }
        totals[Int(cell.index)] = (totals[Int(cell.index)] ?? 0) + number
      }
    }
    for cell in form.cells {
      guard let value = figures[cell], !cut.contains(cell) else { continue }
      let sum = totals[Int(cell.index)]
      derived(form.text(value, in: cell), sum == Int128(value), "各单位之和", "分单位 \(form.address(of: cell))")
    }
  }

  private func scaled(_ text: String, _ cell: Cell) -> Int128? {
    PrintedNumber.scaled(text, form.measure(of: cell).decimals)
  }

  /// A number, the mark of 不适用, or nothing.
  func text(of cell: Cell, in figures: Figures) -> String {
    figures[cell].map { form.text($0, in: cell) } ?? (figures.state(of: cell) == .notApplicable ? "/" : "")
  }
}
