extension ReportValues {
  /// What stands behind the six sections: the comparison with last year, all years, explanations and corrections.
  var annexes: [String: Any] {
    let comparison = PageListing(report.shownComparison, in: medium, escaped: escaped)
    let years = report.shownYears.map { PageListing($0.shownListing, in: medium, escaped: escaped) }
    let corrections = PageListing(report.correctionListing, in: medium, escaped: escaped)
    let waivers = PageListing(report.waiverListing, in: medium, escaped: escaped)
    let tables: [String: Any] = [
      "correctionColumns": corrections.heads, "corrections": list("corrections") { corrections.lines() },
      "waiverColumns": waivers.heads,
      "waivers": list("waivers") { waivers.lines { ["actual": escaped($0.from)] } },
      "comparison": comparison.groups(), "comparisonColumns": comparison.heads,
      "yearTables": years?.groups() ?? [], "yearColumns": years?.heads ?? [], "yearWidth": years?.width ?? 0,
      "hasUnits": parts.isShown, "tooManyUnits": parts.isTooLong,
      "unitTables": list("unitTables") { parts.tables(escaped: escaped) },
    ]
    return tables.merging(annexWords) { first, _ in first }
  }

  /// What the annexes say around their tables.
  var annexWords: [String: Any] {
    let (base, like, years) = (report.statistics.base, report.statistics.likeForLike, report.shownYears)
    return [
      "hasBase": base != nil, "base": escaped(base?.words ?? ""),
      "hasLike": like != nil, "likeUnits": like?.units ?? 0, "allUnits": like?.all ?? 0,
      "comparisonWidth": Listing(report.comparedColumns(report.statistics), []).columns(in: medium).count,
      "hasYears": years != nil, "hasManyYears": years.map { $0.years.count > 7 } ?? false,
      "yearHeads": years.map(heads) ?? [],
      "yearSources": years.map { $0.years.map { "\($0.year)年取自\(escaped($0.words))" } } ?? [],
      "hasBreaks": years?.breaks.isEmpty == false,
      "hasAmendments": !report.waivers.isEmpty || !report.corrections.isEmpty,
      "hasCorrections": !report.corrections.isEmpty, "hasWaivers": !report.waivers.isEmpty,
    ]
  }
}

extension ReportValues {
  /// The heads of the years alone, for templates that name the columns before them.
  private func heads(_ years: ManyYears) -> [[String: Any]] {
    years.columns.filter(\.kind.isNumber).map { column in
      ["text": column.heading(in: medium), "isBreak": column.kind == .gap]
    }
  }
}
