extension TextReadings.Formula {
  /// The reading that is just one cell, for a place in the text that names it.
  init(place cell: Cell, _ form: Form) {
    let address = form.address(of: cell)
    let like = form.textReadings.readings.first { $0.cells == [cell] }
    self.init(
      name: address.row, cells: [cell], words: [], shares: like?.shares ?? [], needsSubject: false)
  }
}

/// What is said of a number that no reading allows: the words, the number, and the nearest formula with its parts.
extension NumberCheck {
  private func finding(
    _ number: TextNumber, _ reading: TextReadings.Formula, expected: String, _ message: String
  ) -> Finding {
    let cells = reading.cells
    let places = cells.map { "{{\(figures.form.address(of: $0))}}" }
    return Finding(
      .textFigure, at: cells.count == 1 ? figures.form.address(of: cells[0]) : Address(table: ""),
      place: line.piece.place(ofCharacter: number.range.lowerBound), expected: expected, actual: number.text,
      message,
      hint: cells.count == 1
        ? "请核对后改正文字或表格；叙述里写成 \(places[0])，就总与表格一致。" : "请核对后改正文字或表格，使两处一致；说的不是表格里的数时，请写明是什么。")
  }

  func wrong(
    _ number: TextNumber, _ bound: Binding, _ candidates: [Candidate]
  ) -> Finding? {
    let distance = { (candidate: Candidate) -> Int64 in
      let printed = number.shifted(by: candidate.power)
      let gap =
        Int128(candidate.value) - Int128(printed.nearest(decimals: measure(candidate.reading).decimals))
      return Int64(clamping: gap.magnitude)
    }
    guard let best = candidates.min(by: { distance($0) < distance($1) }) else { return nil }
    let unit = measure(best.reading)
    let (own, gap) = (unit.text(best.value), unit.text(distance(best)))
    return finding(
      number, best.reading, expected: own,
      "文字写“\(bound.word)”\(counted(number, best.reading))，按“\(best.reading.name)”是 \(own) \(unit.name)（\(figures.operands(best.reading.cells))），相差 \(gap)。"
    )
  }

  func wrong(_ number: TextNumber, shares: [Share]) -> Finding? {
    let digits = 100 * Int128.ten(to: max(0, -number.exponent))
    // How far the printed share is from the exact one, as a fraction of the whole; times the other's whole.
    let gap = { (share: Share, other: Share) in
      let gap = Int128(share.one) * digits - Int128(number.mantissa) * Int128(share.all)
      return gap.magnitude.multipliedFullWidth(by: UInt128(other.all.magnitude))
    }
    let best = shares.min {
      let (own, other) = (gap($0, $1), gap($1, $0))
      return (own.high, own.low) < (other.high, other.low)
    }
    guard let best else { return nil }
    let share = TextNumber.percent(best.one, of: best.all, decimals: max(0, -number.exponent))
    return finding(
      number, best.part, expected: "\(share)%",
      "文字写“\(best.part.name)”占 \(number.text)%，按占“\(best.whole.name)”是 \(share)%（\(best.one) ÷ \(best.all)）。"
    )
  }

  func wrong(_ number: TextNumber, isUp: Bool, isPercent: Bool, growth: [TwoYears]) -> Finding? {
    guard let best = growth.first else { return nil }
    let right = words(best, isPercent ? max(0, -number.exponent) : nil)
    let said = "\(isUp ? "增长" : "下降") \(number.text)\(isPercent ? "%" : "")"
    return finding(
      number, best.reading, expected: right,
      "文字写“\(best.reading.name)”同比\(said)，\(years(best))，应为\(right)。"
    )
  }

  func notLevel(_ number: TextNumber, _ known: [TwoYears]) -> Finding? {
    guard let best = known.first else { return nil }
    let right = words(best, 1)
    return finding(
      number, best.reading, expected: right,
      "文字写“\(best.reading.name)”与上年持平，\(years(best))，应为\(right)。")
  }

  private func years(_ entry: TwoYears) -> String {
    let cell = entry.reading.cells[0]
    return "本年 \(figures.form.text(entry.now, in: cell))，上年 \(figures.form.text(entry.before, in: cell))"
  }

  /// The number as it stands there, with the word it counts.
  private func counted(_ number: TextNumber, _ reading: TextReadings.Formula) -> String {
    let measure = figures.form.measure(of: reading.cells[0])
    let names =
      [measure.name] + (figures.form.textReadings.counters[measure.name] ?? []) + measure.conversions.keys
    let word = names.filter { line.has(Array($0), at: number.end) }.max { $0.count < $1.count }
    let end = word ?? String(measure.name.drop { $0 == number.text.last })
    return number.text + (number.text.last.map(TextLine.isDigit) == true ? " " : "") + end
  }

  /// `增长 10.5%`, or the plain difference where there is no base or no decimals are given.
  private func words(
    _ entry: TwoYears, _ decimals: Int?
  ) -> String {
    let size = entry.now - entry.before
    if size == 0 { return "持平" }
    let word = size > 0 ? "增长" : "下降"
    guard let decimals, entry.before > 0 else {
      return "\(word) \(figures.form.text(abs(size), in: entry.reading.cells[0]))"
    }
    return "\(word) \(TextNumber.percent(abs(size), of: entry.before, decimals: decimals))%"
  }
}

extension Rule {
  static let textFigure = Rule(
    "文字-一致", "文字里的数与表格一致", severity: .warning, explanation: .settles,
    hint: "请核对后改正文字或表格，使两处一致；说的不是表格里的数时，请写明是什么。")
}
