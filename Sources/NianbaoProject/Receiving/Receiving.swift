import Nianbao

/// Where files come in: the county is read once, and every file that comes is checked beside what is there already.
public struct Receiving {
  let project: ProjectFolder
  private let amendments: Amendments
  /// A file by itself, and all files of the year with what the application ledgers count.
  private let alone, whole: ReadingPlan
  private let lastYear: Returns?
  /// From reading the county to the last receipt nobody else writes in it.
  private let lock: WriteLock
  private var present: [Present]
  /// What lies in `unassigned/` by its hash; `nil` until it is asked for.
  var aside: [String: String]?
  /// What was kept since the county was read, by where it stands now; the names under which it came.
  var keptNow: [String: String] = [:]
  /// Whether a receipt or a returned form was written.
  package var hasPapers = false
  /// The units' blank forms; `nil` until one is asked for.
  private var forms: BlankForms?

  /// A file in `forms/`, and what it says by itself.
  private struct Present {
    let read: ReadSubmission
    let units: [UnitReturn]
  }

  fileprivate init(_ project: ProjectFolder, _ lock: WriteLock) throws {
    try ReceiptJournal.finishLeft(in: project.inputs, year: project.year, lock)
    let amendments = try project.amendments(of: project.year, project.form)
    self.lock = lock
    self.project = project
    self.amendments = amendments
    lastYear = try project.lastYear(before: project.year).comparable
    let (form, year) = (project.form, project.year)
    alone = project.plan(form, year: year, amendments)
    let requests = try project.requests(in: project.requestLedgers(of: year), form: form, year: year)
    var whole = alone
    whole.requests = requests.quiet()
    self.whole = whole
    present = []
    // What cannot be named cannot be put aside either; `build` tells of it.
    try add(project.submissions(of: year).filter { Files.exists("\(project.inputs)/\($0.file)") })
  }
}

extension ProjectFolder {
  /// Reads the county for what comes in.
  public func receiving() throws -> Receiving { try Receiving(self, try WriteLock(inputs)) }
}

extension Receiving {
  /// The year whose files come in.
  package var year: Int { project.year }

  /// Checks a file as it came; `unit` is the 单位代码 where the file does not say whose it is.
  ///
  /// - Throws: `FileTrouble` when there is no such file; `MissingConverter`.
  public func check(_ file: String, unit: String? = nil) throws -> Receipt {
    if let name = Files.illName(meantBy: file) {
      return Receipt(
        findings: [.illNamed(name, file)], owner: nil, replaced: [], hash: "", file: file, size: 0)
    }
    guard let entry = Files.entry(of: file, as: file) else {
      throw FileTrouble(description: "\(file)：没有这个文件，或者读不了。")
    }
    let below = unit.map { "\($0)/\(file.fileName)" } ?? file.fileName
    let new = try Returns.read([FilesAsRead().submission(at: file, file: file, below: below)], alone)
    let own = Returns(joining: new, alone)
    let sent = own.units.filter { $0.state != .missing }
    let replaced = sent.count == 1 ? present.filter { Self.overlaps(sent[0], $0.units) }.map(\.read.file) : []
    let kept = present.map(\.read).filter { !replaced.contains($0.file) }
    let findings = findings(on: Set(sent.map(\.unit.code)), Returns(joining: kept + new, whole))
    var receipt = Receipt(
      findings: own.strays + findings, owner: sent.count == 1 && own.strays.isEmpty ? sent[0].unit : nil,
      replaced: replaced, hash: entry.sha256, file: file, size: entry.size)
    if receipt.owner != nil {
      receipt.sent = sent[0]
      for before in present.filter({ replaced.contains($0.read.file) }).flatMap(\.units) {
        receipt.textsBefore.add(before.sections)
      }
      receipt.moves = moves(to: sent[0], from: replaced)
    }
    return receipt
  }

  /// What the unit's new file says otherwise than those that it takes the place of.
  private func moves(to sent: UnitReturn, from replaced: [String]) -> [ReceiptPaper.Move] {
    let before = present.filter { replaced.contains($0.read.file) }.flatMap(\.units)
    guard sent.state == .accepted, before.contains(where: { $0.state == .accepted }) else { return [] }
    let form = project.form
    return form.cells.compactMap { cell in
      let old = before.map { form.text(of: cell, in: $0.figures) }.last { !$0.isEmpty } ?? ""
      let new = form.text(of: cell, in: sent.figures)
      if old == new { return nil }
      return ReceiptPaper.Move(place: form.words(of: form.address(of: cell)), before: old, now: new)
    }
  }

  private func findings(on codes: Set<String>, _ joined: Returns) -> [Finding] {
    let check = UnitCheck(
      project.form, thresholds: project.project.thresholds, year: project.year, others: joined.units)
    let own = joined.lineages(after: lastYear).filter { $0.units.contains { codes.contains($0.unit.code) } }
    let found = own.flatMap { check.findings(on: $0, hasLastYear: lastYear != nil) }
      .filter { codes.contains($0.unit) }
    return Waiving(amendments.waivers, found, tellsStale: false).findings
  }

  /// Whether an earlier file answers a cell of the same unit that the new one answers.
  private static func overlaps(_ sent: UnitReturn, _ earlier: [UnitReturn]) -> Bool {
    guard earlier.count == 1, earlier[0].unit.code == sent.unit.code else { return false }
    if earlier[0].state == .rejected { return true }
    return zip(sent.figures.states, earlier[0].figures.states).contains { $0 != .absent && $1 != .absent }
  }

  /// The units' blank forms, made once.
  mutating func blanks() throws -> BlankForms {
    if let forms { return forms }
    let made = try project.blankForms()
    forms = made
    return made
  }

  /// The county as it is after a file was put into `forms/` and others were put aside.
  mutating func replace(_ gone: [String], with path: String) throws {
    present.removeAll { gone.contains($0.read.file) }
    let below = String(path.dropFirst("\(project.year)/forms/".count))
    try add([FilesAsRead().submission(at: "\(project.inputs)/\(path)", file: path, below: below)])
  }

  private mutating func add(_ files: [SubmissionFile]) throws {
    present += try Returns.read(files, alone).map { Present(read: $0, units: $0.units(alone)) }
    present.sort { $0.read.file.utf8.lexicographicallyPrecedes($1.read.file.utf8) }
  }
}
