import Foundation
import Testing

@testable import Nianbao
@testable import NianbaoProject

/// What is written from the figures when nobody has written: first drafts and the yearly summary.
@Suite struct DraftTests {
  /// The sample without a word of the office.
  private func sample() throws -> Sandbox {
    let box = try Sandbox()
    try FileManager.default.removeItem(atPath: box.path("Inputs"))
    try FileManager.default.copyItem(
      at: Fixture.package.appendingPathComponent("Inputs"), to: box.folder.appendingPathComponent("Inputs"))
    try FileManager.default.removeItem(atPath: box.path("Inputs/2025/narrative"))
    return box
  }

  private static let phrases: Phrases = {
    do {
      let folder = Fixture.package.appendingPathComponent("Templates/phrases/xxgk")
      let names = ["1-总体情况.md.mustache", "6-其他需要报告的事项.md.mustache", "work-summary.md.mustache"]
      return try Phrases(
        try names.map {
          ($0, $0, try String(contentsOf: folder.appendingPathComponent($0), encoding: .utf8))
        })
    } catch {
      preconditionFailure("\(error)")
    }
  }()

  @Test(
    "The sample's drafts and summary, as a clerk finds them; the first section is within the notice's limit")
  func whole() throws {
    let box = try sample()
    let result = try box.build(each: true)
    #expect(!result.isDraft)
    #expect(
      result.said.contains(
        "Inputs/2025/narrative/1-总体情况.md:1:1: 警告: [叙述-缺节] “一、总体情况”没有文字，报告里先用由数据写成的初稿。请把成果里的 drafts/1-总体情况.md 核改后放进 2025/narrative/。"
      ))
    let report = try box.text("Out/2025/report.md")
    let first = try #require(report.split(separator: "## 二、").first?.split(separator: "## 一、总体情况").last)
    #expect((600...1000).contains(first.filter { !$0.isWhitespace }.count))
    #expect(first.contains("\n**（初稿：由数据自动写成，请核改后放进 2025/narrative/1-总体情况.md）**\n"))
    let page = try box.text("Out/2025/report.html")
    #expect(page.contains("<strong>（初稿：由数据自动写成，请核改后放进 2025/narrative/6-"))
    #expect(report.contains("## 五、存在的主要问题及改进情况\n\n（待填）\n"))
    try compareSnapshot(
      try box.text("Out/2025/drafts/1-总体情况.md") + "---\n" + box.text("Out/2025/drafts/6-其他需要报告的事项.md"),
      with: "sample-drafts.md")
    try compareSnapshot(try box.text("Out/2025/work-summary.md"), with: "sample-work-summary.md")
    // The draft, put where the office's text belongs, says the same and is no draft any more.
    try box.write("Inputs/2025/narrative/1-总体情况.md", try box.text("Out/2025/drafts/1-总体情况.md"))
    let own = try box.build(each: true)
    #expect(!own.isDraft && !own.said.contains("1-总体情况") && !own.said.contains("文字-"), "\(own.said)")
    let again = try box.text("Out/2025/report.md")
    #expect(again == report.replacing("**（初稿：由数据自动写成，请核改后放进 2025/narrative/1-总体情况.md）**\n\n", with: ""))
    // A unit's own report has its own draft.
    let unit = try box.text("Out/2025/units/990321001/report.md")
    #expect(unit.contains("2025年，青禾县教育局依照") && unit.contains("（初稿："))
    #expect(
      FileManager.default.fileExists(atPath: box.path("Out/2025/units/990321001/drafts/1-总体情况.md"))
        && !FileManager.default.fileExists(atPath: box.path("Out/2025/units/990321001/work-summary.md")))
  }

  @Test("Nothing but figures and years is a number in what is written; every place names something")
  func numbers() throws {
    var sums = try Sums(of: [], cellCount: Fixture.form.cellCount)
    for cell in Fixture.form.cells { sums.figures[cell] = 100_000_000 + Int64(cell.index) * 7 }
    var before = sums.figures
    for cell in Fixture.form.cells { before[cell] = 90_000_000 + Int64(cell.index) * 3 }
    let statistics = Statistics(
      form: Fixture.form, year: 2025, sums: sums, base: Base(year: 2024, source: .published, figures: before))
    let values = PhraseValues(
      Project(region: "试验县", year: 2025), statistics: statistics, ledger: FigurePlaceTests.ledger)
    let digits = /[0-9][0-9.]*/
    for draft in try Self.phrases.drafts(values) {
      let plain = draft.text.replacing(/\{\{[^}]*\}\}/, with: "")
      #expect(plain.matches(of: digits).map { String($0.0) }.filter { $0 != "2025" } == [], "\(draft.file)")
      let narrative = Narrative(
        [draft], statistics: statistics, ledger: FigurePlaceTests.ledger, folder: "n")
      #expect(
        !narrative.findings.contains { $0.rule.id == "叙述-地址" } && narrative.filled.count > 0
          || draft.section == 6)
      #expect(!narrative.filled.contains { $0.text == Narrative.pending })
    }
    let summary = try #require(try Self.phrases.summary(values, own: []))
    var places: [String] = []
    for quantity in Fixture.form.quantities {
      for helper in ["", "同比 ", "占比 ", "增减 "] { places.append("{{\(helper)\(quantity.id)}}") }
    }
    let keys = ["惠民生", "稳增长", "惠民生/医疗卫生", "惠民生/教育", "稳增长/招考", "渠道 政府网站", "渠道 政务 微博"]
    for key in keys { places += ["{{条数 \(key)}}", "{{同比条数 \(key)}}", "{{占比 条数 \(key)}}"] }
    let file = NarrativeFile(
      file: "1.md", section: 1, text: (places + ["{{条数}}", "{{同比条数}}"]).joined(separator: " "))
    let all = Narrative([file], statistics: statistics, ledger: FigurePlaceTests.ledger, folder: "n").texts[1]
    let known = Set(try #require(all).matches(of: digits).map { String($0.0) })
    let written = Set(summary.markdown.matches(of: digits).map { String($0.0) })
    #expect(written.subtracting(known).subtracting(["2025", "2026"]) == [])
    #expect(written.count > 15)
    // By hand: 惠民生 200000 of 250450 items, 150000 the year before.
    #expect(
      summary.markdown.contains(
        "\n一是围绕惠民生公开信息200000条，占全年的79.86%，同比增长33.33%。公开较多的有教育199585条、医疗卫生415条。\n"))
  }

  @Test("A unit where nothing happened reads well, without a year before to speak of")
  func zeros() throws {
    var sums = try Sums(of: [], cellCount: Fixture.form.cellCount)
    for cell in Fixture.form.cells { sums.figures[cell] = 0 }
    let statistics = Statistics(form: Fixture.form, year: 2025, sums: sums, base: nil)
    let values = PhraseValues(Project(region: "水利局", year: 2025), statistics: statistics, isUnit: true)
    let draft = try #require(try Self.phrases.drafts(values).first)
    let lines = draft.text.split(separator: "\n").filter { !$0.hasPrefix("#") }.map {
      $0.replacing(/〔[^〕]*〕/, with: "…")
    }
    #expect(
      lines == [
        "2025年，水利局依照《中华人民共和国政府信息公开条例》和上级有关要求开展政府信息公开工作，现将总体情况报告如下。…",
        "全年没有制发行政规范性文件，没有废止文件。…",
        "全年没有新收政府信息公开申请；没有上年结转的申请。全年没有办结的申请。没有结转下年度办理的申请。",
        "全年没有因政府信息公开引起的行政复议。全年没有因政府信息公开引起的行政诉讼。…",
        "年末没有现行有效的行政规范性文件。…", "…", "…",
      ])
  }

  @Test("Of many kinds of items a draft names the twelve most frequent")
  func manyKinds() throws {
    let sums = try Sums(of: [], cellCount: Fixture.form.cellCount)
    let statistics = Statistics(form: Fixture.form, year: 2025, sums: sums, base: nil)
    // 甲01 with 40 items down to 甲40 with 1; 820 of all.
    let keys = (1...40).map { ("甲\($0 < 10 ? "0" : "")\($0)", Int64(41 - $0)) }
    let ledger = LedgerStatistics(
      year: 2025, total: 820, counts: [("类别", Dictionary(uniqueKeysWithValues: keys))], priorTotal: nil,
      prior: nil)
    let values = PhraseValues(Project(region: "某县", year: 2025), statistics: statistics, ledger: ledger)
    let draft = try #require(try Self.phrases.drafts(values).first)
    let text = Narrative([draft], statistics: statistics, ledger: ledger, folder: "").texts[1] ?? ""
    #expect(text.contains("全年登记入公开台账的政府信息820条。按内容分，甲0140条"))
    #expect(text.contains("、甲1130条、甲1229条等。"))
    #expect(!text.contains("甲13"))
  }

  @Test(
    "A phrase that names what does not exist is refused with its place, also in a branch that is not taken")
  func unknownNames() throws {
    let box = try sample()
    let file = "Templates/phrases/xxgk/6-其他需要报告的事项.md.mustache"
    try box.write(
      file,
      "{{% CONTENT_TYPE:TEXT}}\n{{#新收.零}}没有{{新受.值}}{{/新收.零}}{{新收.值}}{{新收.同笔}}\n{{#有.无此数}}{{无此数.值}}{{/有.无此数}}{{无此数.值}}\n"
    )
    #expect(
      box.trouble { try box.build() } == """
        \(file):2:12: 模板里有不认识的名字：{{新受.值}}，是否应为 {{新收.值}}。
        \(file):2:37: 模板里有不认识的名字：{{新收.同笔}}，是否应为 {{新收.同比}}。
        \(file):3:30: 模板里有不认识的名字：{{无此数.值}}，是否应为 {{条数.值}}。
        """)
    #expect(!FileManager.default.fileExists(atPath: box.path("Out")))
  }

  @Test(
    "The office's own text replaces a part of the summary; without phrases there are neither drafts nor summary"
  )
  func ownText() throws {
    let box = try sample()
    try box.write("Inputs/2025/summary/3-政策解读.md", "解读{{新收}}件<b>。\n\n- 甲\n- {{无}}\n")
    let result = try box.build()
    #expect(result.isDraft && result.said.contains("Inputs/2025/summary/3-政策解读.md:4:3: 错误: [叙述-地址]"))
    let text = try box.text("Out/2025/work-summary.md")
    #expect(text.contains("### （三）政策解读\n\n解读268件&lt;b>。\n\n- 甲\n- （待填）\n\n### （四）政民互动\n"))
    #expect(!text.contains("重要政策与解读"))
    let page = try box.text("Out/2025/work-summary.html")
    #expect(page.contains("<p>解读268件&lt;b&gt;。</p>"))
    try FileManager.default.removeItem(atPath: box.path("Templates/phrases"))
    try FileManager.default.removeItem(atPath: box.path("Inputs/2025/summary"))
    #expect(try !box.build().isDraft)
    #expect(try box.text("Out/2025/report.md").contains("## 一、总体情况\n\n（待填）\n"))
    let names = try box.names(in: "Out/2025")
    #expect(!names.contains { $0.hasPrefix("work-summary") || $0 == "drafts" })
  }

  @Test("The edition before has its own quantities, and the same phrases serve it")
  func olderEdition() throws {
    let box = try Sandbox(units: "单位代码,单位名称\n001,平潭综合实验区\n", project: "region: 平潭综合实验区\nyear: 2020\n")
    try box.write("Inputs/2020/forms/a.csv", try Fixture.bytes("real/pingtan-2020.sheet.csv"))
    #expect(try box.build().isDraft)  // the real sheet has a wrong total
    #expect(try box.text("Out/2020/drafts/1-总体情况.md").contains("作出行政许可处理决定{{行政许可}}件"))
  }

  @Test("What ledgers call their keys is data: no mark-up, no place of its own")
  func hostile() throws {
    let keys: [String: Int64] = ["<b>{{新收}}": 3, "a / b": 2, "*甲*|": 1]
    let ledger = LedgerStatistics(
      year: 2025, total: 6, counts: [("类别", keys), ("类别/主题", [:]), ("渠道", [:])], priorTotal: nil, prior: nil)
    let statistics = Statistics(
      form: Fixture.form, year: 2025, sums: try Sums(of: [], cellCount: 200), base: nil)
    let values = PhraseValues(Project(region: "县", year: 2025), statistics: statistics, ledger: ledger)
    let text = try #require(try Self.phrases.summary(values, own: [])).markdown
    #expect(text.contains("一是围绕&lt;b&gt;&#123;&#123;新收}}公开信息3条，占全年的50%。"))
    #expect(text.contains("二是围绕a / b公开信息2条，占全年的33.33%。") && text.contains("三是围绕\\*甲\\*\\|公开信息1条"))
  }
}
