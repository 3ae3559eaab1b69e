/// The form layout, as the blank form prints it.
///
/// ```
/// 政府信息公开年报数据,2025,320922017,示例县教育局
///
/// 第二十条第（一）项,本年制发件数,本年废止件数,现行有效件数
/// 规章,0,0,0
/// ```
struct FormLayout {
  let records: Records
  let labels: LabelCache
  private var table: Int?
  private var positions: [Int?] = []
  /// Fields under column labels that the form does not have.
  private var unknown: [Int] = []
  /// Those of them that are there for remarks.
  private var remarks: [Int] = []
  /// How many fields the line with the column labels has.
  private var width = 0
  /// Empty columns at the left of the whole form.
  private var margin = 0
  /// What first lines behind the first say, as where the forms of two units were pasted into one file.
  private(set) var later: [Statement] = []

  init(_ records: Records, _ labels: LabelCache) { (self.records, self.labels) = (records, labels) }

  /// The record with the form's mark, wherever it stands: a title, a note or `sep=,` may stand above it.
  static func firstLine(_ records: Records, _ labels: LabelCache) -> Int? {
    (0..<records.count).first { record in
      guard let field = records[record].first(where: { !records.isEmpty($0) }) else { return false }
      return labels.number(field, in: records) == labels.index.mark
    }
  }

  mutating func read(from first: Int, into collector: inout FactCollector) {
    margin = records[first].prefix { records.isEmpty($0) }.count
    for record in (first + 1)..<max(first + 1, records.count) {
      let fields = records[record]
      guard let label = fields.dropFirst(margin).first, fields.contains(where: { !records.isEmpty($0) })
      else {
        continue
      }
      if Declared.isWord(label, in: records) { continue }
      let number = labels.number(label, in: records)
      if number == labels.index.mark {
        later.append(Statement(firstLine: fields, in: records))
        table = nil
        continue
      }
      let isFirst = record > 0 && records[record - 1].allSatisfy(records.isEmpty)
      if number < 0, isFirst, values(fields).contains(where: isColumn) {
        table = nil
        collector.note(strayTitle: records.text(label), line: Int(label.line))
      } else if let title = labels.index.titles[number], !isRow(number, fields) {
        open(title, fields, into: &collector)
      } else if let table {
        take(fields, label, number, of: table, into: &collector)
      }
    }
  }

  /// Takes a line below a table's title: a row, a group printed as one, or something that the form does not have.
  private func take(
    _ fields: ArraySlice<Records.Field>, _ label: Records.Field, _ number: Int, of table: Int,
    into collector: inout FactCollector
  ) {
    let isFilled = values(fields).contains { !records.isEmpty($0) }
    if let row = labels.index.formRows[table][labels.row(number, label, in: records, of: table)] {
      let frame = SheetFrame(
        positions: positions, labelled: unknown, remarks: remarks, label: margin, width: width)
      let extra = collector.extra(in: fields, frame, records)
      let found = SheetRow(table: table, row: row, record: fields, positions: positions, extra: extra)
      collector.take(found, in: records)
      if let ordinal = labels.otherOrdinal(number, label, in: records, of: table) {
        collector.misnumbered.note(found, ordinal, records.text(label))
      }
    } else if isFilled, let row = labels.alone(number, label, in: records, of: table) {
      let found = SheetRow(table: table, row: row, record: fields, positions: positions)
      collector.noteAlone(found, label: records.text(label), in: records)
    } else if isFilled, !records.isEmpty(label),
      !Stranger.isAside(records.text(label), hasNumber: records.hasNumber(in: fields, at: positions))
    {
      collector.note(
        Stranger(
          axis: .row, table: table, label: records.text(label), line: Int(label.line), field: margin + 1))
    }
  }

  /// The fields behind the label.
  private func values(_ fields: ArraySlice<Records.Field>) -> ArraySlice<Records.Field> {
    fields.dropFirst(margin + 1)
  }

  private func isColumn(_ field: Records.Field) -> Bool {
    let number = labels.number(field, in: records)
    return number >= 0 && labels.index.columns.contains { $0[number] != nil }
  }

  /// Whether a label that is some table's title is meant as a row of the present one: it has a number beside it.
  private func isRow(_ number: Int, _ fields: ArraySlice<Records.Field>) -> Bool {
    guard let table, labels.index.formRows[table][number] != nil else { return false }
    return values(fields).contains { labels.number($0, in: records) < 0 && !records.isEmpty($0) }
  }

  /// Opens a block: its line names the table and the columns, in any order.
  private mutating func open(
    _ title: Int, _ fields: ArraySlice<Records.Field>, into collector: inout FactCollector
  ) {
    table = title
    collector.note(title: title, line: Int(fields.first?.line ?? 0))
    unknown = []
    remarks = []
    width = fields.count
    positions = [Int?](repeating: nil, count: collector.form.tables[title].columns.count)
    for (position, field) in fields.enumerated().dropFirst(margin + 1) where !records.isEmpty(field) {
      let matches = labels.index.columns[title][labels.number(field, in: records)] ?? []
      if let column = matches.first(where: { positions[$0] == nil }) {
        positions[column] = position
        collector.note(heading: title)
      } else if let column = matches.first {
        unknown.append(position)
        collector.note(
          .twiceColumn(
            collector.form, title, column,
            Place(file: collector.file, line: Int(field.line), field: position + 1)))
      } else {
        unknown.append(position)
        if SheetFrame.isForRemarks(records.text(field)) { remarks.append(position) }
        collector.note(
          Stranger(
            axis: .column, table: title, label: records.text(field), line: Int(field.line),
            field: position + 1))
      }
    }
  }
}
