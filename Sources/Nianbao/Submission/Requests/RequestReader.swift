/// Reads application ledgers line by line and counts; a line that cannot be counted is noted with its reason.
struct RequestReader {
  private let roster: Roster
  private let table: Table
  private let counting: RequestCounting
  private let words: RequestWords
  private let calendar: WorkCalendar
  private let year: Year
  private(set) var units: [String: UnitRequests] = [:]
  private(set) var findings: [Finding] = []
  /// Of the file that is being read.
  private var faults: [RequestFault: RequestFault.Lines] = [:]

  private struct Year {
    let number: Int
    let first: Day
    let last: Day
  }

  static let columns = ["单位代码", "编号", "收到日期", "申请人类型", "办理结果", "办结日期"]

  /// `nil` when no table of the form is counted from a ledger.
  init?(form: Form, roster: Roster, year: Int, calendar: WorkCalendar) {
    guard let position = form.countedTable, let counting = form.tables[position].counting,
      let first = Day("\(year)-01-01"), let last = Day("\(year)-12-31")
    else { return nil }
    self.roster = roster
    self.calendar = calendar
    self.counting = counting
    self.year = Year(number: year, first: first, last: last)
    table = form.tables[position]
    words = RequestWords(table, counting)
  }

  /// - Throws: `MissingConverter`.
  mutating func read(_ file: SubmissionFile) throws {
    switch file.content() {
    case .bytes(let data):
      // A mark of the encoding is no content, and neither are empty lines.
      let isEmpty = data.allSatisfy { [0xEF, 0xBB, 0xBF, 0x0D, 0x0A, 0x20].contains($0) }
      if isEmpty { refuse(file, .empty) } else { try read(data, file.file) }
    case .tooLarge(let size): findings.append(.tooLargeLedger(file.file, size: size))
    case .unreadable(let reason): findings.append(.unreadable(file.file, reason: reason))
    case .illNamed(let name): refuse(file, .illNamed(name))
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

  private mutating func read(_ data: [UInt8], _ file: String) throws {
    let text: DecodedText
    do {
      text = try DecodedText(data)
    } catch let error as DecodingTrouble {
      return findings.append(.undecodable(error, file))
    }
    guard let ledger = HeaderTable(ledger: text) else {
      return findings.append(.noLedger(file, RequestHeader(nearestIn: text)))
    }
    if ledger.records.endsInsideQuotes || text.isCutInsideCharacter {
      let line = ledger.lines.last.map(ledger.line) ?? 1
      return findings.append(.cutLedger(file, line: line))
    }
    faults = [:]
    let lines = RequestLines(ledger)
    if !lines.lost.isEmpty { return findings.append(.lostNumbers(lines.lost, file)) }
    if let copy = lines.copy {
      findings.append(.pastedAgain(copy, file, rule: .badRequest, telling: "各写各的编号"))
    }
    if let unused = lines.unused { findings.append(.unusedColumn(unused, file, line: lines.header)) }
    if let invisible = InvisibleFields(ledger.records) { findings.append(.invisible(invisible, file)) }
    for record in lines.counted { take(RequestLine(ledger: ledger, record: record, file: file)) }
    for (fault, lines) in faults.sorted(by: { $0.key < $1.key }) {
      findings.append(.badRequests(fault, lines, file, year: year.number))
    }
  }
}

/// One line of an application ledger.
private struct RequestLine {
  let ledger: HeaderTable
  let record: Int
  let place: Place

  init(ledger: HeaderTable, record: Int, file: String) {
    self.ledger = ledger
    self.record = record
    place = Place(file: file, line: ledger.line(of: record))
  }

  subscript(_ column: String) -> String { ledger.plain(column, of: record) }

  /// A comma without quotes shifts all fields behind it.
  var hasFieldTooMany: Bool {
    !ledger.records[record].dropFirst(ledger.columns.count).allSatisfy(ledger.records.isEmpty)
  }
}

/// When an application came, and when it was answered; `nil` while it is open.
private struct RequestDays {
  let received: Day
  let finished: Day?
}

extension RequestReader {
  private mutating func take(_ line: RequestLine) {
    let code = line["单位代码"]
    guard let unit = roster.unit(code: code), unit.years.contains(year.number) else {
      return note(code.isScientific ? .scientificUnit : .unknownUnit, line, word: code)
    }
    if line.hasFieldTooMany { return note(.tooManyFields, line, unit) }
    guard let days = days(of: line, unit) else { return }
    let sort = line["申请人类型"]
    guard let column = words.column(sort) else {
      return note(.applicant, line, unit, near: words.column(near: sort), word: sort)
    }
    let result = RequestWords.isOpen(line["办理结果"]) ? "" : line["办理结果"]
    let isFinished = days.finished.map { $0 <= year.last } ?? false
    let row = words.row(result)
    if isFinished, row == nil {
      return note(.result, line, unit, near: words.row(near: result), word: result)
    }
    if days.finished == nil, !result.isEmpty { note(.openWithResult, line, unit) }
    let number = line["编号"]
    if number.isEmpty { note(.noNumber, line, unit) }
    guard units[unit.code, default: UnitRequests(unit, cellCount: table.cells.count)].isNew(number) else {
      return note(.twice, line, unit)
    }
    let rows = [
      days.received < year.first ? counting.carriedIn : counting.new,
      isFinished ? row : counting.carriedOut,
    ]
    units[unit.code]?.count(
      rows.compactMap { $0 }.map { $0 * table.columns.count + column }, at: line.place)
    let until = RequestDays(received: days.received, finished: isFinished ? days.finished : nil)
    judge(line, until, due: due(line, received: days.received, unit), unit)
  }

  /// `nil` for a line that its days keep from being counted, which is noted.
  private mutating func days(of line: RequestLine, _ unit: Roster.Unit) -> RequestDays? {
    guard let received = Day(inLedger: line["收到日期"]) else {
      note(.received, line, unit)
      return nil
    }
    let ended = RequestWords.isOpen(line["办结日期"]) ? "" : line["办结日期"]
    let finished = Day(inLedger: ended)
    var fault: RequestFault?
    if finished == nil, !ended.isEmpty {
      fault = .finished
    } else if let finished, finished < received {
      fault = .order
    } else if received > year.last || finished.map({ $0 < year.first }) ?? false {
      fault = .otherYear
    }
    if let fault { note(fault, line, unit) }
    return fault == nil ? RequestDays(received: received, finished: finished) : nil
  }

  /// The last day of an application's term, as days since 1970-01-01.
  private mutating func due(_ line: RequestLine, received: Day, _ unit: Roster.Unit) -> Int {
    let usual = calendar.end(of: counting.days, after: received.number)
    let until = line["延期至"]
    let word = until.isEmpty ? line["延期"] : until
    if ["", "否", "无", "未延期"].contains(word) { return usual }
    let longest = calendar.end(of: counting.extensionDays, after: usual)
    if ["是", "延期", "已延期"].contains(word) { return longest }
    guard let day = Day(inLedger: word) else {
      note(.extended, line, unit)
      return usual
    }
    return min(max(day.number, usual), longest)
  }

  /// An application answered after its term, or open at the year's end although it ended by then.
  private mutating func judge(_ line: RequestLine, _ days: RequestDays, due: Int, _ unit: Roster.Unit) {
    let last = days.finished?.number ?? year.last.number
    guard days.finished == nil ? due <= last : due < last, let end = Day(number: due) else { return }
    units[unit.code]?.note(
      late: LateRequests.One(
        number: line["编号"], received: days.received, due: end, finished: days.finished,
        days: calendar.worked(after: due, until: last), place: line.place))
  }

  private mutating func note(
    _ fault: RequestFault, _ line: RequestLine, _ unit: Roster.Unit? = nil, near: String? = nil,
    word: String = ""
  ) {
    faults[fault, default: RequestFault.Lines()].add(
      line.place.line, unit?.code ?? "", word: word, near: near)
    if let unit, units[unit.code] == nil {
      units[unit.code] = UnitRequests(unit, cellCount: table.cells.count)
    }
  }
}

extension HeaderTable {
  /// The text as an application ledger, cut by the separator that shows its header; `nil` when none does.
  fileprivate init?(ledger text: DecodedText) {
    for separator in Records.separators(in: text.bytes) {
      let records = Records(text.bytes, separator: separator)
      if let table = HeaderTable(records, headedBy: RequestReader.columns.map { [$0] }) {
        self = table
        return
      }
    }
    return nil
  }
}

extension SubmissionFile {
  /// Whether it is an application ledger, told by its header.
  ///
  /// - Throws: `MissingConverter`.
  package func isRequestLedger() throws -> Bool {
    guard case .bytes(let data) = content() else { return false }
    do {
      return HeaderTable(ledger: try DecodedText(data)) != nil
    } catch is DecodingTrouble {
      return false
    }
  }
}
