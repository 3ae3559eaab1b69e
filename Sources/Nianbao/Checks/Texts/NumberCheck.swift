/// Holds the numbers of one paragraph against the figures.
///
/// The grammar: a paragraph is cut into tokens (`TextLexer`); every number has a phrase, the words before it up to a mark or
/// the number before, and those right behind it (`TextPhrase`); the phrase means sums of cells (`PhraseReader`). What the
/// sentence said before decides whether they are meant at all (`TextState`). The productions are
///
///     count   = words number counter | number counter words     收到申请 154 件，6 件结转下年
///     list    = words 、 words 分别 count 、 count               甲、乙分别为 11 件、53 件
///     total   = 合计 number counter                             甲 2 件、乙 3 件，合计 5 件
///     share   = [words] 占 [words] number %                     甲 33 件，占 22.3%
///     points  = [words] 占比 比上年 提高 number 百分点             占比比上年提高 12.4 个百分点
///     growth  = [words] 比上年 增长 number (% | counter | 倍)    办结 148 件，下降 32.1%
///     level   = [words] 与上年 持平
///     none    = 没有 words | words 为零                         没有结转下年的申请
///
/// Never guessed: a word that is not known between the words and their number, another body, another time, other work, or a
/// cell without a number, and nothing is said.
struct NumberCheck {
  let figures: TextFigures
  let line: TextLine
  let numbers: [TextNumber]
  let tokens: [TextToken]
  var state: TextState
  /// Tokens before this position belong to a number before.
  var taken = 0
  /// What 分别 promises to the next numbers.
  var promised: [TextReadings.Formula] = []
  /// Positions among the numbers that were found wrong.
  var wrong: Set<Int> = []

  init(figures: TextFigures, line: TextLine, numbers: [TextNumber], isHeadedByUse: Bool) {
    self.figures = figures
    self.line = line
    self.numbers = numbers
    let lexer = TextLexer(
      line: line, numbers: numbers, form: figures.form, year: figures.year, others: figures.others,
      own: figures.own, name: figures.name)
    tokens = lexer.tokens()
    state = TextState(isHeaded: isHeadedByUse)
  }

  var form: Form { figures.form }
  var words: TextReadings { form.textReadings }
  var text: [Character] { line.characters }
  var messages: NumberMessages { NumberMessages(figures: figures, line: line) }

  func measure(_ reading: TextReadings.Formula) -> Measure { form.measure(of: reading.cells[0]) }

  mutating func findings() -> [Finding] {
    var findings: [Finding] = []
    for position in tokens.indices {
      switch tokens[position].meaning {
      case .number(let index):
        if let finding = judge(index, at: position) {
          wrong.insert(index)
          findings.append(finding)
        }
        if taken <= position { taken = position + 1 }
      case .grammar(.none): if let finding = none(at: position) { findings.append(finding) }
      case .grammar(.level): if let finding = level(at: position) { findings.append(finding) }
      default: break
      }
      if tokens[position].endsSentence { promised = [] }
      let isCounted = position + 1 < tokens.count && tokens[position + 1].isNumber
      state.pass(tokens[position], isCounted: isCounted, line, figures)
    }
    return findings
  }

  private mutating func judge(_ index: Int, at position: Int) -> Finding? {
    let number = numbers[index]
    if let address = number.address {
      // A place is always right; what is said behind it may be wrong.
      let readings = self.readings(of: address)
      state.named = readings.isEmpty ? nil : .init(readings: readings, position: position)
      return nil
    }
    let phrase = TextPhrase(around: position, of: tokens, taken: taken)
    if line.has("百分点", at: number.end) || line.has("个百分点", at: number.end) {
      return points(number, phrase, at: position)
    }
    if number.isPercent { return percent(number, phrase, at: position) }
    if let change = change(number, phrase, at: position) { return growth(number, change, isPercent: false) }
    return count(index, phrase, at: position)
  }

  /// The figure that a place names by its address or by a quantity; none for other places, such as a growth rate.
  private func readings(of address: String) -> [TextReadings.Formula] {
    if let cell = form.cell(at: address) { return [TextReadings.Formula(place: cell, form)] }
    return words.readings.filter { $0.needsSubject && $0.name == address }
  }
}

extension TextReadings.Formula {
  /// The reading that is just one cell, for a place in the text that names it.
  init(place cell: Cell, _ form: Form) {
    let address = form.address(of: cell)
    let like = form.textReadings.readings.first { $0.cells == [cell] }
    self.init(
      name: address.row, cells: [cell], words: [], shares: like?.shares ?? [], needsSubject: false)
  }
}
