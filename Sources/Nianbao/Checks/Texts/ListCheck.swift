/// Lists: what 分别 promises, and what 合计 adds up.
extension NumberCheck {
  /// The line that 分别 promises to a number, in order.
  mutating func promise(_ phrase: TextPhrase, at position: Int) -> TextReadings.Formula? {
    if !promised.isEmpty {
      if phrase.left.allSatisfy({ $0.mark == "、" || $0.is(.and) || $0.is(.filler) }) { return promised.removeFirst() }
      promised = []
    }
    guard let each = phrase.left.firstIndex(where: { $0.is(.each) }) else { return nil }
    let lines = phrase.left[..<each].filter { $0.readings != nil }
    let formulas = lines.compactMap { token in
      (token.readings ?? []).map { words.readings[$0] }.first { !$0.cells.isEmpty }
    }
    let isMeant =
      formulas.allSatisfy { !$0.needsSubject } && !phrase.left.contains { isBlocking($0) }
      && !state.isForeign && !state.isOtherTime && !state.isOtherBody
    guard isMeant, formulas.count > 1, formulas.count == listed(from: position) else { return nil }
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
    guard let word = words.first, !phrase.left.contains(where: { isBlocking($0) || $0.readings != nil }) else {
      return (false, nil)
    }
    let number = numbers[index]
    let announced = TextLine.announced(text[(phrase.left.first ?? word).range.lowerBound..<word.range.upperBound])
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
    return (true, notTotal(number, parts.map(\.number), sum: printed))
  }
}

extension TextLine {
  /// How many things a total says that it adds up: 三类合计.
  static func announced(_ text: ArraySlice<Character>) -> Int? {
    for (count, words) in ["两二", "三", "四", "五", "六"].enumerated() {
      if text.contains(where: words.contains) { return count + 2 }
    }
    return nil
  }
}
