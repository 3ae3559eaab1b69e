/// What one piece of a ledger counts: the lines from one line end to another, as if they were a file.
struct LedgerPiece: Sendable {
  var counts: LedgerCounts
  var faults: [LedgerFault: FaultyLines] = [:]
  /// Physical lines, without those of `rest`.
  var lines = 0
  /// Lines of names below the header: two ledgers were put together.
  var headers: [Int] = []
  /// Keys with characters that nobody sees, each with the line where it is met first.
  var invisible: [InvisibleKey] = []
  /// Lines that say something, counted or not.
  var records = 0
  /// A record that the piece does not finish: a quote is open.
  var rest: ArraySlice<UInt8> = []
  /// A record too long to be one.
  var tooLong: LongRecord?

  struct LongRecord: Sendable {
    /// Its first line, from 1 within the piece.
    let line: Int
    /// Whether it runs over several lines, as only quotes make it.
    let isQuoted: Bool
  }

  /// No record is longer: an unfinished one is kept no further.
  static let recordLimit = 1 << 20

  init(_ piece: DecodedPiece, header: LedgerHeader, plan: LedgerPlan) {
    counts = LedgerCounts(dimensions: plan.dimensions.count)
    let end = piece.text.count
    guard end > 0 else { return }
    piece.text.scan { text in
      withUnsafeTemporaryAllocation(of: FieldScanner.Field.self, capacity: header.width) { fields in
        fields.initialize(repeating: FieldScanner.Field())
        let scanner = FieldScanner(text: text, end: end, separator: header.separator, fields: fields)
        var tally = LedgerTally(text, header: header, plan: plan)
        count(scanner, into: &tally, isSound: piece.isSound)
        tally.finish(&counts)
        invisible = tally.invisible
      }
    }
  }

  /// Most lines are plain and are counted as such; the others, and those of which something is to be told, are cut by the
  /// scanner.
  private mutating func count(_ given: FieldScanner, into tally: inout LedgerTally, isSound: Bool) {
    var scanner = given
    var plain = PlainRecords(scanner.text, end: scanner.end, separator: scanner.separator, scanner.fields)
    while true {
      if isSound {
        while let end = plain.read(from: scanner.index), tally.take(plain: scanner.fields) {
          scanner.pass(lineTo: end)
          records += 1
        }
      }
      guard scanner.nextRecord(), countRecord(scanner, &tally, isSound) else { break }
      plain.move(to: scanner.index)
    }
    if rest.isEmpty, tooLong == nil { lines = scanner.lines }
  }

  /// Counts what the scanner read, or says why not; `false` where nothing behind it is to be counted.
  private mutating func countRecord(
    _ scanner: FieldScanner, _ tally: inout LedgerTally, _ isSound: Bool
  ) -> Bool {
    if scanner.isOpen {
      rest = Array(scanner.record)[...]
      lines = scanner.line
      return false
    }
    if scanner.index - scanner.start > Self.recordLimit {
      tooLong = LongRecord(line: scanner.line + 1, isQuoted: scanner.lines - scanner.line > 1)
      return false
    }
    if scanner.isBlank { return true }
    switch tally.take(scanner, isSound: isSound) {
    case nil: records += 1
    case .header?: headers.append(scanner.line + 1)
    case let fault?:
      faults[fault, default: FaultyLines()].add(
        line: scanner.line + 1, sample: tally.sample(of: fault, scanner))
      records += 1
    }
    return true
  }
}

extension FieldScanner {
  /// Whether the record that was read last holds nothing.
  fileprivate var isBlank: Bool {
    guard fields[0].start == fields[0].end || text[fields[0].start] <= 0x20 else { return false }
    return (start..<index).allSatisfy {
      text[$0] <= 0x20 || text[$0] == separator || text[$0] == UInt8(ascii: "\"")
    }
  }
}
