/// The tidy layout: one value a line, many units in one file, as a lower level's `upward.csv` is.
///
/// ```
/// year,unit,table,row,column,value
/// 2025,320922,申请,新收,总计,154
/// ```
/// An empty cell is left out there, so a cell that is not named is blank, unless its whole table is missing.
struct TidyLayout {
  private let records: Records
  private let labels: LabelCache
  private let lines: [Int]
  /// Where the six columns stand: year, unit, table, row, column, value.
  private let positions: [Int]
  private var parts: [Part] = []
  private var partOfKey: [String: Int] = [:]

  /// What one unit says in the file.
  private struct Part {
    var statement: Statement
    var collector: FactCollector
    /// Addresses that the form does not have, with the line of the first.
    var strangers: [(address: String, line: Int)] = []
  }

  private static let names = [
    ["year", "年份"], ["unit", "单位代码"], ["table", "表"], ["row", "行"], ["column", "列"], ["value", "数值"],
  ]

  /// `nil` when the first line is no header of this layout.
  init?(_ records: Records, _ labels: LabelCache) {
    guard let table = HeaderTable(records) else { return nil }
    let positions = Self.names.compactMap { table.position($0[0], $0[1]) }
    guard positions.count == Self.names.count else { return nil }
    (self.records, self.labels, self.positions, lines) = (records, labels, positions, table.lines)
  }

  /// Whether the last line breaks off before its value.
  var isCut: Bool {
    guard !records.endsWithLineEnd, let last = lines.last else { return false }
    return records[last].count <= positions[5]
  }

  mutating func read(form: Form, file: String, roster: Roster?) -> [Reading] {
    for record in lines { take(record, form, file, roster) }
    return parts.map { part in
      var (collector, reading) = (part.collector, Reading(file: file))
      collector.blankOut()
      collector.close()
      reading.statement = part.statement
      (reading.facts, reading.findings) = (collector.facts, collector.findings)
      reading.found = collector.found
      if !part.strangers.isEmpty { reading.findings.append(.unknownAddresses(part.strangers, form, file)) }
      return reading
    }
  }
}

extension TidyLayout {
  private mutating func take(_ record: Int, _ form: Form, _ file: String, _ roster: Roster?) {
    let (records, positions) = (records, positions)
    let fields = records[record]
    let field = { (place: Int) -> Records.Field? in
      positions[place] < fields.count ? fields[fields.startIndex + positions[place]] : nil
    }
    let text = { (place: Int) in field(place).map { Label.trimmed(records.text($0)) } ?? "" }
    let line = Int(fields.first?.line ?? 0)
    let part = part(year: text(0), unit: text(1), line, form, file, roster)
    guard let cell = cell(field(2), field(3), field(4), in: form) else {
      let address = [text(2), text(3), text(4)].joined(separator: "/")
      if !parts[part].strangers.contains(where: { $0.address == address }) {
        parts[part].strangers.append((address, line))
      }
      return
    }
    if parts[part].collector.facts.figures.state(of: cell) != .absent {
      let place = Place(file: file, line: line, field: positions[5] + 1)
      parts[part].collector.note(.twiceCell(form, cell, place))
    }
    parts[part].collector.take(cell, field(5), in: records, line: line, number: positions[5] + 1)
  }

  private func cell(
    _ table: Records.Field?, _ row: Records.Field?, _ column: Records.Field?, in form: Form
  ) -> Cell? {
    guard let table, let row, let column else { return nil }
    let index = labels.index
    guard let position = index.ids.tables[labels.number(table, in: records)],
      let line = index.ids.rows[position][labels.number(row, in: records)],
      let field = index.ids.columns[position][labels.number(column, in: records)]
    else { return nil }
    return form.tables[position].cell(row: line, column: field)
  }

  /// The part of the file that is about a unit and a year. The unit is a code, or a name where no unit has that code.
  private mutating func part(
    year: String, unit: String, _ line: Int, _ form: Form, _ file: String, _ roster: Roster?
  ) -> Int {
    let key = "\(year)\u{0}\(unit)"
    if let known = partOfKey[key] { return known }
    var statement = Statement()
    statement.year = Int(year.hasSuffix("年") ? String(year.dropLast()) : year)
    statement.line = line
    if !unit.isEmpty {
      let isName = roster?.unit(code: unit) == nil && roster?.unit(name: unit) != nil
      (statement.code, statement.name) = isName ? (nil, unit) : (unit, nil)
    }
    parts.append(
      Part(
        statement: statement,
        collector: FactCollector(form: form, numbers: labels.index.numberReadings, file: file)))
    partOfKey[key] = parts.count - 1
    return parts.count - 1
  }
}
