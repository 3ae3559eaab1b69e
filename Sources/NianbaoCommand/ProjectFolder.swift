import Foundation
import Nianbao

/// A project folder as it lies on disk: what it says of itself, its roster, its forms, its files.
struct ProjectFolder {
  let inputs: String
  let templates: String
  let out: String
  let project: Project
  let roster: Roster
  let year: Int
  let form: Form
  let library: FormLibrary
  /// The final versions of earlier years, read in place of those years' inputs.
  let finals: [Int: FrozenVersion]
  /// The inputs that hold the ledgers; elsewhere than the others where a version does not keep them.
  let ledgers: String

  /// - Parameters:
  ///   - finals: those to build upon; `nil` takes the latest ones in `versions/`.
  ///   - ledgers: the inputs that hold the ledgers; `nil` where the others are.
  /// - Throws: `DefinitionError` or `FileTrouble` when `project.yaml`, `units.csv`, a definition or a final version is
  ///   broken.
  init(_ folders: Folders, finals: [Int: FrozenVersion]? = nil, ledgers: String? = nil) throws {
    (inputs, templates, out) = (folders.inputs, folders.templates, folders.out)
    self.ledgers = ledgers ?? folders.inputs
    let file = "\(inputs)/project.yaml"
    let read = try Project.read(try Files.text(of: file), file: file)
    for problem in read.unknown {
      Terminal.error("\(problem.file):\(problem.line):\(problem.column): 提示: \(problem.message)")
    }
    project = read.project
    let year = folders.year ?? project.year
    self.year = year
    self.finals = try finals ?? Versions(out: out).finals(before: year)
    let units = "\(inputs)/units.csv"
    roster = try Roster(csv: try Files.bytes(of: units), file: units, region: project.region)
    library = try Self.library(in: templates, .named(project.supplements, family: project.family))
    form = try Self.form(of: project.family, year, in: library, templates)
    try refuseUnknownTables()
    tellOrphans(units)
    let rules = Rule.book(of: form).map(\.id) + [UnitCheck.leastChange]
    for id in project.thresholds.keys.sorted() where !rules.contains(id) {
      Terminal.error("\(file): 提示: thresholds 里的“\(id)”不是现行规则，没有使用。")
    }
  }

  /// - Parameter isWanted: which of the definitions, by their paths below `templates`.
  static func library(
    in templates: String, _ supplements: WantedSupplements, isWanted: (String) -> Bool = { _ in true }
  ) throws -> FormLibrary {
    let folder = "\(templates)/forms"
    let files = Files.all(below: folder).filter { $0.hasSuffix(".yaml") && isWanted("forms/\($0)") }
    return try FormLibrary(
      try files.map { ("\(folder)/\($0)", try Files.text(of: "\(folder)/\($0)")) }, folder: folder,
      supplements: supplements)
  }

  static func form(
    of family: String, _ year: Int, in library: FormLibrary, _ templates: String
  ) throws(FileTrouble) -> Form {
    guard let form = library.form(family: family, year: year) else {
      throw FileTrouble(description: "\(templates)/forms：没有“\(family)”在 \(year) 年适用的表样定义。")
    }
    return form
  }

  private func refuseUnknownTables() throws(DefinitionError) {
    let tables = library.forms.filter { $0.family == project.family }.flatMap(\.tables).map(\.id)
    let unknown = project.kinds.values.flatMap { $0 }.filter { !tables.contains($0.text) }
    let problems = unknown.map {
      $0.problem("没有叫“\($0.text)”的表，可用的有 \(tables.distinct.joined(separator: "、"))。")
    }
    if !problems.isEmpty { throw DefinitionError(problems.sorted { $0.line < $1.line }) }
  }

  /// A unit whose figures another should contain, when that other is not there.
  private func tellOrphans(_ units: String) {
    for unit in roster.units(in: year) where !unit.isCounted {
      if roster.unit(code: unit.superior) ?? roster.unit(name: unit.superior) == nil {
        Terminal.error(
          "\(units):\(unit.line):1: 提示: \(unit.name)并入上级，名录里却没有“\(unit.superior)”这个上级，它的数没有计入全区。")
      }
    }
  }

