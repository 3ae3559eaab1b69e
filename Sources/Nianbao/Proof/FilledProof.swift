/// Whether what was filled into a text follows from its figure.
struct FilledProof {
  let figure: TextFigure

  func holds(_ text: String, _ helper: FigurePlaces.Helper?) -> Bool {
    switch helper {
    case nil, .count: return isNumber(text, figure.value)
    case .prior: return isNumber(text, figure.prior)
    case .tenThousands: return isTenThousands(text)
    case .growth, .countGrowth: return isGrowth(text)
    case .change: return isChange(text)
    case .share: return isShare(text)
    }
  }

  private func isNumber(_ text: String, _ value: Int64?) -> Bool {
    guard let value else { return text == Narrative.pending }
    return PrintedNumber.scaled(text, figure.measure.decimals) == Int128(value)
  }

  private func isShare(_ text: String) -> Bool {
    guard let value = figure.value, let whole = figure.whole, whole != 0 else {
      return text == Narrative.pending
    }
    return text.hasSuffix("%") && PrintedNumber.isRate(text.dropLast(), Int128(value), of: Int128(whole))
  }

  /// Off by no more than half of a hundredth of ten thousand.
  private func isTenThousands(_ text: String) -> Bool {
    guard let value = figure.value else { return text == Narrative.pending }
    let digits = figure.measure.decimals + (figure.measure.name.first == "万" ? 0 : 4)
    guard text.hasSuffix("万"), let hundredths = PrintedNumber.scaled(text.dropLast(), 2) else { return false }
    let unit = Int128.ten(to: digits)
    return (hundredths * unit - 100 * Int128(value)).magnitude * 2 <= unit.magnitude
  }

  private func isChange(_ text: String) -> Bool {
    guard let (prior, value) = compared, value != prior else { return isGrowth(text) }
    let word = value > prior ? "增加" : "减少"
    guard text.hasPrefix(word), text.hasSuffix(figure.measure.name) else { return false }
    let number = text.dropFirst(word.count).dropLast(figure.measure.name.count)
    let size = PrintedNumber.scaled(number, figure.measure.decimals)
    return size == Int128((value - prior).magnitude)
  }

  private func isGrowth(_ text: String) -> Bool {
    guard let (prior, value) = compared else {
      let reasons = [figure.growth.kind == .notComparable ? "口径变化" : "上年无数", Narrative.pending]
      return figure.value == nil
        ? text == reasons[1] || text.hasPrefix(reasons[0]) : text.hasPrefix(reasons[0])
    }
    if value == prior { return text == "与上年持平" }
    if prior == 0 { return text == "上年为零" }
    if text == "与上年基本持平" { return PrintedNumber.isRate("0", value - prior, of: prior) }
    let word = value > prior ? "同比增长" : "同比下降"
    guard text.hasPrefix(word), text.hasSuffix("%") else { return false }
    let size = Int128((value - prior).magnitude)
    return PrintedNumber.isRate(text.dropFirst(word.count).dropLast(), size, of: prior)
  }

  private var compared: (prior: Int128, value: Int128)? {
    guard figure.growth.kind != .notComparable, let prior = figure.prior, let value = figure.value else {
      return nil
    }
    return (Int128(prior), Int128(value))
  }
}

extension TextFigure {
  /// What a text may be made of, for failures.
  var inWords: String {
    let words = { (number: Int64?) in number.map { measure.text($0) } ?? "无" }
    return "由本年 \(words(value))、上年 \(words(prior))、合计 \(words(whole)) 得出"
  }
}
