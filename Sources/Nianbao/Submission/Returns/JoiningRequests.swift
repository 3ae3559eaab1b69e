extension Joining {
  /// The ledger as one more file, where the unit's files do not answer its table.
  ///
  /// A unit all of whose files were refused stays refused.
  func ledgerInPlaceOfTable(_ counted: [Kept<Reading>], _ facts: Facts) -> Reading? {
    guard !counted.isEmpty || readings.isEmpty, plan.form.lacksCounted(facts) else { return nil }
    return plan.requests.units[unit.code]?.reading(plan.form, year: year)
  }

  /// What the files say of the table otherwise than the ledger.
  func comparedWithLedger(_ counted: [Kept<Reading>], _ facts: Facts) -> [Finding] {
    guard let requests = plan.requests.units[unit.code], let ledger = requests.facts(plan.form) else {
      return []
    }
    let differing = facts.differing(from: ledger, plan.form)
    guard let first = differing.first else { return [] }
    let at = facts.places[Int(first.index)]
    let place = counted[Int(at.file)].value.place(Int(at.line), Int(at.field))
    return [.otherThanLedger(differing, (facts, ledger), in: requests, plan.form, place: place)]
  }
}
