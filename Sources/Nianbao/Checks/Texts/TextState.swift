/// What a paragraph has said so far that the next numbers depend on: whose numbers, of which time, about what.
struct TextState {
  /// Whether the heading above is about applications, so that verbs need no subject.
  let isHeaded: Bool
  /// Whether the text speaks of the applications.
  var hasSubject: Bool
  /// Whether something else is counted, or by another body; it holds for what is listed behind it.
  var isForeign = false
  var isOtherBody = false
  /// Whether the sentence speaks of a part of the year, of many years or of one that is not known.
  var isOtherTime = false
  /// Whether the sentence has a word that something else is spoken of, and no subject behind it.
  var hasExcept = false
  /// Whether the sentence names last year, alone or as what is compared with.
  var namesLastYear = false
  /// Whether a list of parts was begun.
  var isAmong = false
  /// Whether nothing but words of no meaning, and a line of the form, stand before in the sentence.
  var isAtStart = true
  /// Tables whose words the sentence needs, once it has one of them.
  var within: Set<Int> = []
  /// Rows and columns named in the sentence.
  var context: [TextReadings.Formula] = []
  /// The figure named last, for shares and growth behind it.
  var named: NamedFigure?
  /// The numbers counted in the sentence.
  var counts: [Count] = []

  struct NamedFigure {
    let readings: [TextReadings.Formula]
    /// Where it stands, by its token.
    let position: Int
  }

  struct Count {
    let number: TextNumber
    /// Its value in the cells.
    let value: Int64?
    let isWrong: Bool
  }

  init(isHeaded: Bool) { (self.isHeaded, hasSubject) = (isHeaded, isHeaded) }

  /// Goes on behind a full stop; what the text is about stays.
  mutating func endSentence() {
    var next = TextState(isHeaded: isHeaded)
    next.hasSubject = isHeaded || hasSubject && !isForeign
    self = next
  }

  /// Goes on behind a semicolon: the list ends, the time and the table stay.
  mutating func endPart() {
    isForeign = false
    isOtherBody = false
    hasExcept = false
    isAmong = false
    counts = []
    named = nil
    hasSubject = isHeaded || hasSubject
  }
}

extension TextState {
  /// Takes in a token behind which the next ones stand; `isCounted` says whether a number follows it.
  mutating func pass(
    _ token: TextToken, isCounted: Bool = false, _ line: TextLine, _ figures: TextFigures
  ) {
    if isAtStart, !isQuiet(token, figures.form) { isAtStart = false }
    switch token.meaning {
    case .word(.about):
      // 主动公开320件、依申请公开120件 are no applications.
      hasSubject = true
      hasExcept = false
      isForeign = isForeign && isCounted
      passWithin(token, line, figures.form)
    case .word(let word): pass(word, token, line, figures.form)
    case .grammar(let word): pass(word, token, line, figures)
    case .year: isOtherTime = true
    case .body: isOtherBody = true
    case .mark(let mark): if "。！？".contains(mark) { endSentence() } else if mark == "；" { endPart() }
    case .unknown:
      if TextGrammar.bodies.contains(where: { line.has($0, before: token.range.upperBound) }) {
        isOtherBody = true
      }
    case .number: break
    }
  }

  /// Whether a sentence may begin with the word and still be about the table of the line behind it.
  private func isQuiet(_ token: TextToken, _ form: Form) -> Bool {
    if let readings = token.readings {
      return readings.contains { !form.textReadings.readings[$0].needsSubject }
    }
    return token.is(.filler) || token.is(.thisYear) || token.is(TextReadings.Meaning.between)
  }

  private mutating func pass(
    _ word: TextReadings.Meaning, _ token: TextToken, _ line: TextLine, _ form: Form
  ) {
    switch word {
    case .except: hasExcept = true
    case .readings(let positions):
      let formulas = positions.map { form.textReadings.readings[$0] }
      if let first = formulas.first(where: { $0.lines != nil }) { context.append(first) }
      if context.count > 12 { context.removeFirst() }
    default: break
    }
    passWithin(token, line, form)
  }

  private mutating func passWithin(_ token: TextToken, _ line: TextLine, _ form: Form) {
    for (table, words) in form.textReadings.within where !within.contains(table) {
      let text = line.characters[token.range]
      if words.contains(where: { text.starts(with: $0) || text.dropFirst().starts(with: $0) }) {
        within.insert(table)
      }
    }
  }

  private mutating func pass(
    _ word: TextGrammar.Word, _ token: TextToken, _ line: TextLine, _ figures: TextFigures
  ) {
    switch word {
    case .period: isOtherTime = true
    case .thisYear: isOtherTime = false
    case .lastYear, .base: namesLastYear = true
    case .among: isAmong = true
    case .own: (isOtherBody, isForeign) = (false, false)
    case .scope: isOtherBody = !figures.isWhole(of: line.characters[token.range.upperBound - 1])
    default: break
    }
  }
}

extension TextFigures {
  /// Whether 全市, 全县 and their like mean the body itself: the figures are those of a place of that kind.
  func isWhole(of kind: Character) -> Bool {
    guard !name.isEmpty else { return true }
    let place = name.hasSuffix("人民政府") ? String(name.dropLast(4)) : name
    return place.last == kind
  }
}
