/// Growth against the year before: per cent, in pieces, as a multiple, and none at all.
extension NumberCheck {
  /// A figure of this year and of the year before.
  struct TwoYears {
    let reading: TextReadings.Formula
    let now: Int64
    let before: Int64
  }

  /// How a number is compared with last year's, and what it is said of.
  struct Change {
    enum Kind { case up, down, times }
    let kind: Kind
    /// 增长了1.7倍: the multiple is that of the growth.
    let isGrowth: Bool
    let readings: [TextReadings.Formula]
  }

  /// The change that a number says; `nil` when it says none, and no readings where it is not known of what.
  func change(_ number: TextNumber, _ phrase: TextPhrase, at position: Int) -> Change? {
    let isTimes = line.has("倍", at: number.end)
    let word = phrase.left.lastIndex { $0.is(.up) || $0.is(.down) }
    let isNear = word.map { phrase.left[($0 + 1)...].allSatisfy { $0.is(.filler) } } ?? false
    let compares = state.namesLastYear || phrase.left.contains { $0.is(.base) || $0.is(.lastYear) }
    guard isTimes || isNear && compares else { return nil }
    let none = Change(kind: .times, isGrowth: false, readings: [])
    let isPoints = line.has("个百分点", at: number.end + 1) || line.has("个百分点", at: number.end) || line.has("百分点", at: number.end)
    guard compares, !isPoints, let readings = compared(phrase, at: position) else { return none }
    let isUp = word.map { phrase.left[$0].is(.up) } ?? true
    return Change(kind: isTimes ? .times : isUp ? .up : .down, isGrowth: isNear, readings: readings)
  }

  /// What is compared: the figure of the words before 比上年, else the one named last.
  private func compared(_ phrase: TextPhrase, at position: Int) -> [TextReadings.Formula]? {
    if phrase.left.contains(where: { $0.is(.share) }) { return nil }
    if phrase.left.contains(where: { isBlocking($0) }) { return nil }
    let words = phrase.left.prefix { !$0.is(.base) && !$0.is(.lastYear) && !$0.is(.up) && !$0.is(.down) }
    if words.contains(where: { $0.readings != nil }) {
      var own = TextPhrase()
      own.left = Array(words)
      guard case .meant(let meaning) = bind(own) else { return nil }
      return meaning.meant
    }
    return chained(before: position)
  }

  /// The figure named last, over numbers that are themselves compared with it: 比上年增加7件，增长9.5%.
  private func chained(before position: Int) -> [TextReadings.Formula]? {
    guard let named = state.named, named.position < position else { return nil }
    let between = tokens[(named.position + 1)..<position]
    return between.contains { isBlocking($0) || $0.mark == "。" } ? nil : named.readings
  }

  func growth(_ number: TextNumber, _ change: Change, isPercent: Bool) -> Finding? {
    guard let known = twoYears(of: change.readings), !known.isEmpty else { return nil }
    let isRight = known.contains { years in
      let size = years.now - years.before
      if change.kind == .times {
        return years.before > 0 && number.matches(ratio: change.isGrowth ? size : years.now, of: years.before)
      }
      guard size == 0 || (size > 0) == (change.kind == .up) else { return false }
      if isPercent { return years.before > 0 && number.matches(percent: size, of: years.before) }
      guard let power = unit(of: number, in: years.reading) else { return true }
      return number.shifted(by: power).matches(abs(size), decimals: measure(years.reading).decimals)
    }
    return isRight ? nil : wrong(number, change, isPercent: isPercent, growth: known)
  }

  /// The figures of both years; `nil` when one of them is not known.
  func twoYears(of readings: [TextReadings.Formula]) -> [TwoYears]? {
    let known = readings.compactMap { reading -> TwoYears? in
      guard let now = figures.value(of: reading.cells),
        let before = figures.value(of: reading.cells, lastYear: true)
      else { return nil }
      return TwoYears(reading: reading, now: now, before: before)
    }
    return known.count == readings.count ? known : nil
  }

  /// `与上年持平` behind the figure just named.
  func level(at position: Int) -> Finding? {
    let phrase = TextPhrase(around: position, of: tokens, taken: taken)
    let near = tokens[max(0, position - 6)..<position]
    guard near.contains(where: { $0.is(.base) || $0.is(.lastYear) }), !near.contains(where: { $0.is(.roughly) }),
      line.has("持平", at: tokens[position].range.lowerBound),
      let readings = compared(phrase, at: position), let known = twoYears(of: readings), !known.isEmpty,
      !known.contains(where: { $0.now == $0.before })
    else { return nil }
    return notLevel(at: tokens[position].range.lowerBound, known)
  }
}
