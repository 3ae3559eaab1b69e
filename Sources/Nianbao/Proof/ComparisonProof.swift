/// What is printed beside last year's, and over many years.
extension Prover {
  /// - Parameter all: whether every line of the form is printed, as in the workbook, or those of the page.
  func prove(comparison tables: [Printed.Table], all: Bool) {
    let expected =
      all
      ? report.statistics.lines.map { ($0.item, $0) }
      : report.statistics.base == nil ? [] : report.comparedLines.flatMap(\.lines)
    let lines = tables.flatMap(\.lines)
    guard hasLines(lines.count, expected.count, "与上年比较") else { return }
    for head in tables.map(\.head) where head.count > 3 {
      year(in: head[2], report.year - 1, "与上年比较")
      year(in: head[3], report.year, "与上年比较")
    }
    for (line, own) in zip(lines, expected) { prove(line, own.1, item: own.0) }
  }

  private func prove(_ line: [String], _ own: ComparedLine, item: String) {
    let hasLike = report.statistics.likeForLike != nil
    let place = "与上年比较 \(own.row) \(own.column)"
    guard hasFields(line.count, hasLike ? 7 : 6, place) else { return }
    name(line[0], item, place)
    name(line[1], own.measure.name, place)
    let (statistics, decimals) = (report.statistics, own.measure.decimals)
    let value = own.cell.map { statistics.figures[$0] } ?? own.value
    let prior = own.cell.map { statistics.prior(of: $0) } ?? own.prior
    fact(line[2], own.text(prior), "\(place) 上年")
    fact(line[3], own.text(value), "\(place) 本年")
    growth(
      from: line[2], to: line[3], decimals: decimals, isComparable: own.growth.kind != .notComparable,
      change: line[4], growth: line[5], place)
    guard hasLike else { return }
    guard let like = statistics.likeForLike, let cell = own.cell else {
      return name(line[6], "", "\(place) 同口径")
    }
    // What is compared here is not printed: the sums over the units that are in both years.
    growth(
      from: own.text(like.prior[cell]), to: own.text(like.figures[cell] ?? value), decimals: decimals,
      change: nil,
      growth: line[6], "\(place) 同口径")
  }

  func prove(years tables: [Printed.Table], all: Bool) {
    guard let years = report.years, all || years.years.count > 2 else {
      _ = hasLines(tables.flatMap(\.lines).count, 0, "历年数据")
      return
    }
    let expected = all ? years.lines.map { ($0.item, $0) } : years.shown.flatMap(\.lines)
    let lines = tables.flatMap(\.lines)
    guard hasLines(lines.count, expected.count, "历年数据") else { return }
    for head in tables.map(\.head) where !head.isEmpty {
      for (position, known) in years.years.enumerated() {
        let column = 2 + position + years.breaks.count { $0 <= position }
        year(in: column < head.count ? head[column] : "", known.year, "历年数据")
      }
    }
    for (line, (item, own)) in zip(lines, expected) {
      let place = "历年数据 \(own.row) \(own.column)"
      guard hasFields(line.count, 2 + years.years.count + years.breaks.count, place) else { continue }
      name(line[0], item, place)
      name(line[1], own.measure.name, place)
      for (position, value) in own.values.enumerated() {
        let field = line[2 + position + years.breaks.count { $0 <= position }]
        fact(field, own.text(value), "\(place) \(years.years[position].year)年")
      }
    }
  }

  /// The year that a heading names; one without a number may say it in words.
  private func year(in heading: String, _ year: Int, _ place: String) {
    guard let number = PrintedNumber.all(in: heading).first else { return }
    derived(heading, Int(number) == year, "\(year)", "\(place) 表头")
  }
}
