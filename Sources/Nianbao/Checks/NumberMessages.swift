extension TextReadings.Formula {
  /// The reading that is just one cell, for a place in the text that names it.
  init(place cell: Cell, _ form: Form) {
    let address = form.address(of: cell)
    let like = form.textReadings.readings.first { $0.cells == [cell] }
    self.init(
      name: address.row, cells: [cell], words: [], shares: like?.shares ?? [], needsSubject: false)
  }
}

extension TextNumber {
  /// The same number in another measure.
  func shifted(by power: Int) -> TextNumber {
    TextNumber(
      range: range, mantissa: mantissa, exponent: exponent + power, precision: precision, end: end,
      text: text, address: address)
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
      .warning, Self.rule, at: cells.count == 1 ? figures.form.address(of: cells[0]) : Address(table: ""),
      place: piece.place(ofCharacter: number.range.lowerBound), expected: expected, actual: number.text,
      message,
      hint: cells.count == 1
        ? "请核对后改正文字或表格；叙述里写成 \(places[0])，就总与表格一致。" : "请核对后改正文字或表格，使两处一致；说的不是表格里的数时，请写明是什么。")
  }

  func wrong(
    _ number: TextNumber, _ bound: Binding,
    _ candidates: [(reading: TextReadings.Formula, value: Int64, power: Int)]
  ) -> Finding? {
    let printed = { (candidate: (reading: TextReadings.Formula, value: Int64, power: Int)) -> Int64 in
      let decimals = figures.form.measure(of: candidate.reading.cells[0]).decimals
      return number.shifted(by: candidate.power).nearest(decimals: decimals)
    }
    guard
      let best = candidates.min(by: { abs($0.value - printed($0)) < abs($1.value - printed($1)) })
    else { return nil }
    let cell = best.reading.cells[0]
    let unit = figures.form.measure(of: cell).name
    let (own, gap) = (
      figures.form.text(best.value, in: cell), figures.form.text(abs(best.value - printed(best)), in: cell)
    )
    return finding(
      number, best.reading, expected: own,
      "文字写“\(bound.word)”\(counted(number, best.reading))，按“\(best.reading.name)”是 \(own) \(unit)（\(figures.operands(best.reading.cells))），相差 \(gap)。"
    )
  }

  func wrong(
    _ number: TextNumber,
    shares: [(part: TextReadings.Formula, whole: TextReadings.Formula, one: Int64, all: Int64)]
  ) -> Finding? {
    let share = {
      (entry: (part: TextReadings.Formula, whole: TextReadings.Formula, one: Int64, all: Int64)) in
      TextNumber.percent(entry.one, of: entry.all, decimals: max(0, -number.exponent))
    }
    // How far the printed share is from the exact one, as a fraction of the whole.
    let gap = { (one: Int64, all: Int64) in
      let digits = (0..<max(0, -number.exponent)).reduce(Int128(100)) { result, _ in result * 10 }
      return (Int128(one) * digits - Int128(number.mantissa) * Int128(all)).magnitude
    }
    let best = shares.min {
      gap($0.one, $0.all) * UInt128($1.all.magnitude) < gap($1.one, $1.all) * UInt128($0.all.magnitude)
    }
    guard let best else { return nil }
    return finding(
      number, best.part, expected: "\(share(best))%",
      "文字写“\(best.part.name)”占 \(number.text)%，按占“\(best.whole.name)”是 \(share(best))%（\(best.one) ÷ \(best.all)）。"
    )
  }

  func wrong(
    _ number: TextNumber, isUp: Bool, isPercent: Bool,
    growth: [(reading: TextReadings.Formula, now: Int64, before: Int64)]
  ) -> Finding? {
    guard let best = growth.first else { return nil }
    let said = "\(isUp ? "增长" : "下降") \(number.text)\(isPercent ? "%" : "")"
    return finding(
      number, best.reading, expected: words(best, isPercent ? max(0, -number.exponent) : nil),
      "文字写“\(best.reading.name)”同比\(said)，\(years(best))，应为\(words(best, isPercent ? max(0, -number.exponent) : nil))。"
    )
  }

  func notLevel(
    _ number: TextNumber, _ known: [(reading: TextReadings.Formula, now: Int64, before: Int64)]
  ) -> Finding? {
    guard let best = known.first else { return nil }
    return finding(
      number, best.reading, expected: words(best, 1),
      "文字写“\(best.reading.name)”与上年持平，\(years(best))，应为\(words(best, 1))。")
  }

  private func years(_ entry: (reading: TextReadings.Formula, now: Int64, before: Int64)) -> String {
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
    _ entry: (reading: TextReadings.Formula, now: Int64, before: Int64), _ decimals: Int?
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

extension TextNumber {
  /// What the number says in units of 10 to the minus `decimals`, as near as whole units come.
  func nearest(decimals: Int) -> Int64 {
    var (value, power) = (mantissa, exponent + decimals)
    while power > 0, value < .max / 10 { (value, power) = (value * 10, power - 1) }
    while power < 0 { (value, power) = (value / 10, power + 1) }
    return value
  }

  /// A share in percent, rounded half away from zero.
  static func percent(_ part: Int64, of whole: Int64, decimals: Int) -> String {
    let scale = (0..<min(decimals, 6)).reduce(Int128(100)) { result, _ in result * 10 }
    let value = (2 * Int128(part.magnitude) * scale + Int128(whole)) / (2 * Int128(whole))
    let digits = String(value)
    if decimals == 0 { return digits }
    let padded = String(repeating: "0", count: max(0, decimals + 1 - digits.count)) + digits
    return "\(padded.dropLast(decimals)).\(padded.suffix(decimals))"
  }
}
