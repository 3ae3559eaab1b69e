import Foundation
import Testing

@testable import Nianbao
@testable import NianbaoProject

/// Application ledgers: counted into the form's table, compared with it, and judged by the terms of the law.
@Suite struct RequestLedgerTests {
  static let lines = """
    001,A1,2025-01-06,自然人,予以公开,2025-01-20,否
    001,A2,2025/2/10,商业企业,（一）予以公开,2025年2月20日,否
    001,A3,2024-12-20,自然人,1、属于国家秘密,2025-01-10,否
    001,A4,2024-11-01,社会公益组织,,,否
    001,A5,2025-12-20,其他,,,否
    001,A6,2025-12-01,法律服务机构,其他处理,2026-01-05,否
    001,A7,2025-05-06,科研机构,3.其他,2025-05-09,否
    001,A8,2024-03-01,自然人,予以公开,2024-03-10,否
    001,A9,2026-01-04,自然人,,,否

    """

  /// Worked by hand from the lines above; rows without an application are left out.
  static let table = """
    新收 1 1 1 0 1 1 5
    上年结转 1 0 0 1 0 0 2
    予以公开 1 1 0 0 0 0 2
    国家秘密 1 0 0 0 0 0 1
    其他处理 0 0 1 0 0 0 1
    办结总计 2 1 1 0 0 0 4
    结转下年 0 0 0 1 1 1 3
    """

