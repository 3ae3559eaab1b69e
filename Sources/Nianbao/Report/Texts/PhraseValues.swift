import Mustache

/// What phrases may say: the region and the year, every named quantity of the form, and what the ledgers count.
///
/// A number is given as its place (`{{新收}}`), so that the text is filled, checked and kept true like any other:
/// `新收.值`, `.同比`, `.增减`, `.上年`, `.占比`, `.万` and `.单位`; whether there is something to say: `.有` (a number),
/// `.正`, `.零`, `.可比` (with the year before), `.增长`, `.下降`, `.持平`, `.有占比`. `{{#有.培训}}` asks for a quantity that
/// the project may lack.
package struct PhraseValues: Sendable {
  private let project: Project
  private let isUnit: Bool
  let places: FigurePlaces

  package init(
    _ project: Project, statistics: Statistics, ledger: LedgerStatistics? = nil, isUnit: Bool = false
  ) {
    self.project = project
    self.isUnit = isUnit
    places = FigurePlaces(statistics: statistics, ledger: ledger)
  }

  /// All values for a section, counted from 1, whose parts have headings; 0 is no section.
  func all(section: Int) -> [String: Any] {
    let (form, year) = (places.statistics.form, places.statistics.year)
    let parts = form.sections.indices.contains(section - 1) ? form.sections[section - 1].parts : []
    var values: [String: Any] = [
      "region": Markdown.start(project.region), "year": year, "lastYear": year - 1, "nextYear": year + 1,
      "isUnit": isUnit, "publisher": Markdown.cell(project.office), "basis": Markdown.cell(form.basis),
      "部分": Dictionary(uniqueKeysWithValues: parts.enumerated().map { ("\($0.offset + 1)", $0.element) }),
      "有": Guard(places: places),
    ]
    for quantity in form.quantities {
      guard let figure = places.figure(named: quantity.id) else { continue }
      values[quantity.id] = self.values(of: figure, quantity.id)
    }
    return values.merging(ledgerValues) { own, _ in own }
  }

  /// How many parts the summary has.
  private static let parts = 7

  /// Whether the office wrote a part of the summary, and its text.
  func own(_ texts: [Int: String]) -> [String: Any] {
    let numbers = 1...Self.parts
    return [
      "全部自写": numbers.allSatisfy { texts[$0] != nil },
      "自写": Dictionary(uniqueKeysWithValues: numbers.map { ("\($0)", texts[$0] != nil) }),
      "文字": Dictionary(uniqueKeysWithValues: numbers.map { ("\($0)", texts[$0] ?? "") }),
    ]
  }

  private func values(of figure: TextFigure, _ name: String) -> [String: Any] {
    let change = figure.growth.change ?? 0
    return [
      "值": "{{\(name)}}", "同比": "{{同比 \(name)}}", "增减": "{{增减 \(name)}}", "上年": "{{上年 \(name)}}",
      "占比": "{{占比 \(name)}}", "万": "{{万 \(name)}}", "单位": figure.measure.name,
      "有": figure.value != nil, "正": (figure.value ?? 0) > 0, "零": figure.value == 0,
      "可比": figure.growth.change != nil, "增长": change > 0, "下降": change < 0,
      "持平": figure.growth.change == 0, "有占比": figure.shareText != nil,
    ]
  }

  /// Whether the project has a quantity at all, and a number for it.
  private struct Guard: MustacheParent {
    let places: FigurePlaces
    func child(named name: String) -> Any? {
      let quantity = places.statistics.form.quantities.first { Phrase.encoded($0.id) == name }
      return quantity.flatMap { places.figure(named: $0.id)?.value } != nil
    }
  }
}

// MARK: - Ledgers

extension PhraseValues {
  /// How many of the most frequent themes are named, and how many kinds or channels: a text is no table.
  private static let named = 3
  private static let listed = 12

