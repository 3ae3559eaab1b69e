/// Reads application ledgers line by line and counts; a line that cannot be counted is noted with its reason.
struct RequestReader {
  private let roster: Roster
  private let table: Table
  private let counting: RequestCounting
  private let words: RequestWords
  private let calendar: WorkCalendar
  private let year: (number: Int, first: Day, last: Day)
  private(set) var units: [String: UnitRequests] = [:]
  private(set) var findings: [Finding] = []
  /// Of the file that is being read.
  private var faults: [RequestFault: RequestFault.Lines] = [:]

  static let columns = ["单位代码", "编号", "收到日期", "申请人类型", "办理结果", "办结日期"]

  /// `nil` when no table of the form is counted from a ledger.
  init?(form: Form, roster: Roster, year: Int, calendar: WorkCalendar) {
    guard let position = form.countedTable, let counting = form.tables[position].counting,
      let first = Day("\(year)-01-01"), let last = Day("\(year)-12-31")
    else { return nil }
    (self.roster, self.calendar, self.counting) = (roster, calendar, counting)
    (table, self.year) = (form.tables[position], (year, first, last))
    words = RequestWords(table, counting)
  }

  mutating func read(_ file: SubmissionFile) {
    switch file.content() {
    case .bytes(let data):
      // A mark of the encoding is no content, and neither are empty lines.
      let isEmpty = data.allSatisfy { [0xEF, 0xBB, 0xBF, 0x0D, 0x0A, 0x20].contains($0) }
      if isEmpty { refuse(file, .empty) } else { read(data, file.file) }
    case .tooLarge(let size): findings.append(.tooLargeLedger(file.file, size: size))
    case .unreadable(let reason): findings.append(.unreadable(file.file, reason: reason))
    case .workbook, .refusedWorkbook, .known(.workbook):
      let name = file.file.lowercased()
      let isNamedText = [".csv", ".txt", ".tsv"].contains { name.hasSuffix($0) }
      refuse(file, isNamedText ? .known(.workbook) : .otherKind)
    case .known(let kind): refuse(file, .known(kind))
    case .otherKind: refuse(file, .otherKind)
    }
  }

  private mutating func refuse(_ file: SubmissionFile, _ trouble: LedgerTrouble) {
    findings.append(.ledgerTrouble(trouble, file.file, requests: true))
  }

  private mutating func read(_ data: [UInt8], _ file: String) {
    let text: DecodedText
    do throws(DecodingTrouble) {
      text = try DecodedText(data)
    } catch {
      return findings.append(.undecodable(error, file))
    }
    guard let ledger = HeaderTable(ledger: text) else {
      let lost = Self.columns.filter { !(HeaderTable(text)?.columns.contains($0) ?? false) }
      return findings.append(.noLedger(file, lost: lost))
    }
    if ledger.records.endsInsideQuotes || text.isCutInsideCharacter {
      let line = ledger.lines.last.map(ledger.line) ?? 1
      return findings.append(.cutLedger(file, line: line))
    }
    faults = [:]
    for record in ledger.lines { take(record, of: ledger, file) }
    for (fault, lines) in faults.sorted(by: { $0.key < $1.key }) {
      findings.append(.badRequests(fault, lines, file, year: year.number))
    }
  }
}

