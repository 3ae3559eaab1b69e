import Foundation
import Testing

@testable import Nianbao

/// What may stand between braces, as whole sentences; the expected words were worked by hand.
@Suite struct FigurePlaceTests {
  /// 平潭's figures of 2025 and 2024: new 154 after 218, closed 148 after 218, disclosed 33, 行政诉讼 6 + 3, 许可 2418.
  private static func statistics() throws -> Statistics {
    let figures = { (year: Int) in
      read([try Fixture.text("real/pingtan-\(year).sheet.csv")], year: year).units[0].figures
    }
    var sums = try Sums(of: [], cellCount: Fixture.form.cellCount)
    sums.figures = try figures(2025)
    return Statistics(
      form: Fixture.form, year: 2025, sums: sums,
      base: Base(year: 2024, source: .published, figures: try figures(2024)))
  }

  static let ledger = LedgerStatistics(
    year: 2025, total: 250_450,
    counts: [
      ("类别", ["惠民生": 200_000, "稳增长": 50_450]),
      ("类别/主题", ["惠民生/医疗卫生": 415, "惠民生/教育": 199_585, "稳增长/招考": 50_450]),
      ("渠道", ["政府网站": 250_000, "政务 微博": 450]),
    ],
    priorTotal: 182_411,
    prior: [
      "类别": ["惠民生": 150_000, "稳增长": 32_411], "类别/主题": ["惠民生/医疗卫生": 415], "渠道": ["政府网站": 182_411],
    ])

  private func filled(
    _ text: String, _ statistics: Statistics? = nil, ledger: LedgerStatistics? = ledger
  ) throws -> Narrative {
    let file = NarrativeFile(file: "1.md", section: 1, text: text)
    return Narrative([file], statistics: try statistics ?? Self.statistics(), ledger: ledger, folder: "n")
  }

  @Test(
    "Sentences with helpers",
    arguments: [
      ("新收{{申请/新收/总计}}件，{{同比 申请/新收/总计}}。", "新收154件，同比下降29.36%。"),  // 64 / 218 = 29.357…
      ("新收{{ 新收 }}件，{{同比　新收}}，比上年{{增减 新收}}（上年{{上年 新收}}件）。", "新收154件，同比下降29.36%，比上年减少64件（上年218件）。"),
      ("办结{{办结}}件，{{ 同比 申请 / 办结总计 / 总计 }}。", "办结148件，同比下降32.11%。"),
      ("行政复议{{行政复议}}件，{{同比 行政复议}}。", "行政复议36件，同比增长414.29%。"),  // 29 / 7
      ("行政诉讼{{行政诉讼}}件。", "行政诉讼9件。"),
      ("予以公开{{申请/予以公开/总计}}件，占{{占比 申请/予以公开/总计}}。", "予以公开33件，占22.3%。"),  // 33 / 148 = 22.297…
      ("自然人{{占比 申请/新收/自然人}}。", "自然人98.05%。"),  // 151 / 154: no row holds it, the columns do
      ("占收办的{{占比 申请/予以公开/总计 收办}}。", "占收办的21.43%。"),  // 33 / 154
      ("占{{占比 不予公开}}。", "占7.43%。"),  // 11 / 148
      ("许可{{万 许可/行政许可/数量}}件。", "许可0.24万件。"),
      ("收费{{万 收费/行政事业性收费/金额}}元。", "收费4166.24万元。"),  // counted in 万元 already
      ("全年{{条数}}条（{{万 条数}}条），{{同比条数}}。", "全年250450条（25.05万条），同比增长37.3%。"),  // 68039 / 182411
      ("惠民生{{条数 惠民生}}条，{{同比条数 惠民生}}，占{{占比 条数 惠民生}}。", "惠民生200000条，同比增长33.33%，占79.86%。"),
      ("医疗{{条数 惠民生/医疗卫生}}条，{{同比 条数 惠民生/医疗卫生}}。", "医疗415条，与上年持平。"),
      ("网站{{条数 渠道 政府网站}}条，微博{{条数 渠道 政务 微博}}条，{{同比条数 渠道 政务 微博}}。", "网站250000条，微博450条，上年为零。"),
      // Text of others is not touched.
      ("`新收{{新收}}`，5 < 6，**无**。", "`新收154`，5 < 6，**无**。"),
    ])
  func sentences(text: String, expected: String) throws {
    let narrative = try filled(text)
    #expect(narrative.texts[1] == expected)
    #expect(narrative.findings.filter { $0.rule.id == "叙述-地址" } == [])
  }

