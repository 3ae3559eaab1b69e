/// Holds the numbers of one line against the figures, under every reading that their words allow.
///
/// A number is judged only where a word of the definition is bound to it: behind the word with nothing between that
/// would say something else, or right before a row's name. Never guessed: where a word may be about other work, another
/// year or another body, and where a reading has no number, nothing is said.
struct NumberCheck {
  static let rule = "文字-一致"
  let figures: TextFigures
  let line: TextLine
  let numbers: [TextNumber]
  let piece: TextPiece
  /// Whether the heading above is about applications, so that the line need not say so.
  let isHeadedByUse: Bool
  /// Where the last number stands whose word is about something else; it holds for what is listed behind it.
  var elsewhere: Int?
  /// Where the last number stands that counts only some of the applications: 教育类申请20件，予以公开12件.
  var some: Int?
  /// The figure just named: readings it may be, and where it ends.
  private var named: (readings: [TextReadings.Formula], end: Int)?

  init(figures: TextFigures, line: TextLine, numbers: [TextNumber], piece: TextPiece, isHeadedByUse: Bool) {
    (self.figures, self.line, self.numbers, self.piece) = (figures, line, numbers, piece)
    self.isHeadedByUse = isHeadedByUse
  }

  var form: Form { figures.form }
  var words: TextReadings { form.textReadings }
  var text: [Character] { line.characters }

  mutating func findings() -> [Finding] {
    var findings: [Finding] = []
    for number in numbers {
      if let cell = number.address.flatMap({ form.cell(at: $0) }) {
        named = ([TextReadings.Formula(place: cell, form)], number.end + 1)
      } else if number.end < text.count, text[number.end] == "%" {
        if let finding = percent(number) { findings.append(finding) }
      } else if let change = change(before: number.range.lowerBound), number.end < text.count {
        if let finding = growth(number, change, isPercent: false) { findings.append(finding) }
        named = nil
      } else if let finding = count(number) {
        findings.append(finding)
      }
      if let finding = level(behind: number) { findings.append(finding) }
    }
    return findings
  }
}

// MARK: - Counts

extension NumberCheck {
  private mutating func count(_ number: TextNumber) -> Finding? {
    guard number.end < text.count, text[number.end].isLetter else { return nil }
    // A day or a year says nothing of the figure named before it.
    if "年月日".contains(text[number.end]) { return nil }
    let old = named
    named = nil
    guard let bound = binding(of: number) else {
      if isSomeApplications(number) { some = number.end }
      return nil
    }
    let isElsewhere = isElsewhere(bound) || isListed(bound)
    if isElsewhere { elsewhere = number.end }
    let meant = bound.readings.compactMap { reading in
      unit(of: number, in: reading).map { (reading, $0) }
    }
    let candidates = meant.compactMap { reading, power in
      figures.value(of: reading.cells).map { (reading: reading, power: power, value: $0) }
    }
    guard !candidates.isEmpty else {
      // Something else was counted; the sentence may go on about what stood before it.
      named = meant.isEmpty ? nil : old
      return nil
    }
    let matching = candidates.filter {
      number.shifted(by: $0.power).matches($0.value, decimals: measure($0.reading).decimals)
    }
    if !matching.isEmpty {
      named = isElsewhere ? nil : (matching.map(\.reading), number.end + 1)
      return nil
    }
    guard candidates.count == meant.count, !isElsewhere else { return nil }
    return wrong(number, bound, candidates.map { ($0.reading, $0.value, $0.power) })
  }

  private func measure(_ reading: TextReadings.Formula) -> Measure { form.measure(of: reading.cells[0]) }

  /// The power of ten that the counted word stands for in the reading's measure; `nil` when it counts other things.
  private func unit(of number: TextNumber, in reading: TextReadings.Formula) -> Int? {
    let measure = measure(reading)
    let own = [measure.name] + (words.counters[measure.name] ?? [])
    let known = own.map { ($0, 0) } + measure.conversions.map { ($0.key, $0.value) }
    let ends = known.filter { line.has(Array($0.0), at: number.end) }
    guard let best = ends.max(by: { $0.0.count < $1.0.count }) else {
      // 万元 where 万 was taken for part of the number.
      return number.text.last == "万" && measure.name.first == "万"
        && line.has(Array(measure.name.dropFirst()), at: number.end) ? -4 : nil
    }
    let next = number.end + best.0.count
    return next < text.count && "次套均".contains(text[next]) ? nil : best.1
  }

  struct Binding {
    let word: String
    let range: Range<Int>
    let readings: [TextReadings.Formula]
  }

  /// The word that the number is bound to: before it over words that say nothing, else a row's name right behind it.
  private func binding(of number: TextNumber) -> Binding? {
    if let word = word(before: number.range.lowerBound) { return word }
    let start = number.end + 1
    for (_, known) in words.endings {
      for (word, positions) in known where line.has(word, at: start) {
        let end = start + word.count
        let readings = positions.map { words.readings[$0] }.filter { !$0.needsSubject }
        if !readings.isEmpty, end >= text.count || "，。、；）".contains(text[end]) {
          return Binding(word: String(word), range: start..<end, readings: readings)
        }
      }
    }
    return nil
  }

