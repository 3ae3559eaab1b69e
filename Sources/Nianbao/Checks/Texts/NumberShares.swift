/// Shares of another figure, and growth against the year before: what a percentage or a change is said of.
extension NumberCheck {
  /// A figure, the one it is said to be a share of, and the numbers of both.
  struct Share {
    let part: TextReadings.Formula
    let whole: TextReadings.Formula
    let one: Int64
    let all: Int64
  }

  /// A figure of this year and of the year before.
  struct TwoYears {
    let reading: TextReadings.Formula
    let now: Int64
    let before: Int64
  }

  func percent(_ number: TextNumber) -> Finding? {
    if let change = change(before: number.range.lowerBound) { return growth(number, change, isPercent: true) }
    guard let mark = shareMark(before: number.range.lowerBound), let subject = subject(before: mark) else {
      return nil
    }
    let pairs = subject.flatMap { reading in
      words.readings.filter { reading.shares.contains($0.name) }.map { (reading, $0) }
    }
    let known = pairs.compactMap { part, whole -> Share? in
      guard let one = figures.value(of: part.cells), let all = figures.value(of: whole.cells), all > 0 else {
        return nil
      }
      return Share(part: part, whole: whole, one: one, all: all)
    }
    guard known.count == pairs.count, !known.isEmpty,
      !known.contains(where: { number.matches(percent: $0.one, of: $0.all) })
    else { return nil }
    return wrong(number, shares: known)
  }

  /// Where 占 stands before a percentage, with nothing but words of no meaning between.
  private func shareMark(before position: Int) -> Int? {
    var end = position
    while end > 0, position - end <= 16 {
      if text[end - 1] == "占" { return end - 1 }
      let filler = (words.between + Self.fillers + [["比"], ["例"], ["重"], ["总"]]).first {
        line.has($0, before: end)
      }
      guard let filler else { return nil }
      end -= filler.count
    }
    return nil
  }

  /// The figure named at most three characters before, or the word before it.
  private func subject(before mark: Int) -> [TextReadings.Formula]? {
    if let named, mark >= named.end, mark - named.end <= 3,
      text[named.end..<mark].allSatisfy({ "，（、 ".contains($0) })
    {
      return named.readings
    }
    guard let bound = word(before: mark), !isElsewhere(bound) else { return nil }
    return bound.readings
  }

  /// Up or down, where a growth against the year before is spoken of just before a number.
  func change(before position: Int) -> (isUp: Bool, start: Int)? {
    var end = position
    while end > 0, let filler = Self.fillers.first(where: { line.has($0, before: end) }) {
      end -= filler.count
    }
    let up = Self.ups.first { line.has($0, before: end) }
    guard let word = up ?? Self.downs.first(where: { line.has($0, before: end) }) else { return nil }
    let clause = line.start(before: end, marks: TextLine.clauseEnds)
    guard let base = line.last(of: Self.bases, in: clause..<(end - word.count)) else { return nil }
    return (up != nil, base)
  }

  private static let ups = ["增长", "上升", "增加", "提高", "上涨"].map { Array($0) }
  private static let downs = ["下降", "减少", "降低", "回落"].map { Array($0) }
  private static let bases = ["同比", "比上年", "较上年", "比去年", "较去年", "与上年相比", "与去年相比", "比上一年", "较上一年"].map {
    Array($0)
  }

  func growth(_ number: TextNumber, _ change: (isUp: Bool, start: Int), isPercent: Bool) -> Finding? {
    guard let named, change.start > named.end, isSameSentence(named.end, change.start),
      change.start - named.end <= 16
    else { return nil }
    guard let known = twoYears(of: named.readings) else { return nil }
    let isRight = known.contains { years in
      let size = years.now - years.before
      guard size == 0 || (size > 0) == change.isUp else { return false }
      if isPercent { return years.before > 0 && number.matches(percent: size, of: years.before) }
      guard let power = unit(of: number, in: years.reading) else { return true }
      return number.shifted(by: power).matches(abs(size), decimals: measure(years.reading).decimals)
    }
    return isRight ? nil : wrong(number, isUp: change.isUp, isPercent: isPercent, growth: known)
  }

  /// The figures of both years; `nil` when one of them is not known.
  private func twoYears(of readings: [TextReadings.Formula]) -> [TwoYears]? {
    let known = readings.compactMap { reading -> TwoYears? in
      guard let now = figures.value(of: reading.cells),
        let before = figures.value(of: reading.cells, lastYear: true)
      else { return nil }
      return TwoYears(reading: reading, now: now, before: before)
    }
    return known.count == readings.count ? known : nil
  }

  func isSameSentence(_ one: Int, _ other: Int) -> Bool {
    one <= other && !text[min(one, text.count)..<other].contains(where: TextLine.sentenceEnds.contains)
  }

  /// 同比持平 behind the figure just named.
  func level(behind number: TextNumber) -> Finding? {
    guard let named, named.end > number.range.lowerBound, named.end <= text.count else { return nil }
    let stop = text[named.end...].firstIndex { TextLine.isDigit($0) || "。；".contains($0) } ?? text.count
    let range = named.end..<min(stop, named.end + 16)
    let bases = Self.bases + [Array("与上年"), Array("与去年"), Array("和上年"), Array("与上一年")]
    guard line.last(of: [Array("持平")], in: range) != nil, line.last(of: bases, in: range) != nil,
      line.last(of: [Array("基本"), Array("大致")], in: range) == nil
    else { return nil }
    guard let known = twoYears(of: named.readings), !known.contains(where: { $0.now == $0.before }) else {
      return nil
    }
    return notLevel(number, known)
  }
}
