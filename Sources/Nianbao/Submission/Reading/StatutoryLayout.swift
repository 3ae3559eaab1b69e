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
  /// The tables whose headings stand above, and those above these headings.
  private var tables = HeadedTables()
  private var above = HeadedTables()
  private var blankLine: Int?  // an empty line that could be the awaited numbers left blank
  /// The table whose title was met last.
  private var titled: Int?
  /// The label that stands in force in each label column (merged cells leave it blank below).
  private var context: [Int: Int] = [:]

  init(_ records: Records, _ labels: LabelCache) {
    self.records = records
    self.labels = labels
  }

  /// By the table that has one line of numbers: how many more there are, and where.
  private var more: [Int: (line: Int, count: Int)] = [:]

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
        let width = tables.across?.fields.compactMap { $0 }.max() ?? .max
        if fields.count > width { blankLine = blankLine ?? Int(fields.first?.line ?? 0) }
      } else {
        read(line, fields, into: &collector)
      }
    }
    endsBelowHeading = !header.isEmpty && !headerIsUsed && blankLine == nil
    leaveAcross(into: &collector)
    for (table, more) in more.sorted(by: { $0.key < $1.key }) {
      collector.note(.moreLines(collector.form, table, more, collector.file))
    }
  }

  private mutating func read(
    _ line: Line, _ fields: ArraySlice<Records.Field>, into collector: inout FactCollector
  ) {
    // The stamp ends a table: below one whose numbers were left blank it is not taken for them.
    if tables.across != nil, let only = line.first, line.count == 1,
      Stamp(line: records.text(fields[fields.startIndex + only.position])) != nil
    {
      return leaveAcross(into: &collector)
    }
    let isHeading = line.contains { labels.index.headings.contains($0.number) } && !isRow(line, fields)
    if let across = tables.across, !isHeading, isNumbers(line, fields, at: across.fields) {
      takeAcross(fields, into: &collector)
    } else if takeRow(line, fields, into: &collector) {
      headerIsUsed = true
    } else if isHeading, !isLoneNote(line) {
      addHeading(line, fields, into: &collector)
    } else if let title = line.compactMap({ labels.index.titles[$0.number] }).first {
      collector.note(title: title, line: Int(fields.first?.line ?? 0))
      leaveAcross(into: &collector)
      titled = title
      header = SheetHeader()
      tables = HeadedTables()
      above = HeadedTables()
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
    return !found.isEmpty && (numbers.count * 2 > line.count || tables.across?.isTaken == false)
  }

  /// Whether a line with a word of some heading is a row all the same: numbers stand below the headings, and what is
  /// like a heading stands to the left of them.
  private func isRow(_ line: Line, _ fields: ArraySlice<Records.Field>) -> Bool {
    tables.located.contains { known in
      let values = line.filter { $0.position >= known.first }
      return values.count < line.count && values.contains { isAnswer($0, fields) }
        && !values.contains { labels.index.headings.contains($0.number) }
    }
  }

  /// Whether a line has nothing but one word to the left of the numbers, which is a note between rows.
  private func isLoneNote(_ line: Line) -> Bool {
    guard line.count == 1, headerIsUsed, let known = tables.located.first else { return false }
    return line[0].position < known.first
  }

  private func isAnswer(_ label: SheetLabel, _ fields: ArraySlice<Records.Field>) -> Bool {
    label.number < 0
      && NumberReading.looksLikeAnswer(records.text(fields[fields.startIndex + label.position]))
  }

  /// Takes the line as a row of one of the tables whose headings stand above; `false` when it is none.
  private mutating func takeRow(
    _ line: Line, _ fields: ArraySlice<Records.Field>, into collector: inout FactCollector
  ) -> Bool {
    for known in tables.located where !line.contains(where: { isHeading($0, below: known) }) {
      if takeAlone(line, fields, of: known, into: &collector) { return true }
      let values = line.first { $0.position >= known.first || isAnswer($0, fields) }
      let end = max(known.first, values?.position ?? 0)
      guard
        let own = line.last(where: { $0.position < end && !meant(by: $0, fields, known.table).isEmpty })
      else { continue }
      let rows = meant(by: own, fields, known.table)
      remember(line, upTo: own.position)
      let above = Set(context.filter { $0.key < own.position }.values)
      let row =
        rows.count == 1
        ? rows[0] : rows.first { !labels.index.groupsOfRows[known.table][$0].isDisjoint(with: above) }
      let found = sheetRow(row ?? rows[0], fields, behind: own.position, line, known, collector)
      collector.take(found, in: records)
      let label = fields[fields.startIndex + own.position]
      if let ordinal = labels.otherOrdinal(own.number, label, in: records, of: known.table) {
        collector.misnumbered.note(found, ordinal, records.text(label))
      }
      for column in known.twice.sorted() where !headerIsUsed {
        collector.note(
          .twiceColumn(
            collector.form, known.table, column,
            Place(file: collector.file, line: Int(fields.first?.line ?? 0))))
      }
      return true
    }
    return false
  }

  /// The rows of a table that a label can mean.
  private func meant(by label: SheetLabel, _ fields: ArraySlice<Records.Field>, _ table: Int) -> [Int] {
    guard label.number >= 0 else { return [] }
    let field = fields[fields.startIndex + label.position]
    return labels.index.rows[table][labels.row(label.number, field, in: records, of: table)] ?? []
  }

  private func isHeading(_ label: SheetLabel, below known: HeadedTables.Located) -> Bool {
    labels.index.headings.contains(label.number) && known.fields.contains(label.position)
  }

  /// Takes a group that is printed as one row with numbers of its own.
  private mutating func takeAlone(
    _ line: Line, _ fields: ArraySlice<Records.Field>, of known: HeadedTables.Located,
    into collector: inout FactCollector
  ) -> Bool {
    guard let label = line.last(where: { $0.position < known.first }),
      label.number >= 0,
      let row = labels.alone(
        label.number, fields[fields.startIndex + label.position], in: records, of: known.table),
      line.contains(where: { known.fields.contains($0.position) })
    else { return false }
    remember(line, upTo: label.position)
    collector.noteAlone(
      SheetRow(table: known.table, row: row, record: fields, positions: known.fields),
      label: records.text(fields[fields.startIndex + label.position]), in: records)
    return true
  }

  /// The row with its numbers where the headings say; in pages pasted from Word headings and numbers drift apart, and
  /// then exactly one number for each column, all moved by as much, stands for them.
  private func sheetRow(
    _ row: Int, _ fields: ArraySlice<Records.Field>, behind own: Int, _ line: Line,
    _ known: HeadedTables.Located, _ collector: FactCollector
  ) -> SheetRow {
    let behind = line.filter { $0.position > own }
    if known.isMoved(to: behind.map(\.position)), behind.allSatisfy({ isAnswer($0, fields) }) {
      return SheetRow(table: known.table, row: row, record: fields, positions: behind.map(\.position))
    }
    let frame = SheetFrame(
      positions: known.fields, labelled: header.labelled, remarks: header.remarks, label: own,
      width: header.width)
    let extra =
      own >= known.first ? fields.dropFirst(own + 1).first : collector.extra(in: fields, frame, records)
    return SheetRow(table: known.table, row: row, record: fields, positions: known.fields, extra: extra)
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
    guard let known = tables.across else { return }
    let positions = known.fields
    tables.across?.isTaken = true
    headerIsUsed = true
    let shape = collector.form.tables[known.table]
    if known.isTaken {
      more[known.table, default: (Int(fields.first?.line ?? 0), 0)].count += 1
    }
    let frame = SheetFrame(
      positions: positions, labelled: header.labelled, remarks: header.remarks, label: -1, width: header.width
    )
    let outside = collector.extra(in: fields, frame, records)
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
      tables.across = nil
      blankLine = nil
    }
    guard let known = tables.across, !known.isTaken, let blankLine else { return }
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
      above = tables
    }
    let own = line.filter { $0.number < 0 }
    let remarks = own.filter {
      SheetFrame.isForRemarks(records.text(fields[fields.startIndex + $0.position]))
    }
    header.add(line, width: fields.count, remarks: remarks.map(\.position))
    tables = HeadedTables(header, labels.index, collector.form, before: above)
    if let titled, tables.across?.table == titled || tables.located.contains(where: { $0.table == titled }) {
      collector.note(heading: titled)
    }
    for label in own {
      let field = fields[fields.startIndex + label.position]
      guard let table = tables.across?.table ?? tables.located.first?.table else { continue }
      collector.note(
        Stranger(
          axis: .column, table: table, label: records.text(field), line: Int(field.line),
          field: label.position + 1))
    }
  }

  /// A line with an unknown label and numbers under known headings is a row that the form does not have.
  private func noteStranger(
    _ line: Line, _ fields: ArraySlice<Records.Field>, into collector: inout FactCollector
  ) {
    let own =
      tables.located.first { $0.table == titled }
      ?? tables.located.first { $0.table == collector.last?.table }
    guard let known = own ?? tables.located.first,
      let label = line.last(where: { $0.position < known.first }),
      line.contains(where: { known.fields.contains($0.position) })
    else { return }
    let field = fields[fields.startIndex + label.position]
    let hasNumber = records.hasNumber(in: fields, at: known.fields)
    guard !Stranger.isAside(records.text(field), hasNumber: hasNumber) else { return }
    collector.note(
      Stranger(
        axis: .row, table: known.table, label: records.text(field), line: Int(field.line),
        field: label.position + 1))
  }
}
