/// Which lines of an application ledger are to be counted, and what is odd about the file as a whole.
struct RequestLines {
  /// The physical line of the header, from 1.
  let header: Int
  /// The records to be counted: each application once, no header among them.
  let counted: [Int]
  /// Lines whose 编号 a spreadsheet has turned into a number, with what stands there.
  let lost: [(line: Int, text: String)]
  /// Where the file begins again, when all of it is there more than once.
  let copy: LedgerCopy?
  /// A column that is much like one that is read, which is not there.
  let unused: LikeColumn?

  struct LikeColumn {
    let name: String
    let meant: String
  }

  /// Columns that may be left out; of the two words for the term one is enough.
  private static let optional = ["延期", "延期至"]

  init(_ table: HeaderTable) {
    header = Self.header(of: table)
    let isHeader = { (record: Int) in
      table.plain(RequestReader.columns[0], of: record) == RequestReader.columns[0]
    }
    let headers = table.lines.count(where: isHeader)
    // Titles above the header come again with it.
    let above = headers == 0 ? [] : (0..<(table.lines.first ?? 0)).map { Self.fields(table, $0) }
    let body = table.lines.filter { !isHeader($0) && !above.contains(Self.fields(table, $0)) }
    copy = Self.copy(of: body, in: table, headers: headers)
    counted = Array(body.prefix(copy?.count ?? body.count))
    lost = counted.map { (table.line(of: $0), table.plain("编号", of: $0)) }.filter { $0.1.isScientific }
    unused = Self.unused(table.columns)
  }

  private static func fields(_ table: HeaderTable, _ record: Int) -> [String] {
    table.records[record].map { table.records.text($0) }
  }

  /// Without a header before each time there must be a number in one of the lines, and more than one line.
  private static func copy(of body: [Int], in table: HeaderTable, headers: Int) -> LedgerCopy? {
    for times in headers == 0 ? LedgerCopy.usualTimes : [headers + 1] where body.count.isMultiple(of: times) {
      let length = body.count / times
      let parts = (0..<times).map { body[($0 * length)..<(($0 + 1) * length)] }
      let isNumbered = parts[0].contains { !table.plain("编号", of: $0).isEmpty }
      guard headers > 0 ? length > 0 : length > 1 && isNumbered else { continue }
      let texts = parts.map { $0.map { fields(table, $0) } }
      if texts.allSatisfy({ $0 == texts[0] }) {
        return LedgerCopy(
          first: table.line(of: body[0]), second: table.line(of: body[length]), count: length, times: times)
      }
    }
    return nil
  }

  /// The line of names, which is the last above the others that has the first name.
  private static func header(of table: HeaderTable) -> Int {
    let end = table.lines.first ?? table.records.count
    let record = (0..<end).last { record in
      table.records[record].contains { Label.trimmed(table.records.text($0)) == RequestReader.columns[0] }
    }
    return record.map(table.line) ?? 1
  }

  private static func unused(_ columns: [String]) -> LikeColumn? {
    if optional.contains(where: columns.contains) { return nil }
    for name in columns where !name.isEmpty && !RequestReader.columns.contains(name) {
      if let meant = Label.nearest(to: name, among: optional) { return LikeColumn(name: name, meant: meant) }
    }
    return nil
  }
}

/// The line of a file that is most like the header of an application ledger.
struct RequestHeader {
  /// Physical line, from 1.
  let line: Int
  /// The columns that it does not have.
  let lost: [String]

  init(nearestIn text: DecodedText) {
    let columns = RequestReader.columns
    var best = (line: 1, lost: columns)
    for separator in Records.separators(in: text.bytes) {
      let records = Records(text.bytes, separator: separator)
      for record in 0..<min(records.count, 60) {
        let names = records[record].map { Label.trimmed(records.text($0)) }
        let lost = columns.filter { !names.contains($0) }
        if lost.count < best.lost.count { best = (Int(records[record].first?.line ?? 1), lost) }
      }
    }
    (line, lost) = best
  }
}

extension Day {
  /// The day of a register, or eight digits: `2025-01-02`, `2025年1月2日 9:05`, `20250102`.
  init?(inLedger text: String) {
    if let day = Day(ofTime: text) {
      self = day
    } else if let day = WrittenDay(text, .ledger), (1900...9999).contains(day.year) {
      self.init(day)
    } else {
      return nil
    }
  }
}