  @Test("Rounding half away from zero, once; too small to print; zero bases; signs; nothing to compare")
  func growth() throws {
    let words = { (prior: Int64?, value: Int64?) -> [String?] in
      let figure = TextFigure(
        measure: Measure(name: "项", decimals: 0, conversions: [:]), value: value, prior: prior,
        growth: Growth(from: prior, to: value))
      return [figure.growthText, figure.changeText]
    }
    #expect(words(8, 9) == ["同比增长12.5%", "增加1项"])
    #expect(words(32, 33) == ["同比增长3.13%", "增加1项"])  // 3.125
    #expect(words(32, 31) == ["同比下降3.13%", "减少1项"])
    #expect(words(20000, 20001) == ["同比增长0.01%", "增加1项"])  // 0.005
    #expect(words(20001, 20000) == ["与上年基本持平", "减少1项"])  // 0.0049997…
    #expect(words(50, 100) == ["同比增长100%", "增加50项"])
    #expect(words(5, 0) == ["同比下降100%", "减少5项"])
    #expect(words(7, 7) == ["与上年持平", "与上年持平"])
    #expect(words(0, 0) == ["与上年持平", "与上年持平"])
    #expect(words(0, 4) == ["上年为零", "增加4项"])
    #expect(words(-18, -9) == ["同比增长50%", "增加9项"])
    #expect(words(nil, 4) == ["上年无数可比", "上年无数可比"])
    #expect(words(4, nil) == [nil, nil])
    let tenThousands = { (value: Int64, decimals: Int, name: String) in
      TextFigure(
        measure: Measure(name: name, decimals: decimals, conversions: [:]), value: value, prior: nil,
        growth: Growth(from: nil, to: value)
      ).tenThousandsText
    }
    #expect(tenThousands(250_450, 0, "条") == "25.05万")  // 25.045
    #expect(tenThousands(-250_450, 0, "条") == "-25.05万")
    #expect(tenThousands(250_449, 0, "条") == "25.04万")
    #expect(tenThousands(250_000, 0, "条") == "25万")
    #expect(tenThousands(1_416_816_000, 6, "万元") == "1416.82万")
    #expect(tenThousands(.max, 9, "元") == "922337.2万")
  }

  @Test("What has no number is left to be filled in; another edition's is not compared")
  func pending() throws {
    let empty = Statistics(
      form: Fixture.form, year: 2025, sums: try Sums(of: [], cellCount: 200), base: nil)
    let text = "{{新收}}件，{{同比 新收}}，{{占比 申请/予以公开/总计}}，{{万 新收}}，{{上年 新收}}，{{条数 惠民生}}条。"
    #expect(
      try filled(text, empty, ledger: nil).texts[1] == "（待填）件，（待填），（待填），（待填），（待填），（待填）条。")
    var older = Figures(cellCount: Fixture.older.cellCount)
    for cell in Fixture.older.cells { older[cell] = 2 }
    var sums = try Sums(of: [], cellCount: 200)
    for cell in Fixture.form.cells { sums.figures[cell] = 3 }
    let statistics = Statistics(
      form: Fixture.form, year: 2021, sums: sums,
      base: Base(year: 2020, source: .published, figures: older, succession: try Sending.succession()))
    #expect(
      try filled("{{同比 制发文件}}；{{上年 制发文件}}；{{同比 新收}}；{{同比 其他处理}}", statistics).texts[1]
        == "口径变化，与上年不可比；（待填）；同比增长50%；口径变化，与上年不可比")
  }

  @Test("What is unknown is told with its place and what was perhaps meant")
  func unknown() throws {
    let text = """
      {{同比 申请/新收/合计}}
      　{{同笔 新收}}{{新受}}
      {{条数 惠民}}{{条数 渠道 政府网}}{{同比条数 惠民生/医疗卫}}{{同比 条数 稳增}}
      {{占比 申请/办结总计/总计}}{{占比 新收 收半}}{{占比 申请/无/总计 新收}}{{}}{{同比}}
      """
    let found = try filled(text).findings.filter { $0.rule.id == "叙述-地址" }.map { line($0) }
    let expected = [
      "错误 叙述-地址  1:1 “{{同比 申请/新收/合计}}”不是表样里的地址，是否应为“{{同比 申请/新收/总计}}”。",
      "错误 叙述-地址  2:2 “{{同笔 新收}}”里的“同笔”不认识，可用的有 同比、增减、上年、占比、万、条数、同比条数，是否应为“{{同比 新收}}”。",
      "错误 叙述-地址  2:11 “{{新受}}”不是表样里的地址，也不是定义里的数量，是否应为“{{新收}}”。",
      "错误 叙述-地址  3:1 “{{条数 惠民}}”：台账的“类别”里没有“惠民”，是否应为“{{条数 惠民生}}”。",
      "错误 叙述-地址  3:10 “{{条数 渠道 政府网}}”：台账的“渠道”里没有“政府网”，是否应为“{{条数 渠道 政府网站}}”。",
      "错误 叙述-地址  3:23 “{{同比条数 惠民生/医疗卫}}”：台账的“类别/主题”里没有“惠民生/医疗卫”，是否应为“{{同比条数 惠民生/医疗卫生}}”。",
      "错误 叙述-地址  3:39 “{{同比 条数 稳增}}”：台账的“类别”里没有“稳增”，是否应为“{{同比 条数 稳增长}}”。",
      "错误 叙述-地址  4:1 “{{占比 申请/办结总计/总计}}”没有包含它的合计可作分母，请在后面再写一个地址或数量作分母。",
      "错误 叙述-地址  4:18 “{{占比 新收 收半}}”不是表样里的地址，也不是定义里的数量，是否应为“{{占比 新收 收办}}”。",
      "错误 叙述-地址  4:30 “{{占比 申请/无/总计 新收}}”不是表样里的地址，是否应为“{{占比 申请/新收/总计 新收}}”。",
      "错误 叙述-地址  4:47 “{{}}”不是表样里的地址。",
      "错误 叙述-地址  4:51 “{{同比}}”不是表样里的地址。",
    ]
    for (one, other) in zip(found, expected) { #expect(one == other) }
    #expect(found.count == expected.count)
  }

  @Test("The same text, figures and ledgers give the same words, and every place is kept")
  func pure() throws {
    let text = "新收{{新收}}件，\n{{同比 新收}}。"
    let (one, other) = (try filled(text), try filled(text))
    #expect(one.texts == other.texts && one.filled == other.filled)
    #expect(
      one.filled.map { "\($0.place.line):\($0.place.field) \($0.words) \($0.text)" } == [
        "1:3 新收 154", "2:1 同比 新收 同比下降29.36%",
      ])
  }

  @Test("Places with helpers are not blamed as numbers; what is typed behind a place still is")
  func notBlamed() throws {
    let statistics = try Self.statistics()
    let figures = TextFigures(
      Fixture.form, year: 2025, figures: statistics.figures, lastYear: statistics.base?.figures)
    let found = { (text: String) in
      TextCheck(figures).findings(on: TextPiece.lines(of: text, file: "1.md")).map(\.message)
    }
    for text in [
      "共收到政府信息公开申请{{万 新收}}件，{{同比 新收}}；办结{{办结}}件（占{{占比 办结 收办}}）。",
      "予以公开{{申请/予以公开/总计}}件，占{{占比 申请/予以公开/总计}}，比上年{{增减 申请/予以公开/总计}}。", "行政许可{{同比 行政许可}}件。",
      "公开信息{{条数}}条（其中惠民生{{条数 惠民生}}条、稳增长50450条）。", "收到依申请公开{{新收}}件，同比下降29.36%。", "行政复议同比增长{{同比 行政复议}}%。",
    ] {
      #expect(found(text) == [], "\(text)")
    }
    #expect(
      found("收到依申请公开{{新收}}件，同比下降30%。") == ["文字写“新收”同比下降 30%，本年 154，上年 218，应为下降 29%。"])
  }
}