  /// The nearest word that ends before a position, with at most twenty characters of no meaning between.
  private func word(before position: Int) -> Binding? {
    var end = position
    while end > 0, position - end <= 20 {
      if let (word, positions) = known(endingAt: end) {
        // 不予公开、无法提供、不予处理共14件 is the sum of all of them.
        let start = end - word.count
        if start > 1, "、和与及".contains(text[start - 1]), known(endingAt: start - 1) != nil { return nil }
        return Binding(
          word: String(word), range: (end - word.count)..<end, readings: positions.map { words.readings[$0] })
      }
      if let filler = words.between.first(where: { line.has($0, before: end) }) {
        end -= filler.count
      } else if let filler = Self.fillers.first(where: { line.has($0, before: end) }) {
        end -= filler.count
      } else {
        return nil
      }
    }
    return nil
  }

  private func known(endingAt end: Int) -> (word: [Character], readings: [Int])? {
    words.endings[text[end - 1]]?.first { line.has($0.word, before: end) }
  }

  private static let fillers: [[Character]] = [
    "合计", "共计", "数量", "超过", "达到", " ", "约", "近", "超", "逾", "达", "共", "为", "是", "的", "了", "计", "有", "各", "数",
    "量", "：", "（", "“", "”",
  ].map { Array($0) }
}

// MARK: - Shares and growth

extension NumberCheck {
  private mutating func percent(_ number: TextNumber) -> Finding? {
    if let change = change(before: number.range.lowerBound) { return growth(number, change, isPercent: true) }
    guard let mark = shareMark(before: number.range.lowerBound), let subject = subject(before: mark) else {
      return nil
    }
    let pairs = subject.flatMap { reading in
      words.readings.filter { reading.shares.contains($0.name) }.map { (reading, $0) }
    }
    let known = pairs.compactMap {
      part, whole -> (TextReadings.Formula, TextReadings.Formula, Int64, Int64)? in
      guard let one = figures.value(of: part.cells), let all = figures.value(of: whole.cells), all > 0 else {
        return nil
      }
      return (part, whole, one, all)
    }
    guard known.count == pairs.count, !known.isEmpty,
      !known.contains(where: { number.matches(percent: $0.2, of: $0.3) })
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
  private func change(before position: Int) -> (isUp: Bool, start: Int)? {
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

  private func growth(_ number: TextNumber, _ change: (isUp: Bool, start: Int), isPercent: Bool) -> Finding? {
    guard let named, change.start > named.end, isSameSentence(named.end, change.start),
      change.start - named.end <= 16
    else { return nil }
    let known = named.readings.compactMap { reading -> (TextReadings.Formula, Int64, Int64)? in
      guard let now = figures.value(of: reading.cells),
        let before = figures.value(of: reading.cells, lastYear: true)
      else { return nil }
      return (reading, now, before)
    }
    guard known.count == named.readings.count else { return nil }
    let isRight = known.contains { reading, now, before in
      let size = now - before
      guard size == 0 || (size > 0) == change.isUp else { return false }
      if isPercent { return before > 0 && number.matches(percent: size, of: before) }
      guard let power = unit(of: number, in: reading) else { return true }
      return number.shifted(by: power).matches(abs(size), decimals: measure(reading).decimals)
    }
    return isRight ? nil : wrong(number, isUp: change.isUp, isPercent: isPercent, growth: known)
  }

  func isSameSentence(_ one: Int, _ other: Int) -> Bool {
    one <= other && !text[min(one, text.count)..<other].contains(where: TextLine.sentenceEnds.contains)
  }

  /// 同比持平 behind the figure just named.
  private func level(behind number: TextNumber) -> Finding? {
    guard let named, named.end > number.range.lowerBound, named.end <= text.count else { return nil }
    let stop = text[named.end...].firstIndex { TextLine.isDigit($0) || "。；".contains($0) } ?? text.count
    let range = named.end..<min(stop, named.end + 16)
    let bases = Self.bases + [Array("与上年"), Array("与去年"), Array("和上年"), Array("与上一年")]
    guard line.last(of: [Array("持平")], in: range) != nil, line.last(of: bases, in: range) != nil,
      line.last(of: [Array("基本"), Array("大致")], in: range) == nil
    else { return nil }
    let known = named.readings.compactMap { reading -> (TextReadings.Formula, Int64, Int64)? in
      guard let now = figures.value(of: reading.cells),
        let before = figures.value(of: reading.cells, lastYear: true)
      else { return nil }
      return (reading, now, before)
    }
    guard known.count == named.readings.count, !known.contains(where: { $0.1 == $0.2 }) else { return nil }
    return notLevel(number, known)
  }
}
