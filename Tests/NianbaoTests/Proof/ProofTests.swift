import Foundation
import Testing

@testable import Nianbao
@testable import NianbaoExcel

/// The proof of the written report: what is right passes, and no printed number can be changed unseen.
@Suite struct ProofTests {
  @Test(
    "A printed rate is off by no more than half of its last digit",
    arguments: [
      // By hand: 39 of 229 is 17.0305…%, 1 of 3 33.333…%, 1 of 8 exactly 12.5%, -1 of 200 -0.5%, 1 of 80000 0.00125%.
      ("17.03", 39, 229, true), ("17.04", 39, 229, false), ("17.02", 39, 229, false), ("33.33", 1, 3, true),
      ("33.34", 1, 3, false), ("12.5", 1, 8, true), ("12.50", 1, 8, true), ("12.51", 1, 8, false),
      ("-0.5", -1, 200, true), ("0.5", -1, 200, false), ("0", 1, 80000, true), ("1.4.2", 1, 3, false),
      ("", 1, 3, false), ("100", 5, 0, false), ("-12.50", -1, 8, true), ("12.5", 1, -8, true),
    ])
  func rates(printed: String, part: Int, whole: Int, holds: Bool) {
    #expect(PrintedNumber.isRate(printed, Int128(part), of: Int128(whole)) == holds)
  }

  @Test(
    "Numbers in a sentence",
    arguments: [
      ("国办公开办函〔2021〕30号", ["2021", "30"]), ("收费1416.816万元。", ["1416.816"]), ("占43.61%，", ["43.61"]),
      ("共3.", ["3"]), ("没有", []),
    ])
  func numbers(sentence: String, expected: [String]) {
    #expect(PrintedNumber.all(in: sentence).map { String($0) } == expected)
  }

  @Test("Character references and escapes are read back as what was written")
  func inverses() {
    let text = "“<b>&amp;\"|\\*_[x]` #1. -2"
    #expect(Markdown.plain(Markdown.cell(text)) == text)
    #expect(MarkdownTable.fields("| \(Markdown.cell(text)) | 3 |").map { Markdown.plain($0) } == [text, "3"])
    #expect(Markup.decoded("&lt;&#20844;&#x5F00;&gt;&amp;amp;&nbsp;") == "<公开>&amp;&nbsp;")
  }

  @Test(
    "What is filled into a text must follow from its figure",
    arguments: [
      // 本年 268, 上年 229, of 300.
      (nil, "268", true), (nil, "269", false), ("同比", "同比增长17.03%", true), ("同比", "同比增长17.3%", false),
      ("同比", "同比下降17.03%", false), ("同比", "与上年持平", false), ("增减", "增加39件", true), ("增减", "减少39件", false),
      ("增减", "增加38件", false), ("上年", "229", true), ("上年", "268", false), ("占比", "89.33%", true),
      ("占比", "89.34%", false), ("万", "0.03万", true), ("万", "0.02万", false), (nil, "（待填）", false),
    ])
  func filled(helper: String?, text: String, holds: Bool) {
    let figure = TextFigure(
      measure: Measure(name: "件", decimals: 0, conversions: [:]), value: 268, prior: 229,
      growth: Growth(from: 229, to: 268), whole: 300)
    #expect(
      FilledProof(figure: figure).holds(text, helper.flatMap { FigurePlaces.Helper(rawValue: $0) }) == holds)
  }
}

/// Two units of the small form over three years, with ledgers, written and read back.
@Suite struct ClosureTests {
  private static let ledger = LedgerStatistics(
    year: 2025, total: 10, counts: [("类别", ["惠民生": 6, "促发展": 3, "优环境": 1]), ("单位代码", ["1": 10])],
    priorTotal: 8, prior: ["类别": ["惠民生": 4, "促发展": 4], "单位代码": ["1": 8]])