/// Numbers that no longer fit into 64 bits when they are made percentages; the expected words were worked by hand.
@Suite struct HugeFigureTests {
  @Test(
    "Growth, change and ten thousands keep every digit, and the proof agrees",
    arguments: [
      ("同比", 0, 999_999_999_999_999, 1, "同比增长99999999999999800%"),
      // 999999999.999999 万元 after 0.000001: the same numbers, counted in millionths.
      ("同比", 6, 999_999_999_999_999, 1, "同比增长99999999999999800%"),
      ("同比", 0, .max, 1, "同比增长922337203685477580600%"), ("同比", 0, 0, .max, "同比下降100%"),
      ("增减", 0, -.max, 0, "减少9223372036854775807件"), ("万", 0, .max, 0, "922337203685477.58万"),
    ])
  func texts(helper: String, decimals: Int, value: Int64, prior: Int64, expected: String) throws {
    let figure = TextFigure(
      measure: Measure(name: "件", decimals: decimals, conversions: [:]), value: value, prior: prior,
      growth: Growth(from: prior, to: value), whole: nil)
    let known = try #require(FigurePlaces.Helper(rawValue: helper))
    let texts = ["同比": figure.growthText, "增减": figure.changeText, "万": figure.tenThousandsText]
    #expect(texts[helper] == expected)
    #expect(FilledProof(figure: figure).holds(expected, known))
    let other = expected.replacing(/[0-9]/, with: "3", maxReplacements: 1)
    #expect(!FilledProof(figure: figure).holds(other, known))
  }

  @Test("A printed rate too large to be multiplied is refused, not a crash")
  func tooLarge() {
    let digits = String(repeating: "9", count: 20)
    #expect(!PrintedNumber.isRate(digits, 1, of: Int128(Int64.max)))
  }

  @Test("A whole report of such numbers is no false alarm")
  func build() throws {
    let box = try Sandbox()
    let head = "year,unit,table,row,column,value\n"
    for (year, count, fee) in [(2024, "1", "0.000001"), (2025, "999999999999999", "999999999.999999")] {
      let lines = ["许可,行政许可,数量,\(count)", "收费,行政事业性收费,金额,\(fee)"].map { "\(year),001,\($0)\n" }
      try box.write("Inputs/\(year)/forms/001.csv", head + lines.joined())
    }
    try box.write(
      "Inputs/2025/narrative/1-总体情况.md", "许可{{同比 许可/行政许可/数量}}，收费{{同比 收费/行政事业性收费/金额}}，{{增减 收费/行政事业性收费/金额}}。\n")
    let result = try box.build()
    #expect(result.isDraft, "\(result.said)")
    let text = "许可同比增长99999999999999800%，收费同比增长99999999999999800%，增加999999999.999998万元。"
    #expect(try box.text("Out/2025/report.md").contains(text))
  }
}
