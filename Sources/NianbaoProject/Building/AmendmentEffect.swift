import Nianbao

/// What an explanation or a correction changes of the year: known before it is written.
public struct AmendmentEffect: Sendable {
  /// Open errors and warnings of the whole year, before and with it.
  package let before, now: Counts
  /// What is open without it and not with it.
  package let settled: [Finding]
  /// What is open only with it: what it breaks.
  package let arisen: [Finding]
  /// The region's figure of the cell that is put right, as it prints; `nil` for an explanation.
  package let total: Total?

  package struct Counts: Sendable, Equatable {
    package let errors, warnings: Int
  }

  package struct Total: Sendable, Equatable {
    package let before, now: String
  }

  fileprivate init(_ before: CheckedYear, _ now: CheckedYear, _ cell: Cell?) {
    let open = { (year: CheckedYear) in year.findings.filter { $0.state == .open } }
    let (old, new) = (open(before), open(now))
    self.before = Counts(errors: old.count(open: .error), warnings: old.count(open: .warning))
    self.now = Counts(errors: new.count(open: .error), warnings: new.count(open: .warning))
    let told = { (finding: Finding) in
      [finding.unit, finding.rule.id, finding.address.description]
    }
    let (oldTold, newTold) = (Set(old.map(told)), Set(new.map(told)))
    settled = old.filter { $0.severity != .notice && !newTold.contains(told($0)) }
    arisen = new.filter { $0.severity != .notice && !oldTold.contains(told($0)) }
    total = cell.map { cell in
      let text = { (year: CheckedYear) in
        year.statistics.form.text(of: cell, in: year.statistics.figures)
      }
      return Total(before: text(before), now: text(now))
    }
  }
}

extension ProjectFolder {
  /// What more decisions would change; `cell` is the one whose number is put right.
  ///
  /// - Throws: `FileTrouble`.
  func effect(
    beside before: CheckedYear, on cell: Cell? = nil, of more: (inout Amendments) -> Void
  ) throws -> AmendmentEffect {
    let reading = try readYear(deciding: more)
    return AmendmentEffect(before, try check(reading, try sum(reading)), cell)
  }
}
