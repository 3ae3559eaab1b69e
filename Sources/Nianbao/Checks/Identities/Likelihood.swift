/// Ranks ways to put figures right by how people go wrong: a total never filled in, a number counted twice, digits
/// swapped or dropped, a number in the next line, one unit of money for another.
struct Likelihood {
  private let balance: Balance
  private let lastYear: Figures?

  init(_ balance: Balance, lastYear: Figures?) { (self.balance, self.lastYear) = (balance, lastYear) }

  /// Why a change is likely, and how much it weighs against other reasons.
  struct Reason {
    let weight: Int
    let words: String
  }

  /// The likeliest first: by the best reason, then the fewest cells, a total before its parts, then nearness to last
  /// year, then larger numbers, in which more can go wrong; else in the order found.
  func sorted<Choice>(_ choices: [Choice], by changes: (Choice) -> [Change]) -> [Choice] {
    guard choices.count > 1 else { return choices }
    return choices.map { choice in (choice, rank(of: changes(choice))) }.enumerated().sorted { one, other in
      let (left, right) = (one.element.1, other.element.1)
      return left == right ? one.offset < other.offset : right.lexicographicallyPrecedes(left)
    }.map(\.element.0)
  }

  private func rank(of changes: [Change]) -> [Int64] {
    let details = changes.filter { !isTotal($0.cell) }
    let size = details.map { change in
      max(balance.figures[change.cell] ?? 0, (balance.figures[change.cell] ?? 0) + change.by)
    }
    return [
      Int64(reason(for: changes).weight), Int64(-changes.count),
      details.isEmpty && changes.count == 1 ? 1 : 0,
      details.map(approach).reduce(0, +),
      size.reduce(0, +),
    ]
  }

  /// How much nearer to last year's number the change brings the cell; 0 where none is known.
  private func approach(_ change: Change) -> Int64 {
    guard let now = balance.figures[change.cell], let before = lastYear?[change.cell] else { return 0 }
    return abs(now - before) - abs(now + change.by - before)
  }

  /// The best reason that any of the changes has, or all of them together.
  func reason(for changes: [Change]) -> Reason {
    let together = [empty(changes), wholeLine(changes), moved(changes), doubled(changes)].compactMap { $0 }
    let single = changes.flatMap { change in
      [unit(change), digits(change), doubled(change), repeated(change)].compactMap { $0 }
    }
    let total = changes.count == 1 && isTotal(changes[0].cell)
    let plain = Reason(weight: total ? 10 : 0, words: total ? "总计与各项之和不符" : "")
    return (together + single + [plain]).max { $0.weight < $1.weight } ?? plain
  }
}

extension Likelihood {
  private func isTotal(_ cell: Cell) -> Bool {
    let blank = balance.form.blank(of: cell)
    let table = balance.form.tables[blank.table]
    return table.rows[blank.row].isTotal || table.columns[blank.column].isTotal
  }

  private func value(_ change: Change) -> (now: Int64, then: Int64) {
    let now = balance.figures[change.cell] ?? 0
    return (now, now + change.by)
  }

  private func wholeLine(_ changes: [Change]) -> Reason? {
    guard changes.count > 2 else { return nil }
    let rows = Set(changes.map { balance.form.blank(of: $0.cell).row })
    let line = rows.count == 1 ? "行" : "列"
    if changes.allSatisfy({ value($0).now == 0 }) { return Reason(weight: 100, words: "整\(line)总计没有填") }
    return Reason(weight: 95, words: changes[0].by < 0 ? "可能把一\(line)算了两次" : "可能漏加了一\(line)")
  }

  private func empty(_ changes: [Change]) -> Reason? {
    guard changes.count == 1, isTotal(changes[0].cell), value(changes[0]).now == 0 else { return nil }
    return Reason(weight: 90, words: "总计没有填")
  }