  static func report() throws -> Report {
    let charts = """

      charts:
      - {id: stock, title: 历年藏书, years: {年末: 藏书/年末/合计}}
      - {id: kinds, title: 公开信息的类别, ledger: 类别}
      """
    let form = try Form(definition: smallDefinition + charts, file: "small.yaml")
    let units = [unit("1", "<县> & \"馆\""), unit("2", "分|馆")]
    let tables = [
      2023: ["5,3,2\n新购,100,60,40\n年末,105,63,42", "7,7,0\n新购,10,10,0\n年末,17,17,0"],
      2024: ["105,63,42\n新购,0,0,0\n年末,105,63,42", "17,17,0\n新购,33,31,2\n年末,50,48,2"],
      2025: ["105,63,42\n新购,95,0,95\n年末,200,63,137", "50,48,2\n新购,0,0,0\n年末,50,48,2"],
    ]
    let returns = tables.mapValues { texts in
      read(
        zip(units, texts).map { unit, text in
          "图书馆年报数据,,\(unit.code)\n\n藏书情况,合计,中文,外文\n年初,\(text)\n"
        }, form: form, roster: Roster(units: units, region: ""))
    }
    let sums = try returns.mapValues { try Sums(of: $0.units, cellCount: form.cellCount) }
    let figures = { (year: Int) in sums[year]?.figures ?? Figures(cellCount: form.cellCount) }
    let statistics = Statistics(
      form: form, year: 2025, sums: try #require(sums[2025]),
      base: Base(year: 2024, source: .published, figures: figures(2024)))
    let years = ManyYears(
      (2023...2025).map { ManyYears.Year(year: $0, form: form, figures: figures($0), words: "合计") }
    ) { _, _ in nil }
    return Report(
      project: Project(region: "某县", year: 2025), statistics: statistics,
      narrative: Narrative([], statistics: statistics, folder: "narrative"), findings: [],
      units: returns[2025]?.units ?? [], years: years, ledger: ledger)
  }

  private static func template(_ name: String) throws -> PageTemplate {
    let file = Fixture.package.appendingPathComponent("Templates/pages/\(name).mustache")
    return try PageTemplate(String(contentsOf: file, encoding: .utf8), file: name)
  }

  private static func page(_ text: some Sequence<UInt8>, _ own: PageTemplate.Own) -> Printed {
    .page(Array(text), file: "report.html", own)
  }

  @Test("Every file is proved; the counts are those that a person counts in the tables")
  func sound() throws {
    let report = try Self.report()
    let (page, markdown) = (try Self.template("report.html"), try Self.template("report.md"))
    let box = try Sandbox()
    try ReportWorkbook.write(report, to: box.path("report.xlsx"))
    let files = [
      Printed.markdown(
        Array(try PageWriter.markdown(report, markdown).utf8), file: "report.md", of: report,
        markdown.own(in: .markdown)),
      Self.page(try PageWriter.html(report, page).utf8, page.own(in: .page)),
      try .workbook(at: box.path("report.xlsx"), file: "report.xlsx", ReportWorkbook.kinds, of: report),
    ]
    let proof = Proof(files, of: report)
    #expect(proof.failures.map(\.description) == [])
    // report.md, facts: 9 cells of the form, 3 lines of totals with 2 years, 3 with 3, and of the ledgers 3 and 1 keys
    // with 2 counts. Derived: of 3 lines a change and a rate; of 4 keys change, rate, share, points and rank; 2 sums; the
    // rate of all items; 2 and 3 years in heads.
    #expect(proof.counts[0].facts == 9 + 3 * 2 + 3 * 3 + 4 * 2)
    #expect(proof.counts[0].derived == 3 * 2 + 4 * 5 + 2 + 1 + 5)
  }

  @Test("Not one digit in a table of report.md can be another without being caught")
  func markdown() throws {
    let report = try Self.report()
    let template = try Self.template("report.md")
    let text = try PageWriter.markdown(report, template)
    var changed = 0
    for number in text.numbers(inLinesFrom: "|") {
      let printed = Printed.markdown(
        number.changed, file: "report.md", of: report, template.own(in: .markdown))
      #expect(!Proof([printed], of: report).failures.isEmpty, "\(number.words)")
      changed += 1
    }
    #expect(changed > 50)
  }

  @Test(
    "Not one digit in a table of a page can be another without being caught, and none in a picture",
    arguments: [("report.html", 60), ("internal.html", 40)])
  func page(name: String, least: Int) throws {
    let report = try Self.report()
    let template = try Self.template(name)
    let own = template.own(in: .page)
    let html = try PageWriter.html(report, template)
    #expect(Proof([Self.page(html.utf8, own)], of: report).failures.isEmpty)
    let numbers = html.numbers(inLinesFrom: "<tr><th class=\"label") + html.numbers(inLinesFrom: "<text ")
    #expect(numbers.count > least)
    for number in numbers {
      let proof = Proof([Self.page(number.changed, own)], of: report)
      #expect(!proof.failures.isEmpty, "\(number.words)")
    }
  }

