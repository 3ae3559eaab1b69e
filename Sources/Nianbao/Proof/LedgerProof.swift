/// What the ledgers count: names and counts are facts, all else follows from them.
extension Prover {
  /// - Parameter total: the line of all items; on a page a sentence says it.
  func prove(ledger tables: [Printed.Table], total: Printed.Table?) {
    let dimensions = report.ledger?.dimensions.filter { !$0.lines.isEmpty } ?? []
    guard hasLines(tables.count, dimensions.count, "公开台账") else { return }
    for (table, dimension) in zip(tables, dimensions) {
      guard hasLines(table.lines.count, dimension.lines.count, "台账 \(dimension.name)") else { continue }
      for (line, own) in zip(table.lines, dimension.lines) { prove(line, own, dimension.name) }
      prove(ranksAndSum: table.lines, dimension.name)
    }
    if let ledger = report.ledger { prove(total: total?.lines.first, of: ledger) }
  }

  private func prove(total line: [String]?, of ledger: LedgerStatistics) {
    let words = { (number: Int64?) in number.map { String($0) } ?? "" }
    let (total, prior, place) = (words(ledger.total), words(ledger.priorTotal), "台账 全部")
    guard let line, hasFields(line.count, 8, place) else {
      return growth(from: prior, to: total, decimals: 0, change: nil, growth: ledger.growth.words, place)
    }
    fact(line[1], total, "\(place) 条数")
    fact(line[2], prior, "\(place) 上年")
    growth(from: prior, to: total, decimals: 0, change: line[3], growth: line[4], place)
    rate(line[5], Int128(ledger.total), of: ledger.total, "\(place) 占比")
    let change = ledger.priorTotal.map { Int128(ledger.total) - Int128($0) }
    rate(line[6], change, of: ledger.priorTotal, "\(place) 拉动")
  }

  private func prove(_ line: [String], _ own: LedgerStatistics.Line, _ dimension: String) {
    let place = "台账 \(dimension) \(own.name)"
    guard let ledger = report.ledger, hasFields(line.count, 8, place) else { return }
    name(line[0], own.name, place)
    fact(line[1], String(own.count), "\(place) 条数")
    fact(line[2], own.prior.map { String($0) } ?? "", "\(place) 上年")
    growth(from: line[2], to: line[1], decimals: 0, change: line[3], growth: line[4], place)
    let (count, prior) = (PrintedNumber.scaled(line[1], 0), PrintedNumber.scaled(line[2], 0))
    rate(line[5], count, of: ledger.total, "\(place) 占比")
    rate(line[6], count.flatMap { count in prior.map { count - $0 } }, of: ledger.priorTotal, "\(place) 拉动")
  }

  /// A rate of a total; empty where there is none.
  private func rate(
    _ printed: String, _ part: Int128?, of whole: Int64?, _ place: @autoclosure () -> String
  ) {
    guard let part, let whole, whole != 0 else { return name(printed, "", place()) }
    if PrintedNumber.isBeyond(part, of: Int128(whole)) { return }
    let rate = printed.hasSuffix("%") ? printed.dropLast() : printed[...]
    derived(printed, PrintedNumber.isRate(rate, part, of: Int128(whole)), "\(part) / \(whole)", place())
  }

  /// A rank is one more than there are larger counts; the counts make the total.
  private func prove(ranksAndSum lines: [[String]], _ dimension: String) {
    guard let ledger = report.ledger, lines.allSatisfy({ $0.count == 8 }) else { return }
    let counts = lines.map { PrintedNumber.scaled($0[1], 0) ?? 0 }
    let sorted = counts.sorted(by: >)
    var ranks: [Int128: Int] = [:]
    for (position, count) in sorted.enumerated() where ranks[count] == nil { ranks[count] = position + 1 }
    for (line, count) in zip(lines, counts) {
      let rank = ranks[count].map { String($0) } ?? ""
      derived(line[7], line[7] == rank, rank, "台账 \(dimension) \(line[0]) 位次")
    }
    let sum = counts.reduce(0, +)
    derived(String(sum), sum == Int128(ledger.total), String(ledger.total), "台账 \(dimension) 各项之和")
  }
}
