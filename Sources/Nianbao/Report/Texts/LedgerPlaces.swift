extension FigurePlaces {
  private static let counter = Measure(name: "条", decimals: 0, conversions: [:])

  /// The items of a key, or all of them without a key; no number where there are no ledgers.
  ///
  /// A key is one of 类别, of 类别/主题 where it has a stroke, or of the dimension named before it.
  func counted(_ words: [String], behind helper: Helper?) throws(Unknown) -> TextFigure {
    guard let ledger else {
      return TextFigure(
        measure: Self.counter, value: nil, prior: nil, growth: Growth(from: nil, to: nil),
        counted: .init(dimension: "", key: ""))
    }
    if words.isEmpty {
      return TextFigure(
        measure: Self.counter, value: ledger.total, prior: ledger.priorTotal, growth: ledger.growth,
        counted: .init(dimension: "", key: ""))
    }
    var key = words
    let isNamed = words.count > 1 && ledger.dimensions.contains { $0.name == words[0] }
    let name =
      isNamed
      ? key.removeFirst() : words.contains { $0.contains("/") } ? LedgerWords.themes : LedgerWords.category
    let wanted = key.joined(separator: " ")
    let lines = ledger.dimensions.first { $0.name == name }?.lines ?? []
    guard let line = lines.first(where: { $0.key == wanted || $0.name == wanted }) else {
      let near = Label.nearest(to: wanted, among: lines.map(\.key))
      let helpers =
        helper == .count || helper == .countGrowth ? [helper?.rawValue] : [helper?.rawValue, "条数"]
      let before = helpers.compactMap { $0 } + (isNamed ? [name] : [])
      throw Unknown(
        words: "：台账的“\(name)”里没有“\(wanted)”", near: near.map { (before + [$0]).joined(separator: " ") })
    }
    return TextFigure(
      measure: Self.counter, value: line.count, prior: line.prior, growth: line.growth, whole: ledger.total,
      counted: .init(dimension: name, key: line.key))
  }
}
