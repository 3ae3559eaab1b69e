/// What the words around a number, or behind a claim of none, may mean.
struct PhraseMeaning {
  /// One sum of cells under the name that messages give it.
  typealias Formula = TextReadings.Formula
  /// What the number is held against; a message names the nearest.
  var meant: [Formula]
  /// What makes it right as well.
  var allowed: [Formula] = []
  /// The words that say so, in the text's characters.
  let range: Range<Int>
  /// Whether the words are verbs that other work has too.
  let isVerb: Bool
}

/// Finds what a phrase means.
///
/// Carried over goes before rows and columns, these before verbs; of two lines the one within the other is meant, lines that
/// are joined are added up, a row and a column are crossed, else the last one counts.
struct PhraseReader {
  let form: Form
  /// The rows and columns that the sentence named before.
  let context: [TextReadings.Formula]

  private var words: TextReadings { form.textReadings }

  /// A word of the phrase with its formulas.
  private struct Item {
    let position: Int
    let formulas: [TextReadings.Formula]
    var isVerb: Bool { formulas.allSatisfy(\.needsSubject) }
    var first: TextReadings.Formula { formulas.first { !$0.needsSubject } ?? formulas[0] }
  }

  func meaning(of tokens: [TextToken]) -> PhraseMeaning? {
    var items = items(of: tokens)
    if let carried = carried(tokens, besideLines: items.contains { !$0.isVerb }) {
      return PhraseMeaning(
        meant: carried.formulas, allowed: items.flatMap(\.formulas).filter { !$0.cells.isEmpty },
        range: tokens[carried.position].range, isVerb: false)
    }
    let lines = items.filter { !$0.isVerb }
    if !lines.isEmpty { items = lines }
    guard let last = items.last else { return nil }
    let range = tokens[last.position].range
    if last.isVerb {
      let others = items.flatMap(\.formulas)
      return PhraseMeaning(meant: last.formulas, allowed: others, range: range, isVerb: true)
    }
    let all = items.flatMap(\.formulas).filter { !$0.cells.isEmpty }
    let meant = self.meant(items, tokens)
    return meant.isEmpty ? nil : PhraseMeaning(meant: meant, allowed: all, range: range, isVerb: false)
  }

  /// Where the last word of a reading, or of what is carried over, stands.
  func lastWord(in tokens: [TextToken]) -> Int? {
    let lines = tokens.indices.filter { tokens[$0].readings != nil }
    let carried = tokens.lastIndex { $0.is(.carried) || $0.is(.pending) }
    let named = lines.last { position in
      (tokens[position].readings ?? []).contains { !words.readings[$0].needsSubject }
    }
    return [carried, named].compactMap { $0 }.max() ?? lines.last
  }

  private func items(of tokens: [TextToken]) -> [Item] {
    tokens.indices.compactMap { position in
      tokens[position].readings.map { Item(position: position, formulas: $0.map { words.readings[$0] }) }
    }
  }
}

// MARK: - Carried over

extension PhraseReader {
  /// What is carried from one year into another: the year before it, or the one behind it, says which.
  private func carried(_ tokens: [TextToken], besideLines: Bool) -> Item? {
    guard let position = tokens.lastIndex(where: { $0.is(.carried) || $0.is(.pending) }) else { return nil }
    let isPending = tokens.contains { $0.is(.pending) }
    let into = words.carriedOut.map { words.readings[$0] }
    let from = words.carriedIn.map { words.readings[$0] }
    let formulas: [TextReadings.Formula?] =
      if tokens.contains(where: { $0.is(.nextYear) }) {
        [into]
      } else if tokens.contains(where: {
        $0.is(.lastYear) || $0.is(.yearBegin)
      }) { [from] } else if isPending || tokens.contains(where: { $0.is(.yearEnd) }) { [into] } else {
        besideLines ? [] : [from, into]
      }
    let known = formulas.compactMap { $0 }
    return known.isEmpty ? nil : Item(position: position, formulas: known)
  }
}

// MARK: - Rows and columns

extension PhraseReader {
  private func meant(_ items: [Item], _ tokens: [TextToken]) -> [TextReadings.Formula] {
    guard let last = items.last else { return [] }
    let joined = self.joined(items, tokens)
    if joined.count > 1 { return [joined.dropFirst().reduce(joined[0]) { $0 + $1 }] }
    // A row and a column of the same table in one phrase.
    for item in items.dropLast().reversed() {
      let crossed = item.formulas.flatMap { one in last.formulas.compactMap { $0.crossed(with: one, form) } }
      if !crossed.isEmpty { return crossed.distinctCells }
    }
    // A part goes before the whole that is named beside it.
    let parts = items.map(\.first).filter { part in
      items.contains { $0.first.isWhole(of: part) }
    }
    if let part = parts.last,
      last.first.isWhole(of: part) || parts.contains(where: { $0.cells == last.first.cells })
    {
      return crossed([part])
    }
    return crossed(last.formulas)
  }

  /// With the other axis that the sentence named before; the formulas themselves where they need none.
  private func crossed(_ formulas: [TextReadings.Formula]) -> [TextReadings.Formula] {
    let found = context.reversed().map { other in
      formulas.compactMap { $0.crossed(with: other, form) }
    }
    let near = found.first { !$0.isEmpty } ?? []
    let own = formulas.filter { !$0.cells.isEmpty }
    return (formulas.contains { $0.cells.isEmpty } ? near : own + near).distinctCells
  }

  /// The last lines of the phrase that are joined by 和 or 、 and have no cell in common.
  private func joined(_ items: [Item], _ tokens: [TextToken]) -> [TextReadings.Formula] {
    guard let last = items.last else { return [] }
    var formulas = [last.first]
    var end = last.position
    for item in items.dropLast().reversed() {
      let between = tokens[(item.position + 1)..<end]
      guard between.contains(where: { $0.is(.and) || $0.mark == "、" || $0.mark == "，" }),
        between.contains(where: { $0.is(.and) }) || between.allSatisfy({ $0.mark != nil || !$0.isUnknown }),
        let lines = item.first.lines, lines.axis == last.first.lines?.axis,
        lines.table == last.first.lines?.table, !item.first.cells.isEmpty,
        formulas.allSatisfy({ Set($0.cells).isDisjoint(with: item.first.cells) })
      else { break }
      formulas.insert(item.first, at: 0)
      end = item.position
    }
    return formulas
  }
}

extension TextReadings.Formula {
  func isWhole(of part: Self) -> Bool {
    part.cells.count < cells.count && !part.cells.isEmpty && Set(part.cells).isSubset(of: cells)
  }

  /// The cells where its lines meet those of the other axis.
  func crossed(with other: Self, _ form: Form) -> Self? {
    guard let own = lines, let across = other.lines, own.table == across.table, own.axis != across.axis else {
      return nil
    }
    let table = form.tables[own.table]
    let cells = own.positions.flatMap { one in
      across.positions.map {
        own.axis == .row ? table.cell(row: one, column: $0) : table.cell(row: $0, column: one)
      }
    }
    let names = own.axis == .row ? [name, other.name] : [other.name, name]
    return Self(
      name: names.joined(separator: " "), cells: cells, words: [], shares: shares, needsSubject: false,
      lines: nil)
  }

  static func + (one: Self, other: Self) -> Self {
    Self(
      name: "\(one.name)加\(other.name)", cells: one.cells + other.cells, words: [], shares: one.shares,
      needsSubject: false, lines: nil)
  }
}

extension [TextReadings.Formula] {
  var distinctCells: Self {
    var seen: Set<[Cell]> = []
    return filter { seen.insert($0.cells).inserted }
  }
}
