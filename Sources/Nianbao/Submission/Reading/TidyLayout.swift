/// The tidy layout: one value a line, many units in one file, as a lower level's `upward.csv` is.
///
/// ```
/// year,unit,table,row,column,value
/// 2025,320922,申请,新收,总计,154
/// ```
/// An empty cell is left out there, so a cell that is not named is blank, unless its whole table is missing.
struct TidyLayout {
  private let form: Form
  private let file: String
  private let roster: Roster?
  /// The year that a line without one is of.
  private let year: Int?
  private let records: Records
  private let labels: LabelCache
  private let table: HeaderTable
  /// Where the six columns stand: year, unit, table, row, column, value.
  private let positions: [Int]
  private var parts: [Part] = []
  private var partOfKey: [String: Int] = [:]
  /// The part and the cell of the line read last.
  private var last: LastLine?

  private struct LastLine {
    let part: Int
    let cell: Cell
  }

  /// What one unit says of one year in the file.
  private struct Part {
    var statement: Statement
    /// A year that is none.
    let badYear: String?
    var collector: FactCollector
    /// Addresses that the form does not have, with the line of the first.
    var strangers: [StrangeAddress] = []
    var strangeNames: Set<String> = []
    /// Lines about cells that earlier lines were about.
    var again: [RepeatedLine] = []
    /// Lines with more fields than the header.
    var surplus: [SurplusField] = []
    /// The cell read last.
    var last: Cell?
  }

  /// Units that the roster does not have; what more of them say goes with the last, for none of it counts.
  private var strangeUnits = 0
  private var lastStrange: Int?
  private static let strangeUnitLimit = 1000

  private static let names = [
    ["year", "年份"], ["unit", "单位代码"], ["table", "表"], ["row", "行"], ["column", "列"], ["value", "数值"],
  ]

  /// `nil` when no line near the top is a header of this layout.
  init?(_ records: Records, _ labels: LabelCache, form: Form, file: String, roster: Roster?, year: Int?) {
    guard let table = HeaderTable(records, headedBy: Self.names) else { return nil }
    let positions = Self.names.compactMap { table.position($0[0], $0[1]) }
    guard positions.count == Self.names.count else { return nil }
    self.form = form
    self.file = file
    self.roster = roster
    self.year = year
    self.records = records
    self.labels = labels
    self.table = table
    self.positions = positions
  }

  /// One reading for each unit and year.
  ///
  /// Lines that say neither take what the file's name says. With `isCut` the text itself breaks off, and
  /// every reading with it.
  mutating func read(named: Statement, isCut: Bool) -> [Reading] {
    for record in table.lines { take(record) }
    let endsOpen = !records.endsWithLineEnd
    let breaksOff = endsOpen && table.lines.last.map { records[$0].count <= positions[5] } ?? false
    return parts.indices.map { position in
      let isCutOff = endsOpen && last?.part == position && !hasCells(behind: last?.cell, of: position)
      return reading(of: parts[position]).judged(
        form, records, isCut: isCut || breaksOff || isCutOff, named: named)
    }
  }
}

extension TidyLayout {
  private func reading(of part: Part) -> Reading {
    var collector = part.collector
    var reading = Reading(file: file)
    if let badYear = part.badYear {
      return .rejected(
        file, .badYear(badYear, Place(file: file, line: part.statement.line, field: positions[0] + 1)),
        statement: part.statement)
    }
    if collector.found == 0, let stranger = part.strangers.first {
      return .rejected(
        file, .noAddress(file, stranger.address, line: stranger.line), statement: part.statement)
    }
    collector.blankOut()
    collector.close()
    reading.statement = part.statement
    reading.facts = collector.facts
    reading.findings = collector.findings
    reading.found = collector.found
    reading.last = part.last.map { form.row(of: $0) }
    if !part.surplus.isEmpty {
      reading.findings.append(.surplus(part.surplus, form, file, field: table.columns.count + 1))
    }
    if !part.again.isEmpty {
      reading.findings.append(.twiceCells(part.again, form, file, field: positions[5] + 1))
    }
    if !part.strangers.isEmpty { reading.findings.append(.unknownAddresses(part.strangers, form, file)) }
    return reading
  }

