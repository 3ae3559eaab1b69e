import Testing

@testable import Nianbao

/// Cases that an adversarial reading of the contract turned up; each was wrong once.
@Suite struct HardCasesTests {
  private func sheet() throws -> String {
    try Fixture.text("real/pingtan-2025.sheet.csv").replacing("\r\n", with: "\n")
  }
  private static let leaf = "结果维持,结果纠正,其他结果,尚未审结,总计,结果维持,结果纠正,其他结果,尚未审结,总计,结果维持,结果纠正,其他结果,尚未审结,总计\n"
  private static let numbers = "25,3,8,0,36,3,3,0,0,6,3,0,0,0,3\n"

  /// Rule, address and message of what is found, and how many numbers of 复议诉讼 are counted.
  private func found(_ text: String) -> (lines: [String], numbers: Int) {
    let unit = read([text], year: 2025).units[0]
    let cells = Fixture.form.tables[5].cells
    return (
      unit.findings.map { "\($0.rule) \($0.address) \($0.message)" },
      cells.count { unit.figures.states[$0] == .number }
    )
  }

  @Test("A mistyped or blank heading of the table printed across loses one cell, and says so")
  func acrossHeading() throws {
    let typo = try sheet().replacing(
      Self.leaf,
      with: Self.leaf.replacing(
        "结果维持,结果纠正,其他结果,尚未审结,总计,结果维持,结果纠正,其他结果,尚未审结,总计,结果维持",
        with: "结果维持,结果纠正,其它结果,尚未审结,总计,结果维持,结果纠正,其他结果,尚未审结,总计,结果维持"))
    #expect(found(typo) == (["版式-缺列 复议诉讼/行政复议/其他 复议诉讼：找不到 行政复议 其他的表头；有不认识的列“其它结果”。"], 14))
    let blank = try sheet().replacing(Self.leaf, with: "结果维持,结果纠正,,尚未审结" + Self.leaf.dropFirst(19))
    #expect(found(blank) == (["版式-缺列 复议诉讼/行政复议/其他 复议诉讼：找不到 行政复议 其他的表头。"], 14))
  }

  @Test("A column label that is blank or mistyped, first or last, loses that column alone")
  func columnHeadings() throws {
    for (label, id) in [("本年制发件数", "制发"), ("本年废止件数", "废止"), ("现行有效件数", "有效"), ("商业企业", "商业企业")] {
      for written in ["", label + "数"] {
        let unit = read([try sheet().replacing(label, with: written)], year: 2025).units[0]
        #expect(unit.findings.map(\.rule.id) == ["版式-缺列"], "\(label) \(written)")
        #expect(unit.findings.first?.address.column == id)
        let lost = unit.figures.states.count { $0 != .number }
        #expect(lost == (id == "商业企业" ? 25 : 2))
      }
    }
  }

  @Test("Headings repeated as after a page break, shifted, or followed by two lines of numbers")
  func acrossLines() throws {
    #expect(found(try sheet().replacing(Self.leaf, with: Self.leaf + Self.leaf)) == ([], 15))
    let shifted = found(try sheet().replacing(Self.leaf, with: "," + Self.leaf))
    #expect(shifted.numbers == 0 && shifted.lines.first?.hasPrefix("值-数字 复议诉讼/行政复议") == true)
    let twice = found(
      try sheet().replacing(Self.numbers, with: Self.numbers + "25,3,9,0,36,3,3,0,0,6,3,0,0,0,3\n"))
    #expect(twice == (["版式-重复 复议诉讼 复议诉讼：表头下面有两行数，相同的数计一次，不同的数没有计入。"], 14))
  }

