extension Report {
  /// The comparison in full, as the workbook and `summary.csv` have it.
  public var comparison: Listing<ComparedLine> { Listing(comparedColumns(statistics), statistics.lines) }

  /// What a page shows of it, by table: its totals where it has any, else all lines; nothing without a year before.
  var shownComparison: Listing<ComparedLine> {
    let lines = statistics.base == nil ? [:] : Dictionary(grouping: statistics.lines) { $0.address.table }
    let tables = statistics.base == nil ? [] : form.tables
    return Listing(
      comparedColumns(statistics),
      groups: tables.map { table in
        let own = lines[table.id] ?? []
        let shown = own.contains(where: \.isTotal) ? own.filter(\.isTotal) : own
        let isOneColumn = Set(shown.map(\.column)).count == 1
        return (table.title, isOneColumn ? shown.map(\.calledByRow) : shown)
      })
  }

  /// All years, where a page shows them: two are in the comparison already.
  var shownYears: ManyYears? { (years?.years.count ?? 0) > 2 ? years : nil }
}
