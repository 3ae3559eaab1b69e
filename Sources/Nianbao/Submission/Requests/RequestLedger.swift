/// What the application ledgers (依申请公开工作台账) of one year count, unit by unit.
///
/// ```
/// 单位代码,编号,收到日期,申请人类型,办理结果,办结日期,延期
/// 001,2025-1,2025-03-03,自然人,予以公开,2025-03-20,否
/// ```
package struct RequestLedger: Sendable {
  /// By 单位代码.
  private(set) var units: [String: UnitRequests] = [:]
  /// About files, and lines of no unit or of several.
  package private(set) var findings: [Finding] = []

  package init() {}

  /// Reads the files one after the other; a form whose tables take no ledger reads none of them, which is told.
  ///
  /// - Throws: `MissingConverter`.
  package init(
    reading files: [SubmissionFile], form: Form, roster: Roster, year: Int, calendar: WorkCalendar
  ) throws {
    guard let first = files.first else { return }
    guard var reader = RequestReader(form: form, roster: roster, year: year, calendar: calendar) else {
      findings = [.noCountedTable(form, first.file, count: files.count)]
      return
    }
    for file in files { try reader.read(file) }
    let told = reader.findings
    findings = told.filter { $0.unit.isEmpty }
    units = reader.units
    for finding in told where !finding.unit.isEmpty { units[finding.unit]?.findings.append(finding) }
    for code in units.keys { units[code]?.tellLate(form, year: year, calendar) }
  }

  /// All that is said of the ledgers by themselves.
  package var told: [Finding] {
    findings + units.sorted { $0.key < $1.key }.flatMap(\.value.findings)
  }

  /// The counts alone, for checking a file that stands elsewhere.
  package func quiet() -> RequestLedger {
    var result = self
    result.findings = []
    for code in units.keys { result.units[code]?.findings = [] }
    return result
  }
}

/// What the ledgers count for one unit.
struct UnitRequests: Sendable {
  let unit: Roster.Unit
  /// The first of its lines that counts; `nil` when none does.
  private(set) var place: Place?
  /// Applications by cell of the table, in the form's order, without totals.
  private(set) var counts: [Int64]
  var findings: [Finding] = []
  private(set) var late = LateRequests()
  private var numbers: Set<String> = []

  init(_ unit: Roster.Unit, cellCount: Int) {
    self.unit = unit
    counts = [Int64](repeating: 0, count: cellCount)
  }

  /// Whether an application of that number has not been counted yet; one without a number always counts.
  mutating func isNew(_ number: String) -> Bool { number.isEmpty || numbers.insert(number).inserted }

  mutating func count(_ offsets: [Int], at place: Place) {
    if self.place == nil { self.place = place }
    for offset in offsets { counts[offset] += 1 }
  }

  mutating func note(late request: LateRequests.One) { late.add(request) }

  fileprivate mutating func tellLate(_ form: Form, year: Int, _ calendar: WorkCalendar) {
    guard late.count > 0, let table = form.countedTable else { return }
    findings.append(.late(late, unit, form.tables[table], year: year, hasCalendar: calendar.covers(year)))
  }
}

/// Applications past their term: how many, and the first few of them.
struct LateRequests: Sendable {
  private(set) var count = 0
  private(set) var first: [One] = []

  struct One: Sendable {
    let number: String
    let received: Day
    let due: Day
    /// `nil` when it was open at the end of the year.
    let finished: Day?
    /// Working days past the term.
    let days: Int
    let place: Place
  }

  fileprivate mutating func add(_ request: One) {
    count += 1
    if first.count < 10 { first.append(request) }
  }
}
