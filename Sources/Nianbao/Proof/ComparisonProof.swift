/// What is printed beside last year's, and over many years.
extension Prover {
  /// Every line of the form in a workbook, else those of the page.
  func prove(comparison tables: [Printed.Table]) {
    let statistics = report.statistics
    prove(
      tables,
      ListingProof(
        listing: isWorkbook ? report.comparison : report.shownComparison, name: "与上年比较",
        place: { "与上年比较 \($0.row) \($0.column)" },
        facts: [
          "value": { line in line.cell.map { statistics.figures[$0] } ?? line.value },
          "prior": { line in line.cell.map { statistics.prior(of: $0) } ?? line.prior },
        ]))
  }

  func prove(years tables: [Printed.Table]) {
    guard let years = isWorkbook ? report.years : report.shownYears else {
      _ = hasLines(tables.flatMap(\.lines).count, 0, "历年数据")
      return
    }
    prove(
      tables,
      ListingProof(
        listing: isWorkbook ? years.listing : years.shownListing, name: "历年数据",
        place: { "历年数据 \($0.row) \($0.column)" }))
  }
}
