import ArgumentParser
import Foundation
import Nianbao

/// `nianbao check FILE…`: what a unit should know before it sends its files.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "核对几个报送文件，就像收到时那样。",
    usage: "nianbao check [选项] <文件> ...",
    discussion: "有项目文件夹时，同时与名录和上年核对；只说这几个文件的事。")

  @OptionGroup var folders: Folders

  @Option(help: ArgumentHelp("文件里没有写明单位时，用这个代码。", valueName: "代码"))
  var unit: String?

  @Option(help: ArgumentHelp("另写一份退回表：填好的表、问题清单和批注，改好可以直接报回。", valueName: "文件.xlsx"))
  var annotate: String?

  @Flag(help: "用 JSON 输出核对意见。")
  var json = false

  @Argument(help: ArgumentHelp("要核对的文件。", valueName: "文件"))
  var files: [String]

  func validate() throws {
    if files.isEmpty { throw ValidationError("请写出要核对的文件。") }
    guard let annotate else { return }
    if !annotate.lowercased().hasSuffix(".xlsx") {
      throw ValidationError("--annotate 写的是工作簿，文件名请以 .xlsx 结尾。")
    }
    let place = { (path: String) in URL(fileURLWithPath: path).standardized.path }
    if files.contains(where: { place($0) == place(annotate) }) {
      throw ValidationError("--annotate 不能写在要核对的文件上，请另写一个文件名。")
    }
    try folders.refuseInputs("--annotate", annotate)
  }

  func run() throws {
    let checked = try Files.exists("\(folders.inputs)/project.yaml") ? inProject() : alone()
    let findings = checked.findings
    if let annotate { try Annotation(output: annotate, files: distinct).write(checked) }
    if json {
      Terminal.print(try findingsJSON(findings))
    } else {
      let names = checked.names
      for finding in findings.worstFirst() {
        let name = names[finding.unit].map { "（\($0)）" } ?? ""
        Terminal.error(Terminal.line(finding, below: "") + name)
      }
      let counts = Severity.allCases.map { "\($0.rawValue) \(findings.count(open: $0))" }
      Terminal.print(
        "\(distinct.count) 个文件：\(findings.isEmpty ? "没有发现问题。" : counts.joined(separator: "，") + "。")")
    }
    if findings.count(open: .error) > 0 { throw ExitCode(1) }
  }

  /// The files given, each once.
  private var distinct: [String] {
    var seen: Set<String> = []
    return files.filter { seen.insert(URL(fileURLWithPath: $0).standardized.path).inserted }
  }

  /// Against the roster and last year.
  private func inProject() throws -> Checked {
    var folders = folders
    folders.year = folders.year ?? files.lazy.compactMap(Self.year(inPath:)).first
    let folder = try ProjectFolder(folders)
    if let unit, folder.roster.unit(code: unit) == nil { throw ValidationError("名录里没有代码“\(unit)”。") }
    let amendments = try folder.amendments(of: folder.year, folder.form)
    let given = submissions(below: folder.inputs)
    let ledgers = try given.filter { try $0.isRequestLedger() }
    let returns = try Returns(
      reading: given.filter { try !$0.isRequestLedger() },
      folder.quietPlan(folder.form, year: folder.year, amendments)
    )
    let others = try folder.returns(of: folder.year)?.units ?? []
    let check = UnitCheck(
      folder.form, thresholds: folder.project.thresholds, year: folder.year, others: others)
    let lastYear = try LastYear(before: folder.year, folder).comparable
    let sent = returns.units.filter { $0.state != .missing && $0.files.contains(where: distinct.contains) }
    let codes = Set(sent.map(\.unit.code))
    let lineages = returns.lineages(after: lastYear)
    let findings = lineages.filter {
      $0.units.contains { codes.contains($0.unit.code) }
    }
    .flatMap { check.findings(on: $0, hasLastYear: lastYear != nil) }
    .filter { codes.contains($0.unit) }
    let all =
      try returns.strays + Waiving(amendments.waivers, findings, tellsStale: false).findings
      + alreadyThere(sent, folder) + folder.requests(in: ledgers, form: folder.form, year: folder.year).told
    let forms = BlankForms(folder, lineages)
    return Checked(
      findings: placed(all, below: folder.inputs), sent: sent, project: folder.project,
      blank: forms.form(for:),
      receipts: annotate == nil ? nil : try folder.receipts())
  }

  /// The files given stand under the names given, the project's own files (corrections) below its folder.
  private func placed(_ findings: [Finding], below inputs: String) -> [Finding] {
    findings.map { finding in
      guard let place = finding.place, !files.contains(place.file) else { return finding }
      var finding = finding
      finding.place = Place(
        file: "\(inputs)/\(place.file)", line: place.line, field: place.field, sheet: place.sheet)
      return finding
    }
  }

  /// By the form alone: nothing is known of roster or last year.
  private func alone() throws -> Checked {
    let library = try ProjectFolder.library(in: folders.templates, .all)
    let (returns, unread) = try Returns.alone(submissions(below: ""), library, year: folders.year)
    let findings =
      unread
      + returns.flatMap { returns in
        let check = UnitCheck(returns.form, year: returns.year)
        return returns.strays + returns.units.flatMap { check.findings(on: $0, lastYear: nil) }
      }
    let year = returns.first?.year ?? 0
    return Checked(
      findings: findings, sent: returns.flatMap(\.units), project: Project(region: "", year: year)
    ) { sent in
      // A file that says neither code nor name stands under its own name.
      guard let form = returns.first?.form, !sent.files.contains(sent.unit.code) else { return nil }
      return BlankForm(
        form, unit: sent.unit, year: year, region: "", tables: Set(form.tables.indices), lastYear: nil)
    }
  }

  private func submissions(below inputs: String) -> [SubmissionFile] {
    distinct.map { path in
      let parts = path.split(separator: "/").map { String($0) }
      let below =
        parts.lastIndex(of: "forms").map { parts[($0 + 1)...].joined(separator: "/") } ?? parts.last ?? path
      let named = unit.map { "\($0)/\(below)" } ?? below
      return Files.submission(at: path, file: path, below: named)
    }
  }

  /// One notice for each unit that already has other files in `forms/`.
  private func alreadyThere(_ sent: [UnitReturn], _ folder: ProjectFolder) throws -> [Finding] {
    guard let present = try folder.returns(of: folder.year) else { return [] }
    let given = Set(files.map { URL(fileURLWithPath: $0).standardized.path })
    return sent.compactMap { own in
      let there = present.units.first { $0.unit.code == own.unit.code }?.files ?? []
      let forms = Set(folder.submissions(of: folder.year).map(\.file))
      let others = there.filter(forms.contains).filter {
        !given.contains(URL(fileURLWithPath: "\(folder.inputs)/\($0)").standardized.path)
      }
      guard !others.isEmpty else { return nil }
      return .alreadyThere(own, others)
    }
  }

  private static func year(inPath path: String) -> Int? {
    path.firstMatch(of: /(?:^|\/)([0-9]{4})\/(?:forms|requests)\//).flatMap { Int($0.1) }
  }
}
