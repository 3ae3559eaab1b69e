import Foundation
import Testing

@testable import Nianbao
@testable import NianbaoProject
@testable import NianbaoExcel

/// The workbook that goes back to a unit: the list, the marked cells, and that it is itself a submission.
@Suite struct AnnotatedWorkbookTests {
  private static let tool = Fixture.package.appendingPathComponent("Tests/Tools/annotated.py").path

  /// What openpyxl sees in a workbook.
  private func shown(_ box: Sandbox, _ file: String) throws -> [String] {
    let result = try run(python, [Self.tool, box.path(file)])
    #expect(result.status == 0, "\(result.errors)")
    return result.output.components(separatedBy: "\n").dropLast()
  }

  /// Types into cells with openpyxl and saves under a new name.
  private func type(_ box: Sandbox, _ file: String, _ new: String, _ changes: [String]) throws {
    let paths = [file, new].map { box.folder.appendingPathComponent($0).path }
    let result = try run(python, [Self.tool] + paths + changes)
    #expect(result.status == 0, "\(result.errors)")
  }

  /// A library that reports by the small form.
  private func library() throws -> Sandbox {
    let box = try Sandbox(
      units: "单位代码,单位名称\n1,馆\n2,站\n",
      project: "region: 某县\npublisher: 县馆\nyear: 2025\nfamily: small\ndeadlines: {units: 2026-01-20}\n")
    try box.write("Templates/forms/small.yaml", smallDefinition)
    return box
  }