  /// What the units sent for a year, in that year's own form; `nil` when there is no folder or no form for it.
  func returns(of year: Int) throws -> Returns? {
    let files = submissions(of: year)
    guard !files.isEmpty || !requestLedgers(of: year).isEmpty,
      let form = library.form(family: project.family, year: year)
    else { return nil }
    return try withTexts(Returns(reading: files, wholePlan(form, year: year, amendments(of: year, form))))
  }

  /// With what the application ledgers of the year count.
  func wholePlan(_ form: Form, year: Int, _ amendments: Amendments) throws -> ReadingPlan {
    var result = plan(form, year: year, amendments)
    result.requests = try requests(in: requestLedgers(of: year), form: form, year: year)
    return result
  }

  func requests(in files: [SubmissionFile], form: Form, year: Int) throws -> RequestLedger {
    try RequestLedger(reading: files, form: form, roster: roster, year: year, calendar: project.calendar)
  }

  /// The same for files that stand elsewhere: of the ledgers only the counts, nothing said of their lines.
  func quietPlan(_ form: Form, year: Int, _ amendments: Amendments) throws -> ReadingPlan {
    var result = try wholePlan(form, year: year, amendments)
    result.requests = result.requests.quiet()
    return result
  }

  func plan(_ form: Form, year: Int, _ amendments: Amendments) -> ReadingPlan {
    ReadingPlan(form, library, roster: roster, year: year, kinds: project.kinds, amendments: amendments)
  }

  /// What the region published for a year; `nil` when there is no `region.csv` or no form for it.
  func published(of year: Int) throws -> UnitReturn? {
    let file = "\(year)/region.csv"
    let inputs = inputs(of: year)
    guard Files.exists("\(inputs)/\(file)"), let form = library.form(family: project.family, year: year)
    else {
      return nil
    }
    let sent = Files.submission(at: "\(inputs)/\(file)", file: file, below: "region.csv")
    let plan = ReadingPlan(form, library, year: year, amendments: try amendments(of: year, form))
    return try Returns.published(sent, plan, year: year, project: project)
  }

  /// What the office decided about a year's submissions.
  func amendments(of year: Int, _ form: Form) throws -> Amendments {
    var result = Amendments()
    let inputs = inputs(of: year)
    let (waivers, corrections) = ("\(year)/waivers.csv", "\(year)/corrections.csv")
    if Files.exists("\(inputs)/\(waivers)") {
      let data = try Files.bytes(of: "\(inputs)/\(waivers)")
      try result.read(waivers: data, file: waivers, form: form, roster: roster)
    }
    if Files.exists("\(inputs)/\(corrections)") {
      let data = try Files.bytes(of: "\(inputs)/\(corrections)")
      try result.read(corrections: data, file: corrections, form: form, roster: roster)
    }
    return result
  }

  /// The years up to this one that have something of their own, in order.
  var years: [Int] {
    Set(Files.names(in: inputs).compactMap { Int($0) } + finals.keys).filter { $0 <= year }.sorted()
  }

  /// Where a year's files lie: a year that was signed is read as it was then.
  func inputs(of year: Int) -> String { finals[year]?.inputs ?? inputs }

  /// Where a year's ledgers lie.
  func ledgers(of year: Int) -> String { "\(finals[year]?.inputs ?? ledgers)/\(year)/ledger" }

  func submissions(of year: Int) -> [SubmissionFile] { files(of: year, in: "forms") }

  /// The application ledgers of a year.
  func requestLedgers(of year: Int) -> [SubmissionFile] { files(of: year, in: "requests") }

  private func files(of year: Int, in name: String) -> [SubmissionFile] {
    let (inputs, folder) = (inputs(of: year), "\(year)/\(name)")
    return Files.all(below: "\(inputs)/\(folder)").map { path in
      Files.submission(at: "\(inputs)/\(folder)/\(path)", file: "\(folder)/\(path)", below: path)
    }
  }

  /// The office's texts, in the order of their names; or a unit's own.
  func narrative(of unit: String? = nil, year: Int? = nil) throws -> [NarrativeFile] {
    try texts(in: textFolder(of: unit, year: year), of: year ?? self.year)
  }

