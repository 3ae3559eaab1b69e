extension [Finding] {
  /// A mistake that the form shows by itself, and that the application ledger shows too, is one finding.
  ///
  /// Where all cells that differ from the ledger stand in identities that fail, what the ledger counts is said there.
  func withLedgerAsEvidence(_ form: Form) -> [Finding] {
    guard let position = firstIndex(where: { $0.rule == .otherThanLedger && $0.state == .open }) else {
      return self
    }
    let other = self[position]
    let rules = Set(form.identities.map(\.rule))
    let failing = indices.filter { rules.contains(self[$0].rule) && self[$0].severity == .error }
    guard !other.cells.isEmpty, Set(failing.flatMap { self[$0].cells }).isSuperset(of: other.cells),
      let first = failing.first(where: { self[$0].cells.contains(other.cells[0]) })
    else { return self }
    var result = self
    result[first].message += other.message.drop { $0 != "：" }.dropFirst()
    result.remove(at: position)
    return result
  }
}
