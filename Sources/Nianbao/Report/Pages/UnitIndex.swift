/// The page on which a region shows its units' reports side by side (公开晾晒): state, main figures, links.
package struct UnitIndex {
  private let report: Report
  /// The units' own reports by their codes.
  private let own: [String: Report]
  private let hasPages: Bool
  private let hasSheets: Bool

  /// The index of the units' own reports.
  ///
  /// `hasPages` and `hasSheets` say whether each unit's `report.html` and `report.xlsx` are there to link to.
  package init(region report: Report, units: [Report], hasPages: Bool, hasSheets: Bool) {
    own = Dictionary(units.map { ($0.project.code, $0) }, uniquingKeysWith: { first, _ in first })
    self.report = report
    self.hasPages = hasPages
    self.hasSheets = hasSheets
  }

  /// The values of its template.
  package var values: [String: Any] {
    let form = report.form
    let title = "\(report.project.region)各单位\(report.year)年\(form.title)"
    return [
      "title": title, "titleLines": PageText.title(title, of: form), "year": report.year,
      "region": report.project.region, "all": report.units.count,
      "hasPages": hasPages, "hasSheets": hasSheets, "published": report.units.count - report.missing.count,
      "open": report.missing.count,
      "quantities": form.spokenQuantities.map { quantity -> [String: Any] in
        ["id": quantity.id, "unit": form.measure(of: quantity)?.name ?? ""]
      },
      "units": report.units.map(unit),
    ]
  }

  private func unit(_ sent: UnitReturn) -> [String: Any] {
    let form = report.form
    let errors = own[sent.unit.code]?.findings.count(open: .error) ?? 0
    let state =
      switch sent.state {
      case .missing: "未报"
      case .rejected: "未能计入"
      case .accepted: errors > 0 ? "草稿，错误 \(errors)" : "无错误"
      }
    return [
      "code": sent.unit.code, "name": sent.unit.name, "kind": sent.unit.kind, "state": state,
      "isReported": sent.state == .accepted, "isClean": sent.state == .accepted && errors == 0,
      "link": sent.unit.code.percentEncoded,
      "values": form.spokenQuantities.map { quantity -> [String: Any] in
        guard let value = form.value(of: quantity, in: sent.figures) else { return ["text": ""] }
        return ["text": form.measure(of: quantity)?.text(value) ?? ""]
      },
    ]
  }
}
