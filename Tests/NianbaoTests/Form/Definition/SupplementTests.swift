import Foundation
import Testing

@testable import Nianbao
@testable import NianbaoProject
@testable import NianbaoExcel

/// A second definition beside the form: collected where a project names it, asked of nobody, unseen elsewhere.
@Suite struct SupplementTests {
  private static let activities = """
    supplement: 活动
    family: small
    title: 读者活动
    units: [{name: 场}, {name: 元, decimals: 2}]
    tables:
    - id: 活动
      title: 活动情况
      corner: 项目
      unit: 场
      optional: true
      columns: [{id: 数量, label: 本年数}]
      rows: [{id: 讲座, label: 办讲座（场）}, {id: 书款, label: 收书款（元）, unit: 元}]
    """

  private static let books = "藏书情况,合计,中文,外文\n年初,9,7,2\n新购,3,2,1\n年末,12,9,3\n"

  /// Three libraries that report by the small form; the first two have activities, the third says nothing of them.
  private func libraries(_ project: String = "supplements: [活动]\n") throws -> Sandbox {
    let box = try Sandbox(
      units: "单位代码,单位名称\n1,馆\n2,站\n3,室\n", project: "region: 某县\nyear: 2025\nfamily: small\n\(project)")
    try box.write("Templates/forms/small.yaml", smallDefinition)
    try box.write("Templates/forms/more.yaml", Self.activities)
    let mark = { (unit: String) in "图书馆年报数据,2025,\(unit)\n\n" }
    try box.write(
      "Inputs/2025/forms/1.csv", mark("1,馆") + Self.books + "\n活动情况,本年数\n办讲座（场）,4\n收书款（元）,12.5\n")
    try box.write("Inputs/2025/forms/2.csv", mark("2,站") + Self.books)
    try box.write("Inputs/2025/forms/2补.csv", mark("2,站") + "活动情况,本年数\n办讲座（场）,3\n")
    try box.write("Inputs/2025/forms/3.csv", mark("3,室") + Self.books.dropLast())
    try box.write("Inputs/2024/forms/1.csv", "图书馆年报数据,2024,1,馆\n\n\(Self.books)\n活动情况,本年数\n办讲座（场）,2\n")
    return box
  }

