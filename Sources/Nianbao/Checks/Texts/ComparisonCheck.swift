/// What a number compares: a share of another figure, with 占 or in brackets, and growth against the year before.
extension NumberCheck {
  func percent(_ number: TextNumber, _ phrase: TextPhrase, at position: Int) -> Finding? {
    if let change = change(number, phrase, at: position) { return growth(number, change, isPercent: true) }
    guard let said = said(phrase, at: position) else { return nil }
    let pairs = said.parts.flatMap { part in
      wholes(of: part, said.wholes).map { (part, $0) }
    }
    let known = pairs.compactMap { part, whole -> ShareReading? in
      guard let one = figures.value(of: part.cells), let all = figures.value(of: whole.cells), all > 0 else {
        return nil
      }
      return ShareReading(part: part, whole: whole, one: one, all: all)
    }
    guard known.count == pairs.count, !known.isEmpty,
      !known.contains(where: { number.matches(percent: $0.one, of: $0.all) })
    else { return nil }
    return messages.wrong(number, shares: known)
  }

  /// How far a share rose or fell against last year's, in points.
  func points(_ number: TextNumber, _ phrase: TextPhrase, at position: Int) -> Finding? {
    guard let share = phrase.left.lastIndex(where: { $0.is(.share) }),
      let move = phrase.left[share...].first(where: { $0.is(.up) || $0.is(.down) }),
      phrase.left[share...].contains(where: { $0.is(.base) || $0.is(.lastYear) }), number.precision == .exact,
      !phrase.left[share...].contains(where: { isBlocking($0) })
    else { return nil }
    var own = phrase
    own.left = Array(phrase.left[...share])
    guard let said = said(own, at: position) else { return nil }
    let known = said.parts.flatMap { part in
      wholes(of: part, said.wholes).compactMap { points(of: part, in: $0, exponent: number.exponent) }
    }
    let printed = Int128(number.mantissa) * (move.is(.up) ? 1 : -1)
    guard let best = known.first, !known.contains(where: { $0.points == printed }) else { return nil }
    return messages.wrong(number, best, isUp: move.is(.up))
  }

  /// The points in units of the number's last digit; `nil` where a figure is missing or nobody can have meant it.
  private func points(
    of part: TextReadings.Formula, in whole: TextReadings.Formula, exponent: Int
  ) -> PointReading? {
    let values = [false, true].flatMap { year in
      [part, whole].map { figures.value(of: $0.cells, lastYear: year) }
    }
    let numbers = values.compactMap { $0.map { Int128($0) } }
    guard numbers.count == 4, numbers[1] > 0, numbers[3] > 0, (-4...0).contains(exponent),
      numbers.allSatisfy({ $0 < 1_000_000_000_000 })
    else { return nil }
    let size = (numbers[0] * numbers[3] - numbers[2] * numbers[1]) * 100 * .ten(to: -exponent)
    let base = numbers[1] * numbers[3]
    let rounded = (2 * size.magnitude + base.magnitude) / (2 * base.magnitude)
    return PointReading(part: part, points: size < 0 ? -Int128(rounded) : Int128(rounded))
  }

  /// What is a share, and of what; no wholes where the text names none.
  private struct Said {
    let parts: [TextReadings.Formula]
    let wholes: [TextReadings.Formula]?
  }

  private func said(_ phrase: TextPhrase, at position: Int) -> Said? {
    guard let share = phrase.left.lastIndex(where: { $0.is(.share) }) else {
      return bracketed(phrase, at: position)
    }
    let behind = phrase.left[(share + 1)...]
    var before = Array(phrase.left[..<share])
    var wholes = behind.contains { $0.readings != nil } ? meant(behind) : nil
    if behind.contains(where: { isBlocking($0) || $0.is(.scope) || $0.is(.own) || $0.is(.base) }) {
      return nil
    }
    if behind.contains(where: { $0.readings != nil }), wholes == nil { return nil }
    if let inside = before.firstIndex(where: { $0.is(.inside) }) {
      wholes = meant(before[(inside + 1)...])
      if wholes == nil { return nil }
      before = Array(before[..<inside])
    }
    if before.allSatisfy({ $0.is(.filler) || $0.is(.and) || $0.mark != nil || $0.is(.thisYear) }) {
      return named(before: position).map { Said(parts: $0, wholes: wholes) }
    }
    var words = TextPhrase()
    words.left = before
    guard case .meant(let meaning) = bind(words) else { return nil }
    return Said(parts: meaning.meant, wholes: wholes)
  }

