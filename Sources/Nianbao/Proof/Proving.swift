extension Proof {
  /// Proves what was read back of a report's files.
  package init(_ files: [Printed], of report: Report) {
    let (index, known) = (LabelIndex(report.form), KnownNumbers(report))
    let provers = files.map { file in
      let prover = Prover(report, index, known, file)
      prover.prove(file)
      return prover
    }
    counts = provers.map(\.count)
    failures = provers.flatMap(\.failures)
  }
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
