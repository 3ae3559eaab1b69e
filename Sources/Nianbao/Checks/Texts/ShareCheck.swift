/// Shares: a figure in per cent of another, with 占 or in brackets right behind the figure.
extension NumberCheck {
  /// A figure, the one it is said to be a share of, and the numbers of both.
  struct Share {
    let part: TextReadings.Formula
    let whole: TextReadings.Formula
    let one: Int64
    let all: Int64
  }

  func percent(_ number: TextNumber, _ phrase: TextPhrase, at position: Int) -> Finding? {
    if let change = change(number, phrase, at: position) { return growth(number, change, isPercent: true) }
    if position + 1 < tokens.count, line.has("个", at: number.end) { return nil }
    guard let said = said(phrase, at: position) else { return nil }
    let pairs = said.parts.flatMap { part in
      wholes(of: part, said.wholes).map { (part, $0) }
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

  /// What is a share, and of what; no wholes where the text names none.
  private struct Said {
    let parts: [TextReadings.Formula]
    let wholes: [TextReadings.Formula]?
  }

  private func said(_ phrase: TextPhrase, at position: Int) -> Said? {
    guard let share = phrase.left.lastIndex(where: { $0.is(.share) }) else { return bracketed(phrase, at: position) }
    let behind = phrase.left[(share + 1)...]
    var before = Array(phrase.left[..<share])
    var wholes = behind.contains { $0.readings != nil } ? meant(behind) : nil
    if behind.contains(where: { isBlocking($0) || $0.is(.scope) || $0.is(.own) || $0.is(.base) }) { return nil }
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
    guard let named = state.named, named.position < position else { return nil }
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
