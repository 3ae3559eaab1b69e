/// The units' figures: each is a fact, and they make the region's.
extension Prover {
  /// A table for each row of the form with a number other than 0, unless there are too many units for a page.
  func prove(units tables: [Printed.Table]) {
    let annex = isWorkbook ? UnitsAnnex(ofWorkbook: report) : UnitsAnnex(report)
    let rows = form.tables.enumerated().flatMap { position, table in
      table.rows.indices.filter { annex.isShown && !annex.isTooLong && annex.has(table, row: $0) }
        .map { ("\(table.id)/\(table.rows[$0].id)", (table: position, row: $0)) }
    }
    guard hasLines(tables.count, rows.count, partsName) else { return }
    let notes = RowNotes(report)
    for (table, (row, place)) in zip(tables, rows) {
      name(table.name, row, partsName)
      prove(units: table, annex, notes: notes.lines(table: place.table, row: place.row))
    }
  }

  /// What the units of each row are called: in a workbook 分单位 is another sheet.
  private var partsName: String { isWorkbook ? "来源" : "分单位" }

  /// 单位, the cells of one row and where they stand; then the sum, last year's and the growth, and what is to be said.
  private func prove(units table: Printed.Table, _ annex: UnitsAnnex, notes: [String]) {
    let cells = form.cells(ofRow: table.name)
    let units = annex.listed(cells)
    // The workbook has last year, the identities and the findings on other sheets.
    let (ends, notes) = isWorkbook ? (1, []) : (report.statistics.base == nil ? 1 : 3, notes)
    guard !cells.isEmpty,
      hasLines(table.lines.count, units.count + ends + notes.count, "\(partsName) \(table.name)")
    else { return }
    var totals = [Int128?](repeating: nil, count: cells.count)
    for (line, unit) in zip(table.lines, units) { prove(line, unit, cells, annex, &totals) }
    let end = table.lines.dropFirst(units.count)
    for line in end.prefix(ends)
    where !hasFields(line.count, cells.count + 2, "\(partsName) \(table.name) 合计") {
      return
    }
    prove(end: Array(end.prefix(ends)), cells, totals, annex)
    for (line, note) in zip(end.dropFirst(ends), notes) {
      name(line.joined(), note, "\(partsName) \(table.name)")
    }
  }

  private func prove(
    _ line: [String], _ unit: UnitReturn, _ cells: [Cell], _ annex: UnitsAnnex, _ totals: inout [Int128?]
  ) {
    let place = "\(partsName) \(line.first ?? "")"
    guard hasFields(line.count, cells.count + 2, place) else { return }
    let source = annex.source(of: cells, in: unit)
    name(line[0], isWorkbook ? "\(unit.unit.code)|\(unit.unit.name)" : unit.unit.name, place)
    name(
      line[cells.count + 1],
      isWorkbook ? "\(source.files)|\(source.blocks)|\(source.remark)" : source.words, "\(place) 出处")
    for (position, cell) in cells.enumerated() {
      fact(line[position + 1], form.text(of: cell, in: unit.figures), "\(place) \(form.address(of: cell))")
      if let number = scaled(line[position + 1], cell) {
        totals[position] = (totals[position] ?? 0) + number
      }
    }
  }

  /// The sum follows from the lines above it, the growth from the sum and last year's.
  private func prove(end: [[String]], _ cells: [Cell], _ totals: [Int128?], _ annex: UnitsAnnex) {
    for (position, cell) in cells.enumerated() {
      let (printed, total) = (end[0][position + 1], totals[position])
      // A row that every unit answers with 0 lists none of them.
      let holds = scaled(printed, cell) ?? 0 == total ?? 0
      let place = "\(partsName) \(form.address(of: cell))"
      if isCut(form.text(of: cell, in: figures)) { continue }
      derived(printed, holds, total.map { "\($0)" } ?? "", "\(place) 合计")
      fact(printed, form.text(of: cell, in: figures), "\(place) 合计")
      guard end.count == 3 else { continue }
      let prior = end[1][position + 1]
      fact(prior, annex.priorText(cell), "\(place) 上年")
      let isComparable = report.statistics.growth(of: cell).kind != .notComparable
      growth(
        end[2][position + 1],
        Operands(
          prior: prior, value: printed, decimals: form.measure(of: cell).decimals, isComparable: isComparable),
        "\(place) 增长率")
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
        let (field, text) = (line[Int(cell.index) + 3], form.text(of: cell, in: unit.figures))
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
}
