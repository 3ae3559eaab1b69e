/// A table pasted as text with one cell a line, as Word and web pages leave it.
///
/// ```
/// 信息内容
/// 本年处理决定数量
/// 行政许可
/// 574
/// ```
/// Which column a number is of can no more be seen, only counted: the headings of all columns must have come, in
/// whatever order, and then exactly one answer for each column counts, in the form's order.
struct OneCellALine {
  private let records: Records
  private let labels: LabelCache
  /// The words and numbers, in their order.
  private let cells: [Records.Field]
  /// The headings met since the last numbers.
  private var headings: [Int] = []
  /// The row whose answers are being read.
  private var open: Row?
  /// The labels met above it, for rows of one name.
  private var above: Set<Int> = []
  /// The tables whose headings are in force.
  private var tables: [Int] = []

  private struct Row {
    let table: Int
    /// `nil` for a table printed across, whose rows all stand in one line.
    let row: Int?
    var fields: [Records.Field]
  }

  /// `nil` when some line has more than one cell, or there are too few to be a table.
  init?(_ records: Records, _ labels: LabelCache) {
    var cells: [Records.Field] = []
    for record in 0..<records.count {
      let filled = records[record].filter { !records.isEmpty($0) }
      guard filled.count < 2 else { return nil }
      cells += filled
    }
    guard cells.count > 3 else { return nil }
    (self.records, self.labels, self.cells) = (records, labels, cells)
  }

  mutating func read(into collector: inout FactCollector) {
    for cell in cells {
      let number = labels.number(cell, in: records)
      if number < 0, isAnswer(records.text(cell)) {
        take(cell, collector.form)
      } else {
        close(into: &collector)
        meet(number, cell, collector.form, into: &collector)
      }
    }
    close(into: &collector)
  }

  /// A number with or without its unit, or a mark that there is none.
  private func isAnswer(_ text: String) -> Bool {
    NumberReading.looksLikeAnswer(text)
      || text.count < 24 && Label.trimmed(text).first.map { $0.isASCII && $0.isNumber } ?? false
  }

  /// An answer: of the row in force, else of the table printed across whose headings have all come.
  private mutating func take(_ cell: Records.Field, _ form: Form) {
    if open == nil, let table = tables.first(where: { form.tables[$0].printsAcross }) {
      open = Row(table: table, row: nil, fields: [])
    }
    open?.fields.append(cell)
  }

  private mutating func meet(
    _ number: Int, _ cell: Records.Field, _ form: Form, into collector: inout FactCollector
  ) {
    guard number >= 0 else { return }
    if let title = labels.index.titles[number] {
      collector.note(title: title, line: Int(cell.line))
      (headings, tables, above) = ([], [], [])
      return
    }
    if let found = row(number, cell) {
      open = Row(table: found.table, row: found.row, fields: [cell])
    } else if labels.index.headings.contains(number) {
      headings.append(number)
      tables = form.tables.indices.filter { isHeaded($0, form) }
    }
    above.insert(number)
  }

  private func row(_ number: Int, _ label: Records.Field) -> (table: Int, row: Int)? {
    for table in tables {
      guard let rows = labels.index.rows[table][labels.row(number, label, in: records, of: table)] else {
        continue
      }
      let own =
        rows.count == 1
        ? rows[0] : rows.first { !labels.index.groupsOfRows[table][$0].isDisjoint(with: above) }
      return own.map { (table, $0) }
    }
    return nil
  }

  /// Whether the headings of all columns have come, and of a table printed across once for each of its rows.
  private func isHeaded(_ table: Int, _ form: Form) -> Bool {
    let times = form.tables[table].printsAcross ? form.tables[table].rows.count : 1
    return form.tables[table].columns.indices.allSatisfy { column in
      headings.count { labels.index.columns[table][$0]?.contains(column) ?? false } >= times
    }
  }

  /// Hands over the row that was open; nothing of it counts when its answers are not one for each column.
  private mutating func close(into collector: inout FactCollector) {
    guard let row = open, !row.fields.isEmpty else { return }
    open = nil
    let shape = collector.form.tables[row.table]
    let labels = row.row == nil ? 0 : 1
    let rows = row.row.map { [$0] } ?? Array(shape.rows.indices)
    guard row.fields.count > labels else { return }
    let isWhole = row.fields.count - labels == rows.count * shape.columns.count
    for (place, number) in rows.enumerated() {
      let first = labels + place * shape.columns.count
      collector.take(
        SheetRow(
          table: row.table, row: number, record: row.fields[...],
          positions: shape.columns.indices.map { first + $0 }, extra: isWhole ? nil : row.fields[labels]),
        in: records)
    }
    if row.row == nil { tables.removeAll { $0 == row.table } }
  }
}
