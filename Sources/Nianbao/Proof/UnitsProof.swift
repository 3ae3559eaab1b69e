/// The units' figures: each is a fact, and they make the region's.
extension Prover {
  /// A table for each row of the form with a number other than 0, unless there are too many units for a page.
  func prove(units tables: [Printed.Table]) {
    let annex = isWorkbook ? UnitsAnnex(ofWorkbook: report) : UnitsAnnex(report)
    let rows = form.tables.enumerated().flatMap { position, table in
      table.rows.indices.filter { annex.isShown && !annex.isTooLong && annex.has(table, row: $0) }
        .map { (table: position, row: $0) }
    }
    guard hasLines(tables.count, rows.count, partsName) else { return }
    let notes = RowNotes(report)
    for (printed, place) in zip(tables, rows) {
      let table = form.tables[place.table]
      name(printed.name, "\(table.id)/\(table.rows[place.row].id)", partsName)
      // The workbook has the identities and the findings on other sheets.
      prove(
        units: printed, annex.listing(of: table, row: place.row),
        notes: isWorkbook ? [] : notes.lines(table: place.table, row: place.row))
    }
  }

  /// What the units of each row are called: in a workbook 分单位 is another sheet.
  private var partsName: String { isWorkbook ? "来源" : "分单位" }

  /// A line a unit; then the sum, last year's and the growth, and what is to be said.
  private func prove(units printed: Printed.Table, _ listing: Listing<PartLine>, notes: [String]) {
    let place = "\(partsName) \(printed.name)"
    guard hasLines(printed.lines.count, listing.lines.count + notes.count, place) else { return }
    let columns = listing.columns(in: medium)
    let ids = printed.ids.isEmpty ? columns.map(\.id) : printed.ids
    var found = printedColumns(columns, ids)
    var ends: [PrintedLine] = []
    for (index, line) in listing.lines.enumerated() {
      let fields = printed.lines[index]
      guard let part = line.part else {
        guard hasFields(fields.count, columns.count, "\(place) 合计") else { return }
        ends.append(PrintedLine(ids: ids, fields: fields))
        continue
      }
      let name = "\(partsName) \(part.unit.name)"
      guard hasFields(fields.count, columns.count, name) else { continue }
      for position in found.indices {
        let text = found[position].text(in: fields)
        let column = found[position].column
        prove(text, column, listing.field(column, of: line, number: index + 1).words, name)
        found[position].add(text)
      }
    }
    prove(ends: ends, totals(found))
    for (line, note) in zip(printed.lines.dropFirst(listing.lines.count), notes) {
      name(line.joined(), note, place)
    }
  }

  private func prove<Line>(
    _ printed: String, _ column: ListingColumn<Line>, _ expected: String, _ place: String
  ) {
    switch column.kind {
    case .text, .mark: name(printed, expected, place)
    case .remark: name(printed, expected, "\(place) \(column.title)")
    default: fact(printed, expected, "\(place) \(column.title)")
    }
  }

  /// The sum follows from the lines above it, the growth from the sum and last year's.
  private func prove(ends: [PrintedLine], _ totals: [String: Int128]) {
    guard let sum = ends.first else { return }
    for cell in form.cells {
      let id = cell.listedId
      guard let printed = sum[id] else { continue }
      let (place, expected, total) = (
        "\(partsName) \(form.address(of: cell))", form.text(of: cell, in: figures), totals[id]
      )
      if isCut(expected) { continue }
      // A row that every unit answers with 0 lists none of them.
      derived(printed, scaled(printed, id) ?? 0 == total ?? 0, total.map { "\($0)" } ?? "", "\(place) 合计")
      fact(printed, expected, "\(place) 合计")
      guard ends.count == 3, let prior = ends[1][id], let rate = ends[2][id] else { continue }
      let isComparable = report.statistics.growth(of: cell).kind != .notComparable
      let known = isComparable ? report.statistics.prior(of: cell) : nil
      fact(prior, known.map { form.text($0, in: cell) } ?? "", "\(place) 上年")
      growth(
        rate,
        Operands(
          prior: prior, value: printed, decimals: form.measure(of: cell).decimals, isComparable: isComparable),
        "\(place) 增长率")
    }
  }

  /// Every unit in one line, with every cell of the form.
  func prove(roster tables: [Printed.Table]) {
    let listing = report.rosterListing
    let lines = tables.flatMap(\.lines)
    guard hasLines(lines.count, listing.lines.count, "分单位") else { return }
    let columns = listing.columns(in: .sheet)
    var found = printedColumns(columns, tables.first?.ids ?? [])
    let isWhole = found.allSatisfy { $0.place != nil }
    var cut: Set<String> = []
    for (index, line) in lines.enumerated() {
      let unit = listing.lines[index]
      let place = "分单位 \(unit.unit.name)"
      guard hasFields(line.count, columns.count, place), isWhole else { continue }
      let isSummed = unit.state == .accepted && unit.unit.isCounted
      for position in found.indices {
        let text = found[position].text(in: line)
        let column = found[position].column
        let expected = listing.field(column, of: unit, number: index + 1).words
        prove(text, column, expected, place)
        if isCut(expected) { cut.insert(column.id) }
        if isSummed { found[position].add(text) }
      }
    }
    let totals = totals(found)
    for cell in form.cells {
      guard let value = figures[cell], !cut.contains(cell.listedId) else { continue }
      let holds = totals[cell.listedId] == Int128(value)
      derived(form.text(value, in: cell), holds, "各单位之和", "分单位 \(form.address(of: cell))")
    }
  }

  /// The columns of a listing where a file prints them, found by their ids once a table.
  private func printedColumns<Line>(
    _ columns: [ListingColumn<Line>], _ ids: [String]
  ) -> [PrintedColumn<Line>] {
    columns.map { column in
      PrintedColumn(
        column: column, place: ids.firstIndex(of: column.id),
        decimals: column.kind.isNumber ? decimals[column.id] : nil)
    }
  }

  private func totals<Line>(_ columns: [PrintedColumn<Line>]) -> [String: Int128] {
    Dictionary(
      columns.compactMap { one in one.total.map { (one.column.id, $0) } },
      uniquingKeysWith: { first, _ in first })
  }

  private func scaled(_ text: String, _ id: String) -> Int128? {
    decimals[id].flatMap { PrintedNumber.scaled(text, $0) }
  }
}

/// A column where a file prints it, and the sum of the numbers read there so far.
private struct PrintedColumn<Line: Sendable> {
  let column: ListingColumn<Line>
  /// From 0; `nil` when the file does not print it.
  let place: Int?
  /// Of one of the form's cells; `nil` for other columns, which have no sum.
  let decimals: Int?
  /// `nil` while there is no number.
  private(set) var total: Int128?

  func text(in fields: [String]) -> String {
    place.flatMap { fields.indices.contains($0) ? fields[$0] : nil } ?? ""
  }

  mutating func add(_ text: String) {
    guard let decimals, let number = PrintedNumber.scaled(text, decimals) else { return }
    total = (total ?? 0) + number
  }
}