  /// A number given in another unit of the cell's measure.
  private func unit(_ change: Change) -> Reason? {
    let (now, then) = value(change)
    let powers = balance.form.measure(of: change.cell).conversions.values
    let isSlip = powers.contains { power in
      let (large, small) = (max(now, then), min(now, then))
      return small > 0 && small.multipliedReportingOverflow(by: .ten(to: abs(power))) == (large, false)
    }
    return isSlip ? Reason(weight: 80, words: "单位可能弄错了") : nil
  }

  /// A number that belongs into the line beside: what one cell lacks, the other has too much.
  private func moved(_ changes: [Change]) -> Reason? {
    guard changes.count == 2, changes[0].by == -changes[1].by,
      let from = changes.first(where: { $0.by < 0 }), let into = changes.first(where: { $0.by > 0 }),
      value(from).then == 0 || value(into).now == 0
    else { return nil }
    let (one, other) = (balance.form.blank(of: from.cell), balance.form.blank(of: into.cell))
    let isBeside = abs(one.row - other.row) + abs(one.column - other.column) == 1 && one.table == other.table
    let line = one.column == other.column ? "行" : "列"
    return isBeside ? Reason(weight: 75, words: "可能填错了一\(line)") : nil
  }

  private func digits(_ change: Change) -> Reason? {
    let (now, then) = value(change)
    let (old, new) = (Array(String(now)), Array(String(then)))
    if now <= 0 || then <= 0 || max(old.count, new.count) < 2 { return nil }
    if old.count == new.count {
      let differing = old.indices.filter { old[$0] != new[$0] }
      if differing.count == 2, differing[1] == differing[0] + 1, old[differing[0]] == new[differing[1]],
        old[differing[1]] == new[differing[0]]
      {
        return Reason(weight: 70, words: "可能把两位数字写反了")
      }
      return differing.count == 1 ? Reason(weight: 30, words: "可能写错了一位数字") : nil
    }
    if Self.isOneDigitMore(new, than: old) { return Reason(weight: 60, words: "可能少写了一位数字") }
    return Self.isOneDigitMore(old, than: new) ? Reason(weight: 60, words: "可能多写了一位数字") : nil
  }

  private static func isOneDigitMore(_ long: [Character], than short: [Character]) -> Bool {
    guard long.count == short.count + 1 else { return false }
    return long.indices.contains { index in Array(long[..<index] + long[(index + 1)...]) == short }
  }

  /// A row with no other number, which is in the sums twice.
  private func doubled(_ changes: [Change]) -> Reason? {
    guard changes.count == 2, let gap = changes.first?.by, gap < 0,
      changes.allSatisfy({ $0.by == gap && value($0).then == 0 })
    else { return nil }
    return Reason(weight: gap < -1 ? 68 : 45, words: "多出的正是它，可能重复计算")
  }

  /// A number that is in the sum twice: as itself, or within the number of another line.
  private func doubled(_ change: Change) -> Reason? {
    guard change.by < 0, !isTotal(change.cell) else { return nil }
    let gap = -change.by
    // Many cells hold a 1, so that it says little.
    if value(change).then == 0 { return Reason(weight: gap > 1 ? 65 : 20, words: "多出的正是它，可能重复计算") }
    if gap == 1 { return nil }
    let twin = balance.uses(of: change.cell).lazy.filter { balance.gaps[$0.equation] != 0 }.flatMap {
      balance.system.terms[$0.equation]
    }.first { term in
      term.cell != change.cell && !isTotal(term.cell) && balance.figures[term.cell] == gap
    }
    return twin.map { term in
      let name = balance.form.lineWords(of: term.cell)
      return Reason(weight: 50, words: "多出的正好等于“\(name)”的数，可能重复计算")
    }
  }

  private func repeated(_ change: Change) -> Reason? {
    guard let before = lastYear?[change.cell], before > 0, before == value(change).then else { return nil }
    return Reason(weight: 40, words: "改后与上年数相同")
  }
}
