/// Which days are worked: Monday to Friday, but for holidays and the weekends worked in their stead.
///
/// ```yaml
/// holidays: {off: [2025-01-01, 2025-10-01..2025-10-08], on: [2025-10-11]}
/// 节假日: {放假: [2025-01-01], 上班: [2025-01-26]}
/// ```
package struct WorkCalendar: Sendable, Equatable {
  /// Days since 1970-01-01.
  private var off: Set<Int> = []
  private var on: Set<Int> = []
  private var years: Set<Int> = []

  package init() {}

  /// Reads the value of `holidays` and notes every mistake with its place.
  init(_ node: DefinitionNode) {
    for (key, value) in node.entries() {
      let days = value.node.null != nil ? [] : value.items.compactMap(Self.days)
      switch key.text {
      case "off", "放假": for some in days { off.formUnion(some.first.number...some.last.number) }
      case "on", "上班": for some in days { on.formUnion(some.first.number...some.last.number) }
      default: key.complain("不认识的项“\(key.text)”；这里可用的有 off（放假）、on（上班）。")
      }
      years.formUnion(days.flatMap { [$0.first.year, $0.last.year] })
    }
    for day in off.intersection(on).sorted() {
      node.complain("\(Day(number: day)?.description ?? "") 既是放假又是上班。")
    }
  }

  /// A day, or all days from one to another.
  private static func days(_ node: DefinitionNode) -> (first: Day, last: Day)? {
    let ends = node.text.split(separator: ".", omittingEmptySubsequences: true).map {
      Day($0.filter { !$0.isWhitespace })
    }
    guard let first = ends.first ?? nil, let last = ends.last ?? nil, ends.count <= 2, first <= last,
      first.days(until: last) < 366, ends.count == 1 || node.text.contains("..")
    else {
      node.complain("“\(node.text)”不是日期，请写成 2025-10-01 或 2025-10-01..2025-10-08。")
      return nil
    }
    return (first, last)
  }

  /// Whether anything is known of the holidays of a year.
  package func covers(_ year: Int) -> Bool { years.contains(year) }

  /// Whether a day is worked, counted from 1970-01-01, which was a Thursday and is 0.
  package func isWorked(_ day: Int) -> Bool {
    if on.contains(day) { return true }
    return !off.contains(day) && ((day + 3) % 7 + 7) % 7 < 5
  }

  /// The last day of a term that many working days long; the day after the first is day 1.
  package func end(of term: Int, after day: Int) -> Int {
    var (day, left) = (day, term)
    while left > 0 {
      day += 1
      if isWorked(day) { left -= 1 }
    }
    return day
  }

  /// How many days are worked after one day, up to and with another.
  package func worked(after day: Int, until last: Int) -> Int {
    day < last ? ((day + 1)...last).count(where: isWorked) : 0
  }
}
