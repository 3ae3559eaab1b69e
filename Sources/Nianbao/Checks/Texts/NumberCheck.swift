/// Holds the numbers of one line against the figures, under every reading that their words allow.
///
/// A number is judged only where a word of the definition is bound to it: behind the word with nothing between that
/// would say something else, or right before a row's name. Never guessed: where a word may be about other work, another
/// year or another body, and where a reading has no number, nothing is said.
struct NumberCheck {
  let figures: TextFigures
  let line: TextLine
  let numbers: [TextNumber]
  /// Whether the heading above is about applications, so that the line need not say so.
  let isHeadedByUse: Bool
  /// Where the last number stands whose word is about something else; it holds for what is listed behind it.
  var elsewhere: Int?
  /// Where the last number stands that counts only some of the applications: 教育类申请20件，予以公开12件.
  var some: Int?
  /// The figure just named.
  var named: NamedFigure?

  struct NamedFigure {
    /// What it may be.
    let readings: [TextReadings.Formula]
    /// Where it ends, counted in characters.
    let end: Int
  }

  var form: Form { figures.form }
  var words: TextReadings { form.textReadings }
  var text: [Character] { line.characters }

  mutating func findings() -> [Finding] {
    var findings: [Finding] = []
    for number in numbers {
      if let address = number.address {
        // A place is always right; what is said behind it may be wrong.
        let readings = self.readings(of: address)
        named = readings.isEmpty ? nil : NamedFigure(readings: readings, end: number.end + 1)
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

  /// The figure that a place names by its address or by a quantity; none for other places, such as a growth rate.
  private func readings(of address: String) -> [TextReadings.Formula] {
    if let cell = form.cell(at: address) { return [TextReadings.Formula(place: cell, form)] }
    return words.readings.filter { $0.needsSubject && $0.name == address }
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
      figures.value(of: reading.cells).map { Candidate(reading: reading, power: power, value: $0) }
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
      named = isElsewhere ? nil : NamedFigure(readings: matching.map(\.reading), end: number.end + 1)
      return nil
    }
    guard candidates.count == meant.count, !isElsewhere else { return nil }
    return wrong(number, bound, candidates)
  }

  func measure(_ reading: TextReadings.Formula) -> Measure { form.measure(of: reading.cells[0]) }

  /// The power of ten that the counted word stands for in the reading's measure; `nil` when it counts other things.
  func unit(of number: TextNumber, in reading: TextReadings.Formula) -> Int? {
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

  /// A word before or behind a number, and the formulas that it may stand for.
  struct Binding {
    let word: String
    let range: Range<Int>
    let readings: [TextReadings.Formula]
  }

  /// What a number may mean: a formula, its value, and the power of ten that the counted word stands for.
  struct Candidate {
    let reading: TextReadings.Formula
    let power: Int
    let value: Int64
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
  func word(before position: Int) -> Binding? {
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

  static let fillers: [[Character]] = [
    "合计", "共计", "数量", "超过", "达到", " ", "约", "近", "超", "逾", "达", "共", "为", "是", "的", "了", "计", "有", "各", "数",
    "量", "：", "（", "“", "”",
  ].map { Array($0) }
}
