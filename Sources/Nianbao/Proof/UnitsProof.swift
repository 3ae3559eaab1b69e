/// The units' figures: each is a fact, and they make the region's.
extension Prover {
  /// 单位 and the cells of one row; the sum in the last line.
  func prove(units table: Printed.Table) {
    let cells = form.cells(ofRow: table.name)
    guard !cells.isEmpty, let sum = table.lines.last else {
      return fail("分单位", table.name, "表样里的行")
    }
    var totals = [Int128?](repeating: nil, count: cells.count)
    var rest = report.units.filter { $0.state == .accepted && $0.unit.isCounted }[...]
    for line in table.lines.dropLast() {
      let place = "分单位 \(table.name) \(line.first ?? "")"
      guard hasFields(line.count, cells.count + 1, place) else { continue }
      rest = rest.drop { $0.unit.name != line[0] }
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
  func prove(roster table: Printed.Table) {
    let order = report.units.filter(\.unit.isCounted) + report.units.filter { !$0.unit.isCounted }
    guard hasLines(table.lines.count, order.count, "分单位") else { return }
    var totals = [Int128?](repeating: nil, count: form.cellCount)
    for (line, unit) in zip(table.lines, order) {
      name(line.first ?? "", unit.unit.code, "分单位 \(unit.unit.name)")
      guard hasFields(line.count, form.cellCount + 3, "分单位 \(unit.unit.name)") else { continue }
      let isSummed = unit.state == .accepted && unit.unit.isCounted
      for cell in form.cells {
        let field = line[Int(cell.index) + 3]
        if let value = unit.figures[cell], PrintedNumber.limit <= Int128(value.magnitude) { continue }
        fact(field, text(of: cell, in: unit.figures), "分单位 \(unit.unit.name) \(form.address(of: cell))")
        guard isSummed, let number = scaled(field, cell) else { continue }
        totals[Int(cell.index)] = (totals[Int(cell.index)] ?? 0) + number
      }
    }
    for cell in form.cells {
      guard let value = figures[cell], Int128(value.magnitude) < PrintedNumber.limit else { continue }
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
