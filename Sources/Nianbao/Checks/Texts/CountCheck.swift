/// Counts: a number with the word that it counts.
extension NumberCheck {
  mutating func count(_ index: Int, _ phrase: TextPhrase, at position: Int) -> Finding? {
    let number = numbers[index]
    let isBare = isBareNumber(number, at: position)
    guard isBare || number.end < text.count && text[number.end].isLetter else { return nil }
    let named = state.named
    state.named = nil
    var phrase = phrase
    if let formula = promise(phrase, at: position) {
      return hold(index, [formula], [], at: position, words: formula.name)
    }
    let known = phrase.left.contains { $0.readings != nil || $0.is(.carried) || $0.is(.pending) }
    var binding = bind(phrase)
    if case .nothing = binding, !known {
      if let named, isLastYears(phrase.left) {
        return hold(index, named.readings, [], at: position, words: named.readings[0].name, lastYear: true)
      }
      if let named, phrase.left.contains(where: { $0.is(.became) }) {
        return hold(index, named.readings, [], at: position, words: named.readings[0].name)
      }
      let total = total(index, phrase)
      if total.isOne { return total.finding }
      phrase.extend(tokens, taken: taken)
      binding = phrase.left.contains { $0.readings != nil } ? bind(phrase) : .nothing
    } else if !known, case .meant = binding {
      taken = max(taken, phrase.end)
    }
    guard case .meant(let meaning) = binding, !isBare || !meaning.isVerb else {
      if case .foreign = binding, isCounted(number) { state.isForeign = true }
      state.counts.append(.init(number: number, value: nil, isWrong: false))
      return nil
    }
    if meaning.isVerb { state.hasSubject = true }
    let isCarried = meaning.meant.allSatisfy { one in
      [words.carriedIn, words.carriedOut].contains { $0.map { words.readings[$0].cells } == one.cells }
    }
    return hold(
      index, meaning.meant, meaning.allowed, at: position, words: String(text[meaning.range]),
      lastYear: !isCarried && phrase.isOfLastYear)
  }

  /// A number without a word that it counts, in a list: 同意公开 9、部分公开 0.
  private func isBareNumber(_ number: TextNumber, at position: Int) -> Bool {
    number.exponent == 0
      && (number.end >= text.count || "，、。；）".contains(text[number.end]))
  }

  /// Whether the number counts what the form counts.
  private func isCounted(_ number: TextNumber) -> Bool {
    guard number.end < text.count else { return false }
    return words.counters.contains { name, others in
      ([name] + others).contains { line.has(Array($0), at: number.end) }
    }
  }

  /// `与上年的74件相比`: only words of no meaning and the year before.
  private func isLastYears(_ tokens: [TextToken]) -> Bool {
    tokens.contains { $0.is(.lastYear) || $0.is(.base) } && !tokens.contains { isBlocking($0) }
  }

  /// Holds a number against what it may mean.
  mutating func hold(
    _ index: Int, _ meant: [TextReadings.Formula], _ allowed: [TextReadings.Formula], at position: Int,
    words: String, lastYear: Bool = false
  ) -> Finding? {
    let number = numbers[index]
    let own = candidates(number, meant, lastYear: lastYear)
    let isOther = own.isEmpty && meant.allSatisfy { unit(of: number, in: $0) == nil }
    if isOther { return nil }
    let more =
      candidates(number, allowed, lastYear: lastYear)
      + (state.namesLastYear && !lastYear ? candidates(number, meant, lastYear: true) : [])
    let matching = (own + more).filter { matches(number, $0) }
    let isUndecided = own.isEmpty || own.count < meant.count
    let isWrong = matching.isEmpty && !isUndecided
    let lines = own.map(\.reading).filter { $0.lines?.axis == .row }
    if let line = lines.first { state.context.append(line) }
    let readings = matching.map(\.reading)
    state.named =
      readings.isEmpty || state.isForeign ? nil : .init(readings: readings.distinctCells, position: position)
    state.counts.append(.init(number: number, value: own.first?.value, isWrong: isWrong))
    return isWrong ? messages.wrong(number, words, own, lastYear: lastYear) : nil
  }

  private func candidates(
    _ number: TextNumber, _ readings: [TextReadings.Formula], lastYear: Bool
  ) -> [CountReading] {
    readings.compactMap { reading in
      guard let power = unit(of: number, in: reading),
        let value = figures.value(of: reading.cells, lastYear: lastYear)
      else { return nil }
      return CountReading(reading: reading, power: power, value: value)
    }
  }

  private func matches(_ number: TextNumber, _ candidate: CountReading) -> Bool {
    number.shifted(by: candidate.power).matches(
      candidate.value, decimals: measure(candidate.reading).decimals)
  }

