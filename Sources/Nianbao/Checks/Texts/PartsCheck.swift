/// Adds up what a text lists behind 其中, 包括 or 分别为: “N 条（其中 a 条、b 条）”.
///
/// In brackets, behind a colon or 分别为 the list is whole and must add up to N, unless it ends with 等. Behind a plain 其中 or
/// 包括 it may go on with something else: it is taken for whole where its parts are all separated by 、 and come near to N.
struct PartsCheck {
  /// What a list may add up to, in ten thousandths; beyond it nothing is said.
  private static let largest = Int64.max.magnitude / 4
  /// A plain list whose sum is off by no more than one in ten is meant to be whole.
  private static let nearness: Int64 = 10
  let figures: TextFigures
  let line: TextLine
  let numbers: [TextNumber]
  /// Positions of numbers that do not agree with the tables; a list with one of them cannot add up.
  var wrong: Set<Int> = []

  func findings() -> [Finding] {
    numbers.indices.compactMap { position in
      let whole = numbers[position]
      guard whole.precision == .exact, !wrong.contains(position), let unit = unit(of: whole),
        let list = list(behind: position, unit)
      else { return nil }
      return judge(whole, unit, list)
    }
  }

  /// The word that is counted: one character, and none that only begins another (件次).
  private func unit(of number: TextNumber) -> Character? {
    let text = line.characters
    guard number.end < text.count, text[number.end].isLetter, !"年月日时分个".contains(text[number.end])
    else {
      return number.end + 1 < text.count && text[number.end] == "个" ? "个" : nil
    }
    return number.end + 1 < text.count && text[number.end + 1] == "次" ? nil : text[number.end]
  }

  private struct List {
    let parts: [TextNumber]
    let kind: Kind
    /// Whether it must add up, may go on, or is taken for whole where it comes near.
    enum Kind { case whole, open, near }
  }

  private static let begins: [(word: String, isWhole: Bool)] = [
    ("其中", false), ("当中", false), ("包括", false), ("分别为", true), ("分别是", true), ("分为", true),
  ]

  /// The parts in the whole's own unit.
  private func list(behind position: Int, _ unit: Character) -> List? {
    let whole = numbers[position]
    let text = line.characters
    var start = line.skippingSpaces(from: whole.end + 1)
    var isBracketed = false
    while start < text.count, "（，、： ".contains(text[start]) {
      isBracketed = isBracketed || text[start] == "（"
      start += 1
    }
    guard let begin = Self.begins.first(where: { line.has($0.word, at: start) }) else { return nil }
    let first = start + begin.word.count
    let hasColon = first < text.count && text[first] == "："
    let stop = min(text.count, first + 400)
    let end = isBracketed ? close(from: first) : text[first..<stop].firstIndex { "。；）".contains($0) } ?? stop
    guard let end else { return nil }
    let range = first..<end
    let rest = String(text[range])
    if rest.contains("等") || rest.contains("其中") || rest.contains("分别") { return nil }
    var (depth, from) = (0, first)
    var parts: [TextNumber] = []
    for next in numbers.indices.dropFirst(position + 1) {
      let number = numbers[next]
      guard number.range.lowerBound < end else { break }
      for character in text[from..<number.range.lowerBound] {
        depth += character == "（" ? 1 : character == "）" ? -1 : 0
      }
      from = number.range.lowerBound
      if depth == 0, self.unit(of: number) == unit {
        if wrong.contains(next) || number.precision != .exact { return nil }
        parts.append(number)
      }
    }
    if isBracketed || hasColon || begin.isWhole { return List(parts: parts, kind: .whole) }
    return List(parts: parts, kind: isEnumerated(parts, to: end) ? .near : .open)
  }

  /// Whether nothing but 、 separates the parts, and the list ends behind the last one.
  private func isEnumerated(_ parts: [TextNumber], to end: Int) -> Bool {
    guard let first = parts.first, let last = parts.last, parts.count > 1 else { return false }
    let between = line.characters[first.end..<last.range.lowerBound]
    return end - last.end <= 2 && !between.contains("，") && !between.contains("：")
  }

  /// Where the bracket that is open closes.
  private func close(from start: Int) -> Int? {
    var depth = 1
    for position in start..<min(line.characters.count, start + 400) {
      if line.characters[position] == "（" { depth += 1 }
      if line.characters[position] == "）" { depth -= 1 }
      if depth == 0 { return position }
    }
    return nil
  }

  private func judge(_ whole: TextNumber, _ unit: Character, _ list: List) -> Finding? {
    if ([whole] + list.parts).allSatisfy({ $0.address != nil }) { return nil }
    guard let total = value(whole), let first = list.parts.first.flatMap(value) else { return nil }
    let values = list.parts.compactMap(value)
    guard values.count == list.parts.count,
      ([total] + values).allSatisfy({ $0.magnitude <= Self.largest / UInt64(values.count) })
    else { return nil }
    let sum = values.reduce(0, +)
    let isNear = list.kind == .near && abs(sum - total) <= total / Self.nearness
    if list.kind == .whole || isNear, values.count > 1 {
      // Divided twice: 其中网上30件，信函16件；自然人40件，法人6件.
      let stop = line.characters[list.parts[0].end..<list.parts[values.count - 1].end].firstIndex(of: "；")
      let once = zip(list.parts, values).filter { $0.0.end < stop ?? 0 }.reduce(0) { $0 + $1.1 }
      return sum == total || once == total ? nil : finding(whole, unit, list.parts, sum: sum, total: total)
    }
    return first > total ? finding(whole, unit, [list.parts[0]], sum: first, total: total) : nil
  }

  /// In ten thousandths, so that decimals add up too.
  private func value(_ number: TextNumber) -> Int64? {
    if let address = number.address {
      guard let cell = figures.form.cell(at: address), let value = figures.figures[cell] else { return nil }
      let decimals = figures.form.measure(of: cell).decimals
      return decimals == 0 ? value.scaled(by: 4) : decimals == 4 ? value : nil
    }
    return (0...14).contains(number.exponent + 4) ? number.mantissa.scaled(by: number.exponent + 4) : nil
  }

  private func finding(
    _ whole: TextNumber, _ unit: Character, _ parts: [TextNumber], sum: Int64, total: Int64
  ) -> Finding {
    let text = { (number: Int64) in Measure.text(number, decimals: 4) }
    let printed = parts.map { number in value(number).map(text) ?? number.text }
    let message =
      parts.count == 1
      ? "文字里其中的 \(printed[0]) \(unit)比总数 \(text(total)) \(unit)还多 \(text(sum - total))。"
      : "文字里写 \(text(total)) \(unit)，其中各项 \(printed.joined(separator: " + ")) = \(text(sum))，相差 \(text(abs(sum - total)))。"
    return Finding(
      .textParts, place: line.place(ofCharacter: whole.range.lowerBound), expected: text(sum),
      actual: text(total), message)
  }
}

extension Int64 {
  fileprivate func scaled(by exponent: Int) -> Int64? {
    var result = self
    for _ in 0..<exponent {
      let (product, overflow) = result.multipliedReportingOverflow(by: 10)
      if overflow { return nil }
      result = product
    }
    return result
  }
}

extension Rule {
  static let textParts = Rule(
    "文字-其中", "文字里“其中”列出的各项加起来等于总数", severity: .warning, explanation: .settles,
    hint: "请核对总数和“其中”的各项；没有列全的请写“等”。",
    example: "文字里写 12 条，其中各项 5 + 4 + 2 = 11，相差 1。")
}
