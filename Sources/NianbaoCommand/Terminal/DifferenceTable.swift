import Nianbao

/// A comparison as it is read on a terminal: aligned, in the order of the form, unchanged tables named.
struct DifferenceTable {
  private let words: DifferenceWords

  init(_ words: DifferenceWords) { self.words = words }

  private var difference: Difference { words.difference }

  var text: String {
    var lines = [strong(words.title), words.summary] + words.silent
    if difference.isEmpty { return lines.joined(separator: "\n") + "\n" }
    lines += part("表样", difference.definition.sentences)
    lines += part("单位", units)
    for table in difference.tables { lines += self.table(table) }
    if let ledger = difference.ledger { lines += self.ledger(ledger) }
    if let findings = difference.findings { lines += part("核对意见", findings.map(finding), orUnchanged: true) }
    for text in difference.texts ?? [] {
      lines += part("文字　\(text.title)", text.changes.map(sentence), orUnchanged: true)
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func strong(_ text: String) -> String { TerminalText.marked(text, as: .bold) }

  private func part(_ title: String, _ lines: [String], orUnchanged: Bool = false) -> [String] {
    if lines.isEmpty { return orUnchanged ? ["", "\(title)：无变化"] : [] }
    return ["", strong(title)] + lines.map { "  \($0)" }
  }

  private var units: [String] {
    let names = difference.units.map { "\($0.name)（\($0.code)）" }
    let width = (names.map { Terminal.columns(of: $0) }.max() ?? 0) + 2
    return zip(names, difference.units).map { name, unit in
      "\(unit.kind.word)  \(Terminal.padded(name, width))\(words.detail(unit))"
    }
  }

  private func table(_ table: Difference.TableDifference) -> [String] {
    let note = table.incomparable > 0 ? "（\(table.incomparable) 格口径变化，没有比较）" : ""
    if table.figures.isEmpty { return ["", "\(table.title)：无变化\(note)"] }
    return ["", strong(table.title) + note] + lines(of: words.listing(of: table.figures))
  }

  private func ledger(_ ledger: LedgerDifference) -> [String] {
    if ledger.lines.isEmpty { return ["", "公开台账：无变化"] }
    return ["", strong("公开台账")] + lines(of: words.listing(of: ledger))
  }

  private func lines<Line>(of listing: Listing<Line>) -> [String] {
    Terminal.table(listing).map { "  \($0)" }
  }

  private func finding(_ one: FindingDifference) -> String {
    let unit = one.unit.isEmpty ? "全区" : one.unit
    let rule = "\(one.finding.severity) [\(one.finding.rule)]"
    return "\(Terminal.padded(one.kind.word, 10))\(rule) \(unit)：\(words.message(one))"
  }

  private func sentence(_ change: TextDifference.Change) -> String {
    switch change {
    case .numbers(let pieces):
      let text = pieces.map { piece in
        switch piece {
        case .words(let words): words
        case .number(let old, let new): strong("【\(old) → \(new)】")
        }
      }
      return "\(change.word)  \(text.joined())"
    case .reworded(let old, let new): return "\(change.word)\n    - \(old)\n    + \(new)"
    case .added(let text): return "\(change.word)\n    + \(text)"
    case .removed(let text): return "\(change.word)\n    - \(text)"
    }
  }
}
