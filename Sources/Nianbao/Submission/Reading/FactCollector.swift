/// Takes the cells of one file as the layouts find them, and notes what cannot be counted.
struct FactCollector {
  let form: Form
  let file: String
  /// How each cell's number is read.
  let numbers: [NumberReading]
  private(set) var facts: Facts
  private(set) var findings: [Finding] = []
  private(set) var strangers: [Stranger] = []
  /// What was met of each table's frame, even without a row.
  private(set) var seen = SeenTitles()
  /// How many cells were found in the file, blank ones among them.
  private(set) var found = 0
  /// The row read last.
  private(set) var last: RowPlace?
  /// Whether the row read last had a field for each of its columns.
  private(set) var lastIsWhole = true
  private var rowLines: [[Int]]
  /// Groups that were printed as one row, to be judged when the whole file has been read.
  private var lone: [LoneRow] = []
  /// Cells of a workbook that hold a formula, or a number typed as text, by table.
  private var formulas: [Int: [Cell]] = [:]
  private var typed: [Int: [TypedCell]] = [:]
  /// Cells in scientific notation, by table.
  private var scientific: [Int: [TypedCell]] = [:]
  /// Cells of a workbook that hold no number to count.
  var troubled = TroubledCells()
  /// Rows whose label has another ordinal in front than the form's.
  var misnumbered = MisnumberedRows()
  /// Rows with a number under no heading, by table.
  private var doubtful: [Int: [DoubtfulRow]] = [:]

  private var told: [Rule: Int] = [:]
  private static let most = 1000

  private struct LoneRow {
    let row: SheetRow
    let label: String
    let records: Records
  }

  private struct DoubtfulRow {
    let row: Int
    let text: String
    /// What stands before a thousands comma that cut the number in two; `nil` where none did.
    let firstHalf: String?
    let place: Place
  }

  init(form: Form, numbers: [NumberReading], file: String) {
    self.form = form
    self.numbers = numbers
    self.file = file
    facts = Facts(cellCount: form.cellCount)
    rowLines = form.tables.map { [Int](repeating: 0, count: $0.rows.count) }
  }

  /// Takes one row of a table.
  ///
  /// A number that stands under no heading makes the whole row doubtful (a thousands comma without quotes, a
  /// heading shifted by one): then nothing of the row is counted.
  mutating func take(_ sheet: SheetRow, in records: Records) {
    let (table, row, record) = (sheet.table, sheet.row, sheet.record)
    let earlier = rowLines[table][row]
    if earlier > 0, !sheet.isAgain {
      let lines = (min(earlier, sheet.line), max(earlier, sheet.line))
      note(.twice(form, table, row, lines: lines, file))
    }
    rowLines[table][row] = sheet.line
    last = RowPlace(table: table, row: row)
    lastIsWhole = sheet.positions.allSatisfy { ($0 ?? -1) < record.count }
    if let extra = sheet.extra {
      let number = (record.firstIndex { $0.start == extra.start } ?? 0) - record.startIndex + 1
      let place = Place(file: file, line: Int(extra.line), field: number)
      let half =
        isSecondHalf(number, of: record, records) ? records.text(record[record.startIndex + number - 2]) : nil
      doubtful[table, default: []].append(
        DoubtfulRow(row: row, text: records.text(extra), firstHalf: half, place: place))
    }
    for (column, position) in sheet.positions.enumerated() {
      guard let position else { continue }
      let cell = form.tables[table].cell(row: row, column: column)
      let field = position < record.count ? record[record.startIndex + position] : nil
      let spot = FieldSpot(line: Int(field?.line ?? record.last?.line ?? 0), number: position + 1)
      if sheet.extra == nil {
        take(cell, field, in: records, at: spot)
      } else {
        doubt(cell, field, in: records, at: spot)
      }
    }
  }

  /// Counts nothing of a table, whose numbers may stand in the wrong columns.
  mutating func refuse(_ table: Int) {
    for index in form.tables[table].cells where facts.figures.states[index] != .absent {
      facts.doubt(Cell(index: UInt16(index)), form)
    }
  }

  /// Takes the answer of one cell; without a field the cell is blank.
  mutating func take(_ cell: Cell, _ field: Records.Field?, in records: Records, at spot: FieldSpot) {
    take(read(cell, field, in: records, at: spot), of: cell, at: spot)
  }

