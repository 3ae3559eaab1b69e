/// The words of a number: those before it up to a mark or to the number before, and those right behind it.
struct TextPhrase {
  /// In the text's order.
  var left: [TextToken] = []
  var right: [TextToken] = []
  /// Whether a mark or the end follows the words behind.
  var isClosed = false
  /// Where the words behind end, by the position of a token.
  var end = 0
  /// Whether the words before begin behind a comma that could be gone over.
  var start = 0
}

extension TextPhrase {
  /// Whether its number is last year's: 上年的29件, 由29件升到42件.
  var isOfLastYear: Bool { left.contains { $0.is(.lastYear) } || right.first?.is(.became) == true }

  /// Longer phrases are cut: nobody writes them.
  private static let longest = 48

  /// The phrase of the number at a position; tokens before `taken` belong to a number before.
  init(around position: Int, of tokens: [TextToken], taken: Int) {
    start = position
    walk(back: position - 1, tokens, taken: taken)
    end = position + 1
    while end < tokens.count, end - position < Self.longest {
      let token = tokens[end]
      if token.endsClause || token.isNumber || token.mark == "、" {
        isClosed = !token.isNumber
        break
      }
      right.append(token)
      end += 1
    }
    if end == tokens.count { isClosed = true }
  }

  /// Takes in the clause before it too, where the phrase begins behind a comma.
  mutating func extend(_ tokens: [TextToken], taken: Int) {
    let position = start - 1
    guard position >= taken, tokens[position].mark == "，" || tokens[position].mark == "：" else { return }
    left.insert(tokens[position], at: 0)
    walk(back: position - 1, tokens, taken: taken)
  }

  /// Takes in words up to a mark or a number, over brackets.
  private mutating func walk(back start: Int, _ tokens: [TextToken], taken: Int) {
    var position = start
    var found: [TextToken] = []
    while position >= taken, found.count + left.count < Self.longest {
      let token = tokens[position]
      if token.mark == "）", let open = Self.open(before: position, in: tokens, taken: taken) {
        found += Self.included(tokens[(open + 1)..<position])
        position = open - 1
        continue
      }
      if token.isNumber || token.endsClause { break }
      found.append(token)
      position -= 1
    }
    self.start = position + 1
    left = found.reversed() + left
  }

  private static func open(before close: Int, in tokens: [TextToken], taken: Int) -> Int? {
    var depth = 0
    for position in stride(from: close, through: max(0, close - longest), by: -1) {
      if tokens[position].mark == "）" { depth += 1 }
      if tokens[position].mark == "（" { depth -= 1 }
      if depth == 0 { return position }
    }
    return nil
  }

  /// What a bracket adds: （含部分公开）, from the last token to the first.
  private static func included(_ tokens: ArraySlice<TextToken>) -> [TextToken] {
    guard let first = tokens.first, first.is(.with) || first.is(.among), !tokens.contains(where: \.isNumber)
    else {
      return []
    }
    return tokens.dropFirst().reversed() + [TextToken(range: first.range, meaning: .grammar(.and))]
  }
}