  /// Whether a unit's part has a cell behind the one that the file ends with, or needs none.
  private func hasCells(behind cell: Cell?, of part: Int) -> Bool {
    guard let cell else { return true }
    let states = parts[part].collector.facts.figures.states
    let behind = form.tables.filter { !$0.isOptional }.flatMap(\.cells).filter { $0 > Int(cell.index) }
    return behind.isEmpty || behind.contains { states[$0] != .absent }
  }

  private mutating func take(_ record: Int) {
    let (records, positions) = (records, positions)
    let fields = records[record]
    let field = { (place: Int) -> Records.Field? in
      positions[place] < fields.count ? fields[fields.startIndex + positions[place]] : nil
    }
    let text = { (place: Int) in field(place).map { Label.trimmed(records.text($0)) } ?? "" }
    // Files put together keep their headers.
    if zip(Self.names, 0...).allSatisfy({ $0.contains(text($1)) }) { return }
    let line = Int(fields.first?.line ?? 0)
    let part = part(year: text(0), unit: text(1), line)
    guard let cell = cell(field(2), field(3), field(4)) else {
      let address = [text(2), text(3), text(4)].joined(separator: "/")
      if parts[part].strangeNames.insert(address).inserted {
        parts[part].strangers.append(StrangeAddress(address: address, line: line))
      }
      return
    }
    last = LastLine(part: part, cell: cell)
    parts[part].last = cell
    let earlier = parts[part].collector.facts.places[Int(cell.index)].line
    let old = parts[part].collector.facts.figures.state(of: cell)
    let surplus = fields.dropFirst(table.columns.count).first { !records.isEmpty($0) }
    if let surplus {
      parts[part].surplus.append(SurplusField(cell: cell, line: line, text: records.text(surplus)))
    }
    let spot = FieldSpot(line: line, number: positions[5] + 1)
    if surplus == nil {
      parts[part].collector.take(cell, field(5), in: records, at: spot)
    } else {
      parts[part].collector.doubt(cell, field(5), in: records, at: spot)
    }
    if old != .absent {
      let isOther = old.isAnswer && parts[part].collector.facts.figures.state(of: cell) == .refused
      parts[part].again.append(
        RepeatedLine(cell: cell, line: line, earlier: Int(earlier), isOther: isOther))
    }
  }

  private func cell(_ table: Records.Field?, _ row: Records.Field?, _ column: Records.Field?) -> Cell? {
    guard let table, let row, let column else { return nil }
    let ids = labels.index.ids
    guard let position = ids.tables[labels.number(table, in: records)],
      let line = ids.rows[position][
        labels.row(labels.number(row, in: records), row, in: records, of: position)],
      let field = ids.columns[position][labels.number(column, in: records)]
    else { return nil }
    return form.tables[position].cell(row: line, column: field)
  }

  /// The part of the file that is about a unit and a year.
  ///
  /// The unit is a code, or a name where no unit has that code.
  private mutating func part(year text: String, unit: String, _ line: Int) -> Int {
    let written = WrittenYear(field: text)
    let stated = written?.year
    let known = roster?.unit(code: unit) ?? roster?.unit(name: unit)
    let code = known?.code ?? unit
    let key =
      "\(stated.map { String($0) } ?? (text.isEmpty ? year.map { String($0) } ?? "" : text))\u{0}\(code)"
    if let part = partOfKey[key] { return part }
    if known == nil {
      strangeUnits += 1
      if strangeUnits > Self.strangeUnitLimit, let lastStrange { return lastStrange }
      lastStrange = parts.count
    }
    var statement = Statement()
    statement.year = stated
    statement.line = line
    if !unit.isEmpty { statement.code = code }
    parts.append(
      Part(
        statement: statement, badYear: stated == nil && !text.isEmpty ? text : nil,
        collector: FactCollector(form: form, numbers: labels.index.numberReadings, file: file)))
    partOfKey[key] = parts.count - 1
    return parts.count - 1
  }
}
