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
struct StatutoryLayout {
  typealias Line = [SheetLabel]

  let records: Records
  let labels: LabelCache
  private var header = SheetHeader()
  /// Whether numbers have followed the heading lines, so that the next heading begins anew.
  private var headerIsUsed = false
  /// Tables whose headings stand above, the most complete first.
  private var located: [Located] = []
  /// A table printed across whose headings stand above.
  private var across: Across?
  /// An empty line that could be the awaited numbers left blank.
  private var blankLine: Int?
  /// The table whose title was met last.
  private var titled: Int?
  /// The label that stands in force in each label column (merged cells leave it blank below).
  private var context: [Int: Int] = [:]

  /// A table whose headings stand above.
  private struct Located {
    let table: Int
    /// For each column its field, or `nil`.
    let fields: [Int?]
    /// Columns that are named more than once.
    let twice: Set<Int>

    var found: Int { fields.count { $0 != nil } }
  }

  private struct Across {
    let table: Int
    /// For each cell its field, or `nil`.
    let fields: [Int?]
    /// Whether some cell is named twice.
    let isTwice: Bool
    /// Whether its line of numbers has come.
    var isTaken = false
  }

  init(_ records: Records, _ labels: LabelCache) {
    self.records = records
    self.labels = labels
  }

  /// Whether the sheet ends below the headings of a table whose numbers never came.
  private(set) var endsBelowHeading = false

  mutating func read(into collector: inout FactCollector) {
    for record in 0..<records.count {
      let fields = records[record]
      var line: Line = []
      for (position, field) in fields.enumerated() where !records.isEmpty(field) {
        line.append(SheetLabel(position: position, number: labels.number(field, in: records)))
      }
      if line.isEmpty {
        let width = across?.fields.compactMap { $0 }.max() ?? .max
        if fields.count > width { blankLine = blankLine ?? Int(fields.first?.line ?? 0) }
      } else {
        read(line, fields, into: &collector)
      }
    }
    endsBelowHeading = !header.isEmpty && !headerIsUsed && blankLine == nil
    leaveAcross(into: &collector)
  }

  private mutating func read(
    _ line: Line, _ fields: ArraySlice<Records.Field>, into collector: inout FactCollector
  ) {
    // The stamp ends a table: below one whose numbers were left blank it is not taken for them.
    if across != nil, let only = line.first, line.count == 1,
      Stamp(line: records.text(fields[fields.startIndex + only.position])) != nil
    {
      return leaveAcross(into: &collector)
    }
    let isHeading = line.contains { labels.index.headings.contains($0.number) }
    if let across, !isHeading, isNumbers(line, fields, at: across.fields) {
      takeAcross(fields, into: &collector)
    } else if takeRow(line, fields, into: &collector) {
      headerIsUsed = true
    } else if isHeading {
      addHeading(line, fields, into: &collector)
    } else if let title = line.compactMap({ labels.index.titles[$0.number] }).first {
      collector.note(title: title, line: Int(fields.first?.line ?? 0))
      leaveAcross(into: &collector)
      titled = title
      header = SheetHeader()
      located = []
      headerIsUsed = false
      context = [:]
    } else {
      noteStranger(line, fields, into: &collector)
    }
  }
}

extension StatutoryLayout {
  /// Whether a line without labels has something at the places, numbers for the most part.
  private func isNumbers(_ line: Line, _ fields: ArraySlice<Records.Field>, at positions: [Int?]) -> Bool {
    let found = line.filter { positions.contains($0.position) }
    let numbers = line.filter {
      NumberReading.looksLikeNumber(records.text(fields[fields.startIndex + $0.position]))
    }
    return !found.isEmpty && (numbers.count * 2 > line.count || across?.isTaken == false)
  }

  /// Takes the line as a row of one of the tables whose headings stand above; `false` when it is none.
  private mutating func takeRow(
    _ line: Line, _ fields: ArraySlice<Records.Field>, into collector: inout FactCollector
  ) -> Bool {
    for known in located {
      let (table, positions) = (known.table, known.fields)
      let first = positions.compactMap { $0 }.min() ?? 0
      if let label = line.last(where: { $0.position < first }),
        let row = labels.index.alone[table][label.number],
        line.contains(where: { positions.contains($0.position) })
      {
        remember(line, upTo: label.position)
        collector.noteAlone(
          SheetRow(table: table, row: row, record: fields, positions: positions), in: records)
        return true
      }
      guard
        let own = line.last(where: { $0.position < first && labels.index.rows[table][$0.number] != nil }),
        let rows = labels.index.rows[table][own.number]
      else { continue }
      remember(line, upTo: own.position)
      let above = Set(context.filter { $0.key < own.position }.values)
      let row =
        rows.count == 1
        ? rows[0] : rows.first { !labels.index.groupsOfRows[table][$0].isDisjoint(with: above) }
      let extra = collector.extra(
        in: fields, beyond: positions, labelled: header.labelled, after: own.position, records)
      let found = SheetRow(
        table: table, row: row ?? rows[0], record: fields, positions: positions, extra: extra)
      collector.take(found, in: records)
      for column in known.twice.sorted() where !headerIsUsed {
        collector.note(
          .twiceColumn(
            collector.form, table, column, Place(file: collector.file, line: Int(fields.first?.line ?? 0))))
      }
      return true
    }
    return false
  }

