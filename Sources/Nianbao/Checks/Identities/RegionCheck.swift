/// Checks the identities on the region's figures, and speaks only where no unit explains the gap.
///
/// Sums of balanced returns balance. What remains is a gap of our own making or of the roster's: a unit that left
/// and took its carry-over with it.
package struct RegionCheck: Sendable {
  let identities: IdentityCheck

  package init(_ identities: IdentityCheck) { self.identities = identities }

  /// One finding for each identity that fails on the region's figures and that no unit explains.
  ///
  /// Last year's figures are the region's too, `nil` when there are none; lineages are each unit's return
  /// with those it follows. The units that are gone were summed last year, and nobody follows them. Where a
  /// finding about such a unit has said so already (`isTold`), nothing that reaches back is said.
  package func findings(
    on figures: Figures, lastYear: Figures?, lineages: [Lineage], gone: [String] = [],
    isTold: Bool = false, place: Place
  ) -> [Finding] {
    let form = identities.form
    let verdicts = identities.verdicts(on: figures, lastYear: lastYear)
    let counted = lineages.map { lineage in
      Lineage(units: lineage.units.filter(\.unit.isCounted), before: lineage.before.filter(\.unit.isCounted))
    }.filter { !$0.units.isEmpty }
    let new = counted.filter(\.before.isEmpty).flatMap(\.units).map(\.unit.name)
    let open = verdicts.indices.filter { position in
      guard case .unbalanced = verdicts[position] else { return false }
      if isTold, form.equations[position].reachesLastYear { return false }
      return !counted.contains { explains($0, form.equations[position]) }
    }
    return Dictionary(grouping: open) { form.equations[$0].identity }.sorted { $0.key < $1.key }
      .map { identity, equations in
        var finding = identities.finding(
          equations, verdicts, on: figures, lastYear: lastYear, unit: "", place: { _ in place })
        // It weighs as the identities that fail.
        finding.rule = .regionBalance.weighing(finding.severity)
        finding.message = "全区 \(finding.message)（\(form.identities[identity].id)）"
        finding.hint = hint(gone: gone, new: new)
        return finding
      }
  }

  private func hint(gone: [String], new: [String]) -> String {
    if gone.isEmpty, new.isEmpty {
      return Rule.regionBalance.hint
    }
    let left = gone.isEmpty ? "" : "上年计入、今年不在名录里的有 \(gone.joined(separator: "、"))；"
    let came = new.isEmpty ? "" : "今年新有、没有上年数的有 \(new.joined(separator: "、"))；"
    return "\(left)\(came)若有承接关系，请在名录的“前身”里写明。"
  }

  /// Whether the units do not balance either, or lack a number that the sum would need.
  private func explains(_ lineage: Lineage, _ equation: Equation) -> Bool {
    guard let sent = UnitReturn.joined(lineage.units), sent.state == .accepted else { return true }
    let before = UnitReturn.joined(lineage.before)
    let prior = before?.state == .accepted ? before?.figures : nil
    switch equation.verdict(on: sent.figures, lastYear: prior) {
    case .balanced: return false
    case .unbalanced: return true
    case .undecided(let open): return open.contains { !$0.isLastYear || before != nil }
    }
  }
}

extension Rule {
  static let regionBalance = Rule(
    "区域-平衡", "各条勾稽关系在全区汇总数上也成立", severity: .error,
    hint: "各单位的数都平衡，全区却不平：请查名录里撤并、转出的单位，其结转数是否有人承接。")
}
