/// Checks the identities on the region's figures, and speaks only where no unit explains the gap.
///
/// Sums of balanced returns balance. What remains is a gap of our own making or of the roster's: a unit that left
/// and took its carry-over with it.
public struct RegionCheck: Sendable {
  let identities: IdentityCheck

  public init(_ identities: IdentityCheck) { self.identities = identities }

  /// One finding for each identity that fails on the region's figures and that no unit explains.
  ///
  /// - Parameters:
  ///   - lastYear: the region's figures of the year before; `nil` when there are none.
  ///   - units: each unit's return with its own of the year before.
  ///   - gone: names of units that were summed last year and belong to the roster no more.
  public func findings(
    on figures: Figures, lastYear: Figures?, units: [(sent: UnitReturn, lastYear: UnitReturn?)],
    gone: [String] = [], place: Place
  ) -> [Finding] {
    let form = identities.form
    let verdicts = identities.verdicts(on: figures, lastYear: lastYear)
    let open = verdicts.indices.filter { position in
      guard case .unbalanced = verdicts[position] else { return false }
      return !units.contains { explains($0.sent, $0.lastYear, form.equations[position]) }
    }
    return Dictionary(grouping: open) { form.equations[$0].identity }.sorted { $0.key < $1.key }
      .map { identity, equations in
        var finding = identities.finding(
          equations, verdicts, on: figures, lastYear: lastYear, unit: "", place: { _ in place })
        finding.rule = "区域-平衡"
        finding.message = "全区 \(finding.message)（\(form.identities[identity].id)）"
        finding.hint =
          gone.isEmpty
          ? "各单位的数都平衡，全区却不平：请查名录里撤并、转出的单位，其结转数是否有人承接。"
          : "上年计入、今年不在名录里的有 \(gone.joined(separator: "、"))：请查其数是否有单位承接。"
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
