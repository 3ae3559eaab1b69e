import Foundation
import Nianbao
import NianbaoProject
import Testing

/// The program as a library, in a test's own folder: what users rely on but the command line.
extension Sandbox {
  /// `inputs` and `out` lie in this folder unless they are absolute.
  func places(year: Int? = nil, inputs: String = "Inputs", out: String = "Out") -> ProjectPlaces {
    ProjectPlaces(
      inputs: inputs.hasPrefix("/") ? inputs : path(inputs), templates: path("Templates"), out: path(out),
      year: year)
  }

  /// The project as it lies there now.
  func project(year: Int? = nil, inputs: String = "Inputs", out: String = "Out") throws -> ProjectFolder {
    try ProjectFolder.read(places(year: year, inputs: inputs, out: out))
  }

  @discardableResult
  func build(
    _ outputs: Set<Output>? = nil, year: Int? = nil, each: Bool = false,
    inputs: String = "Inputs", out: String = "Out"
  ) throws -> Built {
    try project(year: year, inputs: inputs, out: out).build(BuildOrder(outputs, hasUnits: each))
  }

  @discardableResult
  func build(unit: String, year: Int? = nil, out: String = "Out") throws -> Built {
    let project = try project(year: year, out: out)
    return try project.build(unit: unit, of: try project.checkedYear())
  }

  @discardableResult
  func freeze(
    _ label: String, _ kind: VersionRecord.Kind = .version, by: String = "", on day: String = "2026-02-20",
    year: Int? = nil, withLedgers: Bool = false, despite: String = "试验里没有文字"
  ) throws -> FrozenVersion {
    try project(year: year).freeze(
      FreezeOrder(
        label: label, kind: kind, by: by, on: day, withLedgers: withLedgers,
        despite: kind == .final ? despite : ""))
  }

  func difference(_ old: String, _ new: String, inputs: String = "Inputs") throws -> Difference {
    let sides = Sides(places(inputs: inputs))
    var notices: [Notice] = []
    return try sides.difference(sides.place(side(old)), sides.place(side(new)), notices: &notices)
  }

  func differenceJSON(_ old: String, _ new: String, inputs: String = "Inputs") throws -> String {
    let difference = try difference(old, new, inputs: inputs)
    return String(decoding: try json(DifferenceRecord(DifferenceWords(difference))), as: UTF8.self)
  }

  func differenceMarkdown(_ old: String, _ new: String) throws -> String {
    DifferenceMarkdown(DifferenceWords(try difference(old, new))).text
  }

  /// A folder or a file where it is one, else a name.
  private func side(_ name: String) -> String {
    FileManager.default.fileExists(atPath: path(name)) ? path(name) : name
  }

  /// What `verify` finds in a version or a build; of a build also in what went in, where that is shown.
  func verify(_ place: String, inputs: String? = nil, templates: String? = nil) throws -> Verification {
    let isVersion = FileManager.default.fileExists(atPath: path("\(place)/SHA256SUMS"))
    return try isVersion
      ? Verification.version(path(place))
      : Verification.build(path(place), inputs: inputs.map(path), templates: templates.map(path))
  }

  /// What `verify` says, its paths as they are below this folder.
  func verified(_ place: String, inputs: String? = nil, templates: String? = nil) throws -> String {
    relative(try verify(place, inputs: inputs, templates: templates).text)
  }

  /// What comes of building a version again; `ledgers` is the folder of those that it does not keep.
  func rebuild(_ place: String, ledgers: String = "Inputs") throws -> Rebuild.Result {
    var notices: [Notice] = []
    return try Rebuild(FrozenVersion.read(path(place)), ledgers: path(ledgers)).result(notices: &notices)
  }

  /// Writes every unit's blank form, and says which files were left alone.
  @discardableResult
  func blanks(
    year: Int? = nil, as kind: BlankKind = .xlsx, into place: String = "Out/blank/2025"
  ) throws -> [String] {
    let project = try project(year: year)
    let forms = try project.blankForms()
    return try project.roster.units(in: project.year).flatMap { unit in
      try project.write(forms.form(of: unit), as: kind, into: path(place)).map(relative)
    }
  }

  /// Builds, and has every unit's form go back.
  @discardableResult
  func buildReturning(to place: String) throws -> Built {
    let project = try project()
    let folder = try project.returnFolder(at: path(place))
    let built = try project.build()
    _ = try folder.write(built.year)
    return built
  }

  /// Writes the letters of a day, and with `bulletin` the ranking.
  @discardableResult
  func remind(
    asOf day: String = "2026-02-03", bulletin: Bool = false, into place: String = "Out/remind/2025"
  ) throws -> Mail {
    let project = try project()
    let progress = try project.progress(try project.checkedYear(), asOf: try #require(Day(day)))
    var mail = try project.mail(asOf: progress.asOf)
    try mail.add(progress.units)
    if bulletin { try mail.add(Bulletin(progress, project.project.bulletin)) }
    try mail.replace(path(place))
    return mail
  }

  /// A text with its paths as they are below this folder.
  func relative(_ text: String) -> String { text.replacing("\(folder.path)/", with: "") }

  /// Why a step is not done, in words, its paths as they are below this folder; `nil` when it is done.
  func trouble(_ step: () throws -> Void) -> String? {
    do {
      try step()
      return nil
    } catch {
      return relative("\(error)")
    }
  }

  /// What `check` says of files, their paths as they are below this folder.
  func check(_ files: String...) throws -> SaidOfFiles { said(try project().check(files.map(path))) }

  /// Checks a file and writes what goes back; `nil` where nobody can tell whose it is.
  @discardableResult
  func annotate(_ file: String, into place: String) throws -> ReturnForm.Answer? {
    try project().check([path(file)]).writeReturn(to: path(place))
  }

  /// What `check` says where there is no project.
  func checkAlone(_ files: String...) throws -> SaidOfFiles {
    said(try places(inputs: "none").check(files.map { $0.hasPrefix("/") ? $0 : path($0) }))
  }

  private func said(_ checked: Checked) -> SaidOfFiles {
    SaidOfFiles(
      findings: checked.findings, hasErrors: checked.findings.count(open: .error) > 0,
      said: relative(checked.findings.worstFirst().said(below: "")))
  }
}

/// What a check of files says.
struct SaidOfFiles {
  let findings: [Finding]
  let hasErrors: Bool
  let said: String
}

extension Built {
  /// Whether errors are open, in the report or in a unit's own.
  var isDraft: Bool { report.isDraft || units?.contains(where: \.isDraft) == true }

  /// The open findings of the report, a line each.
  var said: String { report.findings.filter { $0.state == .open }.said(below: "Inputs/") }

  var base: String { report.statistics.base?.words ?? "没有上年数据" }
}

extension [Finding] {
  /// `Inputs/2025/forms/水利局.csv:7:3: 错误: [申请-平衡] …`, a line each.
  func said(below inputs: String) -> String {
    map { finding in
      let place =
        finding.place.map { "\(inputs)\($0.file):\(Swift.max(1, $0.line)):\(Swift.max(1, $0.field))" }
        ?? ":1:1"
      return
        "\(place): \(finding.severity.rawValue): [\(finding.rule.id)] \(finding.sentence)\(finding.hint)\n"
    }.joined()
  }
}