extension RequestReader {
  private mutating func take(_ record: Int, of ledger: HeaderTable, _ file: String) {
    let place = Place(file: file, line: ledger.line(of: record))
    let code = ledger.plain("单位代码", of: record)
    guard let unit = roster.unit(code: code), unit.years.contains(year.number) else {
      return note(.unknownUnit, place, word: code)
    }
    guard hasNoFieldTooMany(record, of: ledger) else { return note(.tooManyFields, place, unit) }
    guard let received = Receipts.day(of: ledger.plain("收到日期", of: record)) else {
      return note(.received, place, unit)
    }
    let ended = ledger.plain("办结日期", of: record)
    let finished = Receipts.day(of: ended)
    if finished == nil, !ended.isEmpty { return note(.finished, place, unit) }
    if let finished, finished < received { return note(.order, place, unit) }
    if received > year.last || finished.map({ $0 < year.first }) ?? false {
      return note(.otherYear, place, unit)
    }
    let sort = ledger.plain("申请人类型", of: record)
    guard let column = words.column(sort) else {
      return note(.applicant, place, unit, near: words.column(near: sort), word: sort)
    }
    let result = ledger.plain("办理结果", of: record)
    let isFinished = finished.map { $0 <= year.last } ?? false
    let row = words.row(result)
    if isFinished, row == nil {
      return note(.result, place, unit, near: words.row(near: result), word: result)
    }
    if finished == nil, !result.isEmpty { note(.openWithResult, place, unit) }
    let number = ledger.plain("编号", of: record)
    if number.isEmpty { note(.noNumber, place, unit) }
    guard units[unit.code, default: UnitRequests(unit, cellCount: table.cells.count)].isNew(number) else {
      return note(.twice, place, unit)
    }
    let rows = [
      received < year.first ? counting.carriedIn : counting.new, isFinished ? row : counting.carriedOut,
    ]
    units[unit.code]?.count(rows.compactMap { $0 }.map { $0 * table.columns.count + column }, at: place)
    let due = due(record, of: ledger, received, place, unit)
    judge(number, (received, isFinished ? finished : nil), due: due, place, unit)
  }

  /// A comma without quotes shifts all fields behind it.
  private func hasNoFieldTooMany(_ record: Int, of ledger: HeaderTable) -> Bool {
    ledger.records[record].dropFirst(ledger.columns.count).allSatisfy(ledger.records.isEmpty)
  }

  /// The last day of an application's term, as days since 1970-01-01.
  private mutating func due(
    _ record: Int, of ledger: HeaderTable, _ received: Day, _ place: Place, _ unit: Roster.Unit
  ) -> Int {
    let usual = calendar.end(of: counting.days, after: received.number)
    let until = ledger.plain("延期至", of: record)
    let word = until.isEmpty ? ledger.plain("延期", of: record) : until
    if ["", "否", "无", "未延期"].contains(word) { return usual }
    let longest = calendar.end(of: counting.extensionDays, after: usual)
    if ["是", "延期", "已延期"].contains(word) { return longest }
    guard let day = Receipts.day(of: word) else {
      note(.extended, place, unit)
      return usual
    }
    return min(max(day.number, usual), longest)
  }

  /// An application answered after its term, or open at the year's end although it ended by then.
  private mutating func judge(
    _ number: String, _ days: (received: Day, finished: Day?), due: Int, _ place: Place, _ unit: Roster.Unit
  ) {
    let last = days.finished?.number ?? year.last.number
    guard days.finished == nil ? due <= last : due < last, let end = Day(number: due) else { return }
    units[unit.code]?.note(
      late: LateRequests.One(
        number: number, received: days.received, due: end, finished: days.finished,
        days: calendar.worked(after: due, until: last), place: place))
  }

  private mutating func note(
    _ fault: RequestFault, _ place: Place, _ unit: Roster.Unit? = nil, near: String? = nil, word: String = ""
  ) {
    faults[fault, default: RequestFault.Lines()].add(place.line, unit?.code ?? "", word: word, near: near)
    if let unit, units[unit.code] == nil {
      units[unit.code] = UnitRequests(unit, cellCount: table.cells.count)
    }
  }
}

extension HeaderTable {
  /// The text cut by its most frequent separator.
  fileprivate init?(_ text: DecodedText) {
    self.init(Records(text.bytes, separator: Records.separators(in: text.bytes)[0]))
  }

  /// The text as an application ledger, cut by the separator that shows its header; `nil` when none does.
  fileprivate init?(ledger text: DecodedText) {
    for separator in Records.separators(in: text.bytes) {
      guard let table = HeaderTable(Records(text.bytes, separator: separator)) else { continue }
      if RequestReader.columns.allSatisfy(table.columns.contains) {
        self = table
        return
      }
    }
    return nil
  }
}

extension SubmissionFile {
  /// Whether it is an application ledger, told by its header.
  package var isRequestLedger: Bool {
    guard case .bytes(let data) = content(), let text = try? DecodedText(data) else { return false }
    return HeaderTable(ledger: text) != nil
  }
}
