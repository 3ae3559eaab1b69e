import Foundation
import Testing

@testable import Nianbao
@testable import NianbaoProject

/// Explanations and corrections: they hold while the number is there, are shown, and are never silently lost.
@Suite struct AmendmentTests {
  private static let waivers = "rule,unit,table,row,column,actual,reason,by,date\n"
  private static let corrections = "unit,table,row,column,from,to,reason,by,date\n"

  /// 发改局 left five columns of applicants blank.
  private func blankColumns() throws -> Sandbox {
    let box = try Sandbox(units: "单位代码,单位名称,类型,上级\n007,发展和改革局,,\n", project: "region: 沭阳县\nyear: 2023\n")
    try box.write("Inputs/2023/forms/007.csv", try Fixture.bytes("real/shuyang-fagaiju-2023.sheet.csv"))
    return box
  }

  @Test("Blanks accepted as zero are summed as zero, and the finding stays, marked")
  func blanks() throws {
    let box = try blankColumns()
    #expect(try box.build().isDraft)
    #expect(try box.text("Out/2023/facts.csv").contains("2023,007,申请,新收,商业企业,blank,,"))
    try box.write("Inputs/2023/waivers.csv", Self.waivers + "值-必填,7,申请,,,空白,电话核实，没有发生,张三,2024-02-01\n")
    let result = try box.build()
    #expect(!result.isDraft, "\(result.said)")
    #expect(result.report.waivers.count == 1 && result.report.corrections.isEmpty)
    #expect(try box.text("Out/2023/facts.csv").contains("2023,007,申请,新收,商业企业,zero,0,"))
    let found = try box.text("Out/2023/findings.csv").split(separator: "\n").filter { $0.contains("值-必填") }
    #expect(found.count == 1 && found[0].hasSuffix(",waived"))
    #expect(
      try box.text("Out/2023/internal.html").contains(
        "发展和改革局</th><td>每一格都有答复，没有发生填 0</td><td>申请</td><td>空白</td><td>电话核实，没有发生</td><td>张三，2024-02-01</td>"))
    for name in ["report.md", "report.html"] {
      #expect(try !box.text("Out/2023/\(name)").contains("电话核实"))
    }
  }

  @Test("One column accepted leaves the other four open")
  func oneColumn() throws {
    let box = try blankColumns()
    try box.write("Inputs/2023/waivers.csv", Self.waivers + "值-必填,007,申请,,商业企业,,没有发生,张三,\n")
    #expect(try box.build().isDraft)
    let found = try box.text("Out/2023/findings.csv").split(separator: "\n").filter { $0.contains("值-必填") }
    #expect(
      found.map { $0.split(separator: ",", omittingEmptySubsequences: false).last } == ["open", "waived"])
    #expect(found[0].contains("依申请公开：科研机构、社会公益组织、法律服务机构、其他共 4 列全空。"))
  }

  /// A library whose opening stock is not last year's closing stock.
  static func gap(_ began: Int) throws -> Sandbox {
    let box = try Sandbox(
      units: "单位代码,单位名称,类型,上级\n1,东馆,,\n", project: "region: 某县\nyear: 2025\nfamily: small\n")
    let form = { (year: Int, began: Int) in
      "图书馆年报数据,\(year),1,\n藏书情况,合计,中文,外文\n年初,\(began),\(began),0\n新购,0,0,0\n年末,\(began),\(began),0\n"
    }
    try box.write(
      "Templates/forms/small.yaml",
      smallDefinition.replacing(
        "severity: 警告, each: column", with: "severity: 错误, waivable: true, each: column"))
    try box.write("Inputs/2024/forms/1.csv", form(2024, 10))
    try box.write("Inputs/2025/forms/1.csv", form(2025, began))
    return box
  }

  @Test("waive writes a line; it holds while the number is the same, and says so when it is not")
  func waive() throws {
    let box = try Self.gap(9)
    #expect(try box.build().isDraft)
    let written = try box.waive("藏书-承接", unit: "1", reason: "=清点，\"少一册\"", by: "李四")
    #expect(written.value.map { $0.sentence.hasPrefix("藏书 中文：上年报告的年末 10，年初 9，相差 1。") } == [true])
    #expect(box.relative(written.path) == "Inputs/2025/waivers.csv")
    let row = try runPython(
      "import csv, sys; print('|'.join(list(csv.reader(open(sys.argv[1], encoding='utf-8-sig', newline='')))[1]))",
      [box.path("Inputs/2025/waivers.csv")])
    #expect(row == "藏书-承接|1|藏书|年初|中文|9|'=清点，\"少一册\"|李四|2026-02-03\n")
    #expect(try !box.build().isDraft)
    #expect(try !box.check("Inputs/2025/forms/1.csv").hasErrors)
    #expect(
      try box.text("Out/2025/internal.html").contains(
        "<td>=清点，&quot;少一册&quot;</td><td>李四，2026-02-03</td>"))

    #expect(
      box.trouble { try box.waive("藏书-承接", unit: "1", reason: "再说") }?.contains(
        "这个单位没有“藏书-承接”的待处理意见，不必说明") == true)
    let form = try box.text("Inputs/2025/forms/1.csv")
    try box.write("Inputs/2025/forms/1.csv", form.replacing("9,9", with: "8,8"))
    let changed = try box.build()
    #expect(changed.isDraft)
    #expect(
      try box.text("Out/2025/findings.csv").contains(
        "“藏书-承接”藏书 年初 中文的说明对不上了：现在的数是“8”，说明时是“9”。,请与单位核实，仍属实的按现在的数重新登记说明。,open"))
    try box.write("Inputs/2025/forms/1.csv", form.replacing("9,9", with: "10,10"))
    #expect(try !box.build().isDraft)
    #expect(try box.text("Out/2025/findings.csv").contains("现在没有这条意见。,单位可能已经改正，请删去登记的这一条说明。"))
  }

  @Test("Lines that cannot be used say why; a file in GB18030 is read like any other")
  func unusable() throws {
    let box = try Self.gap(10)
    let lines = [
      "藏书-合计,1,藏书,,,,理由,张,", "藏书-承借,1,,,,,理由,张,", "藏书-承接,9,,,,,理由,张,", "藏书-承接,1,,,,9,,张,",
    ]
    let script = "import sys; sys.stdout.buffer.write(sys.argv[1].encode('gb18030'))"
    let process = Process()
    process.executableURL = URL(fileURLWithPath: python)
    process.arguments = ["-c", script, Self.waivers + lines.joined(separator: "\n") + "\n"]
    let pipe = Pipe()
    process.standardOutput = pipe
    try process.run()
    try box.write("Inputs/2025/waivers.csv", Array(pipe.fileHandleForReading.readDataToEndOfFile()))
    try box.write("Inputs/2025/corrections.csv", "unit,table,row,from,to\n1,藏书,年初,1,2\n")
    #expect(try !box.build().isDraft)
    let found = try box.text("Out/2025/findings.csv").split(separator: "\n").filter { $0.contains("失效") }
    let messages = found.compactMap { $0.split(separator: "这一行没有采用：").last?.split(separator: "。").first }
      .sorted()
    #expect(
      messages == [
        "名录里没有代码“9”", "没有写理由", "没有叫“藏书-承借”的规则，是否应为“藏书-承接”", "表头缺少 column、reason、by、date，整个文件没有使用",
        "规则“藏书-合计”不能用说明通过，只能改数",
      ])
  }

  @Test("correct writes a line; the number counts as corrected, the file stays, and both stand in the report")
  func correct() throws {
    let box = try Self.gap(9)
    for (address, value) in [("藏书/年初/合计", "10"), ("藏书/年初/中文", "１０册"), ("藏书/年末/中文", "10"), ("藏书/年末/合计", "10")]
    {
      try box.correct(address, to: value, of: "01", reason: "电话核实")
    }
    #expect(
      try box.text("Inputs/2025/corrections.csv").contains(
        Self.corrections + "1,藏书,年初,合计,9,10,电话核实,王五,2026-02-03\n"))
    let built = try box.build()
    #expect(!built.isDraft, "\(built.said)")
    #expect(built.report.waivers.isEmpty && built.report.corrections.count == 4)
    #expect(try box.text("Out/2025/facts.csv").contains("2025,1,藏书,年初,中文,number,10,2025/forms/1.csv,3,3"))
    #expect(
      try box.text("Out/2025/findings.csv").contains(
        "提示,值-更正,1,藏书,年初,合计,2025/corrections.csv,2,1,10,9,藏书 年初 合计：报表填“9”，按更正计“10”（电话核实；王五，2026-02-03）。"))
    #expect(
      try box.text("Out/2025/internal.html").contains("东馆</th><td>藏书 年初 合计</td><td>9</td><td>10</td>"))

    // A place is the path from where one stands, in build and in check.
    let checked = try box.check("Inputs/2025/forms/1.csv")
    for errors in [built.said, checked.said] {
      #expect(
        errors.contains("\nInputs/2025/corrections.csv:2:1: 提示: [值-更正]")
          || errors.hasPrefix("Inputs/2025/corrections.csv:2:1: "), "\(errors)")
    }

    // The unit sends again: what the correction was for is gone.
    let form = try box.text("Inputs/2025/forms/1.csv")
    try box.write("Inputs/2025/forms/1.csv", form.replacing("9,9", with: "10,10"))
    #expect(try !box.build().isDraft)
    #expect(
      try box.text("Out/2025/findings.csv").contains(
        "警告,更正-失效,1,藏书,年初,合计,2025/corrections.csv,2,1,9,10,藏书 年初 合计：更正写的原数是“9”，报表里现在是“10”，更正没有采用。"))
  }

  @Test(
    "A second correction of a cell is put behind the first and counts; the first is told; a line without reason is not used"
  )
  func again() throws {
    let box = try Self.gap(9)
    for value in ["11", "12"] {
      try box.correct("藏书/年初/外文", to: value, of: "1")
    }
    #expect(
      try box.text("Inputs/2025/corrections.csv").hasSuffix(
        "date\n1,藏书,年初,外文,0,11,核实,王五,2026-02-03\n1,藏书,年初,外文,0,12,核实,王五,2026-02-03\n"))
    #expect(throws: WrongUse.self) { try box.correct("藏书/年初/外文", to: "12", of: "1") }
    try box.write(
      "Inputs/2025/corrections.csv",
      Self.corrections
        + "1,藏书,年初,外文,0,11,核实,,\n1,藏书,年初,外文,00,12,核实,,\n1,藏书,年末,外文,0,1,,,\n1,藏书,年末,外文,0,0,核实,,\n")
    try box.build()
    let found = try box.text("Out/2025/findings.csv")
    #expect(
      found.contains("提示,值-更正,1,藏书,年初,外文,2025/corrections.csv,2,1,12,11,这一行更正为“11”，第 3 行又更正了这一格，以那一行为准。"))
    #expect(found.contains("更正前后是同一个数") && found.contains("没有写理由"))
    #expect(found.contains("报表填“0”，按更正计“12”（核实）。"))
    let script =
      "import openpyxl, sys; print([c.value for c in openpyxl.load_workbook(sys.argv[1])['说明和更正'][3]])"
    #expect(
      try runPython(script, [box.path("Out/2025/internal.xlsx")])
        == "['更正', '东馆', None, '藏书 年初 外文', '0', '12', '核实', None, None]\n")
  }

  @Test("What was explained last year is settled; a correction that no longer fits is told this year")
  func lastYear() throws {
    let box = try blankColumns()
    let doubts = { () -> [Substring] in
      try box.build(year: 2024)
      return try box.text("Out/2024/findings.csv").split(separator: "\n").filter { $0.contains("上年-疑点") }
    }
    #expect(try doubts().count == 1)
    try box.write("Inputs/2023/waivers.csv", Self.waivers + "值-必填,7,申请,,,空白,没有发生,张三,\n")
    #expect(try doubts() == [])
    try box.write("Inputs/2023/corrections.csv", Self.corrections + "7,申请,新收,总计,77,78,漏计,张三,\n")
    let stale = try doubts()
    #expect(stale.count == 1 && stale[0].contains("[更正-失效] 依申请公开 一、本年新收政府信息公开申请数量 总计：更正写的原数是“77”"))
  }

  @Test("A blank, and a text that is no number, can be put right; a value the cell cannot take is refused")
  func otherCells() throws {
    let box = try Self.gap(10)
    let form = try box.text("Inputs/2025/forms/1.csv")
    try box.write("Inputs/2025/forms/1.csv", form.replacing("新购,0,0,0", with: "新购,,约12,0"))
    #expect(try box.build().isDraft)
    let correct = { (address: String, value: String) in
      let registered = try box.correct(address, to: value, of: "1").value
      return "\(registered.unit.name) \(registered.correction.from) \(registered.correction.to)"
    }
    #expect(try correct("藏书/新购/合计", "0") == "东馆  0")
    #expect(try correct("藏书/新购/中文", "0") == "东馆 约12 0")
    #expect(box.trouble { _ = try correct("藏书/新购/外文", "半册") }?.contains("“半册”不能填在这一格") == true)
    #expect(throws: WrongUse.self) { try correct("藏书/新购/英文", "1") }
    let built = try box.build()
    #expect(!built.isDraft, "\(built.said)")
    let found = try box.text("Out/2025/findings.csv")
    #expect(found.contains("错误,值-数字,1,藏书,新购,中文,") && found.contains(",waived\n"))
    // Last year's corrections count for last year's figures.
    try box.write("Inputs/2024/corrections.csv", Self.corrections + "1,藏书,年末,中文,10,11,漏计,王五,\n")
    #expect(try box.build().isDraft)
    #expect(try box.text("Out/2025/findings.csv").contains("藏书 中文：上年报告的年末 11，年初 10，相差 1。"))
  }
}