  /// Takes what stands in a cell as doubtful: it is shown and not counted.
  mutating func doubt(_ cell: Cell, _ field: Records.Field?, in records: Records, at spot: FieldSpot) {
    let text = field.map(records.text).flatMap(Facts.doubtful)
    take(CellAnswer(state: .refused, written: text), of: cell, at: spot)
  }

  private mutating func take(_ answer: CellAnswer, of cell: Cell, at spot: FieldSpot) {
    let index = Int(cell.index)
    let old = facts.figures.states[index]
    if old == .absent { found += 1 }
    if old.isAnswer {
      guard answer.state.isAnswer else { return }
      facts.meet(answer, in: cell, form)
    } else {
      facts.take(answer, in: cell)
    }
    facts.places[index] = .init(line: UInt32(spot.line), field: UInt16(clamping: spot.number))
  }

  /// Notes a group that is printed as one row with numbers of its own, as older sheets do.
  mutating func noteAlone(_ row: SheetRow, label: String, in records: Records) {
    lone.append(LoneRow(row: row, label: label, records: records))
  }

  /// Leaves no cell of a table that was met unanswered: what a layout may leave out is blank, but not the rows of a
  /// group that went up as one row.
  mutating func blankOut() {
    for (position, table) in form.tables.enumerated()
    where table.cells.contains(where: { facts.figures.states[$0] != .absent }) {
      for row in table.rows.indices { noteLeftOut(row, of: position) }
      for index in table.cells where facts.figures.states[index] == .absent {
        facts.figures.states[index] = .blank
      }
    }
  }

  /// Where a group's only row is the one that older sheets print for all of it, the others are not asked.
  private mutating func noteLeftOut(_ row: Int, of table: Int) {
    let owner = form.tables[table]
    guard let (group, others) = owner.loneGroup(readAs: row) else { return }
    let figures = facts.figures
    let isAbsent = { (cell: Cell) in figures.state(of: cell) == .absent }
    guard let first = owner.cells(ofRow: row).first(where: { !isAbsent($0) }),
      others.flatMap(owner.cells(ofRow:)).allSatisfy(isAbsent)
    else { return }
    let line = Int(facts.places[Int(first.index)].line)
    excuse(others, group, row, of: table, line: line)
  }

  /// The row of a group counts unless others of the group's own rows are there, beside which it is a subtotal, which
  /// the form does not have; beside the row that it is read as it answers the same cells a second time.
  private mutating func takeLone() {
    let asPrinted = rowLines
    for entry in lone {
      let (table, row, line) = (entry.row.table, entry.row.row, entry.row.line)
      guard let (group, others) = form.tables[table].loneGroup(readAs: row) else { continue }
      if others.contains(where: { asPrinted[table][$0] > 0 }) {
        note(Stranger(axis: .row, table: table, label: entry.label, line: line, field: 1))
        continue
      }
      let isFirst = rowLines[table][row] == 0
      let lastRead = last
      take(entry.row, in: entry.records)
      last = lastRead
      if isFirst { excuse(others, group, row, of: table, line: line) }
    }
  }

  /// The rows that one row stands for are not asked, which is said.
  private mutating func excuse(_ rows: [Int], _ group: Group, _ row: Int, of table: Int, line: Int) {
    for cell in rows.flatMap(form.tables[table].cells(ofRow:)) {
      facts.figures.states[Int(cell.index)] = .notAsked
    }
    note(.oldRow(form, table, group, row, others: rows.count, Place(file: file, line: line)))
  }

  /// Says once a table what is doubtful about its rows; called when the file has been read.
  mutating func close() {
    takeLone()
    for (rule, count) in told.sorted(by: { $0.key.id < $1.key.id }) where count > Self.most {
      findings.append(.more(rule, count - Self.most, file))
    }
    findings += troubled.findings(form, file)
    findings += misnumbered.findings(form, file)
    for (_, cells) in formulas.sorted(by: { $0.key < $1.key }) {
      findings.append(.formulas(form, cells, facts, file).about(cells))
    }
    for (_, cells) in typed.sorted(by: { $0.key < $1.key }) {
      findings.append(.typed(form, cells, facts).about(cells.map(\.cell)))
    }
    for (_, cells) in scientific.sorted(by: { $0.key < $1.key }) {
      findings.append(.scientific(form, cells, facts).about(cells.map(\.cell)))
    }
    for (table, rows) in doubtful.sorted(by: { $0.key < $1.key }) {
      findings.append(
        doubt(table, rows).about(
          rows.flatMap { form.tables[table].cells(ofRow: $0.row) }))
    }
  }

