extension Report {
  /// The pictures of the report in the order in which they are shown; those that would show nothing are left out.
  package var charts: [Chart] { form.charts.compactMap(chart) }

  /// At most as many bars as fit a page; the rest of a ledger's keys are one bar.
  private static let mostBars = 12

  private func chart(_ plan: ChartPlan) -> Chart? {
    switch plan.subject {
    case .years(let items): overYears(items, plan)
    case .parts(let total): parts(of: total, plan)
    case .ledger(let dimension): ledger(dimension, plan)
    case .growth(let items): growth(of: items, plan)
    }
  }

  /// So many years before the present one are drawn.
  private static let longest = 50

  /// Needs two years with a number; years between that nobody knows are gaps.
  private func overYears(_ items: [ChartPlan.Item], _ plan: ChartPlan) -> Chart? {
    let known = items.map { item in knownYears.map { (year: $0, value: value(of: item, in: $0)) } }
    let numbers = known.joined().filter { $0.value != nil }.map(\.year)
    guard let first = numbers.min(), first < year, let measure = items.first.flatMap(measure) else {
      return nil
    }
    // Years that lie far apart are no line that anybody could follow.
    let all = Array(max(first, year - Self.longest)...year)
    let series = zip(items, known).map { item, values in
      Chart.Series(
        name: item.name,
        values: all.map { year in
          values.first { $0.year == year }?.value.map { Chart.Value($0, measure) }
        })
    }
    return Chart(
      id: plan.id, title: plan.title, kind: .lines, unit: measure.name, categories: all.map { "\($0)年" },
      series: series)
  }

  /// The years with figures; the base alone where no other year is known.
  private var knownYears: [Int] {
    years?.years.map(\.year) ?? (statistics.base.map { [$0.year] } ?? []) + [year]
  }

  /// `nil` when one of its cells has no number that year, or another meaning.
  private func value(of item: ChartPlan.Item, in year: Int) -> Int64? {
    let values = item.cells.map { cell -> Int64? in
      guard let years else {
        let isPrior = year < self.year
        if isPrior, statistics.growth(of: cell).kind == .notComparable { return nil }
        return isPrior ? statistics.prior(of: cell) : statistics.figures[cell]
      }
      // The present form's lines come first, in the order of its cells.
      guard let place = years.years.firstIndex(where: { $0.year == year }),
        case .number(let value) = years.lines[Int(cell.index)].values[place]
      else { return nil }
      return value
    }
    return values.contains(nil) ? nil : values.compactMap { $0 }.reduce(0, +)
  }

  private func measure(of item: ChartPlan.Item) -> Measure? { item.cells.first.map { form.measure(of: $0) } }

  /// The rows of a group are one bar; a total of 0 is no picture.
  private func parts(of total: Cell, _ plan: ChartPlan) -> Chart? {
    let parts = form.parts(of: total)
    let shared = parts.map(\.heading.groups).reduce(parts.first?.heading.groups ?? []) { one, other in
      Array(zip(one, other).prefix { $0 == $1 }.map(\.0))
    }.count
    var bars: [(name: String, value: Int64?)] = []
    for (heading, cell) in parts {
      let name = heading.groups.count > shared ? heading.groups[shared].label : heading.label
      if bars.last?.name != name { bars.append((name, nil)) }
      if let value = statistics.figures[cell] { bars[bars.count - 1].value = (bars.last?.value ?? 0) + value }
    }
    guard bars.contains(where: { $0.value ?? 0 != 0 }) else { return nil }
    let measure = form.measure(of: total)
    return Chart(
      id: plan.id, title: plan.title, kind: .bars, unit: measure.name,
      categories: bars.map { Label.spoken($0.name) },
      series: [
        Chart.Series(name: "\(year)年", values: bars.map { $0.value.map { Chart.Value($0, measure) } })
      ])
  }

  private func ledger(_ name: String, _ plan: ChartPlan) -> Chart? {
    guard let ledger, let lines = ledger.dimensions.first(where: { $0.name == name })?.lines, !lines.isEmpty
    else { return nil }
    let isLong = lines.count > Self.mostBars
    let shown = isLong ? Array(lines.prefix(Self.mostBars - 1)) : lines
    let rest = lines.dropFirst(shown.count).reduce(0) { $0 + $1.count }
    let counts = shown.map { (name: $0.name, count: $0.count) }
    let all = counts + (isLong ? [(name: "其余\(lines.count - shown.count)类", count: rest)] : [])
    return Chart(
      id: plan.id, title: plan.title, kind: .bars, unit: "条", categories: all.map(\.name),
      series: [
        Chart.Series(
          name: "\(year)年",
          values: all.map { Chart.Value(scaled: $0.count, scale: 1, text: String($0.count)) })
      ])
  }

  /// Where there is no percentage the picture says why; without any it is left out.
  private func growth(of items: [ChartPlan.Item], _ plan: ChartPlan) -> Chart? {
    guard statistics.base != nil else { return nil }
    let growths = items.map { growth(of: $0) }
    guard growths.contains(where: { $0.percentage != nil }) else { return nil }
    let values = growths.map { growth in
      growth.percentage.map {
        Chart.Value(scaled: Int64(clamping: $0.hundredths), scale: 100, text: $0.text)
      }
    }
    return Chart(
      id: plan.id, title: plan.title, kind: .bars, unit: "%", categories: items.map(\.name),
      series: [Chart.Series(name: "增长率", values: values, words: growths.map(\.words))])
  }

  private func growth(of item: ChartPlan.Item) -> Growth {
    if item.cells.contains(where: { statistics.growth(of: $0).kind == .notComparable }) {
      return .notComparable
    }
    let sum = { (values: [Int64?]) in values.contains(nil) ? nil : values.compactMap { $0 }.reduce(0, +) }
    return Growth(
      from: sum(item.cells.map(statistics.prior)), to: sum(item.cells.map { statistics.figures[$0] }))
  }
}

extension Chart.Value {
  fileprivate init(_ value: Int64, _ measure: Measure) {
    self.init(scaled: value, scale: .ten(to: measure.decimals), text: measure.text(value))
  }
}