  @Test("The list, the links, the colours and the comments, as another program sees them")
  func list() throws {
    let box = try library()
    try box.write(
      "馆.csv", "图书馆年报数据,2025,1,馆\n\n藏书情况,合计,中文,外文\n年初,约12,=7,5\n新购,3,2册,\n年末,14,-9,6（含旧书）\n")
    #expect(try box.annotate("馆.csv", into: "回/馆.xlsx") == .sentBack)
    let hash = try runPython(
      "import hashlib, sys\nprint(hashlib.sha256(open(sys.argv[1], 'rb').read()).hexdigest()[:12], end='')",
      [box.path("馆.csv")])
    #expect(
      try shown(box, "回/馆.xlsx").filter { !$0.hasPrefix("怎样改") && !$0.hasPrefix("注意") } == [
        "问题清单|填写说明|藏书|表样信息 active=问题清单",
        "退回 / 必须改 4 条，请核实 0 条，提示 1 条。",
        "单位: 馆（1）",
        "表样: 内部（表号 small，版式 1），2025 年",
        "送来的文件: 馆.csv（SHA-256 前 12 位 \(hash)）",
        "答复: 请在 2026-01-20 以前报给县馆，有疑问也请联系。",
        "颜色: 红色是必须改的格；黄色请核实；蓝色是提示。格角有批注，写明清单里的序号和问题。",
        "1 | 必须改 | 藏书/年初/合计 | 藏书!B5 | 约12 | 藏书 年初 合计：“约12”不是数字，没有计入。只填阿拉伯数字，不带“约”“余”等字；说不准的查清再填，没有发生填 0。 | 值-数字",
        "2 | 必须改 | 藏书/年初/中文 | 藏书!C5 | =7 | 藏书 年初 中文：“=7”不是数字，没有计入。填的是公式的文字，请改填它算出的数。 | 值-数字",
        "3 | 必须改 | 藏书/年末/中文 | 藏书!C7 | -9 | 藏书 年末 中文：-9 小于零，没有计入。请看是否多打了减号；有冲减的，填冲减以后的数。 | 值-非负",
        "4 | 必须改 | 藏书/新购/外文 | 藏书!D6 | 空白 | 藏书 新购 外文：没有填。没有发生的填 0，有的补上数字；空白不当作零。 | 值-必填",
        "5 | 提示 | 藏书/年末/外文 | 藏书!D7 | 6（含旧书） | 藏书 年末 外文：按 6 计入，旁注“含旧书”已保留。数不受影响；要说明的情况请写进报告的文字部分。 | 值-批注",
        "藏书!B5 '约12' FFC7CE: 【1】必须改：藏书 年初 合计：“约12”不是数字，没有计入。只填阿拉伯数字，不带“约”“余”等字；说不准的查清再填，没有发生填 0。",
        "藏书!C5 '=7' FFC7CE: 【2】必须改：藏书 年初 中文：“=7”不是数字，没有计入。填的是公式的文字，请改填它算出的数。",
        "藏书!D6 None FFC7CE: 【4】必须改：藏书 新购 外文：没有填。没有发生的填 0，有的补上数字；空白不当作零。",
        "藏书!C7 '-9' FFC7CE: 【3】必须改：藏书 年末 中文：-9 小于零，没有计入。请看是否多打了减号；有冲减的，填冲减以后的数。",
        "藏书!D7 '6（含旧书）' D6E6F5: 【5】提示：藏书 年末 外文：按 6 计入，旁注“含旧书”已保留。数不受影响；要说明的情况请写进报告的文字部分。",
      ])
    let first = try Data(contentsOf: box.folder.appendingPathComponent("回/馆.xlsx"))
    try box.annotate("馆.csv", into: "回/馆.xlsx")
    #expect(try Data(contentsOf: box.folder.appendingPathComponent("回/馆.xlsx")) == first)
  }

  /// Severity, rule and address of what `check` finds.
  private func found(_ box: Sandbox, _ file: String) throws -> [String] {
    let script = """
      import json, sys
      for f in json.load(sys.stdin if len(sys.argv) < 2 else open(sys.argv[1]))["findings"]:
          print(f["severity"], f["rule"], f["table"], f["row"], f["column"], f["expected"], f["actual"])
      """
    let name = "found-\(UUID().uuidString).json"
    try box.write(name, try findingsJSON(try box.check(file).findings))
    return try runPython(script, [box.path(name)]).split(separator: "\n").map {
      String($0)
    }
  }

  private static func replaced(_ sheet: String, _ changes: KeyValuePairs<String, String>) -> String {
    changes.reduce(into: sheet) { text, change in
      let parts = text.components(separatedBy: change.key)
      #expect(parts.count == 2, "\(change.key)")
      text = parts.joined(separator: change.value)
    }
  }

  @Test(
    "Sent back it gives the same findings, from LibreOffice too; corrected it gives none, with answers and all"
  )
  func isSubmission() throws {
    let box = try Sandbox(units: "单位代码,单位名称\n001,平潭综合实验区\n", project: "region: 某省\nyear: 2025\n")
    let sheet = Self.replaced(
      try Fixture.text("real/pingtan-2025.sheet.csv"),
      ["151,3,0,0,0,0,154": "约151,3,0,0,0,0,164", "58,45,546": "85,45,546（含旧）"])
    try box.write("报.csv", sheet)
    let before = try found(box, "报.csv")
    #expect(before.count == 3)
    #expect(try box.annotate("报.csv", into: "退.xlsx") == .sentBack)
    #expect(try found(box, "退.xlsx") == before)
    let office = box.path("office")
    let again = try run(
      "/usr/bin/env",
      [
        "soffice", "--headless", "-env:UserInstallation=file://\(office)", "--convert-to",
        "xlsx:Calc MS Excel 2007 XML", "--outdir", box.path("又"),
        box.path("退.xlsx"),
      ])
    #expect(again.status == 0, "\(again.errors)")
    #expect(try found(box, "又/退.xlsx") == before)
    try type(
      box, "退.xlsx", "改.xlsx",
      ["依申请公开!D6=151", "依申请公开!J6=154", "主动公开!D6=546", "问题清单!H12=已改，总计 154，1,2,3"])
    #expect(try found(box, "改.xlsx") == [])
    try box.write(
      "Inputs/2025/forms/001.xlsx", Array(Data(contentsOf: box.folder.appendingPathComponent("改.xlsx"))))
    #expect(try !box.build([.facts]).isDraft)
    let facts: [String] = try Fixture.rows("real/pingtan-2025.facts.csv").filter { $0[1] == "申请" }.map {
      $0[4]
    }
    let lines = try box.text("Out/2025/facts.csv").split(separator: "\n")
    let fields = lines.map { $0.split(separator: ",", omittingEmptySubsequences: false).map { String($0) } }
    let read: [String] = fields.filter { $0[2] == "申请" }.map { $0[6] }
    #expect(read == facts && read.count == 175)
  }

  @Test("Suspects are darker and bold, and said in the comment; several findings of a cell share one")
  func suspects() throws {
    let form = try smallForm()
    let roster = Roster(units: [unit("1", "馆")], region: "")
    let text = "图书馆年报数据,2025,1,馆\n\n藏书情况,合计,中文,外文\n年初,12,7,5\n新购,3,2,1\n年末,51,9,6\n"
    let sent = read([text], form: form, roster: roster, year: 2025).units[0]
    let total = form.tables[0].cell(row: 2, column: 0)
    var wrong = Finding(
      form.rule(named: "藏书-合计"), unit: "1", at: form.address(of: total), actual: "51",
      "中文 9 + 外文 6 = 15，合计 51。",
      hint: "请核对。")
    wrong.cells = form.tables[0].cells(ofRow: 2)
    wrong.suspects = [
      Suspect(total, at: form.address(of: total), present: "51", value: "15", reason: "两位数字写反了", choice: 1)
    ]
    let other = Finding(
      form.rule(named: "藏书-承接"), unit: "1", at: Address(table: "藏书", row: "年末"), actual: "51", "这一行有疑问。",
      hint: "请核实。"
    )
    var waived = Finding(.unanswered, unit: "1", at: Address(table: "藏书"), "没有填。", hint: "")
    waived.state = .waived
    // What is doubtful in last year's file is no cell of this year's.
    let before = Finding(
      .lastYearDoubt, unit: "1", at: form.address(of: total), actual: "8", "上年的合计有错误。", hint: "不必处理。")
    let blank = BlankForm(form, unit: sent.unit, year: 2025, region: "", tables: [0], lastYear: nil)
    let returned = ReturnForm(sent, on: blank, findings: [waived, before, other, wrong], files: [])
    #expect(returned.answer == .sentBack)
    #expect(returned.blank.figures == sent.figures)
    let box = try Sandbox()
    let path = box.path("a.xlsx")
    try BlankWorkbook.write(returned, Project(region: "", year: 2025), to: path)
    let lines = try shown(box, "a.xlsx")
    #expect(lines[1] == "退回 / 必须改 1 条，请核实 1 条，提示 1 条，已说明 1 条。")
    #expect(lines.contains("答复: 请在 2026-01-31 以前报给上级主管部门，有疑问也请联系。"))
    #expect(
      lines.contains(
        "1 | 必须改 | 藏书/年末/合计 | 藏书!B7 | 51 | 中文 9 + 外文 6 = 15，合计 51。请核对。/◆最可能错的格：藏书!B7 | 藏书-合计"))
    #expect(lines.contains("3 | 提示 | 上年的报表/藏书/年末/合计 |  | 8 | 上年的合计有错误。不必处理。 | 上年-疑点"))
    #expect(lines.contains("4 | 已说明 | 藏书 | 藏书!B5 |  | 没有填。 | 值-必填"))
    let both = "【1】必须改：中文 9 + 外文 6 = 15，合计 51。请核对。/【2】请核实：这一行有疑问。请核实。"
    let suspect = "◆最可能错的一格：现为 51，应为 15（两位数字写反了）。/【2】"
    let marked = [
      "藏书!B7 51 F4777F bold: \(both.replacing("/【2】", with: suspect))",
      "藏书!C7 9 FFC7CE: \(both)",
      "藏书!D7 6 FFC7CE: \(both)",
    ]
    #expect(Array(lines.suffix(3)) == marked)
  }

  @Test("Over fifty findings: none is cut, and a second sheet sums up by rule")
  func many() throws {
    let form = try smallForm()
    let sent = read(["图书馆年报数据,2025,1,馆\n\n藏书情况,合计,中文,外文\n年初,1,1,0\n"], form: form, year: 2025).units[0]
    let findings = (1...60).map { number in
      Finding(
        number % 3 == 0 ? .notANumber : form.rule(named: "藏书-承接"), unit: "1",
        at: Address(table: ""),
        "第 \(number) 个。", hint: "")
    }
    let blank = BlankForm(form, unit: sent.unit, year: 2025, region: "", tables: [0], lastYear: nil)
    let returned = ReturnForm(sent, on: blank, findings: findings, files: [])
    let box = try Sandbox()
    let path = box.path("a.xlsx")
    try BlankWorkbook.write(returned, Project(region: "", year: 2025), to: path)
    let script = """
      import openpyxl, sys
      book = openpyxl.load_workbook(sys.argv[1])
      print(len([r for r in book["问题清单"].iter_rows() if isinstance(r[0].value, int)]))
      for row in list(book["问题汇总"].iter_rows(values_only=True))[2:]: print(*row)
      """
    #expect(
      try runPython(script, [path]) == """
        60
        值-数字 必须改 20 填的内容能读成数字 1–20
        藏书-承接 请核实 40 年初等于上年报告的年末 21–60
        合计 None 60 None None

        """)
    let content = SubmissionFile.Content.workbook(try WorkbookReader.read(path))
    let files = [SubmissionFile(file: "a.xlsx", path: "a.xlsx") { content }]
    let again = try Returns(
      reading: files, form: form, roster: Roster(units: [unit("1", "馆")], region: ""), year: 2025
    ).units
    #expect(again[0].figures[form.tables[0].cell(row: 0, column: 0)] == 1)
  }

  @Test("A text is kept as it was written, not longer than a cell needs; of two different numbers both")
  func written() throws {
    let form = try smallForm()
    let long = String(repeating: "很", count: 5000)
    let sent = read(
      ["图书馆年报数据,2025,1,馆\n\n藏书情况,合计,中文,外文\n年初,\(long),\"1,234\",5册\n年末,1,2,3\n年末,1,3,3\n"], form: form,
      year: 2025
    ).units[0]
    let texts = form.cells.compactMap { cell in
      sent.facts.written[cell].map { "\(form.address(of: cell)) \($0)" }
    }
    #expect(texts == ["藏书/年初/合计 \(String(repeating: "很", count: 200))…", "藏书/年末/中文 2；3"])
    let two = read(
      ["年初,1,1,0\n", "年初,1,1,/\n年末,3,2,1\n"].map { "图书馆年报数据,2025,1,馆\n\n藏书情况,合计,中文,外文\n\($0)" }, form: form,
      year: 2025
    ).units[0]
    #expect(two.facts.written == [form.tables[0].cell(row: 0, column: 2): "0；/"])
    #expect(two.figures[form.tables[0].cell(row: 2, column: 0)] == 3)
    // A thousands comma without quotes shifts the row: nothing of it counts, and it is shown with a doubt.
    let shifted = read(["图书馆年报数据,2025,1,馆\n\n藏书情况,合计,中文,外文\n年初,1,234,1,233\n"], form: form, year: 2025)
      .units[0]
    #expect(shifted.facts.written.sorted { $0.key < $1.key }.map(\.value) == ["1？", "234？", "1？"])
    #expect(shifted.findings[0].cells == form.tables[0].cells(ofRow: 0))
    #expect(CellKind.day.shown("45720") == "3月4日")
    #expect(CellKind.percent.shown("0.05") == "5%" && CellKind.percent.shown("0.125") == "12.5%")
    #expect(CellKind.percent.shown("1") == "100%" && CellKind.percent.shown("0.5") == "50%")
  }

  @Test("A link and a comment that Excel would refuse are refused")
  func limits() throws {
    let box = try Sandbox()
    let book = try Workbook(path: box.path("a.xlsx"), title: "", created: 0)
    let sheet = try book.addSheet("一")
    let long = String(repeating: "长", count: 300)
    #expect(throws: WorkbookError.tooLong(long)) { try sheet.link(to: long, "a", 0, 0, .plain) }
    let huge = String(repeating: "长", count: 32_001)
    #expect(throws: WorkbookError.tooLong(huge)) { try sheet.comment(huge, 0, 0) }
    try book.close()
  }
}