  /// The power of ten that the counted word stands for in the reading's measure; `nil` when it counts other things.
  func unit(of number: TextNumber, in reading: TextReadings.Formula) -> Int? {
    guard !reading.cells.isEmpty else { return nil }
    let measure = measure(reading)
    if number.end >= text.count || "，、。；）".contains(text[number.end]) {
      return measure.decimals == 0 ? 0 : nil
    }
    let own = [measure.name] + (words.counters[measure.name] ?? [])
    let known = own.map { ($0, 0) } + measure.conversions.map { ($0.key, $0.value) }
    let ends = known.filter { line.has(Array($0.0), at: number.end) }
    guard let best = ends.max(by: { $0.0.count < $1.0.count }) else {
      // 万元 where 万 was taken for part of the number.
      return number.text.last == "万" && measure.name.first == "万"
        && line.has(Array(measure.name.dropFirst()), at: number.end) ? -4 : nil
    }
    let next = number.end + best.0.count
    return next < text.count && "套均".contains(text[next]) ? nil : best.1
  }
}

// MARK: - Lists: what 分别 promises, and what 合计 adds up

extension NumberCheck {
  /// The line that 分别 promises to a number, in order.
  mutating func promise(_ phrase: TextPhrase, at position: Int) -> TextReadings.Formula? {
    if !promised.isEmpty {
      if phrase.left.allSatisfy({ $0.mark == "、" || $0.is(.and) || $0.is(.filler) }) {
        return promised.removeFirst()
      }
      promised = []
    }
    guard let each = phrase.left.firstIndex(where: { $0.is(.each) }) else { return nil }
    let named = phrase.left[..<each].compactMap { token -> PhraseMeaning? in
      let formulas = (token.readings ?? []).map { words.readings[$0] }.filter { !$0.cells.isEmpty }
      let isVerb = formulas.allSatisfy(\.needsSubject)
      return formulas.first.map { PhraseMeaning(meant: [$0], range: token.range, isVerb: isVerb) }
    }
    let isMeant =
      !phrase.left.contains { isBlocking($0) }
      && named.allSatisfy { !$0.isVerb && self.isMeant($0, phrase.left, hasSubject: false) }
    guard isMeant, named.count > 1, named.count == listed(from: position) else {
      // What has each its own number, such as several years, is not told apart.
      state.isForeign = true
      return nil
    }
    let formulas = named.map { $0.meant[0] }
    promised = Array(formulas.dropFirst())
    return formulas[0]
  }

  /// How many numbers stand in a row with nothing but commas between.
  private func listed(from position: Int) -> Int {
    var (count, next) = (1, position + 1)
    while next < tokens.count, next - position < 40 {
      if tokens[next].isNumber {
        count += 1
      } else if !(tokens[next].mark == "、" || tokens[next].is(.and)) {
        break
      }
      next += 1
    }
    return count
  }

  /// A number that 合计 says adds up those before it, and what is to be said of it.
  mutating func total(_ index: Int, _ phrase: TextPhrase) -> (isOne: Bool, finding: Finding?) {
    let words = phrase.left.filter { $0.is(.total) }
    guard let word = words.first, !phrase.left.contains(where: { isBlocking($0) || $0.readings != nil })
    else {
      return (false, nil)
    }
    let number = numbers[index]
    let announced = TextLine.announced(
      text[(phrase.left.first ?? word).range.lowerBound..<word.range.upperBound])
    let parts = state.counts.suffix(announced ?? state.counts.count)
    let counter = text[min(number.end, text.count - 1)]
    guard parts.count > 1, parts.count == announced ?? parts.count, number.precision == .exact,
      parts.allSatisfy({
        $0.number.precision == .exact && $0.number.exponent == number.exponent && $0.number.address == nil
          && $0.number.end < text.count && text[$0.number.end] == counter
      })
    else { return (false, nil) }
    let printed = parts.reduce(Int128(0)) { $0 + Int128($1.number.mantissa) }
    let known = parts.compactMap(\.value)
    let held = known.count == parts.count ? known.reduce(Int128(0)) { $0 + Int128($1) } : printed
    if printed == number.mantissa || held == number.mantissa { return (true, nil) }
    // Where a part is wrong, the total cannot be judged by it.
    if parts.contains(where: \.isWrong) || state.isForeign && announced == nil { return (true, nil) }
    return (true, messages.notTotal(number, parts.map(\.number), sum: printed))
  }
}

extension TextLine {
  /// How many things a total says that it adds up: 三类合计.
  static func announced(_ text: ArraySlice<Character>) -> Int? {
    for (count, words) in ["两二", "三", "四", "五", "六"].enumerated() where text.contains(where: words.contains) {
      return count + 2
    }
    return nil
  }
}
