import Nianbao
import NianbaoProject

/// What a build says when it is done: a line for each unit with findings, the region's worst, where to look.
struct BuildResult {
  private let built: Built
  private let inputs: String
  /// How many workbooks went back to units, and where they lie; `nil` when none were asked for.
  private let returned: Int?
  private let returnFolder: String?
  /// What to do to have the same outputs always; `nil` where there is nothing to say.
  private let advice: String?

  init(_ built: Built, inputs: String, returned: Int?, returnFolder: String?, advice: String?) {
    self.advice = advice
    self.built = built
    self.inputs = inputs
    self.returned = returned
    self.returnFolder = returnFolder
  }

  private var report: Report { built.report }
  private var units: [Report]? { built.units }
  /// Where it was written, such as `Out/2025`.
  private var folder: String { built.folder }

  private static let shown = 20
  private static let shownUnits = 300

  /// The counts first, then what is to be done, the longest lists last.
  func tell(asJSON: Bool) throws {
    if asJSON { Terminal.print(try json(summary)) } else { tellWhereToLook() }
    for words in built.left { Terminal.error("\(folder)/\(words)") }
    tellFindings()
    if !asJSON, let advice { Terminal.print(advice) }
  }

  private func tellFindings() {
    let open = report.findings.filter { $0.state == .open }
    if report.isUnit { return Terminal.error(open, below: inputs) }
    let byUnit = Dictionary(grouping: open, by: \.unit)
    let told = report.units.compactMap { sent in byUnit[sent.unit.code].map { UnitFindings(sent.unit, $0) } }
    let kinds = Dictionary(grouping: told, by: \.kind)
    let single = told.filter { (kinds[$0.kind] ?? []).count <= Terminal.alike }
    for unit in single.prefix(Self.shownUnits) { Terminal.error(unit.line(below: inputs)) }
    if single.count > Self.shownUnits {
      Terminal.error("另有 \(single.count - Self.shownUnits) 个单位有意见，见 \(folder)/findings.csv。")
    }
    let region = (byUnit[""] ?? []).worstFirst()
    for finding in region.prefix(Self.shown) { Terminal.error(Terminal.line(finding, below: inputs)) }
    if region.count > Self.shown {
      Terminal.error("全区另有 \(region.count - Self.shown) 条，见 \(folder)/findings.csv。")
    }
    for own in units ?? [] {
      for finding in own.narrative.findings where finding.severity == .error {
        Terminal.error(Terminal.line(finding, below: inputs))
      }
    }
    tellFolded(kinds.values.filter { $0.count > Terminal.alike })
  }

  /// Units whose worst finding is of one rule: what it says of the first of them, then who they are.
  private func tellFolded(_ groups: [[UnitFindings]]) {
    for group in groups.sorted(by: { ($0.count, $0[0].kind) < ($1.count, $1[0].kind) }) {
      let more = group.contains { $0.count > 1 } ? "（其余见 findings.csv）" : ""
      Terminal.error(
        Terminal.line(group[0].worst, below: inputs, lead: "\(group.count) 个单位，如：") + more)
      let names = group.prefix(Self.shownUnits).map { "\($0.unit.code) \($0.unit.name)" }
      for line in Terminal.folded(names) { Terminal.error(line) }
      if group.count > names.count {
        Terminal.error("  另有 \(group.count - names.count) 个，见 \(folder)/findings.csv。")
      }
    }
  }

  private func tellWhereToLook() {
    let counts = Severity.allCases.map { "\($0.rawValue) \(report.findings.count(open: $0))" }.joined(
      separator: "，")
    let accepted = report.units.count - report.missing.count
    Terminal.print("\(report.title)\(report.isDraft ? "（草稿）" : "")")
    if !report.isUnit {
      Terminal.print("  单位：应报 \(report.units.count)，已计入 \(accepted)，缺 \(report.missing.count)")
    }
    Terminal.print("  核对：\(counts)")
    let (waivers, corrections) = (report.waivers.count, report.corrections.count)
    if waivers + corrections > 0 { Terminal.print("  登记：说明 \(waivers) 条，更正 \(corrections) 格") }
    if let ledger = report.ledger { Terminal.print("  台账：\(ledger.total) 条，未计入 \(built.uncounted) 行") }
    Terminal.print("  基数：\(report.statistics.base?.words ?? "没有上年数据")")
    Terminal.print("  成果：\(folder)/")
    if let returned, let returnFolder { Terminal.print("  退回表 \(returned) 份：\(returnFolder)/") }
    tellOfUnits()
  }

  private func tellOfUnits() {
    guard let units else { return }
    let drafts = units.count(where: \.isDraft)
    let place = built.hasAllUnits ? "units/index.html" : "units/"
    Terminal.print("  各单位：\(units.count) 份\(drafts > 0 ? "，其中草稿 \(drafts) 份" : "")，见 \(folder)/\(place)")
  }

  private struct Summary: Encodable {
    let title, folder, base: String
    let year, units, accepted, errors, warnings, notices, waivers, corrections: Int
    let draft: Bool
    /// Left out where there is no ledger.
    let ledger: Int64?
    let ledgerUncounted: Int?
    /// Left out where none were asked for.
    let returned: Int?
    let returnFolder: String?
  }

  private var summary: Summary {
    Summary(
      title: report.title, folder: folder, base: report.statistics.base?.words ?? "", year: report.year,
      units: report.units.count, accepted: report.units.count - report.missing.count,
      errors: report.findings.count(open: .error), warnings: report.findings.count(open: .warning),
      notices: report.findings.count(open: .notice), waivers: report.waivers.count,
      corrections: report.corrections.count, draft: report.isDraft, ledger: report.ledger?.total,
      ledgerUncounted: report.ledger.map { _ in built.uncounted }, returned: returned,
      returnFolder: returnFolder)
  }
}

/// The open findings of one unit.
private struct UnitFindings {
  let unit: Roster.Unit
  let worst: Finding
  private let findings: [Finding]

  /// There is at least one.
  init(_ unit: Roster.Unit, _ findings: [Finding]) {
    self.unit = unit
    self.findings = findings
    worst = findings.worstFirst().first ?? findings[0]
  }

  var count: Int { findings.count }
  /// What units are alike by: the rule of the worst finding, and how much it weighs.
  var kind: String { "\(worst.rule) \(worst.severity.rawValue)" }

  func line(below inputs: String) -> String {
    let counts = Severity.allCases.filter { findings.count(open: $0) > 0 }
      .map { "\(Terminal.word($0)) \(findings.count(open: $0))" }.joined(separator: "，")
    let more = findings.count > 1 ? "；其余见 findings.csv" : ""
    return "\(Terminal.line(worst, below: inputs))（\(unit.name)：\(counts)\(more)）"
  }
}