  @Test(
    "Two of three units answer: summed, counted, compared with last year, printed as an annex; no finding")
  func sums() throws {
    let box = try libraries()
    let result = try box.build()
    #expect(try box.text("Out/2025/findings.csv").split(separator: "\n").filter { $0.contains("活动") } == [])
    #expect(!result.said.contains("版式-") && !result.said.contains("值-"), "\(result.said)")
    // 4 + 3 = 7, of two units; last year 2, so +5 is 250 %. 12.50 of one unit; last year nobody had any.
    #expect(
      try box.text("Out/2025/summary.csv").split(separator: "\n").filter { $0.contains("活动") } == [
        "2025,活动,讲座,数量,7,2,2,5,250.00,normal", "2025,活动,书款,数量,12.5,1,,,,no_prior",
      ])
    #expect(
      try box.text("Out/2025/facts.csv").split(separator: "\n").filter { $0.contains("活动") } == [
        "2025,1,活动,讲座,数量,number,4,2025/forms/1.csv,9,2", "2025,2,活动,讲座,数量,number,3,2025/forms/2补.csv,4,2",
        "2025,1,活动,书款,数量,number,12.5,2025/forms/1.csv,10,2",
      ])
    #expect(!(try box.text("Out/2025/upward.csv").contains("活动")))
    let report = try box.text("Out/2025/report.md")
    #expect(report.contains("内容包括“一、藏书”等部分"))
    #expect(
      report.contains(
        """
        ## 附：读者活动

        **活动情况**

        | 项目         | 本年数 |
        | ------------ | -----: |
        | 办讲座（场） |      7 |
        | 收书款（元） |   12.5 |

        ## 附：与上年比较

        """))
    #expect(try box.text("Out/2025/manifest.json").contains("forms/more.yaml"))
    let sheets = try runPython(
      "import openpyxl, sys\nb = openpyxl.load_workbook(sys.argv[1])\nprint(b.sheetnames, b['读者活动']['A2'].value)",
      [box.path("Out/2025/report.xlsx")])
    #expect(
      sheets
        == "['封面', '目录', '说明', '藏书', '读者活动', '数据-藏书', '数据-读者活动', '分单位', '同比', '多年'] 附：读者活动\n")
  }

  @Test(
    "Where nobody answers it there is no annex; a project that does not name it gets the same bytes as without it"
  )
  func unseen() throws {
    let box = try libraries("")
    try FileManager.default.removeItem(atPath: box.path("Inputs/2025/forms/2补.csv"))
    for file in ["2024/forms/1", "2025/forms/1"] {
      let text = try box.text("Inputs/\(file).csv")
      try box.write("Inputs/\(file).csv", String(text.prefix(while: { $0 != "活" })))
    }
    try box.build(each: true)
    try box.blanks(into: "Out/blank")
    try FileManager.default.moveItem(atPath: box.path("Out"), toPath: box.path("with"))
    try FileManager.default.removeItem(atPath: box.path("Templates/forms/more.yaml"))
    try FileManager.default.removeItem(atPath: box.path("Templates/forms/xxgk-more.yaml"))
    try box.build(each: true)
    try box.blanks(into: "Out/blank")
    #expect(try run("/usr/bin/diff", ["-r", box.path("with"), box.path("Out")]).output == "")
    try box.write("Templates/forms/more.yaml", Self.activities)
    try box.write("Inputs/project.yaml", "region: 某县\nyear: 2025\nfamily: small\n补充: [活动]\n")
    try box.build()
    for name in ["report.md", "report.html", "findings.csv", "status.csv", "upward.csv", "facts.csv"] {
      let (one, other) = (try box.text("with/2025/\(name)"), try box.text("Out/2025/\(name)"))
      #expect(name.hasPrefix("report") ? !other.contains("附：读者活动") : one == other, "\(name)")
    }
  }

  @Test(
    "What is wrong in it is told as ever: text for a number, a mistyped row or title; a blank and a missing row are not",
    arguments: [
      ("活动情况,本年数\n办讲座（场）,\n收书款（元）,\n", []),
      ("活动情况,本年数\n收书款（元）,5\n", []),
      (
        "活动情况,本年数\n办讲座（场）,约4\n收书款（元）,5\n",
        ["错误 值-数字 活动/讲座/数量 9:2 读者活动 办讲座（场） 本年数：“约4”不是数字，没有计入。"]
      ),
      (
        "活动情况,本年数\n办讲坐（场）,4\n收书款（元）,5\n",
        ["错误 版式-缺行 活动/讲座 9:1 读者活动：缺少“办讲座（场）”这一行；有不认识的行“办讲坐（场）”，是否应为“办讲座（场）”。"]
      ),
      (
        "活动情形,本年数\n办讲座（场）,4\n收书款（元）,5\n",
        ["错误 版式-缺块 活动 8:1 缺少“活动情况”这张表（2 行）；有不认识的表题“活动情形”，是否应为“活动情况”。"]
      ),
    ])
  func faults(block: String, expected: [String]) throws {
    let form = try Form(
      definition: smallDefinition, file: "small.yaml", supplements: [("more.yaml", Self.activities)])
    let roster = Roster(units: [unit("1", "馆")], region: "")
    for end in ["", "\n"] {
      let text = "图书馆年报数据,2025,1,馆\n\n\(Self.books)\n" + block.dropLast() + end
      let sent = read([text], form: form, roster: roster, year: 2025).units[0]
      #expect(UnitCheck(form).findings(on: sent, lastYear: nil).map(line) == expected)
      #expect(sent.state == .accepted)
    }
    let tidy =
      "year,unit,table,row,column,value\n"
      + Self.books.split(separator: "\n").dropFirst().flatMap { row in
        let parts = row.split(separator: ",")
        return zip(["合计", "中文", "外文"], parts.dropFirst()).map { "2025,1,藏书,\(parts[0]),\($0),\($1)" }
      }.joined(separator: "\n")
    let sent = read([tidy], form: form, roster: roster, year: 2025).units[0]
    #expect(sent.findings == [] && sent.state == .accepted)
  }

  @Test("read(write(figures)) == figures for the form with the sample's supplement, as CSV and as a workbook")
  func roundTrip() throws {
    let form = try Self.form(of: 2025)
    #expect(form.cellCount == Fixture.form.cellCount + 11)
    var blank = BlankForm(
      form, unit: unit("007", "测试局"), year: 2025, region: "某县", tables: Set(form.tables.indices),
      lastYear: nil)
    for cell in form.cells { blank.figures[cell] = Int64(cell.index) * 7 + 1 }
    let fee = try #require(form.cell(at: "补充/信息处理费/数量"))
    blank.figures[fee] = 123_450
    blank.figures.states[Int(fee.index) + 1] = .notApplicable
    blank.figures.values[Int(fee.index) + 1] = 0
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).xlsx").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try BlankWorkbook.write(blank, Project(region: "某县", year: 2025), to: path)
    let workbook = SubmissionFile.Content.workbook(try WorkbookReader.read(path))
    let csv = blank.csv()
    #expect(String(decoding: csv, as: UTF8.self).contains("\n收取信息处理费（元）,1234.5\n举办政务公开培训（期）,/\n"))
    let roster = Roster(units: [unit("007", "测试局")], region: "某县")
    for (name, content) in [("a.csv", SubmissionFile.Content.bytes(csv)), ("a.xlsx", workbook)] {
      let files = [SubmissionFile(file: name, path: name) { content }]
      let sent = try Returns(reading: files, form: form, roster: roster, year: 2025).units[0]
      #expect(sent.figures == blank.figures)
      #expect(sent.findings == [])
    }
  }

  @Test(
    "Sheets that agencies published read as ever; no cell of the supplement is found",
    arguments: RealSheetTests.sheets)
  func realSheets(sheet: String) throws {
    let year = try #require(Int(sheet.suffix(4)))
    let bytes = try Fixture.bytes("real/\(sheet).sheet.csv")
    let files = [SubmissionFile(file: sheet, path: sheet) { .bytes(bytes) }]
    let plain = try Returns(reading: files, ReadingPlan(Fixture.form(of: year), Fixture.library, year: year))
      .units[0]
    let library = try Self.library()
    let form = try Self.form(of: year)
    let more = try Returns(reading: files, ReadingPlan(form, library, year: year)).units[0]
    let count = plain.figures.states.count
    #expect(Array(more.figures.states[..<count]) == plain.figures.states)
    #expect(Array(more.figures.values[..<count]) == plain.figures.values)
    #expect(more.figures.states[count...].allSatisfy { $0 == .absent } && form.cellCount == count + 11)
    #expect(
      UnitCheck(form).findings(on: more, lastYear: nil)
        == UnitCheck(Fixture.form(of: year)).findings(on: plain, lastYear: nil))
    let printed = try Fixture.rows("real/\(sheet).facts.csv").map { $0[1...3].joined(separator: "/") }
    for address in printed {
      let cell = try #require(form.cell(at: address))
      #expect(more.figures.state(of: cell) != .absent)
    }
  }

  @Test("The text takes its figures by address, and a number typed beside it is checked")
  func text() throws {
    let box = try Sandbox(project: "region: 试验县\nyear: 2025\nsupplements: [补充]\n")
    let sheet = try Fixture.text("real/pingtan-2022.sheet.csv")
    try box.write("Inputs/2025/forms/001.csv", sheet.replacing("平潭综合实验区2022年", with: "教育局2025年"))
    try box.write(
      "Inputs/2025/forms/补充.csv", "政府信息公开年报数据,2025,001,教育局\n\n补充数据,本年发生数\n收取信息处理费（元）,12.50\n在线访谈（期）,6\n")
    try box.write(
      "Inputs/2025/narrative/6-其他.md",
      "收取信息处理费{{补充/信息处理费/数量}}元。\n\n开展在线访谈5期，收取信息处理费12.5元，政策解读9篇。\n")
    try box.build()
    #expect(try box.text("Out/2025/report.md").contains("\n收取信息处理费12.5元。\n"))
    let told = try box.text("Out/2025/findings.csv").split(separator: "\n").filter { $0.contains("文字-一致") }
    #expect(told.count == 1 && told.allSatisfy { $0.contains("在线访谈") && $0.contains("6") }, "\(told)")
  }

  @Test(
    "What is wrong in a supplement, or about its name, stops the run at its place",
    arguments: [
      ("supplements: [活动, 没有]\n", "", "", "Inputs/project.yaml:4:19: 没有叫“没有”的补充表，可用的有 活动。"),
      ("补充: [活动, 活动]\n", "", "", "Inputs/project.yaml:4:10: 补充表“活动”写了两次。"),
      (
        "supplements: [活动]\n补充: [活动]\n", "", "", "Inputs/project.yaml:5:5: supplements 和 补充 是一回事，只写一个。"
      ),
      ("补充: 活动\n", "", "", "Inputs/project.yaml:4:5: 这里应当是一个列表。"),
      (
        "补充: [活动]\n", "family: small", "family: xxgk",
        "Inputs/project.yaml:4:6: 没有叫“活动”的补充表，“Templates/forms”里一个补充表也没有。"
      ),
      ("补充: [活动]\n", "title: 读者活动", "form: 读者活动", "Templates/forms/more.yaml:1:1: 补充表缺少 title。"),
      ("补充: [活动]\n", "  unit: 场", "  unit: 次", "Templates/forms/more.yaml:9:9: units 里没有“次”这个单位。"),
      ("补充: [活动]\n", "- id: 活动", "- id: 藏书", "Templates/forms/more.yaml:6:7: 表“藏书”出现了两次。"),
      (
        "补充: [活动]\n", "  corner:", "  section: 一\n  corner:",
        "Templates/forms/more.yaml:8:12: 补充表都印在附表里，不写 section。"
      ),
      (
        "补充: [活动]\n", "{name: 场}", "{name: 册, decimals: 1}, {name: 场}",
        "Templates/forms/more.yaml:4:9: 单位“册”前面已有，写法不同。"
      ),
    ])
  func wrong(project: String, old: String, new: String, message: String) throws {
    let box = try libraries(project)
    if !old.isEmpty { try box.write("Templates/forms/more.yaml", Self.activities.replacing(old, with: new)) }
    let trouble = try #require(box.trouble { try box.build() })
    #expect(trouble.split(separator: "\n").contains(Substring(message)), "\(trouble)")
  }
}

extension SupplementTests {
  private static func library() throws -> FormLibrary {
    let more = Fixture.package.appendingPathComponent("Templates/forms/xxgk-more.yaml")
    return try FormLibrary(
      [
        ("xxgk-2019.yaml", Fixture.olderDefinition), ("xxgk-2021.yaml", Fixture.definition),
        ("xxgk-more.yaml", String(contentsOf: more, encoding: .utf8)),
      ], folder: "forms", supplements: .all)
  }

  private static func form(of year: Int) throws -> Form {
    try #require(try library().form(family: "xxgk", year: year))
  }
}
