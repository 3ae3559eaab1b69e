/// Cuts a paragraph into tokens: the longest word that the definition or the grammar knows, from left to right.
struct TextLexer {
  let line: TextLine
  let numbers: [TextNumber]
  let form: Form
  let year: Int
  /// Names of other bodies, each of which makes what follows theirs.
  let others: Lexicon<Bool>
  /// The name of the body itself.
  let own: Lexicon<Bool>
  /// The whole name: what is part of it names no other.
  let name: String

  private var text: [Character] { line.characters }

  func tokens() -> [TextToken] {
    var tokens: [TextToken] = []
    var position = 0
    var next = 0
    while position < text.count {
      while next < numbers.count, numbers[next].range.lowerBound < position { next += 1 }
      let isNumber = next < numbers.count && numbers[next].range.lowerBound == position
      let found = isNumber ? number(next) : word(at: position)
      if let found {
        tokens.append(found)
        position = found.range.upperBound
      } else if text[position] == " " {
        position += 1
      } else {
        let isLonger = tokens.last?.meaning == .unknown && tokens.last?.range.upperBound == position
        let start = isLonger ? tokens.removeLast().range.lowerBound : position
        tokens.append(TextToken(range: start..<(position + 1), meaning: .unknown))
        position += 1
      }
    }
    return tokens
  }

  private func word(at position: Int) -> TextToken? {
    let character = text[position]
    if TextLine.isDigit(character) { return date(position) }
    if "，。、；：！？（）".contains(character) {
      return TextToken(range: position..<(position + 1), meaning: .mark(character))
    }
    let own = form.textReadings.lexicon.word(at: position, of: text)
    let common = TextGrammar.words.word(at: position, of: text)
    if let name = self.own.word(at: position, of: text) {
      return TextToken(range: position..<(position + name.count), meaning: .grammar(.own))
    }
    if let other = others.word(at: position, of: text),
      other.count > max(own?.count ?? 0, common?.count ?? 0),
      !name.contains(String(text[position..<(position + other.count)]))
    {
      return TextToken(range: position..<(position + other.count), meaning: .body)
    }
    if let own, own.count >= common?.count ?? 0 {
      return TextToken(range: position..<(position + own.count), meaning: .word(own.meaning))
    }
    return common.map {
      TextToken(range: position..<(position + $0.count), meaning: .grammar($0.meaning))
    }
  }

  /// A number with the word that it counts, or the date that it belongs to.
  private func number(_ index: Int) -> TextToken {
    let number = numbers[index]
    if TextLine.isDigit(text[number.range.lowerBound]), let date = date(number.range.lowerBound) {
      return date
    }
    let counter = number.end < text.count ? TextGrammar.counters.word(at: number.end, of: text) : nil
    return TextToken(
      range: number.range.lowerBound..<min(text.count, number.end + (counter?.count ?? 0)),
      meaning: .number(index))
  }

  /// A year, or months and days; `nil` where the digits are none.
  private func date(_ start: Int) -> TextToken? {
    let end = text[start...].firstIndex { !TextLine.isDigit($0) } ?? text.count
    let isNumber = numbersStart(at: start)
    let digits = isNumber ? nil : TextToken(range: start..<end, meaning: .unknown)
    guard end < text.count, end - start <= 4, let value = Int(String(text[start..<end])) else {
      return digits
    }
    switch text[end] {
    case "年":
      // 2023—2025年 and 2023年至2025年 are many years, 转至2026年 is one.
      let isSpan =
        start > 0 && "—–－-~～".contains(text[start - 1])
        || start > 1 && "至到".contains(text[start - 1])
          && (text[start - 2] == "年" || TextLine.isDigit(text[start - 2]))
      let range = start..<(line.has("度", at: end + 1) ? end + 2 : end + 1)
      if isSpan || end - start < 4 { return TextToken(range: range, meaning: .grammar(.period)) }
      let near: [Int: TextGrammar.Word] = [year: .thisYear, year - 1: .lastYear, year + 1: .nextYear]
      return TextToken(range: range, meaning: near[value].map { .grammar($0) } ?? .year(value))
    case "月":
      for whole in ["1月1日", "12月31日", "12月底", "12月末"] where line.has(whole, at: start) {
        return TextToken(range: start..<(start + whole.count), meaning: .grammar(.filler))
      }
      return TextToken(range: start..<(end + 1), meaning: .grammar(.period))
    case "日", "号", "时": return TextToken(range: start..<(end + 1), meaning: .grammar(.filler))
    default: return digits
    }
  }

  private func numbersStart(at position: Int) -> Bool {
    var (low, high) = (0, numbers.count)
    while low < high {
      let middle = (low + high) / 2
      if numbers[middle].range.lowerBound < position { low = middle + 1 } else { high = middle }
    }
    return low < numbers.count && numbers[low].range.lowerBound == position
  }
}