  private func meant(_ tokens: some Collection<TextToken>) -> [TextReadings.Formula]? {
    if tokens.contains(where: { isBlocking($0) }) { return nil }
    let found = PhraseReader(form: form, context: []).meaning(of: Array(tokens))?.meant ?? []
    let whole = found.filter { !$0.cells.isEmpty }
    return whole.isEmpty ? nil : whole
  }

  /// `无法提供781件（28.6%）`: nothing else in the bracket.
  private func bracketed(_ phrase: TextPhrase, at position: Int) -> Said? {
    guard position > 1, tokens[position - 1].mark == "（", position + 1 < tokens.count,
      tokens[position + 1].mark == "）", state.named?.position == position - 2
    else { return nil }
    return state.named.map { Said(parts: $0.readings, wholes: nil) }
  }

  /// The figure named last, where no other number and no word that says something stands between.
  func named(before position: Int) -> [TextReadings.Formula]? {
    guard let named = state.named, named.position < position, position - named.position < 60 else {
      return nil
    }
    let between = tokens[(named.position + 1)..<position]
    return between.contains { $0.isNumber || isBlocking($0) || $0.mark == "。" } ? nil : named.readings
  }

  private func wholes(
    of part: TextReadings.Formula, _ said: [TextReadings.Formula]?
  ) -> [TextReadings.Formula] {
    if let said { return said.filter { $0.cells != part.cells } }
    return part.shares.compactMap { name in words.readings.first { $0.name == name && !$0.cells.isEmpty } }
  }
}

// MARK: - Growth against the year before: per cent, in pieces, as a multiple, and none at all

extension NumberCheck {
  /// The change that a number says; `nil` when it says none, and no readings where it is not known of what.
  func change(_ number: TextNumber, _ phrase: TextPhrase, at position: Int) -> ChangeReading? {
    let isTimes = line.has("倍", at: number.end)
    let word = phrase.left.lastIndex { $0.is(.up) || $0.is(.down) }
    let isNear = word.map { phrase.left[($0 + 1)...].allSatisfy { $0.is(.filler) } } ?? false
    let implies = word.map { TextGrammar.rates.contains(String(text[phrase.left[$0].range])) } ?? false
    let compares = implies || state.namesLastYear || phrase.left.contains { $0.is(.base) || $0.is(.lastYear) }
    guard isTimes || isNear && compares else { return nil }
    let none = ChangeReading(kind: .times, isGrowth: false, readings: [])
    guard compares, let readings = compared(phrase, at: position) else { return none }
    let isUp = word.map { phrase.left[$0].is(.up) } ?? true
    return ChangeReading(kind: isTimes ? .times : isUp ? .up : .down, isGrowth: isNear, readings: readings)
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
    guard let named = state.named, named.position < position, position - named.position < 60 else {
      return nil
    }
    let between = tokens[(named.position + 1)..<position]
    return between.contains { isBlocking($0) || $0.mark == "。" } ? nil : named.readings
  }

  func growth(_ number: TextNumber, _ change: ChangeReading, isPercent: Bool) -> Finding? {
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
    return isRight ? nil : messages.wrong(number, change, isPercent: isPercent, growth: known)
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
    guard near.contains(where: { $0.is(.base) || $0.is(.lastYear) }),
      !near.contains(where: { $0.is(.roughly) }),
      line.has("持平", at: tokens[position].range.lowerBound),
      let readings = compared(phrase, at: position), let known = twoYears(of: readings), !known.isEmpty,
      !known.contains(where: { $0.now == $0.before })
    else { return nil }
    return messages.notLevel(at: tokens[position].range.lowerBound, known)
  }
}
