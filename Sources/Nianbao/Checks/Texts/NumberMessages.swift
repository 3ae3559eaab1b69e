/// What is said of a number that no reading allows: the words, the number, and the nearest formula with its parts.
struct NumberMessages {
  let figures: TextFigures
  let line: TextLine

  private var form: Form { figures.form }
  private var text: [Character] { line.characters }

  /// A finding at a character; `instead` is what to write in its place.
  private func finding(
    at position: Int, _ actual: String, _ reading: TextReadings.Formula, expected: String,
    instead: String? = nil,
    _ message: String
  ) -> Finding {
    let address = reading.cells.count == 1 ? form.address(of: reading.cells[0]) : nil
    return Finding(
      .textFigure, at: address ?? Address(table: ""), place: line.place(ofCharacter: position),
      expected: expected,
      actual: actual, message, hint: hint(address, instead))
  }

  /// A unit is told the number to write, the office also the address that always agrees with the table.
  private func hint(_ address: Address?, _ instead: String?) -> String {
    guard let instead else { return "请核对后改正文字或表格，使两处一致；说的不是表格里的数时，请写明是什么。" }
    if let address, figures.unit.isEmpty {
      return "请改成 \(instead)，表格错了的改表格；叙述里写成 {{\(address)}}，就总与表格一致。"
    }
    return "请改成 \(instead)，表格错了的改表格；说的不是表格里的数时，请写明是什么。"
  }

  func wrong(_ number: TextNumber, _ bound: String, _ candidates: [CountReading], lastYear: Bool) -> Finding?
  {
    let distance = { (candidate: CountReading) -> Int64 in
      let printed = number.shifted(by: candidate.power)
      let gap =
        Int128(candidate.value) - Int128(printed.nearest(decimals: measure(candidate.reading).decimals))
      return Int64(clamping: gap.magnitude)
    }
    guard let best = candidates.min(by: { distance($0) < distance($1) }) else { return nil }
    let unit = measure(best.reading)
    let (own, gap) = (unit.text(best.value), unit.text(distance(best)))
    let cells = figures.operands(best.reading.cells, lastYear: lastYear)
    return finding(
      at: number.range.lowerBound, number.text, best.reading, expected: own, instead: "\(own) \(unit.name)",
      "文字写“\(bound)”\(counted(number, best.reading))，按\(lastYear ? "上年的" : "")“\(best.reading.name)”是 \(own) \(unit.name)（\(cells)），相差 \(gap)。"
    )
  }

  func wrong(_ number: TextNumber, shares: [ShareReading]) -> Finding? {
    let digits = 100 * Int128.ten(to: max(0, -number.exponent))
    // How far the printed share is from the exact one, as a fraction of the whole; times the other's whole.
    let gap = { (share: ShareReading, other: ShareReading) in
      let gap = Int128(share.one) * digits - Int128(number.mantissa) * Int128(share.all)
      return gap.magnitude.multipliedFullWidth(by: UInt128(other.all.magnitude))
    }
    // Where no whole is named, the first that the definition gives the part is meant.
    let own = shares.filter { $0.part.shares.first == $0.whole.name }
    let best = (own.isEmpty ? shares : own).min {
      let (own, other) = (gap($0, $1), gap($1, $0))
      return (own.high, own.low) < (other.high, other.low)
    }
    guard let best else { return nil }
    let share = TextNumber.percent(best.one, of: best.all, decimals: max(0, -number.exponent))
    return finding(
      at: number.range.lowerBound, number.text, best.part, expected: "\(share)%", instead: "\(share)%",
      "文字写“\(best.part.name)”占\(Self.percent(number))，按占“\(best.whole.name)”是 \(share)%（\(best.one) ÷ \(best.all)）。"
    )
  }

  func wrong(_ number: TextNumber, _ change: ChangeReading, isPercent: Bool, growth: [TwoYears]) -> Finding? {
    guard let best = growth.first else { return nil }
    if change.kind == .times { return wrong(number, change, best) }
    let right = words(best, isPercent ? max(0, -number.exponent) : nil)
    let said = "\(change.kind == .up ? "增长" : "下降") \(number.text)\(isPercent ? "%" : "")"
    return finding(
      at: number.range.lowerBound, number.text, best.reading, expected: right,
      "文字写“\(best.reading.name)”同比\(said)，\(years(best))，应为\(right)。"
    )
  }

