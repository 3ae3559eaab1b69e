/// The tables of a comparison, each composed once for Markdown, the page, the workbook and the terminal.
extension DifferenceWords {
  /// The figures of one table that changed, or of all.
  ///
  /// ```
  /// 地址            旧   新   差   经由
  /// 申请/新收/总计  154  157  +3   教育局 +3
  /// ```
  package func listing(of figures: [FigureDifference]) -> Listing<FigureDifference> {
    let text = { @Sendable (side: ComparedSide.RegionFigure, figure: FigureDifference) in
      ListingField.answer(side.value, figure.measure, none: "空白")
    }
    // Between years growth is not compared, and often it does not change.
    let hasGrowth = figures.contains { !growth($0).isEmpty }
    let heading = ListingHeadings.named("增长率").markdown()
    let own: [ListingColumn<FigureDifference>] = [
      ListingColumn("address", .text, .named("地址").terminal().sheet("指标", width: 28)) {
        .words($0.address.description)
      },
      ListingColumn("item", .text, .named("项目").markdown()) { .words(item($0)) },
      ListingColumn("row", .text, .named("行").sheet(width: 30)) { .words($0.row) },
      ListingColumn("column", .text, .named("列").sheet(width: 14)) { .words($0.column) },
      ListingColumn("unit", .text, .named("计量单位").sheet(width: 10)) { .words($0.measure.name) },
      ListingColumn("arrow", .text, .named("变化").markdown()) { .words(arrow($0)) },
      ListingColumn("old", .number, .named("旧").terminal().sheet(width: 12)) { text($0.old, $0) },
      ListingColumn("new", .number, .named("新").terminal().sheet(width: 12)) { text($0.new, $0) },
      ListingColumn("change", .change(from: "old", to: "new"), .named("差").terminal().sheet(width: 10)) {
        .signed($0.difference, $0.measure)
      },
      ListingColumn("oldGrowth", .text, .named("旧增长率").sheet(width: 12)) { .words($0.old.growth ?? "") },
      ListingColumn("newGrowth", .text, .named("新增长率").sheet(width: 12)) { .words($0.new.growth ?? "") },
      ListingColumn("growth", .text, hasGrowth ? heading.terminal() : heading) { .words(growth($0)) },
    ]
    let through: [ListingColumn<FigureDifference>] = [
      (6, ListingHeadings.named("经由").terminal()), (20, .named("经由").markdown()),
      (40, .named("经由").sheet(width: 46)),
    ].map { limit, headings in
      ListingColumn("through", .text, headings) { .words(self.through($0, atMost: limit)) }
    }
    return Listing(own + through, figures)
  }

  /// What one unit contributes to a figure: its places in the comparison's tables.
  package struct PartPlace: Sendable {
    let table, figure, part: Int32
  }

  /// What each unit contributes, a line for every unit of every figure.
  package var partListing: Listing<PartPlace> {
    let tables = difference.tables
    let figure = { @Sendable (place: PartPlace) in tables[Int(place.table)].figures[Int(place.figure)] }
    let part = { @Sendable (place: PartPlace) in figure(place).units[Int(place.part)] }
    return Listing(
      [
        ListingColumn("address", .text, .named("指标").sheet(width: 34)) {
          .words(figure($0).address.description)
        },
        ListingColumn("code", .text, .named("单位代码").sheet(width: 14)) { .words(code(part($0))) },
        ListingColumn("name", .text, .named("单位").sheet(width: 30)) { .words(name(part($0))) },
        ListingColumn("old", .number, .named("旧").sheet(width: 14)) {
          .number(part($0).old, figure($0).measure)
        },
        ListingColumn("new", .number, .named("新").sheet(width: 14)) {
          .number(part($0).new, figure($0).measure)
        },
        ListingColumn("change", .number, .named("差").sheet(width: 14)) {
          .signed(part($0).change, figure($0).measure)
        },
        ListingColumn("oldState", .text, .named("旧状态").sheet(width: 10)) {
          .words(Self.word(part($0).oldState))
        },
        ListingColumn("newState", .text, .named("新状态").sheet(width: 10)) {
          .words(Self.word(part($0).newState))
        },
        ListingColumn("cause", .text, .named("缘由").sheet(width: 40)) {
          .words(cause(of: part($0), in: figure($0)))
        },
      ], partPlaces)
  }

  private var partPlaces: [PartPlace] {
    difference.tables.enumerated().flatMap { table, one in
      one.figures.enumerated().flatMap { figure, two in
        two.units.indices.map { PartPlace(table: Int32(table), figure: Int32(figure), part: Int32($0)) }
      }
    }
  }

