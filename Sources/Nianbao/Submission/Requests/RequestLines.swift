/// Which lines of an application ledger are to be counted, and what is odd about the file as a whole.
struct RequestLines {
  /// The physical line of the header, from 1.
  let header: Int
  /// The records to be counted: each application once, no header among them.
  let counted: [Int]
  /// Lines whose 编号 a spreadsheet has turned into a number, with what stands there.
  let lost: [(line: Int, text: String)]
  /// Where the file begins again, when all of it is there twice.
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
    let first = table.lines.first ?? table.records.count
    header =
      (0..<first).last { record in
        table.records[record].contains { Label.trimmed(table.records.text($0)) == RequestReader.columns[0] }
      }.map(table.line) ?? 1
    let fields = { (record: Int) in table.records[record].map { table.records.text($0) } }
    let isHeader = { (record: Int) in
      table.plain(RequestReader.columns[0], of: record) == RequestReader.columns[0]
    }
    let headers = table.lines.filter(isHeader)
    let body = table.lines.filter { !isHeader($0) }
    var once = body
    var copy: LedgerCopy?
    let half = body.count / 2
    if body.count.isMultiple(of: 2), half > (headers.count == 1 ? 0 : 1),
      body[..<half].map(fields) == body[half...].map(fields),
      body[..<half].contains(where: { !table.plain("编号", of: $0).isEmpty }) || headers.count == 1
    {
      once = Array(body[..<half])
      copy = LedgerCopy(first: table.line(of: body[0]), second: table.line(of: body[half]), count: half)
    }
    counted = once
    self.copy = copy
    lost = once.map { (table.line(of: $0), table.plain("编号", of: $0)) }.filter { $0.1.isScientific }
    unused = Self.unused(table.columns)
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
