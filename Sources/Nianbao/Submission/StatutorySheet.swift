/// The official tables as saved from Excel or WPS: label columns on the left, headings over several lines,
/// merged cells blank, section headings and text in between.
///
/// ```
/// 第二十条第（一）项,,,
/// 信息内容,本年制发件数,本年废止件数,现行有效件数
/// 规章,0,0,0
/// ```
/// Nothing is taken by its place on the page: headings give columns, labels give rows, so that empty lines and
/// columns, notes, and another order of the tables change nothing.
struct StatutorySheet {
  let records: Records
  let labels: LabelCache
  private var header = SheetHeader()
  /// Whether numbers have followed the heading lines, so that the next heading begins anew.
  private var headerIsUsed = false
  private var located: [(table: Int, fields: [Int?], twice: Set<Int>)] = []
  /// A table printed across whose line of numbers is awaited.
  private var awaited: (table: Int, fields: [Int?], line: Int)?
  /// The label that stands in force in each label column (merged cells leave it blank below).
  private var context: [Int: Int] = [:]

  init(_ records: Records, _ labels: LabelCache) { (self.records, self.labels) = (records, labels) }

  mutating func read(into collector: inout FactCollector) {
    for record in 0..<records.count {
      let fields = records[record]
      var line: [(position: Int, number: Int)] = []
      for (position, field) in fields.enumerated() where !records.isEmpty(field) {
        line.append((position, labels.number(field, in: records)))
      }
      if !line.isEmpty { read(line, fields, into: &collector) }
    }
    giveUpAwaited(into: &collector)
  }

  private mutating func read(
    _ line: [(position: Int, number: Int)], _ fields: ArraySlice<Records.Field>,
    into collector: inout FactCollector
  ) {
    let isHeading = line.contains { labels.index.headings.contains($0.number) }
    if let (table, positions, _) = awaited, !isHeading,
      line.contains(where: { positions.contains($0.position) })
    {
      awaited = nil
      takeAcross(table, positions, fields, into: &collector)
    } else if takeRow(line, fields, into: &collector) {
      headerIsUsed = true
    } else if isHeading {
      addHeading(line, fields, into: &collector)
    } else if let title = line.compactMap({ labels.index.titles[$0.number] }).first {
      collector.note(title: title)
      giveUpAwaited(into: &collector)
      (header, located, headerIsUsed, context) = (SheetHeader(), [], false, [:])
    } else {
      noteStranger(line, fields, into: &collector)
    }
  }
}

extension StatutorySheet {
  /// Takes the line as a row of one of the tables whose headings stand above; `false` when it is none.
  private mutating func takeRow(
    _ line: [(position: Int, number: Int)], _ fields: ArraySlice<Records.Field>,
    into collector: inout FactCollector
  ) -> Bool {
    for (table, positions, twice) in located {
      let first = positions.compactMap { $0 }.min() ?? 0
      guard let own = line.last(where: { $0.position < first }),
        let rows = labels.index.rows[table][own.number]
      else { continue }
      for entry in line where entry.position <= own.position {
        context[entry.position] = entry.number
        for below in context.keys where below > entry.position { context[below] = nil }
      }
      let above = Set(context.filter { $0.key < own.position }.values)
      let row =
        rows.count == 1
        ? rows[0] : rows.first { !labels.index.groupsOfRows[table][$0].isDisjoint(with: above) }
      collector.take(row: row ?? rows[0], of: table, in: records, record: fields, at: positions)
      for column in twice.sorted() where !headerIsUsed {
        collector.note(
          .twiceColumn(
            collector.form, table, column, Place(file: collector.file, line: Int(fields.first?.line ?? 0))))
      }
      return true
    }
    return false
  }

  private mutating func takeAcross(
    _ table: Int, _ positions: [Int?], _ fields: ArraySlice<Records.Field>,
    into collector: inout FactCollector
  ) {
    let columns = collector.form.tables[table].columns.count
    for row in collector.form.tables[table].rows.indices {
      let own = Array(positions[(row * columns)..<((row + 1) * columns)])
      guard own.contains(where: { $0 != nil }) else { continue }
      collector.take(row: row, of: table, in: records, record: fields, at: own)
    }
    headerIsUsed = true
  }

  /// The awaited line of numbers did not come: its cells are blank, on the line below the headings.
  private mutating func giveUpAwaited(into collector: inout FactCollector) {
    guard let (table, positions, line) = awaited else { return }
    awaited = nil
    for (place, position) in positions.enumerated() {
      guard let position else { continue }
      let cell = Cell(index: UInt16(collector.form.tables[table].start + place))
      collector.take(cell, nil, in: records, line: line + 1, number: position + 1)
    }
  }

  private mutating func addHeading(
    _ line: [(position: Int, number: Int)], _ fields: ArraySlice<Records.Field>,
    into collector: inout FactCollector
  ) {
    giveUpAwaited(into: &collector)
    if headerIsUsed { (header, headerIsUsed, context) = (SheetHeader(), false, [:]) }
    header.add(line)
    locate(in: collector.form, line: Int(fields.first?.line ?? 0))
    for (position, number) in line where number < 0 {
      let field = fields[fields.startIndex + position]
      guard let table = located.first?.table else { continue }
      collector.note(
        Stranger(
          axis: .column, table: table, label: records.text(field), line: Int(field.line), field: position + 1)
      )
    }
  }

  /// Finds which tables the heading lines so far belong to.
  private mutating func locate(in form: Form, line: Int) {
    located = []
    for (position, table) in form.tables.enumerated() {
      if table.printsAcross {
        let across = header.positionsAcross(
          of: position, labels.index, rows: table.rows.count, columns: table.columns.count)
        if across.count(where: { $0 != nil }) * 2 > across.count {
          (located, awaited) = ([], (position, across, line))
          return
        }
      }
      let (fields, twice) = header.positions(of: position, labels.index, columns: table.columns.count)
      // Shared words like 总计 place a column or two of other tables by chance: half of them must be there.
      if fields.count(where: { $0 != nil }) * 2 >= fields.count { located.append((position, fields, twice)) }
    }
    located.sort { one, other in
      let (left, right) = (one.fields.count { $0 != nil }, other.fields.count { $0 != nil })
      return left == right ? one.table < other.table : left > right
    }
  }

  /// A line with an unknown label and numbers under known headings is a row that the form does not have.
  private func noteStranger(
    _ line: [(position: Int, number: Int)], _ fields: ArraySlice<Records.Field>,
    into collector: inout FactCollector
  ) {
    guard let (table, positions, _) = located.first, let first = positions.compactMap({ $0 }).min(),
      let label = line.last(where: { $0.position < first }),
      line.contains(where: { positions.contains($0.position) })
    else { return }
    let field = fields[fields.startIndex + label.position]
    collector.note(
      Stranger(
        axis: .row, table: collector.last?.table ?? table, label: records.text(field), line: Int(field.line),
        field: label.position + 1))
  }
}
