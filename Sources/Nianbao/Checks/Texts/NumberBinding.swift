/// Whether the words of a phrase are meant, or are about other work, another time or another body.
extension NumberCheck {
  enum Binding {
    case meant(PhraseMeaning)
    /// Something else is counted, and what is listed behind it too.
    case foreign
    /// Its words say nothing.
    case nothing
  }

  /// What the words before a number, with those right behind it, are bound to.
  func bind(_ phrase: TextPhrase) -> Binding {
    let reader = PhraseReader(form: form, context: state.context)
    var tokens = phrase.left
    guard let last = reader.lastWord(in: tokens) else { return bindBehind(phrase, reader) }
    if tokens[(last + 1)...].contains(where: { isBlocking($0) }) { return .foreign }
    let behind = phrase.right.prefix { !isBlocking($0) }
    // 现行有效的66件行政规范性文件, 收到的12件行政复议申请.
    if behind.contains(where: { $0.readings != nil && names($0, linesBeside: tokens[last]) }) {
      tokens += behind
    }
    guard let meaning = reader.meaning(of: tokens) else {
      return phrase.left.contains { isBlocking($0) } ? .foreign : .nothing
    }
    let hasSubject = phrase.left.contains { $0.is(.about) } || behind.contains { $0.is(.about) }
    if meaning.isVerb, phrase.right.first?.isUnknown == true, !hasSubject,
      !phrase.left.contains(where: { isNoun($0) })
    {
      return .foreign
    }
    return isMeant(meaning, phrase.left, hasSubject: hasSubject) ? .meant(meaning) : .foreign
  }

  /// `33件` and the word: the words behind a number, where none before it say what it is.
  private func bindBehind(_ phrase: TextPhrase, _ reader: PhraseReader) -> Binding {
    if phrase.left.contains(where: { isBlocking($0) }) { return .foreign }
    guard let last = reader.lastWord(in: phrase.right) else {
      return phrase.right.contains { isBlocking($0) } && !phrase.left.contains { $0.readings != nil }
        ? .foreign : .nothing
    }
    _ = last
    guard !phrase.right.contains(where: { isBlocking($0) }), phrase.isClosed else { return .foreign }
    guard let meaning = reader.meaning(of: phrase.right) else { return .nothing }
    let subject = (phrase.left + phrase.right).contains { $0.is(.about) }
    return isMeant(meaning, phrase.left + phrase.right, hasSubject: subject) ? .meant(meaning) : .foreign
  }

  /// Whether a word behind a number belongs to the word before it: another axis of its table, or a line beside a verb.
  private func names(_ token: TextToken, linesBeside word: TextToken) -> Bool {
    let own = (word.readings ?? []).map { words.readings[$0] }
    let others = (token.readings ?? []).map { words.readings[$0] }
    if own.allSatisfy(\.needsSubject) { return others.contains { !$0.needsSubject } }
    return own.contains { one in others.contains { $0.crossed(with: one, form) != nil } }
  }

  private func isNoun(_ token: TextToken) -> Bool {
    token.is(.between) && words.nouns.contains { text[token.range].elementsEqual($0) }
  }

  /// Whether a word must not stand between what is counted and its number.
  func isBlocking(_ token: TextToken) -> Bool { token.isUnknown || token.is(.except) }

  /// Whether the words may be held against the figures where they stand.
  func isMeant(_ meaning: PhraseMeaning, _ tokens: [TextToken], hasSubject: Bool) -> Bool {
    var own = state
    for token in tokens { own.pass(token, line, figures) }
    let hasOther = tokens.contains { $0.is(.except) || $0.is(.planned) }
    if hasOther || own.isOtherBody || own.isOtherTime || own.isForeign { return false }
    if let table = meaning.meant.compactMap(\.cells.first).first.map({ form.blank(of: $0).table }),
      let needed = words.within[table], !needed.isEmpty
    {
      return own.within.contains(table) || isBare(meaning)
    }
    if meaning.isVerb {
      if own.isAmong, !meaning.meant.contains(where: { text[meaning.range].elementsEqual($0.name) }) {
        return false
      }
      if hasSubject { return true }
      let hasNoun = tokens.contains { isNoun($0) }
      return !tokens.contains(where: \.isUnknown) && !own.hasExcept && (own.hasSubject || hasNoun)
    }
    // A short word is a piece of a longer one behind what is not known: 责令纠正.
    let isShort = meaning.range.count <= 2
    return !isShort || !tokens.contains { $0.isUnknown && $0.range.upperBound == meaning.range.lowerBound }
  }

  /// Whether the words begin their sentence, which does not say anywhere behind that they are of all work.
  private func isBare(_ meaning: PhraseMeaning) -> Bool {
    guard state.isAtStart, let table = meaning.meant.first.map({ form.blank(of: $0.cells[0]).table }) else {
      return false
    }
    let rest = text[meaning.range.upperBound...].prefix(200).prefix { !"。！？；".contains($0) }
    return !(words.within[table] ?? []).contains { rest.firstRange(of: $0) != nil }
  }
}