  /// Labels stand in force below until another one in their column, or in one left of it, replaces them.
  private mutating func remember(_ line: Line, upTo position: Int) {
    for entry in line where entry.position <= position {
      context[entry.position] = entry.number
      for below in context.keys where below > entry.position { context[below] = nil }
    }
  }

  private mutating func takeAcross(
    _ fields: ArraySlice<Records.Field>, into collector: inout FactCollector
  ) {
    guard let known = across else { return }
    let positions = known.fields
    across?.isTaken = true
    headerIsUsed = true
    let shape = collector.form.tables[known.table]
    if known.isTaken {
      let place = Place(file: collector.file, line: Int(fields.first?.line ?? 0))
      collector.note(.twiceLine(collector.form, known.table, place))
    }
    let outside = collector.extra(
      in: fields, beyond: positions, labelled: header.labelled, after: -1, records)
    let extra = known.isTwice ? fields.first { !records.isEmpty($0) } : outside
    for row in shape.rows.indices {
      let own = Array(positions[(row * shape.columns.count)..<((row + 1) * shape.columns.count)])
      guard own.contains(where: { $0 != nil }) else { continue }
      let found = SheetRow(
        table: known.table, row: row, record: fields, positions: own, extra: row == 0 ? extra : nil,
        isAgain: known.isTaken)
      collector.take(found, in: records)
    }
    if extra != nil { collector.refuse(known.table) }
  }

  /// The awaited line of numbers did not come: if an empty line stands for it, its cells are blank there.
  private mutating func leaveAcross(into collector: inout FactCollector) {
    defer {
      across = nil
      blankLine = nil
    }
    guard let known = across, !known.isTaken, let blankLine else { return }
    for (place, position) in known.fields.enumerated() {
      guard let position else { continue }
      let cell = Cell(index: UInt16(collector.form.tables[known.table].start + place))
      collector.take(cell, nil, in: records, at: FieldSpot(line: blankLine, number: position + 1))
    }
  }

  private mutating func addHeading(
    _ line: Line, _ fields: ArraySlice<Records.Field>, into collector: inout FactCollector
  ) {
    if headerIsUsed {
      leaveAcross(into: &collector)
      header = SheetHeader()
      headerIsUsed = false
      context = [:]
    }
    header.add(line)
    locate(in: collector.form)
    if let titled, across?.table == titled || located.contains(where: { $0.table == titled }) {
      collector.note(heading: titled)
    }
    for label in line where label.number < 0 {
      let field = fields[fields.startIndex + label.position]
      guard let table = across?.table ?? located.first?.table else { continue }
      collector.note(
        Stranger(
          axis: .column, table: table, label: records.text(field), line: Int(field.line),
          field: label.position + 1))
    }
  }

  /// Finds which tables the heading lines so far belong to.
  private mutating func locate(in form: Form) {
    located = []
    across = nil
    for (position, table) in form.tables.enumerated() {
      if table.printsAcross {
        let (fields, isTwice) = header.positionsAcross(
          of: position, labels.index, rows: table.rows.count, columns: table.columns.count)
        if fields.count(where: { $0 != nil }) * 2 > fields.count {
          located = []
          across = Across(table: position, fields: fields, isTwice: isTwice)
          return
        }
      }
      let (fields, twice) = header.positions(of: position, labels.index, columns: table.columns.count)
      // Shared words like 总计 place a column or two of other tables by chance: half of them must be there.
      if fields.count(where: { $0 != nil }) * 2 >= fields.count {
        located.append(Located(table: position, fields: fields, twice: twice))
      }
    }
    located.sort { one, other in
      one.found == other.found ? one.table < other.table : one.found > other.found
    }
  }

  /// A line with an unknown label and numbers under known headings is a row that the form does not have.
  private func noteStranger(
    _ line: Line, _ fields: ArraySlice<Records.Field>, into collector: inout FactCollector
  ) {
    let own = located.first { $0.table == titled } ?? located.first { $0.table == collector.last?.table }
    guard let known = own ?? located.first, let first = known.fields.compactMap({ $0 }).min(),
      let label = line.last(where: { $0.position < first }),
      line.contains(where: { known.fields.contains($0.position) })
    else { return }
    let field = fields[fields.startIndex + label.position]
    collector.note(
      Stranger(
        axis: .row, table: known.table, label: records.text(field), line: Int(field.line),
        field: label.position + 1))
  }
}