  @Test("Nine lines make the table: received, carried in and out, results, totals; two are not of the year")
  func counted() throws {
    let sent = Sending.county(form: nil, ledger: Sending.ledger(Self.lines))
    #expect(Self.printed(sent.figures) == Self.table)
    #expect(Fixture.form.tables[4].cells.allSatisfy { sent.figures.states[$0] == .number })
    #expect(
      sent.findings.map(\.rule.id) == ["台账-申请", "台账-超期", "版式-缺块", "版式-缺块", "版式-缺块", "版式-缺块", "版式-缺块"])
    #expect(
      UnitCheck(Fixture.form).findings(on: sent, lastYear: nil).filter { $0.rule.id.hasPrefix("申请-") } == [])
  }

  @Test("What is carried in is compared with the year before, what is carried out is next year's")
  func carried() throws {
    let before = Sending.county(
      form: nil,
      ledger: Sending.ledger(
        "001,B1,2024-12-20,自然人,,,\n001,B2,2024-12-23,自然人,,,\n001,B3,2024-12-24,其他,,,\n", year: 2024),
      year: 2024)
    #expect(Self.printed(before.figures) == "新收 2 0 0 0 0 1 3\n结转下年 2 0 0 0 0 1 3")
    let sent = Sending.county(
      form: nil, ledger: Sending.ledger("001,B1,2024-12-20,自然人,予以公开,2025-01-08,\n001,B3,2024-12-24,其他,,,\n"))
    let found = UnitCheck(Fixture.form).findings(on: sent, lastYear: before).filter { $0.rule.id == "申请-结转" }
    #expect(found.map { "\($0.address)：\($0.expected) \($0.actual)" } == ["申请/上年结转/自然人：2 1"])
  }

  @Test("A form with the table keeps its figures; what differs is one finding, which a waiver may settle")
  func compared() throws {
    let cells = ["申请/新收/自然人": "1", "申请/新收/总计": "1", "申请/结转下年/自然人": "1", "申请/结转下年/总计": "1"]
    #expect(try Sending.form(cells, beside: "001,1,2025-12-20,自然人,,,\n") == [])
    let found = try Sending.form(cells, beside: Self.lines).filter { $0.rule.id == "台账-表" }
    let finding = try #require(found.first)
    #expect(found.count == 1 && finding.unit == "001" && finding.severity == .error)
    #expect("\(finding.address) \(finding.actual) \(finding.expected)" == "申请/新收/商业企业 0 1")
    #expect(
      finding.message
        == "依申请公开：报表与台账（2025/requests/a.csv）有 24 格不同：一、本年新收政府信息公开申请数量 商业企业 报表 0、台账 1；一、本年新收政府信息公开申请数量 科研机构 报表 0、台账 1；一、本年新收政府信息公开申请数量 法律服务机构 报表 0、台账 1；一、本年新收政府信息公开申请数量 其他 报表 0、台账 1；二、上年结转政府信息公开申请数量 自然人 报表 0、台账 1；另有 19 格。"
    )
    let waiver = "台账-表,001,申请,新收,商业企业,0,口径不同,张三,2026-01-20\n"
    var amendments = Amendments()
    try amendments.read(
      waivers: Array((Amendments.waiverColumns.joined(separator: ",") + "\n" + waiver).utf8),
      file: "2025/waivers.csv", book: Rule.book(of: Fixture.form), roster: Sending.roster)
    #expect(Waiving(amendments.waivers, found).findings.map(\.state) == [.waived])
  }

  @Test("A build with such a difference is a draft that prints the form's figures, until it is explained")
  func blocking() throws {
    let box = try Sandbox(project: "region: 试验县\nyear: 2025\n节假日: {放假: [2025-01-01]}\n")
    try box.write("Inputs/2025/forms/a.csv", Sending.text([:]))
    try box.write("Inputs/2025/requests/a.csv", Sending.ledgerHeader + "001,1,2025-12-30,自然人,,,\n")
    let open = try box.build()
    #expect(open.isDraft && open.report.findings.count(open: .error) == 1)
    #expect(open.said.contains("a.csv:18:2: 错误: [台账-表] "), "\(open.said)")
    #expect(try box.text("Out/2025/facts.csv").contains("2025,001,申请,新收,总计,zero,0,2025/forms/a.csv,"))
    try box.waive("台账-表", unit: "001", reason: "口径不同")
    let explained = try box.build()
    #expect(!explained.isDraft, "\(explained.said)")
    #expect(try box.text("Out/2025/summary.csv").contains("2025,申请,新收,总计,0,"))
  }

  @Test("A table that was left blank is the ledger's; a refused form is not helped by a ledger")
  func blank() throws {
    let blank = BlankForm(
      Fixture.form, unit: unit("001", "教育局"), year: 2025, region: "",
      tables: Set(Fixture.form.tables.indices), lastYear: nil)
    let text = String(decoding: blank.csv().dropFirst(3), as: UTF8.self)
    let sent = Sending.county(form: text, ledger: Sending.ledger(Self.lines))
    #expect(Self.printed(sent.figures) == Self.table)
    let lastYears = Sending.zeros(year: 2024, form: Fixture.form)
    let refused = Sending.county(form: lastYears, ledger: Sending.ledger(Self.lines))
    #expect(refused.state == .rejected)
  }

  @Test(
    "Terms of 20 working days, over the Spring Festival, with the days worked in its stead, extended, at year's end"
  )
  func terms() throws {
    // 2025-01-20: 21–24 (4), Sunday 26 and 27 (6), 5–7 February (9), Saturday 8 (10), 10–14 (15), 17–21 (20).
    let cases = [
      ("2025-01-20,自然人,予以公开,2025-02-21,", nil), ("2025-01-20,自然人,予以公开,2025-02-24,", "2025-02-21 1"),
      // Twenty more: 24–28, 3–7, 10–14 and 17–21 March.
      ("2025-01-20,自然人,予以公开,2025-03-21,是", nil), ("2025-01-20,自然人,予以公开,2025-03-24,是", "2025-03-21 1"),
      ("2025-01-20,自然人,予以公开,2025-03-24,2025-03-10", "2025-03-10 10"),
      ("2025-01-20,自然人,予以公开,2025-03-24,2026-03-10", "2025-03-21 1"),
      // Sunday 28 September is worked; 1–8 October are not, Saturday 11 is: 26, 28–30 (4), 9–11 (7), 13–17 (12), 20–24 (17), 27–29 (20).
      ("2025-09-25,自然人,予以公开,2025-10-30,", "2025-10-29 1"),
      // Open at the end of the year, whose last day is a term's last: 4–5 (2), 8–12 (7), 15–19, 22–26 (17), 29–31 (20).
      ("2025-12-03,自然人,,,", "2025-12-31 0"), ("2025-12-04,自然人,,,", nil),
      // Answered in the next year, three days past 29 December: on the last of December two.
      ("2025-12-01,自然人,予以公开,2026-01-05,", "2025-12-29 2"),
    ]
    for (fields, expected) in cases {
      let ledger = Sending.ledger("001,1,\(fields)\n", calendar: try Sending.calendar())
      let late = try #require(ledger.units["001"]).late.first.first
      #expect(late.map { "\($0.due) \($0.days)" } == expected, "\(fields)")
    }
    let weekends = Sending.ledger("001,1,2025-01-20,自然人,予以公开,2025-02-21,\n")
    #expect(weekends.units["001"]?.late.first.map(\.due.description) == ["2025-02-17"])
  }

  @Test("Of more than ten late applications the first ten are named, a number is shown as text, names never")
  func late() throws {
    let lines = (1...12).map { "001,\"=N\($0)\n\",2025-03-03,自然人,,,,李四\n" }.joined()
    let header = Sending.ledgerHeader.replacing("延期", with: "延期,申请人")
    let units = Sending.ledger(lines, header: header, calendar: try Sending.calendar()).units
    let message = try #require(units["001"]?.findings.first).message
    #expect(message.hasPrefix("台账里有 12 件超过法定期限：“=N1”（2025-03-03 收到，期限 2025-03-31，到年底未办结，迟 "))
    #expect(message.hasSuffix("；另有 2 件。") && !message.contains("=N11") && !message.contains("李四"))
  }

  @Test("A calendar says what is wrong in it, with its place")
  func calendar() throws {
    let broken = "region: 县\nyear: 2025\nholidays: {off: [2025-10-08..2025-10-01, 国庆], work: [2025-10-11]}\n"
    let error = #expect(throws: DefinitionError.self) { try Project.read(broken, file: "p.yaml") }
    #expect(
      error?.problems.map(\.description) == [
        "p.yaml:3:18: “2025-10-08..2025-10-01”不是日期，请写成 2025-10-01 或 2025-10-01..2025-10-08。",
        "p.yaml:3:42: “国庆”不是日期，请写成 2025-10-01 或 2025-10-01..2025-10-08。",
        "p.yaml:3:47: 不认识的项“work”；这里可用的有 off（放假）、on（上班）。",
      ])
    let own = try Sending.calendar("放假: [2025-01-01]\n上班: [2025-01-26]")
    #expect(own.covers(2025) && !own.covers(2024))
  }

  @Test(
    "Words of the form: labels, ids, aliases, without numbers, full-width, by field; semicolons, tabs, UTF-16, GBK"
  )
  func words() throws {
    let table = Fixture.form.tables[4]
    let words = RequestWords(table, try #require(table.counting))
    let rows = [
      "属于国家秘密": "国家秘密", "1.属于国家秘密": "国家秘密", "（三）不予公开 1.属于国家秘密": "国家秘密", "国家秘密": "国家秘密",
      "危及三安全一稳定": "三安全一稳定", "部分公开": "部分公开", "(二)部分公开": "部分公开", "其他": "其他处理", "其他处理": "其他处理",
      "（六）其他处理": "其他处理", "逾期不补正": "逾期不补正", "２、重复申请": "重复申请",
    ]
    for (word, id) in rows { #expect(words.row(word).map { table.rows[$0].id } == id, "\(word)") }
    for word in ["", "总计", "（七）总计", "新收", "不予公开", "自然人"] { #expect(words.row(word) == nil, "\(word)") }
    #expect(words.column("社会公益组织").map { table.columns[$0].id } == "公益组织")
    #expect(words.column("其他").map { table.columns[$0].id } == "其他")
    #expect(words.column("总计") == nil)
    for separator in [";", "\t"] {
      let text = (Sending.ledgerHeader + Self.lines).replacing(",", with: separator)
      let sent = Sending.county(form: nil, ledger: Sending.ledger([("a.csv", .bytes(Array(text.utf8)))]))
      #expect(Self.printed(sent.figures) == Self.table)
    }
    let wide = try #require((Sending.ledgerHeader + Self.lines).data(using: .utf16LittleEndian))
    let sent = Sending.county(
      form: nil, ledger: Sending.ledger([("a.txt", .bytes([0xFF, 0xFE] + Array(wide)))]))
    #expect(Self.printed(sent.figures) == Self.table)
  }

  @Test("The edition of 2019 counts a ledger by its own rows")
  func older() throws {
    let lines = "001,1,2020-03-02,自然人,（六）其他处理,2020-03-09,\n001,2,2019-12-30,法律服务机构,,,\n"
    let ledger = Sending.ledger(lines, form: Fixture.older, year: 2020)
    let sent = Sending.county(
      form: try Sending.withoutTable(Fixture.older, year: 2020), ledger: ledger, form: Fixture.older,
      year: 2020)
    #expect(
      Self.printed(sent.figures, Fixture.older) == """
        新收 1 0 0 0 0 0 1
        上年结转 0 0 0 0 1 0 1
        其他处理合计 1 0 0 0 0 0 1
        办结总计 1 0 0 0 0 0 1
        结转下年 0 0 0 0 1 0 1
        """)
    #expect(sent.findings.map(\.rule.id) == ["台账-超期"])
  }

  @Test("A definition's ledger key is read with places, unknown rows refused")
  func definition() {
    let broken = Fixture.definition.replacing(
      /ledger: \{new: 新收, carriedIn: 上年结转, results: 三、本年度办理结果, carriedOut: 结转下年, limit: \{days: 20/,
      with: "ledger: {new: 新受, carriedIn: 上年结转, results: 三、办理结果, carriedOut: 结转下年, limit: {days: 0")
    let error = #expect(throws: DefinitionError.self) { try Form(definition: broken, file: "f.yaml") }
    let line = Fixture.definition.split(separator: "\n", omittingEmptySubsequences: false).firstIndex {
      $0.hasPrefix("  ledger:")
    }.map { $0 + 1 }
    #expect(
      error?.problems.map(\.description) == [
        "f.yaml:\(line ?? 0):17: 没有叫“新受”的行，是否应为“新收”。",
        "f.yaml:\(line ?? 0):47: 没有叫“三、办理结果”的行组，或组里只有合计。",
        "f.yaml:\(line ?? 0):87: “0”应当是 1 到 999 个工作日。",
      ])
  }

  @Test("Any balanced table, written out line by line, is counted back", arguments: 1...20)
  func property(seed: UInt64) throws {
    var random = Steps(state: seed)
    let form = Fixture.form
    let table = form.tables[4]
    let counting = try #require(table.counting)
    var expected = Figures(cellCount: form.cellCount)
    for cell in table.allCells { expected[cell] = 0 }
    var lines: [String] = []
    let add = { (row: Int, column: Int, figures: inout Figures) in
      let rows =
        [row] + (counting.results.contains(row) ? table.rows.indices.filter { table.rows[$0].isTotal } : [])
      for row in rows {
        for column in [column, table.columns.count - 1] {
          figures[table.cell(row: row, column: column)]? += 1
        }
      }
    }
    for number in 0..<Int.random(in: 0...200, using: &random) + 1 {
      let column = Int.random(in: 0..<(table.columns.count - 1), using: &random)
      let isOld = Int.random(in: 0...4, using: &random) == 0
      let result =
        Int.random(in: 0...5, using: &random) == 0 ? nil : counting.results.randomElement(using: &random)
      add(isOld ? counting.carriedIn : counting.new, column, &expected)
      add(result ?? counting.carriedOut, column, &expected)
      let row = result.map { "\"\(table.rows[$0].formLabel.replacing("\"", with: "\"\""))\"" } ?? ""
      let days = (
        isOld ? "2024-12-0\(number % 9 + 1)" : "2025-06-1\(number % 10)", result == nil ? "" : "2025-07-01"
      )
      lines.append("001,\(number),\(days.0),\(table.columns[column].label),\(row),\(days.1),\n")
    }
    let ledger = Sending.ledger(lines.shuffled(using: &random).joined())
    #expect(try #require(ledger.units["001"]?.facts(form)).figures == expected)
    #expect(ledger.units["001"]?.findings.filter { $0.rule.id != "台账-超期" } == [])
  }

  /// Knuth's steps, so that every run draws the same.
  private struct Steps: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return state ^ (state >> 29)
    }
  }

  /// The rows of the counted table that are not all 0.
  static func printed(_ figures: Figures, _ form: Form = Fixture.form) -> String {
    guard let table = form.countedTable.map({ form.tables[$0] }) else { return "" }
    return table.rows.indices.compactMap { row in
      let numbers = table.cells(ofRow: row).map { figures[$0] ?? 0 }
      return numbers.allSatisfy { $0 == 0 }
        ? nil : table.rows[row].id + " " + numbers.map { String($0) }.joined(separator: " ")
    }.joined(separator: "\n")
  }
}
