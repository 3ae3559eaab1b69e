import Foundation
import Nianbao

extension ProjectFolder {
  /// Checks files as when they are received, against the roster and last year; it speaks of no other unit.
  ///
  /// - Parameters:
  ///   - paths: the files, as messages name them.
  ///   - unit: 单位代码, name or 简称 for files that do not say whose they are.
  /// - Returns: what is to be said of them, and what they can be sent back with.
  /// - Throws: `WrongUse` when the roster has no such unit; `FileTrouble`; `MissingConverter` where the system does not
  ///   know a file's encoding.
  public func check(_ paths: [String], unit: String? = nil) throws -> Checked {
    let own = try unit.map { text in
      guard let unit = roster.unit(called: text) else { throw WrongUse("名录里没有“\(text)”。") }
      return unit.code
    }
    let given = GivenFiles(paths, unit: own)
    let amendments = try amendments(of: year, form)
    let requests = try requests(in: requestLedgers(of: year), form: form, year: year)
    let county = try returns(of: year, amendments, requests)
    let submissions = given.submissions(files)
    var plan = plan(form, year: year, amendments)
    plan.requests = requests.quiet()
    let returns = try Returns(reading: submissions.filter { try !$0.isRequestLedger() }, plan)
    let check = UnitCheck(
      form, thresholds: project.thresholds, year: year, others: county?.units ?? [])
    let lastYear = try lastYear(before: year).comparable
    let sent = returns.units.filter { $0.state != .missing && $0.files.contains(where: given.files.contains) }
    let codes = Set(sent.map(\.unit.code))
    let lineages = returns.lineages(after: lastYear)
    let related = lineages.filter { $0.units.contains { codes.contains($0.unit.code) } }
    let findings = related.flatMap { check.findings(on: $0, hasLastYear: lastYear != nil) }
      .filter { codes.contains($0.unit) }
    let ledgers = try self.requests(
      in: submissions.filter { try $0.isRequestLedger() }, form: form, year: year)
    let told =
      returns.strays + Waiving(amendments.waivers, findings, tellsStale: false).findings
      + alreadyThere(sent, county, given) + ledgers.told
    let forms = BlankForms(self, lineages)
    return Checked(
      files: given.files, findings: given.placed(told, below: inputs), sent: sent, project: project,
      blank: forms.form(for:), register: { try receipts() })
  }

  /// One notice for each unit that already has other files in `forms/`.
  private func alreadyThere(_ sent: [UnitReturn], _ county: Returns?, _ given: GivenFiles) -> [Finding] {
    guard let county else { return [] }
    let forms = Set(submissions(of: year).map(\.file))
    return sent.compactMap { own in
      let there = county.units.first { $0.unit.code == own.unit.code }?.files ?? []
      let others = there.filter(forms.contains).filter { !given.has("\(inputs)/\($0)") }
      return others.isEmpty ? nil : .alreadyThere(own, others)
    }
  }
}

extension ProjectPlaces {
  /// Checks files by the forms alone: nothing is known of roster or last year.
  ///
  /// - Parameters:
  ///   - paths: the files, as messages name them.
  ///   - unit: 单位代码, name or 简称 for files that do not say whose they are.
  /// - Returns: what is to be said of them, and what they can be sent back with.
  /// - Throws: `DefinitionError`, `FileTrouble`; `MissingConverter` where the system does not know a file's
  ///   encoding.
  public func check(_ paths: [String], unit: String? = nil) throws -> Checked {
    let files = FilesAsRead()
    let given = GivenFiles(paths, unit: unit)
    let library = try ProjectFolder.library(in: templates, .all, files)
    let (returns, unread) = try Returns.alone(given.submissions(files), library, year: year)
    let findings = returns.flatMap { returns in
      let check = UnitCheck(returns.form, year: returns.year)
      return returns.strays + returns.units.flatMap { check.findings(on: $0, lastYear: nil) }
    }
    let year = returns.first?.year ?? 0
    let blank = { (sent: UnitReturn) -> BlankForm? in
      // A file that says neither code nor name stands under its own name.
      guard let form = returns.first?.form, !sent.files.contains(sent.unit.code) else { return nil }
      return BlankForm(
        form, unit: sent.unit, year: year, region: "", tables: Set(form.tables.indices), lastYear: nil)
    }
    return Checked(
      files: given.files, findings: given.placed(unread + findings, below: nil),
      sent: returns.flatMap(\.units), project: Project(region: "", year: year), blank: blank,
      register: { nil })
  }

  /// The same places, with the year that the files' folders name where none is meant: `2025/forms/…`.
  public func meaningYear(of files: [String]) -> ProjectPlaces {
    var places = self
    places.year =
      year
      ?? files.lazy.compactMap { path in
        path.firstMatch(of: /(?:^|\/)([0-9]{4})\/(?:forms|requests)\//).flatMap { Int($0.1) }
      }.first
    return places
  }
}

/// Files that stand anywhere, each once, as they were named.
private struct GivenFiles {
  let files: [String]
  private let unit: String?
  private let places: Set<String>

  init(_ paths: [String], unit: String?) {
    self.unit = unit
    var seen: Set<String> = []
    files = paths.filter { seen.insert(Self.place($0)).inserted }
    places = seen
  }

  func has(_ path: String) -> Bool { places.contains(Self.place(path)) }

  private static func place(_ path: String) -> String { URL(fileURLWithPath: path).standardized.path }

  func submissions(_ read: FilesAsRead) -> [SubmissionFile] {
    files.map { path in
      let parts = path.split(separator: "/").map { String($0) }
      let below =
        parts.lastIndex(of: "forms").map { parts[($0 + 1)...].joined(separator: "/") } ?? parts.last ?? path
      return read.submission(at: path, file: path, below: unit.map { "\($0)/\(below)" } ?? below)
    }
  }

  /// The files given stand under the names given, the project's own files (corrections) below its folder.
  func placed(_ findings: [Finding], below inputs: String?) -> [Finding] {
    findings.map { finding in
      guard let inputs, let place = finding.place, !files.contains(place.file) else { return finding }
      var finding = finding
      finding.place = Place(
        file: "\(inputs)/\(place.file)", line: place.line, field: place.field, sheet: place.sheet)
      return finding
    }
  }
}
