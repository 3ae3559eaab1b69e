/// Checks what reaches across years where a unit was split: only all its successors together can carry on its numbers.
struct LineageCheck {
  let identities: IdentityCheck

  /// One finding for each rule that fails on the sums of the successors; none where a file of theirs is missing.
  func findings(on lineage: Lineage) -> [Finding] {
    guard lineage.isSplit, let sent = UnitReturn.joined(lineage.units), sent.state == .accepted,
      let before = UnitReturn.joined(lineage.before), before.state == .accepted
    else { return [] }
    let form = identities.form
    let verdicts = identities.verdicts(on: sent.figures, lastYear: before.figures)
    let failing = verdicts.indices.filter { position in
      guard case .unbalanced = verdicts[position] else { return false }
      return form.equations[position].reachesLastYear
    }
    let names = { (returns: [UnitReturn]) in returns.map(\.unit.name).joined(separator: "、") }
    return Dictionary(grouping: failing) { form.equations[$0].identity }.sorted { $0.key < $1.key }.map {
      var finding = identities.finding(
        $0.value, verdicts, on: sent.figures, lastYear: before.figures, unit: sent.unit.code,
        place: lineage.units[0].place(of:))
      finding.message = "\(names(lineage.units))合计，上年为\(names(lineage.before))：\(finding.message)"
      return finding
    }
  }
}