  /// The texts of a folder below a year's inputs whose names begin with a number.
  func texts(in folder: String, of year: Int) throws -> [NarrativeFile] {
    let inputs = inputs(of: year)
    return try Files.all(below: "\(inputs)/\(folder)").filter { !$0.contains("/") }.compactMap { name in
      guard let section = NarrativeFile.section(ofFileNamed: name) else { return nil }
      return try NarrativeFile(
        file: "\(folder)/\(name)", section: section, data: try Files.bytes(of: "\(inputs)/\(folder)/\(name)"))
    }
  }

  /// A unit's texts of a year, line by line; or the office's.
  func texts(of unit: String? = nil, year: Int) throws -> [TextPiece] {
    try narrative(of: unit, year: year).flatMap { TextPiece.lines(of: $0.text, file: $0.file) }
  }

  /// Returns with the units' texts of that year beside the sentences in their files.
  func withTexts(_ returns: Returns) throws -> Returns {
    guard Files.exists("\(inputs(of: returns.year))/\(returns.year)/narrative") else { return returns }
    var result = returns
    for position in returns.units.indices {
      result.units[position].texts += try texts(of: returns.units[position].unit.code, year: returns.year)
    }
    return result
  }

  /// Folders of texts that are no unit's, so that nobody would read them.
  func strayTexts() -> [Finding] {
    let files = Files.all(below: "\(inputs)/\(year)/narrative").filter {
      $0.contains("/") && $0.hasSuffix(".md")
    }
    let folders = files.compactMap { $0.split(separator: "/").first.map { String($0) } }.distinct
    return folders.filter { roster.unit(code: $0) == nil }.map {
      .strayText("\(narrativeFolder())/\($0)")
    }
  }

  /// Where the texts should be.
  func narrativeFolder(of unit: String? = nil, year: Int? = nil) -> String {
    "\(year ?? self.year)/narrative" + (unit.map { "/\($0)" } ?? "")
  }

  /// Where they are: a unit's folder may have lost the leading zeros of its code.
  private func textFolder(of unit: String?, year: Int?) -> String {
    let plain = narrativeFolder(of: unit, year: year)
    let inputs = inputs(of: year ?? self.year)
    guard let unit, !Files.exists("\(inputs)/\(plain)") else { return plain }
    let folders = Files.names(in: "\(inputs)/\(narrativeFolder(year: year))")
    let own = folders.first { roster.unit(code: $0)?.code == unit }
    return own.map { narrativeFolder(of: $0, year: year) } ?? plain
  }

  func page(_ name: String) throws -> PageTemplate {
    let file = "\(templates)/pages/\(name).mustache"
    return try PageTemplate(try Files.text(of: file), file: file)
  }

  /// Hashes everything that goes into a build, and makes manifests of what comes out.
  func manifest(_ ledgers: [LedgerSource] = []) -> ([Manifest.Entry], [Proof.Count]) -> Manifest {
    let years = years.filter { finals[$0] == nil }.flatMap { year in
      let forms = (submissions(of: year) + requestLedgers(of: year)).map(\.file)
      let folders = ["narrative"] + (year == self.year ? ["summary"] : [])
      let texts = folders.flatMap { folder in
        Files.all(below: "\(inputs)/\(year)/\(folder)").map { "\(year)/\(folder)/\($0)" }
      }
      let own = ["region", "waivers", "corrections"].map { "\(year)/\($0).csv" }
      return forms + texts + own.filter { Files.exists("\(inputs)/\($0)") }
    }
    let entry = { (folder: String, file: String) in Files.entry(of: "\(folder)/\(file)", as: file) }
    let sources = (["project.yaml", "units.csv"] + years).compactMap { entry(inputs, $0) }
    let definitions = library.files(of: project.family).compactMap {
      entry(templates, String($0.dropFirst(templates.count + 1)))
    }
    let pages = ["pages", "phrases/\(project.family)"].flatMap { folder in
      Files.all(below: "\(templates)/\(folder)").compactMap { entry(templates, "\(folder)/\($0)") }
    }
    return { outputs, proof in
      Manifest(
        program: "nianbao \(NianbaoCommand.version)", form: form.id, year: year, inputs: sources,
        ledgers: ledgers, definitions: definitions, templates: pages, outputs: outputs,
        proof: proof, bases: finals.keys.sorted().compactMap { finals[$0]?.link })
    }
  }
}
