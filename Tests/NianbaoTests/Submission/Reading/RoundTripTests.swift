import Foundation
import Testing

@testable import Nianbao
@testable import NianbaoProject
@testable import NianbaoExcel

/// Forms out and forms in: what is written is read back, whatever happened to the file on the way.
@Suite struct RoundTripTests {
  @Test(
    "Filled by openpyxl, saved again by LibreOffice in four ways, every copy reads to the same 200 figures")
  func office() throws {
    let box = try Sandbox()
    let tool = Fixture.package.appendingPathComponent("Tests/Tools/round_trip.py").path
    let result = try run(
      python,
      [
        tool, Sandbox.program, box.path("Templates"),
        Fixture.root.appendingPathComponent("Fixtures").path, box.path("work"),
        "--office",
      ])
    #expect(result.status == 0, "\(result.output)\(result.errors)")
    // Two of 39 checks turn: the row of the total and its column.
    #expect(result.output.contains("['差 -1', '差 +1'], 37 checks still 平衡"))
  }

  @Test("read(write(figures)) == figures for generated figures with awkward values", arguments: 1...8)
  func workbook(seed: Int) throws {
    let form = Fixture.form
    var blank = BlankForm(
      form, unit: unit("007", "测试局"), year: 2025, region: "某县", tables: Set(form.tables.indices),
      lastYear: nil)
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15
    let money: [Int64] = [1, 24_252_311_082, 500_000, 99_999_999_999_999, 0]
    for cell in form.cells {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      let dice = Int(state >> 33)
      if form.blank(of: cell).allowsNotApplicable, dice % 5 == 0 {
        blank.figures.states[Int(cell.index)] = .notApplicable
      } else if dice % 7 != 0 {
        let isMoney = form.measure(of: cell).decimals > 0
        blank.figures[cell] = isMoney ? money[dice % 5] : [0, 1, 99_999_999, Int64(dice % 1000)][dice % 4]
      }
    }
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).xlsx").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try BlankWorkbook.write(blank, Project(region: "某县", year: 2025), to: path)
    let content = SubmissionFile.Content.workbook(try WorkbookReader.read(path))
    let files = [SubmissionFile(file: "a.xlsx", path: "a.xlsx") { content }]
    let roster = Roster(units: [unit("007", "测试局")], region: "某县")
    let sent = try Returns(reading: files, form: form, roster: roster, year: 2025).units[0]
    #expect(sent.figures == blank.figures)
    #expect(sent.findings == [])
  }

  @Test("An old form's figures go onto this year's: of last year, and of the edition before")
  func from() throws {
    let box = try Sandbox(units: "单位代码,单位名称\n1,平潭综合实验区\n", project: "region: 某省\nyear: 2025\n")
    for (year, count) in [(2024, 200), (2020, 1 + 2 + 22 * 7 + 15)] {
      try box.write("old.csv", try Fixture.bytes("real/pingtan-\(year).sheet.csv"))
      let (old, kept) = try box.move("old.csv", as: .csv, into: "new\(year)")
      #expect(kept == [])
      #expect(old.words.contains("从 \(year) 年的表") && old.words.contains("搬来 \(count) 格"))
      let received = try #require(
        Fixture.rows("real/pingtan-\(year).facts.csv").first { $0[1...3] == ["申请", "新收", "自然人"] })[4]
      let form = try box.text("new\(year)/1-平潭综合实验区.csv")
      #expect(form.contains("政府信息公开年报数据,2025,1,平潭综合实验区"))
      #expect(form.contains("一、本年新收政府信息公开申请数量,\(received),"))
    }
    try box.write("old.csv", "什么也不是\n")
    #expect(throws: WrongUse.self) { try box.move("old.csv", into: "new") }
  }

  @Test(
    "Instruction, rule book and message of a check are one entry of the definition: changed there, changed everywhere"
  )
  func oneEntry() throws {
    let box = try Sandbox(units: "单位代码,单位名称\n1,馆\n", project: "region: 某县\nyear: 2025\nfamily: small\n")
    let words = "年初那一行加新购那一行，就是年末那一行"
    try box.write(
      "Templates/forms/small.yaml",
      smallDefinition.replacing("text: 年初加新购等于年末", with: "text: \(words)").replacing(
        "册", with: "卷"))
    #expect(try box.blanks(into: "out") == [])
    let script = """
      import openpyxl, sys
      book = openpyxl.load_workbook(sys.argv[1])
      print([c.value for row in book["填写说明"].iter_rows() for c in row if c.value and sys.argv[2] in str(c.value)])
      print(sorted({v.promptTitle for s in book.worksheets for v in s.data_validations.dataValidation}))
      """
    let path = box.path("out/1-馆.xlsx")
    #expect(try runPython(script, [path, words]) == "['［藏书-滚动］\(words)。']\n['单位：卷']\n")
    let rule = try #require(Rule.book(of: box.formInForce()).first { $0.text == words })
    #expect(rule.severity == .error)
    try box.write(
      "Inputs/2025/forms/1.csv", "图书馆年报数据,2025,1,馆\n藏书情况,合计,中文,外文\n年初,1,1,0\n新购,0,0.5,0\n年末,3,3,0\n")
    let errors = try box.check("Inputs/2025/forms/1.csv").said
    #expect(errors.contains("“\(words)”") && errors.contains("这一格按卷计"))
  }

  @Test("A stamp survives as property, as hidden sheet and as the line under a table; a newer layout is told")
  func stamps() throws {
    let stamp = Stamp(form: "xxgk-2021", year: 2025, unit: "007", name: "测试局 二处")
    #expect(Stamp(line: stamp.line) == stamp && Stamp(pairs: stamp.pairs.reversed()) == stamp)
    #expect(stamp.line == "表号 xxgk-2021　版式 1　2025年　单位 007　测试局 二处")
    #expect(Stamp(line: "表号 xxgk-2021") == nil)
    let sheet = SheetText(
      name: "藏书",
      cells: [("藏书情况", 1, 1), ("合计", 1, 2), ("中文", 1, 3), ("外文", 1, 4), ("年初", 2, 1), ("1", 2, 2)].map {
        SheetText.Cell(row: $1, column: $2, text: $0, kind: .text)
      })
    let newer = Stamp(form: "small", revision: 9, year: 2025, unit: "1", name: "馆")
    let book = WorkbookText(sheets: [sheet], stamp: newer, notes: [.macros])
    let files = [SubmissionFile(file: "a.xlsx", path: "a.xlsx") { .workbook(book) }]
    let sent = try Returns(
      reading: files, form: try smallForm(), roster: Roster(units: [unit("1", "馆")], region: ""), year: 2025
    ).units[0]
    #expect(sent.state == .accepted)
    #expect(sent.findings.contains { $0.rule.id == "形式-版本" && $0.message.contains("此表由较新的程序生成（版式 9）") })
    #expect(sent.findings.contains { $0.rule.id == "读入-附带" && $0.message.contains("工作簿里有宏") })
  }

  @Test("Another unit's form handed in again: the code is the stamp's, the name typed is another's")
  func reused() throws {
    let sheet = SheetText(
      name: "藏书",
      cells: [
        ("乙馆2025年图书馆年报", 1, 1), ("藏书情况", 2, 1), ("合计", 2, 2), ("中文", 2, 3), ("外文", 2, 4), ("年初", 3, 1),
        ("1", 3, 2),
      ]
      .map { SheetText.Cell(row: $1, column: $2, text: $0, kind: .text) })
    let stamp = Stamp(form: "small", year: 2025, unit: "1", name: "甲馆")
    let book = WorkbookText(sheets: [sheet], stamp: stamp, notes: [])
    let files = [SubmissionFile(file: "a.xlsx", path: "a.xlsx") { .workbook(book) }]
    let roster = Roster(units: [unit("1", "甲馆"), unit("2", "乙馆")], region: "")
    let returns = try Returns(reading: files, form: try smallForm(), roster: roster, year: 2025)
    #expect(returns.strays.map(\.rule.id) == ["名录-多报"])
    #expect(returns.strays[0].message.contains("文件的代码 1 是“甲馆”，名称“乙馆”的代码却是 2"))
  }
}
