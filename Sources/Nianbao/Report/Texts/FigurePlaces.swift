/// What may stand between `{{` and `}}` in a text, and what is printed there.
///
/// ```
/// {{申请/新收/总计}}           268              {{新收}}               a named quantity of the definition
/// {{同比 申请/新收/总计}}      同比增长12.3%    {{增减 新收}}          增加39件
/// {{上年 新收}}                239              {{万 许可/行政许可/数量}}  2.55万
/// {{占比 申请/予以公开/总计}}  43.61%           {{占比 新收 收办}}     of a whole that is named
/// {{条数}} {{条数 惠民生}} {{条数 惠民生/医疗卫生}} {{条数 渠道 政府网站}} {{同比条数 惠民生}}  items of the ledgers
/// ```
/// A figure is an address, a quantity, or 条数 with its key; a share without a second figure is one of the nearest
/// total that sums over it, along its row's axis first. Blanks may be full-width. A figure without a number is `nil`.
package struct FigurePlaces: Sendable {
  let statistics: Statistics
  let ledger: LedgerStatistics?

  enum Helper: String, CaseIterable {
    case growth = "同比"
    case change = "增减"
    case prior = "上年"
    case share = "占比"
    case tenThousands = "万"
    case count = "条数"
    case countGrowth = "同比条数"
  }

  /// Why nothing can stand there.
  struct Unknown: Error {
    let words: String
    /// The place that was perhaps meant, or what is expected there.
    var near: String?
  }

  /// - Returns: `nil` where the figure has no number.
  func text(of place: some StringProtocol) throws(Unknown) -> String? {
    let (helper, figure) = try figure(at: place)
    switch helper {
    case nil, .count: return figure.valueText
    case .growth, .countGrowth: return figure.growthText
    case .change: return figure.changeText
    case .prior: return figure.priorText
    case .tenThousands: return figure.tenThousandsText
    case .share: return figure.shareText
    }
  }

  /// The figure that a place speaks of, and what it says of it; `nil` for its number.
  func figure(at place: some StringProtocol) throws(Unknown) -> (helper: Helper?, figure: TextFigure) {
    let words = Self.words(of: place)
    guard let first = words.first, let helper = Helper(rawValue: first) else {
      return (nil, try figure(words))
    }
    let rest = Array(words.dropFirst())
    switch helper {
    case .count, .countGrowth: return (helper, try counted(rest, behind: helper))
    case .share: return (helper, try share(rest))
    case .growth, .change, .prior, .tenThousands: return (helper, try figure(rest, behind: helper))
    }
  }

  /// Words apart; blanks around the strokes of an address say nothing.
  private static func words(of place: some StringProtocol) -> [String] {
    var words: [String] = []
    for word in place.split(whereSeparator: \.isWhitespace).map({ String($0) }) {
      if let last = words.last, last.hasSuffix("/") || word.hasPrefix("/") {
        words[words.count - 1] = last + word
      } else {
        words.append(word)
      }
    }
    return words
  }

  private func share(_ words: [String]) throws(Unknown) -> TextFigure {
    let isCounted = words.first == Helper.count.rawValue
    guard words.count == 2, !isCounted else {
      let figure = try figure(words, behind: .share)
      if figure.whole == nil, figure.value != nil, !isCounted {
        throw Unknown(words: "没有包含它的合计可作分母，请在后面再写一个地址或数量作分母")
      }
      return figure
    }
    var part = try figure([words[0]], behind: .share, after: [words[1]])
    let whole = try figure([words[1]], behind: .share, before: [words[0]])
    // Parts of a unit in units of another would be no share.
    part.whole = part.measure == whole.measure ? whole.value : nil
    part.wholeCells = whole.cells
    return part
  }
}

// MARK: - Figures

extension FigurePlaces {
  /// The figure that words name; `before` and `after` are what else stands in the place, for suggestions.
  private func figure(
    _ words: [String], behind helper: Helper? = nil, before: [String] = [], after: [String] = []
  ) throws(Unknown) -> TextFigure {
    if words.first == Helper.count.rawValue { return try counted(Array(words.dropFirst()), behind: helper) }
    if words.count == 1, let figure = figure(named: words[0]) { return figure }
    // What was meant for a helper stands before something that is a figure.
    if helper == nil, words.count > 1, let last = words.last,
      last.contains("/") || figure(named: last) != nil
    {
      let known = Helper.allCases.map(\.rawValue)
      let near = Label.nearest(to: words[0], among: known)
      throw Unknown(
        words: "里的“\(words[0])”不认识，可用的有 \(known.joined(separator: "、"))",
        near: near.map { ([$0] + words.dropFirst()).joined(separator: " ") })
    }
    let wanted = words.joined()
    let near = Label.nearest(to: wanted, among: names)
    let whole = near.map {
      ([helper?.rawValue].compactMap { $0 } + before + [$0] + after).joined(separator: " ")
    }
    let kind = wanted.contains("/") || wanted.isEmpty ? "不是表样里的地址" : "不是表样里的地址，也不是定义里的数量"
    throw Unknown(words: kind, near: whole)
  }

  /// All addresses and quantities.
  private var names: [String] {
    let form = statistics.form
    return form.cells.map { form.address(of: $0).description } + form.quantities.map(\.id)
  }

  /// The figure with that address, or that name among the quantities; `nil` when there is none.
  func figure(named name: String) -> TextFigure? {
    let form = statistics.form
    if let cell = form.cell(at: name) {
      let whole = whole(of: [cell])
      return TextFigure(
        measure: form.measure(of: cell), value: statistics.figures[cell], prior: prior(of: [cell]),
        growth: statistics.growth(of: cell), whole: whole.flatMap { statistics.figures[$0] }, cells: [cell],
        wholeCells: [whole].compactMap { $0 })
    }
    guard let quantity = form.quantities.first(where: { $0.id == name }),
      let measure = form.measure(of: quantity)
    else { return nil }
    let cells = form.cells(of: quantity)
    let value = form.value(of: quantity, in: statistics.figures)
    let prior = prior(of: cells)
    let isComparable = cells.allSatisfy { statistics.growth(of: $0).kind != .notComparable }
    let whole = whole(of: cells)
    return TextFigure(
      measure: measure, value: value, prior: prior,
      growth: isComparable ? Growth(from: prior, to: value) : .notComparable,
      whole: whole.flatMap { statistics.figures[$0] }, cells: cells, wholeCells: [whole].compactMap { $0 })
  }

  /// Last year's sum; `nil` when one of the cells has no number or asked something else.
  private func prior(of cells: [Cell]) -> Int64? {
    let values = cells.map { cell -> Int64? in
      statistics.growth(of: cell).kind == .notComparable ? nil : statistics.prior(of: cell)
    }
    return values.contains(nil) ? nil : values.compactMap { $0 }.reduce(0, +)
  }

  /// The nearest total that sums over all the cells: along the rows, else along the columns.
  private func whole(of cells: [Cell]) -> Cell? {
    let wholes = cells.map { statistics.form.total(over: $0) }
    guard let first = wholes.first ?? nil, wholes.allSatisfy({ $0 == first }) else { return nil }
    return first
  }
}
