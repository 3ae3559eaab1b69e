/// Claims of none: 没有结转下年的申请, 行政事业性收费为零.
extension NumberCheck {
  /// What is said of a word that there is none, where the cells have some.
  func none(at position: Int) -> Finding? {
    let token = tokens[position]
    let phrase = TextPhrase(around: position, of: tokens, taken: taken)
    let isBehind = text[token.range].last == "零"
    let words = isBehind ? phrase.left : phrase.right
    // 未涉及第三方的，予以公开 speaks of those that are not, and claims nothing.
    if !isBehind, let last = words.last, text[last.range].last == "的" { return nil }
    guard isBehind ? phrase.right.isEmpty : phrase.isClosed,
      !words.contains(where: { isBlocking($0) || $0.is(.none) }),
      !phrase.left.contains(where: { $0.is(.except) }),
      let meaning = PhraseReader(form: form, context: state.context).meaning(of: words),
      isDenied(meaning, words, phrase)
    else { return nil }
    let isOfLastYear = phrase.left.contains { $0.is(.lastYear) }
    let known = meaning.meant.compactMap { reading -> CountReading? in
      guard !reading.cells.isEmpty,
        let value = figures.value(of: reading.cells, lastYear: isOfLastYear)
      else { return nil }
      return CountReading(reading: reading, power: 0, value: value)
    }
    let allowed = meaning.allowed.compactMap { $0.cells.isEmpty ? nil : figures.value(of: $0.cells) }
    guard known.count == meaning.meant.count, !known.isEmpty, known.allSatisfy({ $0.value > 0 }),
      isOfLastYear || allowed.allSatisfy({ $0 > 0 })
    else { return nil }
    return messages.notNone(token, said: String(text[token.range] + text[meaning.range]), known)
  }

  /// Whether the words are about the figures; a verb needs its subject within the claim itself.
  private func isDenied(_ meaning: PhraseMeaning, _ words: [TextToken], _ phrase: TextPhrase) -> Bool {
    let hasSubject = words.contains { $0.is(.about) }
    return isMeant(
      meaning, phrase.left.filter { !$0.isUnknown || $0.meaning == .body } + words, hasSubject: hasSubject)
      && (!meaning.isVerb || hasSubject || !phrase.left.contains(where: \.isUnknown))
  }
}
