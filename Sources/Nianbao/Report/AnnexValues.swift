extension ReportValues {
  /// What stands behind the six sections: the comparison with last year, all years, explanations and corrections.
  var annexes: [String: Any] {
    let base = report.statistics.base
    let like = report.statistics.likeForLike
    let parts = UnitsAnnex(report: report)
    let years = (report.years?.years.count ?? 0) > 2 ? report.years : nil
    return [
      "hasBase": base != nil, "base": escaped(base?.words ?? ""),
      "comparison": base == nil ? [] : comparison(),
      "hasLike": like != nil, "likeUnits": like?.units ?? 0, "allUnits": like?.all ?? 0,
      "comparisonWidth": like == nil ? 6 : 7,
      "hasYears": years != nil,
      "yearHeads": years.map { marked($0, $0.years.map { "\($0.year)年" }, at: "换版") } ?? [],
      "yearTables": years.map(tables) ?? [],
      "yearWidth": (years?.years.count ?? 0) + (years?.breaks.count ?? 0) + 2,
      "yearSources": years.map { $0.years.map { "\($0.year)年取自\(escaped($0.words))" } } ?? [],
      "hasBreaks": years?.breaks.isEmpty == false,
      "hasUnits": parts.isShown, "tooManyUnits": parts.isTooLong,
      "unitTables": parts.tables(escaped: escaped),
      "hasAmendments": !report.waivers.isEmpty || !report.corrections.isEmpty,
      "hasCorrections": !report.corrections.isEmpty, "corrections": report.corrections.map(correction),
      "hasWaivers": !report.waivers.isEmpty, "waivers": report.waivers.map(waiver),
    ]
  }
}

extension ReportValues {
  /// Totals where a table has any, else all, beside last year's.
  private func comparison() -> [[String: Any]] {
    let lines = Dictionary(grouping: report.statistics.lines) { $0.address.table }
    return report.form.tables.map { table in
      let own = lines[table.id] ?? []
      let shown = own.contains(where: \.isTotal) ? own.filter(\.isTotal) : own
      let isOneColumn = Set(shown.map(\.column)).count == 1
      return [
        "title": escaped(table.title),
        "lines": shown.map { line in
          [
            "item": escaped(isOneColumn ? line.row : "\(line.row)　\(line.column)"),
            "unit": escaped(line.measure.name), "prior": line.text(line.prior),
            "value": line.text(line.value),
            "change": line.text(line.growth.change), "growth": line.growth.words,
            "like": line.likeForLike?.words ?? "", "hasLike": report.statistics.likeForLike != nil,
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

  /// The lines of each table that had a number other than 0 in some year.
  private func tables(_ years: ManyYears) -> [[String: Any]] {
    var order: [String] = []
    var groups: [String: [ManyYears.Line]] = [:]
    for line in years.lines {
      if groups[line.table] == nil { order.append(line.table) }
      groups[line.table, default: []].append(line)
    }
    return order.compactMap { title -> [String: Any]? in
      let own = groups[title] ?? []
      let totals = own.contains(where: \.isTotal) ? own.filter(\.isTotal) : own
      let isOneColumn = Set(totals.map(\.column)).count == 1
      let shown = totals.filter { line in
        line.values.contains { if case .number(let value) = $0 { value != 0 } else { false } }
      }
      if shown.isEmpty { return nil }
      return [
        "title": escaped(title),
        "lines": shown.map { line -> [String: Any] in
          [
            "item": escaped(isOneColumn ? line.row : "\(line.row)　\(line.column)"),
            "unit": escaped(line.measure.name),
            "values": marked(years, line.values.map { text($0, line.measure) }, at: ""),
          ]
        },
      ]
    }
  }

  private func text(_ value: ManyYears.Value, _ measure: Measure) -> String {
    switch value {
    case .number(let number): measure.text(number)
    case .none: ""
    case .notComparable: "—"
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
    let rule = Rule.book(of: report.form).first { $0.id == waiver.rule }
    return [
      "unit": escaped(unit ?? report.project.region), "rule": escaped(rule?.text ?? waiver.rule),
      "item": escaped(waiver.address.words), "actual": escaped(waiver.actual),
      "reason": escaped(waiver.reason), "who": escaped(signed(waiver.by, waiver.date)),
    ]
  }

  private func signed(_ by: String, _ date: String) -> String {
    [by, date].filter { !$0.isEmpty }.joined(separator: "，")
  }
}
