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
    (piece.text + FieldScanner.padding).withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress, end > 0 else { return }
      withUnsafeTemporaryAllocation(of: FieldScanner.Field.self, capacity: header.width) { fields in
        fields.initialize(repeating: FieldScanner.Field())
        let scanner = FieldScanner(text: base, end: end, separator: header.separator, fields: fields)
        var tally = LedgerTally(base, header: header, plan: plan)
        count(scanner, into: &tally, isSound: piece.isSound)
        tally.finish(&counts)
        invisible = tally.invisible
      }
    }
  }

  private mutating func count(_ given: FieldScanner, into tally: inout LedgerTally, isSound: Bool) {
    var scanner = given
    while scanner.nextRecord() {
      if scanner.isOpen {
        rest = Array(scanner.record)[...]
        lines = scanner.line
        return
      }
      if scanner.index - scanner.start > Self.recordLimit {
        tooLong = LongRecord(line: scanner.line + 1, isQuoted: scanner.lines - scanner.line > 1)
        return
      }
      if scanner.isBlank { continue }
      if let fault = tally.take(scanner, isSound: isSound) {
        if fault == .header {
          headers.append(scanner.line + 1)
          continue
        }
        faults[fault, default: FaultyLines()].add(
          line: scanner.line + 1, sample: tally.sample(of: fault, scanner))
      }
      records += 1
    }
    lines = scanner.lines
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

/// Counts the records of one piece by the raw bytes of their fields; text is made once for each that differs.
struct LedgerTally {
  private let text: UnsafePointer<UInt8>
  private let header: LedgerHeader
  private let plan: LedgerPlan
  private var units: LedgerColumn
  private var categories: LedgerColumn
  private var topics: LedgerColumn
  private var channels: LedgerColumn
  private var named: [LedgerColumn]
  /// The code of each unit that was met; `nil` for one outside the roster.
  private var codes: [String?] = []
  /// By category and topic.
  private var pairs: [UInt64: Int64] = [:]
  private var total: Int64 = 0

  init(_ text: UnsafePointer<UInt8>, header: LedgerHeader, plan: LedgerPlan) {
    self.text = text
    self.header = header
    self.plan = plan
    units = LedgerColumn(text)
    categories = LedgerColumn(text)
    topics = LedgerColumn(text)
    channels = LedgerColumn(text)
    named = plan.columns.map { _ in LedgerColumn(text) }
  }

  /// Counts a record, or says why not.
  mutating func take(_ record: FieldScanner, isSound: Bool) -> LedgerFault? {
    if !isSound, !record.isDecoded { return .bytes }
    if record.isTorn { return .quotes }
    if record.fieldCount != header.width, !hasBlankRest(record) { return .fields }
    let unit = units.number(of: record.fields[header.unit])
    if unit == codes.count { codes.append(plan.code(of: units.keys[unit])) }
    if codes[unit] == nil { return faultOfUnknown(units.keys[unit]) }
    if let day = header.day, let fault = fault(ofDay: record.fields[day], record) { return fault }
    let category = categories.number(of: record.fields[header.category])
    if categories.keys[category].isEmpty { return .category }
    var count: Int64 = 1
    if let quantity = header.quantity {
      guard let number = self.quantity(record.fields[quantity]) else { return .quantity }
      count = number
    }
    let topic = topics.number(of: record.fields[header.topic])
    channels.add(count, to: channels.number(of: record.fields[header.channel]))
    units.add(count, to: unit)
    categories.add(count, to: category)
    pairs[UInt64(category) << 32 | UInt64(topic), default: 0] += count
    for (position, place) in header.named.enumerated() {
      if let place { named[position].add(count, to: named[position].number(of: record.fields[place])) }
    }
    total += count
    return nil
  }

  /// The keys with characters that nobody sees.
  var invisible: [InvisibleKey] { ([units, categories, topics, channels] + named).flatMap(\.invisible) }

  /// The counts by key, blanks under their own word.
  func finish(_ counts: inout LedgerCounts) {
    typealias Usual = LedgerPlan.UsualDimension
    let shown = { (key: String) in key.isEmpty ? LedgerWords.blank : key }
    counts.add(total: total)
    categories.forEachCounted { counts.add($1, to: $0, dimension: Usual.category.rawValue) }
    for (pair, count) in pairs {
      let category = categories.keys[Int(pair >> 32)]
      let topic = topics.keys[Int(pair & 0xFFFF_FFFF)]
      counts.add(count, to: "\(category)/\(shown(topic))", dimension: Usual.theme.rawValue)
    }
    channels.forEachCounted { counts.add($1, to: shown($0), dimension: Usual.channel.rawValue) }
    for (code, count) in zip(codes, units.counts) where count > 0 {
      if let code { counts.add(count, to: code, dimension: Usual.unit.rawValue) }
    }
    for (position, place) in header.named.enumerated() {
      let dimension = LedgerPlan.usualDimensions.count + position
      if place == nil, total > 0 { counts.add(total, to: LedgerWords.blank, dimension: dimension) }
      named[position].forEachCounted { counts.add($1, to: shown($0), dimension: dimension) }
    }
  }

  /// What stands in the field that is at fault.
  func sample(of fault: LedgerFault, _ record: FieldScanner) -> String {
    switch fault {
    case .bytes, .quotes, .category, .header: ""
    case .fields: String(record.fieldCount)
    case .unit, .scientific: key(record.fields[header.unit])
    case .day, .year: header.day.map { key(record.fields[$0]) } ?? ""
    case .quantity: header.quantity.map { key(record.fields[$0]) } ?? ""
    }
  }
}

extension LedgerTally {
  private func key(_ field: FieldScanner.Field) -> String { LedgerColumn.key(text, field) }

  /// Whether a record with more fields than the header has only blanks in them.
  private func hasBlankRest(_ record: FieldScanner) -> Bool {
    guard record.fieldCount > header.width else { return false }
    var index = record.fields[header.width - 1].end
    while index < record.index {
      let byte = text[index]
      guard byte <= 0x20 || byte == header.separator || byte == UInt8(ascii: "\"") else { return false }
      index += 1
    }
    return true
  }

  /// Why no unit has that code; files put together keep their headers.
  private func faultOfUnknown(_ code: String) -> LedgerFault {
    code == LedgerWords.unit ? .header : code.isScientific ? .scientific : .unit
  }

  private func fault(ofDay field: FieldScanner.Field, _ record: FieldScanner) -> LedgerFault? {
    guard let day = WrittenDay(record.bytes(field), .ledger) ?? WrittenDay(key(field), .ledger) else {
      return .day
    }
    return day.year == plan.year ? nil : .year
  }

  /// The number of items; plain digits are read without making a `String`.
  private func quantity(_ field: FieldScanner.Field) -> Int64? {
    var plain: Int64 = 0
    for byte in bytes(field) {
      guard byte &- 0x30 <= 9, plain < 1_000_000_000 else { return LedgerQuantity.read(key(field)) }
      plain = plain * 10 + Int64(byte - 0x30)
    }
    return field.start < field.end ? plain : nil
  }

  private func bytes(_ field: FieldScanner.Field) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: text + field.start, count: field.end - field.start)
  }
}

extension FieldScanner {
  /// Whether the record's bytes are all text.
  fileprivate var isDecoded: Bool { UTF8Check.soundCount(record) == record.count }
}