  /// Units that came, went, sent again or changed.
  package var unitListing: Listing<UnitDifference> {
    Listing(
      [
        ListingColumn("kind", .mark, .named("变化").page().sheet(width: 8)) { .words($0.kind.word) },
        ListingColumn("code", .mark, .named("代码").page().sheet("单位代码", width: 14)) { .words($0.code) },
        ListingColumn("name", .text, .named("单位").page().sheet(width: 30)) { .words($0.name) },
        ListingColumn("detail", .text, .named("说明").page().sheet(width: 60)) { .words(detail($0)) },
        ListingColumn("figures", .number, .named("变了的格").sheet(width: 10)) { .count(Int64($0.figures)) },
      ], difference.units)
  }

  /// Keys of the ledgers whose count changed.
  package func listing(of ledger: LedgerDifference?) -> Listing<LedgerDifference.Line> {
    Listing(
      [
        ListingColumn("dimension", .text, .named("维度").page().terminal().sheet(width: 14)) {
          .words($0.dimension)
        },
        ListingColumn("name", .text, .named("项目").page().terminal().sheet(width: 40)) { .words($0.name) },
        ListingColumn("old", .number, .named("旧").page().terminal().sheet(width: 12)) {
          .answer($0.old, .count, none: "无")
        },
        ListingColumn("new", .number, .named("新").page().terminal().sheet(width: 12)) {
          .answer($0.new, .count, none: "无")
        },
        ListingColumn("change", .number, .named("差").page().terminal()) { .signed($0.difference, .count) },
        // The workbook has it without its sign.
        ListingColumn("difference", .number, .named("差").sheet(width: 12)) { .count($0.difference) },
      ], ledger?.lines ?? [])
  }

  /// Findings that appeared, went or changed.
  package func listing(of findings: [FindingDifference]) -> Listing<FindingDifference> {
    Listing(
      [
        ListingColumn("kind", .mark, .named("变化").page().sheet(width: 10)) { .words($0.kind.word) },
        ListingColumn("severity", .mark, .named("级别").page().sheet(width: 8)) { .words($0.finding.severity) },
        ListingColumn("rule", .mark, .named("规则").page().sheet(width: 16)) { .words($0.finding.rule) },
        ListingColumn("unit", .text, .named("单位").page()) { .words(unit($0)) },
        ListingColumn("unitName", .text, .named("单位").sheet(width: 26)) { .words($0.unit) },
        ListingColumn("message", .text, .named("意见").page()) { .words(message($0)) },
        ListingColumn("own", .text, .named("意见").sheet(width: 70)) { .words($0.finding.message) },
        ListingColumn("before", .text, .named("原来的意见").sheet(width: 50)) {
          .words($0.kind == .changed ? $0.before : "")
        },
        ListingColumn("reason", .text, .named("理由").sheet(width: 40)) { .words($0.settlement?.words ?? "") },
      ], findings)
  }

  /// One sentence that changed, with the part of the report that it stands in.
  package struct Sentence: Sendable {
    let title: String
    let change: TextDifference.Change
  }

  /// Sentences that changed, a line each.
  package var sentenceListing: Listing<Sentence> {
    Listing(
      [
        ListingColumn("title", .text, .named("部分").sheet(width: 20)) { .words($0.title) },
        ListingColumn("kind", .text, .named("变化").sheet(width: 10)) { .words($0.change.word) },
        ListingColumn("old", .text, .named("旧").sheet(width: 70)) { .words($0.change.old ?? "") },
        ListingColumn("new", .text, .named("新").sheet(width: 70)) { .words($0.change.new ?? "") },
      ],
      (difference.texts ?? []).flatMap { text in
        text.changes.map { Sentence(title: text.title, change: $0) }
      })
  }

  /// How much of one part of the report changed.
  package struct PartSummary: Sendable {
    let part, words: String
  }

  /// Every part of the report with how much of it changed (摘要).
  package var summaryListing: Listing<PartSummary> {
    let unchanged = { (lines: Int?) in lines.map { $0 == 0 ? "无变化" : "\($0) 处" } ?? "没有比较" }
    var lines = [
      PartSummary(part: "旧", words: difference.old.name), PartSummary(part: "新", words: difference.new.name),
    ]
    lines += difference.definition.sentences.map { PartSummary(part: "表样", words: $0) }
    lines.append(PartSummary(part: "单位", words: unchanged(difference.units.count)))
    lines += difference.tables.map { table in
      let note = table.incomparable > 0 ? "；\(table.incomparable) 格口径变化，没有比较" : ""
      return PartSummary(part: table.title, words: unchanged(table.figures.count) + note)
    }
    lines.append(PartSummary(part: "公开台账", words: unchanged(difference.ledger?.lines.count)))
    lines.append(PartSummary(part: "核对意见", words: unchanged(difference.findings?.count)))
    lines += (difference.texts ?? []).map {
      PartSummary(part: "文字：\($0.title)", words: unchanged($0.changes.count))
    }
    lines += silent.map { PartSummary(part: "说明", words: $0) }
    return Listing(
      [
        ListingColumn("part", .text, .named("部分").sheet(width: 44)) { .words($0.part) },
        ListingColumn("words", .text, .named("变化").sheet(width: 70)) { .words($0.words) },
      ], lines)
  }
}
