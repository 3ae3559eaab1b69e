/// Checks the identities on the region's figures, and speaks only where no unit explains the gap.
///
/// Sums of balanced returns balance. What remains is a gap of our own making or of the roster's: a unit that left
/// and took its carry-over with it.
public struct RegionCheck: Sendable {
  let identities: IdentityCheck

  public init(_ identities: IdentityCheck) { self.identities = identities }

  /// - Parameters:
  ///   - lastYear: the region's figures of the year before; `nil` when there are none.
  ///   - units: each unit's return with its own of the year before.
  public func findings(
    on figures: Figures, lastYear: Figures?, units: [(sent: UnitReturn, lastYear: UnitReturn?)], place: Place
  ) -> [Finding] {
    let verdicts = identities.verdicts(on: figures, lastYear: lastYear)
    let open = verdicts.indices.filter { position in
      guard case .unbalanced = verdicts[position] else { return false }
      let equation = identities.form.equations[position]
      return !units.contains { explains($0.sent, $0.lastYear, equation) }
    }
    if open.isEmpty { return [] }
    return identities.failures(verdicts, on: figures)
      .map { $0.filter(open.contains) }.filter { !$0.isEmpty }
      .map { group in
        var finding = identities.finding(
          group, verdicts, on: figures, lastYear: lastYear, unit: "", place: { _ in place })
        finding.hint = "各单位的数都平衡，全区却不平：请查名录里撤并、转出的单位，其结转数是否有人承接。"
        finding.message = "全区 \(finding.message)（\(finding.rule)）"
        finding.rule = "区域-平衡"
        finding.severity = .error
        return finding
      }
  }

  /// Whether the unit does not balance either, or is missing from the sum.
  private func explains(_ sent: UnitReturn, _ lastYear: UnitReturn?, _ equation: Equation) -> Bool {
    guard sent.unit.isCounted else { return false }
    guard sent.state == .accepted else { return true }
    let prior = lastYear?.state == .accepted ? lastYear?.figures : nil
    return equation.verdict(on: sent.figures, lastYear: prior) != .balanced
  }
}