  private func doubt(_ table: Int, _ rows: [DoubtfulRow]) -> Finding {
    if let half = rows[0].firstHalf {
      return .cutInTwo(form, table, rows.map(\.row), "\(half),\(rows[0].text)", rows[0].place)
    }
    return .underNoHeading(form, table, rows.map(\.row), rows[0].text, rows[0].place)
  }

  mutating func note(title table: Int, line: Int) { seen.titles[table] = line }
  mutating func note(heading table: Int) { seen.headed.insert(table) }
  mutating func note(strayTitle label: String, line: Int) {
    seen.strays.append(.init(label: label, line: line))
  }
  mutating func note(_ stranger: Stranger) { strangers.append(stranger) }

  /// Notes a finding; of thousands of one rule the first are told one by one, the rest by their number.
  mutating func note(_ finding: Finding) {
    told[finding.rule, default: 0] += 1
    if told[finding.rule] ?? 0 <= Self.most { findings.append(finding) }
  }
}

extension FactCollector {
  private mutating func noteFormula(_ cell: Cell) {
    formulas[form.blank(of: cell).table, default: []].append(cell)
  }

  private mutating func read(
    _ cell: Cell, _ field: Records.Field?, in records: Records, at spot: FieldSpot
  ) -> CellAnswer {
    guard let field, field.start < field.end || field.kind == .formulaWithoutResult else {
      return CellAnswer(state: .blank)
    }
    let index = Int(cell.index)
    if field.kind.rawValue > CellKind.text.rawValue {
      if field.kind == .formula || field.kind == .shownFormula { noteFormula(cell) }
      if let answer = readShown(cell, field, in: records, at: spot) { return answer }
    }
    if field.kind != .text,
      let value = numbers[index].plain(records.bytes.span.extracting(Int(field.start)..<Int(field.end)))
    {
      return CellAnswer(state: .number, value: value)
    }
    let text = records.text(field)
    let place = Place(file: file, line: spot.line, field: spot.number)
    switch numbers[index].read(text) {
    case .blank: return CellAnswer(state: .blank)
    case .notApplicable where !form.blank(of: cell).allowsNotApplicable:
      return CellAnswer(state: .notApplicable, written: text)
    case .notApplicable: return CellAnswer(state: .notApplicable)
    case .refused(let refusal):
      note(.refused(form, cell, text, refusal, place))
      return CellAnswer(state: .refused, written: text)
    case .number(let value, let remark, let converted):
      if value < 0, !form.blank(of: cell).isSigned {
        note(.negative(form, cell, value, place))
        return CellAnswer(state: .refused, written: text)
      }
      if NumberReading.hidesDigits(text) {
        scientific[form.blank(of: cell).table, default: []].append(
          TypedCell(cell: cell, text: text, place: place))
      }
      let isText = field.kind == .text
      let isPlain = isWrittenPlainly(cell, value, (remark, converted), isText: isText, text, place)
      return CellAnswer(state: .number, value: value, written: isPlain ? nil : text)
    }
  }

  /// Notes what is odd about the way a number is written, and says whether it is as we print it.
  private mutating func isWrittenPlainly(
    _ cell: Cell, _ value: Int64, _ beside: (remark: String?, converted: String?), isText: Bool,
    _ text: String, _ place: Place
  ) -> Bool {
    if let remark = beside.remark { note(.remark(form, cell, value, remark, text, place)) }
    if let unit = beside.converted { note(.converted(form, cell, value, unit, text, place)) }
    if beside != (nil, nil) { return false }
    if !isText { return true }
    typed[form.blank(of: cell).table, default: []].append(
      TypedCell(cell: cell, text: text, place: place))
    return form.text(value, in: cell) == text
  }
}