  private var ledgerValues: [String: Any] {
    let ledger = places.ledger
    let total = (try? places.text(of: "条数")) ?? nil
    let (kinds, channels) = (lines(LedgerWords.category), lines(LedgerWords.channel))
    return [
      "台账": ledger.map { $0.total > 0 } ?? false,
      "条数": [
        "值": "{{条数}}", "同比": "{{同比条数}}", "有": total != nil, "可比": ledger?.growth.change != nil,
        "增长": (ledger?.growth.change ?? 0) > 0, "下降": (ledger?.growth.change ?? 0) < 0,
      ],
      "类别": kinds.first, "有类别": !kinds.first.isEmpty, "还有类别": kinds.isMore,
      "渠道": channels.first, "有渠道": !channels.first.isEmpty, "还有渠道": channels.isMore,
    ]
  }

  /// The keys of a dimension with items, the most frequent first, and whether there are more than can be listed.
  private func lines(_ name: String) -> (first: [[String: Any]], isMore: Bool) {
    let lines = places.ledger?.dimensions.first { $0.name == name }?.lines ?? []
    let known = lines.filter { $0.count > 0 && !$0.key.isEmpty }
    let first = known.prefix(Self.listed).enumerated().map { position, line in
      let themes = name == LedgerWords.category ? self.themes(of: line.key) : []
      let share = line.share.map { $0.size } ?? ""
      let own: [String: Any] = [
        "序": Self.ordinal(position + 1), "占比": place("占比 条数 \(name) \(line.key)", share),
        "有占比": line.share != nil, "有主题": !themes.isEmpty, "主题": themes,
      ]
      return own.merging(values(of: line, name, line.name)) { own, _ in own }
    }
    return (first, known.count > Self.listed)
  }

  /// The most frequent themes of a kind of items.
  private func themes(of kind: String) -> [[String: Any]] {
    let name = LedgerWords.themes
    let lines = places.ledger?.dimensions.first { $0.name == name }?.lines ?? []
    let own = lines.filter { $0.key.hasPrefix("\(kind)/") && $0.count > 0 && $0.key.count > kind.count + 1 }
    return own.prefix(Self.named).map { values(of: $0, name, String($0.key.dropFirst(kind.count + 1))) }
  }

  private func values(of line: LedgerStatistics.Line, _ dimension: String, _ name: String) -> [String: Any] {
    let place = { (helper: String, text: String) in self.place("\(helper) \(dimension) \(line.key)", text) }
    let figure = TextFigure(
      measure: Measure(name: "", decimals: 0, conversions: [:]), value: line.count, prior: line.prior,
      growth: line.growth)
    return [
      "名": Markdown.cell(name).replacing(scalar: "{", with: "&#123;"), "数": place("条数", String(line.count)),
      "同比": place("同比条数", figure.growthText ?? ""), "可比": line.growth.change != nil,
    ]
  }

  /// The place, or its text where a key is such that no place can name it.
  private func place(_ words: String, _ text: String) -> String {
    let isPlace =
      !words.contains { "{}".contains($0) || $0.isNewline } && (try? places.text(of: words)) == text
    return isPlace ? "{{\(words)}}" : text
  }

  /// 一, 二, … 十, 十一: as lists in a sentence count.
  private static func ordinal(_ number: Int) -> String {
    let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    guard number < 100 else { return String(number) }
    let (tens, ones) = (number / 10, digits[number % 10])
    return tens == 0 ? ones : (tens == 1 ? "" : digits[tens]) + "十" + ones
  }

  /// All names that phrases may use with these values: a list's elements have the names of a ledger's line.
  static func names(in values: [String: Any]) -> Set<String> {
    var names = Set(values.keys)
    for (name, value) in values {
      guard let inner = value as? [String: Any] else { continue }
      names.formUnion(inner.keys.map { "\(name).\($0)" })
    }
    return names.union(["名", "数", "同比", "可比", "占比", "有占比", "序", "主题", "有主题"])
  }
}