  @Test("A sheet that ends below a heading is cut without a line end, and lacks the table with one")
  func endsAtHeading() throws {
    let whole = try sheet()
    let end = try #require(whole.range(of: Self.leaf)).upperBound
    let cut = read([String(whole[..<end].dropLast())], year: 2025).units[0]
    #expect(cut.findings.map(\.rule.id) == ["读入-截断"] && cut.state == .rejected)
    #expect(found(String(whole[..<end])).lines == ["版式-缺块 复议诉讼 缺少“政府信息公开行政复议、行政诉讼情况”这张表（3 行）。"])
    // An empty line of 15 fields is the table left blank.
    let blank = read([String(whole[..<end]) + ",,,,,,,,,,,,,,\n"], year: 2025).units[0]
    #expect(
      UnitCheck(Fixture.form).findings(on: blank, lastYear: nil).map(line) == [
        "错误 值-必填 复议诉讼 53:1 复议诉讼：整张表全空。"
      ])
  }

  @Test("A thousands comma without quotes is told, and nothing of the row is counted")
  func unquotedComma() throws {
    let form = try smallForm()
    let unit = read(
      ["图书馆年报数据,2025,1,馆\n藏书情况,合计,中文,外文\n年初,1,234,2,1\n新购,0,0,0\n年末,3,2,1\n"], form: form, year: 2025
    ).units[0]
    #expect(
      unit.findings.map(line) == [
        "错误 值-数字 藏书/年初 3:3 藏书 年初：“1,234”像是一个数被千位逗号断成了两格，这一行比表头多出一格，整行没有计入。"
      ])
    #expect(unit.figures.states.prefix(3) == [.refused, .refused, .refused])
  }

  @Test("One typo is one finding with a suggestion: a title, a row in a named group, a sole column")
  func typos() throws {
    let text = """
      政府信息公开年报数据,2025,1,局

      第二十条第（六）顶,本年处理决定数量
      行政处罚,1
      行政强制,2

      第二十条第（五）项,本年处理决定数目
      行政许可,5

      第二十条第（一）项,本年制发件数,本年废止件数,现行有效件数
      规章,0,0,0
      行政规范性文件,0,0,0

      第二十条第（八）项,本年收费金额（单位：万元）
      行政事业性收费,0

      """
    let rules = read([text], year: 2025).units[0].findings.map {
      "\($0.rule) \($0.address) \($0.place?.line ?? 0) \($0.message)"
    }
    #expect(
      rules.prefix(2) == [
        "版式-缺列 许可/数量 7 第二十条第（五）项：缺少“本年处理决定数量”这一列；有不认识的列“本年处理决定数目”，是否应为“本年处理决定数量”。",
        "版式-缺块 处罚强制 3 缺少“第二十条第（六）项”这张表（2 行）；有不认识的表题“第二十条第（六）顶”，是否应为“第二十条第（六）项”。",
      ])
    #expect(rules.count == 4)  // and 申请 and 复议诉讼, which are not there
  }

  @Test("Codes: an exact one wins, a lost zero serves where it leaves one unit; equal names stand for none")
  func codes() {
    let roster = Roster(
      units: [unit("0012", "甲局"), unit("12", "乙局"), unit("0007", "丙局"), unit("8", "丙局")], region: "")
    #expect(roster.unit(code: "0012")?.name == "甲局")
    #expect(roster.unit(code: "12")?.name == "乙局")
    #expect(roster.unit(code: "012") == nil)
    #expect(roster.unit(code: "7")?.code == "0007")
    #expect(roster.unit(name: "丙局") == nil)
  }

  @Test(
    "File names as people write them",
    arguments: [
      ("试验县教育局2025.csv", nil, "试验县教育局", 2025), ("2025试验县教育局.csv", nil, "试验县教育局", 2025),
      ("001试验县教育局.csv", "001", "试验县教育局", nil),
      ("教育局年报.csv", nil, "试验县教育局", nil), ("副本001.csv", "001", nil, nil),
      ("附件2：试验县教育局报表(定稿).csv", nil, "试验县教育局", nil),
      ("教育局-2024.csv", nil, "试验县教育局", 2024), ("2026年1月收/教育局.csv", nil, "试验县教育局", nil),
    ] as [(String, String?, String?, Int?)])
  func names(path: String, code: String?, name: String?, year: Int?) {
    let roster = Roster(units: [unit("001", "试验县教育局"), unit("003", "试验县水利局")], region: "试验县")
    let statement = Statement(path: path, titles: [], roster: roster)
    #expect([statement.code, statement.name] == [code, name])
    #expect(statement.year == year)
  }

  @Test("A row of totals left 0 is one finding, and a total repeats no gap of its parts")
  func folding() throws {
    let text = try sheet().replacing(",（七）总计,,147,1,0,0,0,0,148", with: ",（七）总计,,0,0,0,0,0,0,0")
    let unit = read([text], year: 2025).units[0]
    let totals = UnitCheck(Fixture.form).findings(on: unit, lastYear: nil)
    #expect(
      totals.map { "\($0.rule) \($0.address) \($0.expected) \($0.actual)" } == ["申请-办结 申请/办结总计/自然人 147 0"])
    // Three wrong totals in three rows are three mistakes: 33 → 34, 38 → 40, 50 → 53.
    let three = try sheet().replacing("33,0,0,0,0,0,33", with: "33,0,0,0,0,0,34")
      .replacing("38,0,0,0,0,0,38", with: "38,0,0,0,0,0,40").replacing(
        "49,1,0,0,0,0,50", with: "49,1,0,0,0,0,53")
    let apart = UnitCheck(Fixture.form).findings(on: read([three], year: 2025).units[0], lastYear: nil)
    #expect(
      apart.map { "\($0.rule) \($0.address) \($0.expected) \($0.actual)" } == [
        "申请-总计 申请/予以公开/总计 33 34", "申请-总计 申请/部分公开/总计 38 40", "申请-总计 申请/不掌握/总计 50 53",
      ])
    let before = read([try sheet().replacing("2025年", with: "2024年")], year: 2024).units[0]
    let carried = UnitCheck(Fixture.form).findings(
      on: read([try sheet()], year: 2025).units[0], lastYear: before)
    // Last year left 4 + 2 = 6 open, this year begins with none: the total's gap is the parts'.
    #expect(
      carried.filter { $0.rule.id == "申请-结转" }.map { "\($0.address) \($0.expected) \($0.actual)" } == [
        "申请/上年结转/自然人 4 0", "申请/上年结转/商业企业 2 0",
      ])
  }

  @Test("A sheet may print the group and the row in one cell")
  func oneLabelColumn() throws {
    var text = try sheet()
    for table in Fixture.form.tables {
      for row in table.rows where row.formLabel != row.label && !table.printsAcross {
        text = text.replacing(",\(row.label),", with: ",\(row.formLabel),")
      }
    }
    #expect(text.contains(",（三）不予公开 1.属于国家秘密,"))
    #expect(read([text], year: 2025).units[0].figures == read([try sheet()], year: 2025).units[0].figures)
  }

  @Test("Spaces part thousands or nothing; a line break in a number is none")
  func spaces() {
    let reading = NumberReading(
      measure: Measure(name: "万元", decimals: 6, conversions: ["元": -4]), otherUnits: ["万元", "元"])
    #expect(reading.read("12 5") == .refused(.notANumber))
    #expect(reading.read("1\n2") == .refused(.notANumber))
    #expect(reading.read("1 234 元") == .number(123_400, remark: nil, converted: "元"))
    #expect(reading.read("12.5（元）") == .number(1250, remark: nil, converted: "元"))
    #expect(reading.read("12（）") == .number(12_000_000, remark: nil, converted: nil))
  }

  @Test(
    "Braces that are not closed are told; tables in a text stay tables, its headings stand below the report's"
  )
  func narrative() throws {
    let form = try smallForm()
    let statistics = Statistics(
      form: form, year: 2025, sums: try Sums(of: [], cellCount: form.cellCount), base: nil)
    let file = NarrativeFile(file: "1-a.md", section: 1, text: "新收{{藏书/年末\n/合计}}册")
    #expect(
      Narrative([file], statistics: statistics, folder: "n").findings.map(line) == [
        "错误 叙述-地址  1:3 这里的“{{”或“}}”没有配对。", "错误 叙述-地址  2:4 这里的“{{”或“}}”没有配对。",
      ])
    #expect(
      Markdown.html("# 甲\n\n| a | b |\n| - | - |\n| 1 | 2 |\n").hasPrefix("<h3>甲</h3>\n<div class=\"scroll\"")
    )
  }

  @Test("Days of the calendar")
  func days() {
    #expect(
      Day("2026-02-30") == nil && Day("2026-2-3") == nil && Day("二月") == nil && Day("2025-02-29") == nil)
    #expect(Day("2024-02-29") != nil && Day("2026-01-31").map { $0 < Day("2026-02-01")! } == true)
  }
}
