/// What is to be said of the rows of the form, for those who read the page without the program: how totals are made,
/// which identities hold, what was found.
///
/// ```
/// 总计 = 自然人 + 商业企业 + … + 其他
/// 申请-平衡：成立；自然人 不成立（新收 12 + … = 15，办结总计 13 + 结转下年 1 = 14，相差 1）
/// 错误（待处理）水利局：…
/// ```
struct RowNotes {
  private let report: Report
  /// The identities of each row, by its table and position.
  private var checks: [RowPlace: [(equation: Int, verdict: Verdict)]] = [:]
  private var findings: [RowPlace: [Finding]] = [:]
  private let names: [String: String]

  /// So many findings of a row are told.
  private static let mostFindings = 20

  private struct RowPlace: Hashable {
    let table: Int
    let row: Int
  }

  init(_ report: Report) {
    self.report = report
    names = Dictionary(report.units.map { ($0.unit.code, $0.unit.name) }, uniquingKeysWith: { one, _ in one })
    let (form, statistics) = (report.form, report.statistics)
    for (position, equation) in form.equations.enumerated() {
      let verdict = equation.verdict(on: statistics.figures, lastYear: statistics.base?.figures)
      let rows = equation.signed.filter { !$0.term.isLastYear }.map { form.blank(of: $0.term.cell) }
      for row in Set(rows.map { RowPlace(table: $0.table, row: $0.row) }) {
        checks[row, default: []].append((position, verdict))
      }
    }
    for finding in report.findings.worstFirst() where finding.severity != .notice {
      guard let table = form.tables.firstIndex(where: { $0.id == finding.address.table }) else { continue }
      let row = form.tables[table].rows.firstIndex { $0.id == finding.address.row } ?? 0
      findings[RowPlace(table: table, row: row), default: []].append(finding)
    }
  }

  /// The notes of a row, each a line.
  func lines(table: Int, row: Int) -> [String] {
    let place = RowPlace(table: table, row: row)
    return totals(report.form.tables[table], row) + identities(of: checks[place] ?? [])
      + told(findings[place] ?? [])
  }
}

extension RowNotes {
  private func totals(_ table: Table, _ row: Int) -> [String] {
    let ids = { (headings: [Heading], parts: [Int]) in parts.map { headings[$0].id }.joined(separator: " + ")
    }
    let columns = table.columns.filter(\.isTotal).map { "\($0.id) = \(ids(table.columns, $0.parts))" }
    let own = table.rows[row]
    return columns + (own.isTotal ? ["\(own.id) = \(ids(table.rows, own.parts))"] : [])
  }

  /// A line for each rule: whether it holds, and where it does not, why.
  private func identities(of checks: [(equation: Int, verdict: Verdict)]) -> [String] {
    let form = report.form
    return Dictionary(grouping: checks) { form.equations[$0.equation].identity }.sorted { $0.key < $1.key }
      .map { identity, checks in
        let name = form.identities[identity].id
        if checks.allSatisfy({ $0.verdict.isUndecided }) { return "\(name)：未判定" }
        let open = checks.filter { $0.verdict != .balanced }.map(words)
        let holds = open.count < checks.count ? [open.isEmpty ? "成立" : "其余成立"] : []
        return "\(name)：\((open + holds).joined(separator: "；"))"
      }
  }

  private func words(_ check: (equation: Int, verdict: Verdict)) -> String {
    let form = report.form
    let equation = form.equations[check.equation]
    let line = form.lineName(of: equation).split(separator: " ").last.map { String($0) } ?? ""
    if check.verdict.isUndecided { return "\(line) 未判定" }
    let sides = equation.sides(
      on: report.statistics.figures, lastYear: report.statistics.base?.figures, in: form)
    return "\(line) 不成立（\(sides.words)）"
  }

  private func told(_ findings: [Finding]) -> [String] {
    let shown = findings.prefix(Self.mostFindings).map { finding in
      let reason = report.reason(for: finding)
      let state = finding.state == .open ? "待处理" : "已说明\(reason.isEmpty ? "" : "：\(reason)")"
      let unit = names[finding.unit] ?? report.project.region
      return "\(finding.severity.rawValue)（\(state)）\(unit)：\(finding.sentence)"
    }
    let rest = findings.count - shown.count
    return shown + (rest > 0 ? ["另有 \(rest) 条意见，见 findings.csv"] : [])
  }
}

extension Verdict {
  fileprivate var isUndecided: Bool { if case .undecided = self { true } else { false } }
}

extension Report {
  /// Why a finding is settled: the reason of the explanation or the correction; empty when it is open.
  func reason(for finding: Finding) -> String {
    if finding.state == .open { return "" }
    let waiver = waivers.first {
      $0.rule == finding.rule && $0.unit == finding.unit && $0.address.overlaps(finding.address)
    }
    if let waiver { return signed(waiver.reason, waiver.by, waiver.date) }
    let sent = units.first { $0.unit.code == finding.unit }
    let correction = sent?.corrections.last { $0.address == finding.address }
    return correction.map { "已更正：\(signed($0.reason, $0.by, $0.date))" } ?? ""
  }

  private func signed(_ reason: String, _ by: String, _ date: String) -> String {
    [reason, by, date].filter { !$0.isEmpty }.joined(separator: "，")
  }
}

extension Address {
  /// Whether one lies within the other.
  fileprivate func overlaps(_ other: Address) -> Bool { covers(other) || other.covers(self) }
}
