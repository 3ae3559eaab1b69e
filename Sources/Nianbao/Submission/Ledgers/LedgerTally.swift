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
  /// Categories, topics and channels that stand side by side in plain records, by their bytes together.
  private var subjects: ByteIndex
  private var known: [Subject] = []
  /// The field in which subjects begin and the one in which they end; `nil` where the three are not side by side.
  private let place: ClosedRange<Int>?
  /// The day that was right last, by its bytes.
  private var day = FieldScanner.Field()

  private struct Subject {
    let category, topic, channel: Int
    var count: Int64 = 0
  }

  /// Where there are more subjects they are no longer looked up together.
  private static let subjectLimit = 4096

  init(_ text: UnsafePointer<UInt8>, header: LedgerHeader, plan: LedgerPlan) {
    self.text = text
    self.header = header
    self.plan = plan
    units = LedgerColumn(text)
    categories = LedgerColumn(text)
    topics = LedgerColumn(text)
    channels = LedgerColumn(text)
    named = plan.columns.map { _ in LedgerColumn(text) }
    subjects = ByteIndex(text)
    let three = [header.category, header.topic, header.channel].sorted()
    place = three[0] + 2 == three[2] ? three[0]...three[2] : nil
  }

  /// Counts a plain record of sound text; `false` where it is to be looked at once more, for something of it is
  /// to be told.
  @inline(__always)
  mutating func take(plain fields: UnsafeMutableBufferPointer<FieldScanner.Field>) -> Bool {
    let unit = units.number(of: fields[header.unit])
    if unit == codes.count { codes.append(plan.code(of: units.keys[unit])) }
    guard codes[unit] != nil, header.day.map({ isDay(fields[$0]) }) ?? true else { return false }
    var count: Int64 = 1
    if let quantity = header.quantity {
      guard let number = self.quantity(fields[quantity]) else { return false }
      count = number
    }
    guard takeSubject(fields, count) else { return false }
    add(count, unit: unit, fields)
    return true
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
    let channel = channels.number(of: record.fields[header.channel])
    add(count, Subject(category: category, topic: topic, channel: channel))
    add(count, unit: unit, record.fields)
    return nil
  }

  /// The keys with characters that nobody sees.
  var invisible: [InvisibleKey] { ([units, categories, topics, channels] + named).flatMap(\.invisible) }

  /// The counts by key, blanks under their own word.
  mutating func finish(_ counts: inout LedgerCounts) {
    for subject in known where subject.count > 0 { add(subject.count, subject) }
    typealias Usual = LedgerPlan.UsualDimension
    let shown = { (key: String) in key.isEmpty ? LedgerWords.blank : key }
    counts.add(total: total)
    categories.forEachCounted { counts.add($1, to: $0, dimension: Usual.category.rawValue) }
    for (pair, count) in pairs where count > 0 {
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
  /// Counts the subject of a plain record, if it has a category.
  @inline(__always)
  private mutating func takeSubject(
    _ fields: UnsafeMutableBufferPointer<FieldScanner.Field>, _ count: Int64
  ) -> Bool {
    guard let place, known.count < Self.subjectLimit else {
      let subject = subject(fields)
      guard !categories.keys[subject.category].isEmpty else { return false }
      add(count, subject)
      return true
    }
    let number = subjects.number(of: fields[place.lowerBound].start, fields[place.upperBound].end)
    if number == known.count { known.append(subject(fields)) }
    guard !categories.keys[known[number].category].isEmpty else { return false }
    known[number].count += count
    return true
  }

  @inline(never)
  private mutating func subject(_ fields: UnsafeMutableBufferPointer<FieldScanner.Field>) -> Subject {
    let category = categories.number(of: fields[header.category])
    let topic = topics.number(of: fields[header.topic])
    return Subject(category: category, topic: topic, channel: channels.number(of: fields[header.channel]))
  }

  /// Counts what is counted beside the subject.
  @inline(__always)
  private mutating func add(
    _ count: Int64, unit: Int, _ fields: UnsafeMutableBufferPointer<FieldScanner.Field>
  ) {
    units.add(count, to: unit)
    for position in named.indices {
      if let place = header.named[position] {
        named[position].add(count, to: named[position].number(of: fields[place]))
      }
    }
    total += count
  }

  private mutating func add(_ count: Int64, _ subject: Subject) {
    channels.add(count, to: subject.channel)
    categories.add(count, to: subject.category)
    pairs[UInt64(subject.category) << 32 | UInt64(subject.topic), default: 0] += count
  }

  /// Whether a field is a day of the year; days of a ledger mostly come in their order, so that it is the same again.
  @inline(__always)
  private mutating func isDay(_ field: FieldScanner.Field) -> Bool {
    if day.start < day.end, subjects.isEqual(day.start..<day.end, field.start, field.end) { return true }
    guard WrittenDay(bytes(field), .ledger)?.year == plan.year else { return false }
    day = field
    return true
  }

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
