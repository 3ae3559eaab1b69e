import Foundation
import Nianbao
import NianbaoProject
import Testing

/// The program as a library, in a test's own folder: what users rely on but the command line.
extension Sandbox {
  func places(year: Int? = nil, inputs: String = "Inputs", out: String = "Out") -> ProjectPlaces {
    ProjectPlaces(inputs: path(inputs), templates: path("Templates"), out: path(out), year: year)
  }

  /// The project as it lies there now.
  func project(year: Int? = nil) throws -> ProjectFolder { try ProjectFolder.read(places(year: year)) }

  @discardableResult
  func build(
    _ outputs: Set<Output> = Set(Output.allCases), year: Int? = nil, each: Bool = false
  ) throws -> Built {
    try project(year: year).build(BuildOrder(outputs, hasUnits: each))
  }

  @discardableResult
  func build(unit: String, year: Int? = nil) throws -> Built {
    let project = try project(year: year)
    return try project.build(unit: unit, of: try project.checkedYear())
  }

  @discardableResult
  func freeze(
    _ label: String, _ kind: VersionRecord.Kind = .version, by: String = "", on day: String = "2026-02-20",
    year: Int? = nil, withLedgers: Bool = false
  ) throws -> FrozenVersion {
    try project(year: year).freeze(
      FreezeOrder(label: label, kind: kind, by: by, on: day, withLedgers: withLedgers))
  }

  func difference(_ old: String, _ new: String) throws -> Difference {
    let sides = Sides(places())
    var notices: [Notice] = []
    return try sides.difference(sides.place(side(old)), sides.place(side(new)), notices: &notices)
  }

  func differenceJSON(_ old: String, _ new: String) throws -> String {
    String(decoding: try json(DifferenceRecord(DifferenceWords(difference(old, new)))), as: UTF8.self)
  }

  func differenceMarkdown(_ old: String, _ new: String) throws -> String {
    DifferenceMarkdown(DifferenceWords(try difference(old, new))).text
  }

  /// A folder of outputs where it is one, else a name.
  private func side(_ name: String) -> String { name.contains("Out/") ? path(name) : name }

  /// What `verify` finds in a version or a build, its paths as they are below this folder.
  func verify(_ place: String) throws -> Verification {
    let isVersion = FileManager.default.fileExists(atPath: path("\(place)/SHA256SUMS"))
    return try isVersion
      ? Verification.version(path(place)) : Verification.build(path(place), inputs: nil, templates: nil)
  }

  func blanks(year: Int? = nil, as kind: BlankKind = .xlsx, into place: String = "Out/blank/2025") throws {
    let project = try project(year: year)
    let forms = try project.blankForms()
    for unit in project.roster.units(in: project.year) {
      _ = try project.write(forms.form(of: unit), as: kind, into: path(place))
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
  func remind(
    asOf day: String = "2026-02-03", bulletin: Bool = false, into place: String = "Out/remind/2025"
  ) throws {
    let project = try project()
    let progress = try project.progress(try project.checkedYear(), asOf: try #require(Day(day)))
    var mail = try project.mail(asOf: progress.asOf)
    try mail.add(progress.units)
    if bulletin { try mail.add(Bulletin(progress, project.project.bulletin)) }
    try mail.replace(path(place))
  }

  /// Why a step is not done, in words, its paths as they are below this folder; `nil` when it is done.
  func trouble(_ step: () throws -> Void) -> String? {
    do {
      try step()
      return nil
    } catch {
      return "\(error)".replacing("\(folder.path)/", with: "")
    }
  }

  /// What `check` says of files, their paths as they are below this folder.
  func check(_ files: String...) throws -> SaidOfFiles {
    let findings = try project().check(files.map(path)).findings
    return SaidOfFiles(
      hasErrors: findings.count(open: .error) > 0,
      said: findings.said(below: "").replacing("\(folder.path)/", with: ""))
  }
}

/// What a check of files says.
struct SaidOfFiles {
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
