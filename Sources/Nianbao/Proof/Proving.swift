extension Proof {
  /// Proves what was read back of a report's files.
  ///
  /// - Parameters:
  ///   - files: what each of them prints.
  ///   - report: what they were written from.
  ///   - labels: those of its form, where many reports of it are proved.
  package init(_ files: [Printed], of report: Report, labels: ProofLabels? = nil) {
    let (index, known) = ((labels ?? ProofLabels(report.form)).index, KnownNumbers(report))
    let proved = inParallel(files.count, lanes: report.isUnit ? 1 : .max) { position in
      let prover = Prover(report, index, known, files[position])
      prover.prove(files[position])
      return (count: prover.count, failures: prover.failures)
    }
    counts = proved.map(\.count)
    failures = proved.flatMap(\.failures)
  }
}

/// The labels of a form, as printed tables are told by them.
package struct ProofLabels: Sendable {
  fileprivate let index: LabelIndex

  package init(_ form: Form) { index = LabelIndex(form) }
}

extension Prover {
  /// What a page's template leaves out needs no proof; the statutory tables are always there.
  func prove(_ printed: Printed) {
    if printed.isSummary {
      let text = printed.sections[1] ?? ""
      return medium == .page ? prove(summaryPage: text) : prove(summary: text)
    }
    prove(sheets: printed.sheets)
    let kinds = Dictionary(grouping: printed.tables, by: \.kind)
    let has = { (kind: Printed.Kind) in printed.kinds?.contains(kind) ?? true }
    if has(.comparison) { prove(comparison: kinds[.comparison] ?? []) }
    if has(.years) { prove(years: kinds[.years] ?? []) }
    if has(.ledger) { prove(ledger: kinds[.ledger] ?? [], total: kinds[.ledgerTotal]?.first) }
    if has(.units) { prove(units: kinds[.units] ?? []) }
    if isWorkbook {
      if has(.roster), !report.isUnit { prove(roster: kinds[.roster] ?? []) }
      if has(.data) { prove(data: kinds[.data] ?? []) }
    }
    if has(.chart) { prove(charts: kinds[.chart] ?? [], printed.pictures) }
    if !isWorkbook { prove(texts: printed) }
  }
}