  private func wrong(_ number: TextNumber, _ change: ChangeReading, _ years: TwoYears) -> Finding? {
    guard years.before > 0 else { return nil }
    let size = change.isGrowth ? years.now - years.before : years.now
    let right = TextNumber.ratio(size, of: years.before, decimals: max(0, -number.exponent))
    return finding(
      at: number.range.lowerBound, number.text, years.reading, expected: "\(right) 倍",
      "文字写“\(years.reading.name)”\(change.isGrowth ? "比上年增长" : "是上年的") \(number.text) 倍，\(self.years(years))，应为 \(right) 倍。"
    )
  }

  func wrong(_ number: TextNumber, _ best: PointReading, isUp: Bool) -> Finding {
    let size = Measure.text(best.points.magnitude, decimals: max(0, -number.exponent))
    let right = best.points == 0 ? "持平" : "\(best.points > 0 ? "提高" : "下降") \(size) 个百分点"
    return finding(
      at: number.range.lowerBound, number.text, best.part, expected: right,
      "文字写“\(best.part.name)”的占比比上年\(isUp ? "提高" : "下降") \(number.text) 个百分点，应为\(right)。")
  }

  func notLevel(at position: Int, _ known: [TwoYears]) -> Finding? {
    guard let best = known.first else { return nil }
    let right = words(best, 1)
    return finding(
      at: position, "持平", best.reading, expected: right,
      "文字写“\(best.reading.name)”与上年持平，\(years(best))，应为\(right)。")
  }

  func notNone(_ token: TextToken, said: String, _ known: [CountReading]) -> Finding? {
    guard let best = known.first else { return nil }
    let unit = measure(best.reading)
    let own = unit.text(best.value)
    return finding(
      at: token.range.lowerBound, "0", best.reading, expected: own, instead: "\(own) \(unit.name)",
      "文字写“\(said)”，按“\(best.reading.name)”有 \(own) \(unit.name)（\(figures.operands(best.reading.cells))）。")
  }

  func notTotal(_ number: TextNumber, _ parts: [TextNumber], sum: Int128) -> Finding {
    let printed = parts.map(\.text).joined(separator: " + ")
    let gap = (sum - Int128(number.mantissa)).magnitude
    let decimals = max(0, -number.exponent)
    let right = Measure.text(Int64(clamping: sum), decimals: decimals)
    let counter = text[number.end]
    return Finding(
      .textParts, place: line.place(ofCharacter: number.range.lowerBound), expected: right,
      actual: number.text,
      "文字里写合计 \(number.text) \(counter)，前面各项 \(printed) = \(right)，相差 \(Measure.text(Int64(clamping: gap), decimals: decimals))。"
    )
  }
}

extension NumberMessages {
  /// ` 22.3%`, or 百分之二十二 where it is written so.
  private static func percent(_ number: TextNumber) -> String {
    number.text.contains(where: TextLine.isDigit) ? " \(number.text)%" : "百分之\(number.text)"
  }

  private func measure(_ reading: TextReadings.Formula) -> Measure { form.measure(of: reading.cells[0]) }

  private func years(_ entry: TwoYears) -> String {
    let cell = entry.reading.cells[0]
    return "本年 \(form.text(entry.now, in: cell))，上年 \(form.text(entry.before, in: cell))"
  }

  /// The number as it stands there, with the word it counts.
  private func counted(_ number: TextNumber, _ reading: TextReadings.Formula) -> String {
    let measure = measure(reading)
    let names = [measure.name] + (form.textReadings.counters[measure.name] ?? []) + measure.conversions.keys
    let word = names.filter { line.has(Array($0), at: number.end) }.max { $0.count < $1.count }
    let end = word ?? String(measure.name.drop { $0 == number.text.last })
    return number.text + (number.text.last.map(TextLine.isDigit) == true ? " " : "") + end
  }

  /// `增长 10.5%`, or the plain difference where there is no base or no decimals are given.
  private func words(_ entry: TwoYears, _ decimals: Int?) -> String {
    let size = entry.now - entry.before
    if size == 0 { return "持平" }
    let word = size > 0 ? "增长" : "下降"
    guard let decimals, entry.before > 0 else {
      return "\(word) \(form.text(abs(size), in: entry.reading.cells[0]))"
    }
    return "\(word) \(TextNumber.percent(abs(size), of: entry.before, decimals: decimals))%"
  }
}

extension Rule {
  static let textFigure = Rule(
    "文字-一致", "文字里的数与表格一致", severity: .warning, explanation: .settles,
    hint: "请核对后改正文字或表格，使两处一致；说的不是表格里的数时，请写明是什么。")
}