  @Test("The yearly summary must stand as it was filled, and what was filled in must be figures")
  func summary() throws {
    let plain = try Self.report()
    let places = FigurePlaces(statistics: plain.statistics, ledger: plain.ledger)
    let said = { (written: String, filled: String) throws -> [String] in
      let file = NarrativeFile(file: "1-a.md", section: 1, text: "年末{{藏书/年末/合计}}册，{{同比条数 惠民生}}。")
      let own = FilledTexts([file], places)
      let changed = own.filled.map { one in
        one.words == "同比条数 惠民生"
          ? Narrative.Filled(place: one.place, words: one.words, text: filled) : one
      }
      let report = Report(
        project: plain.project, statistics: plain.statistics, narrative: plain.narrative, findings: [],
        units: plain.units, ledger: plain.ledger,
        summary: WorkSummary(markdown: own.texts[1] ?? "", findings: [], filled: changed))
      return Proof([.summary(Array(written.utf8), file: "work-summary.md")], of: report).failures.map(
        \.description)
    }
    // By hand: 200 and 50 books; 6 items after 4.
    #expect(try said("年末250册，同比增长50%。", "同比增长50%") == [])
    #expect(
      try said("年末251册，同比增长50%。", "同比增长50%") == [
        "work-summary.md 文字：印的是“年末251册，同比增长50%。”，应为“年末250册，同比增长50%。”。"
      ])
    #expect(
      try said("年末250册，同比增长50%。", "同比增长5%") == [
        "work-summary.md 1-a.md:1 {{同比条数 惠民生}}：印的是“同比增长5%”，应为“由本年 6、上年 4、合计 10 得出”。"
      ])
  }

  @Test("Sentences: a number that is none of the report's, and a text that is not the one that was filled")
  func sentences() throws {
    let report = try Self.report()
    let template = try Self.template("report.md")
    let text = try PageWriter.markdown(report, template)
    let said = { (changed: String) in
      Proof(
        [.markdown(Array(changed.utf8), file: "report.md", of: report, template.own(in: .markdown))],
        of: report
      ).failures.map(\.description)
    }
    #expect(said(text.replacing("由2个单位", with: "由7个单位")).first?.contains("印的是“7”，应为“本报告的数之一”") == true)
    #expect(said(text.replacing("台账共计 10 条", with: "台账共计 19 条")).first?.contains("印的是“19”") == true)
    #expect(said(text.replacing("## 附：与上年比较", with: "")) == [])
    #expect(said(text.components(separatedBy: "## 附：公开台账")[0]).first == "report.md 历年数据：印的是“0 行”，应为“3 行”。")
  }
}

extension String {
  /// One number of a text with its last digit made another.
  struct Number {
    let words: String
    let changed: [UInt8]
  }

  /// Every number of the lines that begin so, outside of tags and of names.
  func numbers(inLinesFrom start: String) -> [Number] {
    let bytes = Array(utf8)
    var found: [Number] = []
    var line = 0
    while line < bytes.count {
      let end = bytes[line...].firstIndex(of: 0x0A) ?? bytes.count
      if bytes[line..<end].starts(with: start.utf8) {
        for place in line..<end where isLastDigit(bytes, place, line) {
          var changed = bytes
          changed[place] = bytes[place] == 0x39 ? 0x30 : bytes[place] + 1
          found.append(Number(words: self.line(of: bytes[line..<end], place - line), changed: changed))
        }
      }
      line = end + 1
    }
    return found
  }

  private func line(of bytes: ArraySlice<UInt8>, _ place: Int) -> String {
    "\(place): \(String(decoding: bytes, as: UTF8.self))"
  }

  /// A digit that ends a field: numbers in names and in tags end otherwise.
  private func isLastDigit(_ bytes: [UInt8], _ place: Int, _ line: Int) -> Bool {
    guard (0x30...0x39).contains(bytes[place]), place + 1 < bytes.count else { return false }
    let next = bytes[place + 1]
    let isInTag =
      (bytes[line...place].lastIndex(of: 0x3C) ?? -1) > (bytes[line...place].lastIndex(of: 0x3E) ?? -1)
    return !isInTag && [0x20, 0x25, 0x3C].contains(next)
  }
}
