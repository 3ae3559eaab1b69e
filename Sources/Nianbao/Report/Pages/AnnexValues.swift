extension ReportValues {
  /// What stands behind the six sections: the comparison with last year, all years, explanations and corrections.
  var annexes: [String: Any] {
    let tables: [String: Any] = [
      "comparison": report.statistics.base == nil ? [] : comparison(),
      "yearTables": shownYears.map(tables) ?? [],
      "yearWidth": (shownYears?.years.count ?? 0) + (shownYears?.breaks.count ?? 0) + 2,
      "hasUnits": parts.isShown, "tooManyUnits": parts.isTooLong,
      "unitTables": parts.tables(escaped: escaped),
    ]
    return tables.merging(annexWords) { first, _ in first }
  }

  /// Two years are in the comparison already.
  private var shownYears: ManyYears? { (report.years?.years.count ?? 0) > 2 ? report.years : nil }

  /// What the annexes say around their tables.
  var annexWords: [String: Any] {
    let (base, like, years) = (report.statistics.base, report.statistics.likeForLike, shownYears)
    return [
      "hasBase": base != nil, "base": escaped(base?.words ?? ""),
      "hasLike": like != nil, "likeUnits": like?.units ?? 0, "allUnits": like?.all ?? 0,
      "comparisonWidth": like == nil ? 6 : 7,
      "hasYears": years != nil,
      "yearHeads": years.map { marked($0, $0.years.map { "\($0.year)年" }, at: "换版") } ?? [],
      "yearSources": years.map { $0.years.map { "\($0.year)年取自\(escaped($0.words))" } } ?? [],
      "hasBreaks": years?.breaks.isEmpty == false,
      "hasAmendments": !report.waivers.isEmpty || !report.corrections.isEmpty,
      "hasCorrections": !report.corrections.isEmpty, "corrections": report.corrections.map(correction),
      "hasWaivers": !report.waivers.isEmpty, "waivers": report.waivers.map(waiver),
    ]
  }
}

extension ReportValues {
  private func comparison() -> [[String: Any]] {
    report.comparedLines.map { title, lines in
      [
        "title": escaped(title),
        "lines": lines.map { item, line in
          [
            "item": escaped(item), "unit": escaped(line.measure.name), "prior": line.text(line.prior),
            "value": line.text(line.value), "change": line.text(line.growth.change),
            "growth": line.growth.words, "like": line.likeForLike?.words ?? "",
            "hasLike": report.statistics.likeForLike != nil,
          ]
        },
      ]
    }
  }

  /// The fields of a line with a mark wherever a new edition of the form begins.
  private func marked(_ years: ManyYears, _ fields: [String], at mark: String) -> [[String: Any]] {
    fields.enumerated().flatMap { position, text -> [[String: Any]] in
      let field: [String: Any] = ["text": text, "isBreak": false]
      return years.breaks.contains(position) ? [["text": mark, "isBreak": true], field] : [field]
    }
  }

  private func tables(_ years: ManyYears) -> [[String: Any]] {
    years.shown.map { title, lines in
      [
        "title": escaped(title),
        "lines": lines.map { item, line -> [String: Any] in
          [
            "item": escaped(item), "unit": escaped(line.measure.name),
            "values": marked(years, line.values.map { line.text($0) }, at: ""),
          ]
        },
      ]
    }
  }

  private func correction(_ unit: String, _ correction: Correction) -> [String: Any] {
    [
      "unit": escaped(unit), "item": escaped(correction.address.words),
      "from": escaped(correction.from.isEmpty ? "空白" : correction.from), "to": escaped(correction.to),
      "reason": escaped(correction.reason), "who": escaped(signed(correction.by, correction.date)),
    ]
  }

  private func waiver(_ waiver: Waiver) -> [String: Any] {
    let unit = report.units.first { $0.unit.code == waiver.unit }?.unit.name
    return [
      "unit": escaped(unit ?? report.project.region), "rule": escaped(waiver.rule.text),
      "item": escaped(waiver.address.words), "actual": escaped(waiver.actual),
      "reason": escaped(waiver.reason), "who": escaped(signed(waiver.by, waiver.date)),
    ]
  }

  private func signed(_ by: String, _ date: String) -> String {
    [by, date].filter { !$0.isEmpty }.joined(separator: "，")
  }
}
