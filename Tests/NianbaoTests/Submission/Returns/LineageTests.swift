import Foundation
import Testing

@testable import Nianbao
@testable import NianbaoProject

/// Units that merge, split, change their code or leave: whose carry-over is whose.
@Suite struct LineageTests {
  /// A library's return: what it began with, bought and ended with, all Chinese books.
  private func form(_ year: Int, _ code: String, _ began: Int, _ bought: Int) -> String {
    """
    图书馆年报数据,\(year),\(code),
    藏书情况,合计,中文,外文
    年初,\(began),\(began),0
    新购,\(bought),\(bought),0
    年末,\(began + bought),\(began + bought),0

    """
  }

  /// Builds two years of a region of libraries and says what was found and how the books at the year's end grew.
  private func build(
    _ units: String, lastYear: [(String, Int, Int)], now: [(String, Int, Int)]
  ) throws -> (found: [String], growth: String, box: Sandbox) {
    let box = try Sandbox(
      units: "单位代码,单位名称,类型,上级,自,至,前身\n" + units, project: "region: 某县\nyear: 2025\nfamily: small\n")
    try box.write("Templates/forms/small.yaml", smallDefinition)
    for (code, began, bought) in lastYear {
      try box.write("Inputs/2024/forms/\(code).csv", form(2024, code, began, bought))
    }
    for (code, began, bought) in now {
      try box.write("Inputs/2025/forms/\(code).csv", form(2025, code, began, bought))
    }
    try box.build()
    let script = """
      import csv, sys
      read = lambda name: csv.DictReader(open(sys.argv[1] + "/" + name, encoding="utf-8-sig", newline=""))
      for r in read("findings.csv"): print("|".join(r[k] for k in ("severity", "rule", "unit", "row", "column", "expected", "actual", "message")))
      print([r["prior"] + ">" + r["value"] for r in read("summary.csv") if r["row"] + r["column"] == "年末合计"][0])
      """
    let lines = try runPython(script, [box.path("Out/2025")]).split(
      separator: "\n"
    )
    .map { String($0) }
    return (Array(lines.dropLast()), lines.last ?? "", box)
  }

  @Test("Two units merged into a new one: their carry-over is summed, and a gap is found against the sum")
  func merged() throws {
    let units = "1,东馆,,,,2024,\n2,西馆,,,,2024,\n3,总馆,,,2025,,1；2\n"
    let lastYear = [("1", 10, 5), ("2", 20, 0)]
    #expect(try build(units, lastYear: lastYear, now: [("3", 35, 1)]).found == [])
    #expect(
      try build(units, lastYear: lastYear, now: [("3", 30, 1)]).found == [
        "警告|藏书-承接|3|年初|中文|35|30|藏书 中文：上年报告的年末 35，年初 30，相差 5。同一处差错还使 1 条不成立：藏书-承接（合计）。"
      ])
  }

  @Test("A unit split in two: the successors' sum carries its numbers on, and no single one is blamed")
  func split() throws {
    let units = "1,总馆,,,,2024,\n2,东馆,,,2025,,1\n3,西馆,,,2025,,1\n"
    let lastYear = [("1", 10, 5)]
    #expect(try build(units, lastYear: lastYear, now: [("2", 9, 1), ("3", 6, 0)]).found == [])
    #expect(
      try build(units, lastYear: lastYear, now: [("2", 9, 1), ("3", 5, 0)]).found == [
        "警告|藏书-承接|2|年初|中文|15|14|东馆、西馆合计，上年为总馆：藏书 中文：上年报告的年末 15，年初 14，相差 1。"
          + "同一处差错还使 1 条不成立：藏书-承接（合计）。"
      ])
  }

  @Test("Every successor's own report is a draft while their common carry-over does not hold")
  func splitReports() throws {
    let units = "1,总馆,,,,2024,\n2,东馆,,,2025,,1\n3,西馆,,,2025,,1\n"
    let box = try build(units, lastYear: [("1", 10, 5)], now: [("2", 9, 1), ("3", 5, 0)]).box
    try box.write(
      "Templates/forms/small.yaml",
      smallDefinition.replacing("severity: 警告, each: column", with: "severity: 错误, each: column"))
    #expect(try box.build(each: true).units?.map(\.isDraft) == [true, true])
    #expect(
      try box.text("Out/2025/units/3/findings.csv").contains("东馆、西馆合计，上年为总馆：藏书 中文：上年报告的年末 15，年初 14，相差 1。"))
  }

  @Test("A unit that goes on and gave a part away; a unit that took another over; a new code for an old unit")
  func others() throws {
    let spunOff = "1,总馆,,,,,\n2,分馆,,,2025,,1\n"
    #expect(try build(spunOff, lastYear: [("1", 10, 0)], now: [("1", 7, 0), ("2", 3, 0)]).found == [])
    let takenOver = "1,东馆,,,,,2\n2,西馆,,,,2024,\n"
    #expect(try build(takenOver, lastYear: [("1", 10, 0), ("2", 4, 0)], now: [("1", 14, 0)]).found == [])
    let renamed = "01,老馆,,,,2024,\n02,新馆,,,2025,,1\n"
    #expect(try build(renamed, lastYear: [("01", 10, 0)], now: [("02", 10, 0)]).found == [])
  }

  @Test("A unit that left with its carry-over and nobody named to follow it: the region says so")
  func gone() throws {
    let units = "1,东馆,,,,,\n2,西馆,,,,2024,\n"
    let result = try build(units, lastYear: [("1", 10, 0), ("2", 4, 0)], now: [("1", 10, 0)])
    #expect(
      result.found == [
        "警告|区域-平衡||年初|中文|14|10|全区 藏书 中文：上年报告的年末 14，年初 10，相差 4。"
          + "同一处差错还使 1 条不成立：藏书-承接（合计）。（藏书-承接）"
      ])
  }

  @Test(
    "A unit that should be gone and still reports is told once; a new one with a stock of its own is named")
  func told() throws {
    let units = "1,东馆,,,,,\n2,西馆,,,,2024,\n"
    let still = try build(units, lastYear: [("1", 10, 0), ("2", 4, 0)], now: [("1", 10, 0), ("2", 4, 0)])
    #expect(still.found.map { $0.split(separator: "|", omittingEmptySubsequences: false)[1] } == ["名录-多报"])
    let new = try build(
      "1,东馆,,,,,\n3,新馆,,,2025,,\n", lastYear: [("1", 10, 0)], now: [("1", 10, 0), ("3", 5, 0)])
    #expect(new.found.count == 1 && new.found[0].contains("|区域-平衡|"))
    #expect(try new.box.text("Out/2025/findings.csv").contains("今年新有、没有上年数的有 新馆；若有承接关系，请在名录的“前身”里写明。"))
  }

  @Test("A unit counted in a superior that is not there is told")
  func orphan() throws {
    let box = try Sandbox(units: "单位代码,单位名称,上级,计入\n1,东馆,总馆,并入\n2,西馆,1,并入\n")
    #expect(
      try box.project().notices.map { box.relative($0.description) } == [
        "Inputs/units.csv:2:1: 提示: 东馆并入上级，名录里却没有“总馆”这个上级，它的数没有计入全区。"
      ])
  }

  @Test("同口径: a number that no unit gave in both years has no year before, whatever others gave")
  func nobodyInBothYears() throws {
    let form = try smallForm()
    let (first, second) = (Cell(index: 0), Cell(index: 1))
    let figures = { (numbers: [Int64?]) in
      var figures = Figures(cellCount: form.cellCount)
      for (cell, number) in zip([first, second], numbers) { figures[cell] = number }
      return figures
    }
    // Unit 1 answers the first cell in both years, the second only now; unit 2 is new.
    let now = [("1", figures([4, 12])), ("2", figures([1, 1]))]
    let sent = { (code: String, figures: Figures) in
      var facts = Facts(cellCount: form.cellCount)
      facts.figures = figures
      return UnitReturn(unit: unit(code, code), state: .accepted, files: [], facts: facts, findings: [])
    }
    let lineages = now.map { code, own in
      Lineage(units: [sent(code, own)], before: code == "1" ? [sent("1", figures([2, nil]))] : [])
    }
    let like = try #require(
      LikeForLike(lineages, plain: (figures: figures([5, 13]), prior: figures([2, 9]))))
    #expect(like.growth(of: first, 5).words == "100.00%")
    #expect(like.growth(of: second, 13).words == "上年无数")
    #expect(like.growth(of: second, nil).words == "本年无数")
  }

  @Test("同口径: a new unit makes the region grow, those of both years did not")
  func likeForLike() throws {
    let units = "1,东馆,,,,,\n2,西馆,,,2025,,\n"
    let result = try build(units, lastYear: [("1", 10, 0)], now: [("1", 10, 0), ("2", 0, 10)])
    #expect(result.growth == "10>20")
    let report = try result.box.text("Out/2025/report.md")
    // By hand: 10 -> 20 is 100 %; of the unit that reported in both years 10 -> 10.
    #expect(report.contains("| 年末 | 册   |     10 |     20 |   10 |  100.00% |        0.00% |"))
    #expect(report.contains("同口径增长率只比较两年都有数的1个单位（全部2个）"))
    let plain = try build("1,东馆,,,,,\n", lastYear: [("1", 10, 0)], now: [("1", 10, 0)])
    #expect(!(try plain.box.text("Out/2025/report.md")).contains("同口径"))
  }

  @Test("前身 counts in the year of the change alone")
  func laterYears() throws {
    var successor = unit("2", "分馆")
    successor = Roster.Unit(
      code: "2", name: "分馆", kind: "", isCounted: true, years: 2024...9999, predecessors: ["1"], line: 3)
    let roster = Roster(units: [unit("1", "总馆"), successor], region: "")
    let returns = { (year: Int) in
      read([form(year, "1", 1, 0), form(year, "2", 1, 0)], form: try smallForm(), roster: roster, year: year)
    }
    let lineages = try returns(2025).lineages(after: returns(2024))
    #expect(lineages.map { $0.units.map(\.unit.code) } == [["1"], ["2"]])
    let first = try returns(2024).lineages(after: returns(2023))
    #expect(first.map { $0.units.map(\.unit.code) } == [["1", "2"]])
  }

  @Test("A 前身 that the roster does not have stops the run with its place")
  func unknownPredecessor() throws {
    let box = try Sandbox(units: "单位代码,单位名称,前身\n1,总馆,7\n")
    #expect(box.trouble { try box.build() } == "Inputs/units.csv:2:1: 前身“7”不在名录里；已撤并的单位也要留一行，填“至”。")
  }

  @Test("类型 decides which tables are asked, in project.yaml or in the definition")
  func kinds() throws {
    let form = "政府信息公开年报数据,2025,1,水厂\n第二十条第（八）项,本年收费金额（单位：万元）\n行政事业性收费,3\n"
    let project = "region: 某县\nyear: 2025\nkinds: {企业: [收费]}\n"
    let units = "单位代码,单位名称,类型,上级\n1,水厂,企业,\n"
    let box = try Sandbox(units: units, project: project)
    try box.write("Inputs/2025/forms/1.csv", form)
    #expect(try !box.build().isDraft)
    #expect(try box.text("Out/2025/status.csv").hasSuffix("1,水厂,accepted,0,0,2025/forms/1.csv\n"))
    #expect(try box.text("Out/2025/facts.csv").split(separator: "\n").count == 2)
    // Without the word for its 类型 every table is asked: six blocks are missing.
    try box.write("Inputs/project.yaml", "region: 某县\nyear: 2025\n")
    #expect(try box.build().isDraft)
    #expect(try box.text("Out/2025/status.csv").hasSuffix("1,水厂,accepted,5,0,2025/forms/1.csv\n"))
    try box.write(
      "Templates/forms/xxgk-2021.yaml", Fixture.definition + "\nkinds: {企业: [收费]}\n")
    #expect(try !box.build().isDraft)
    try box.write("Inputs/project.yaml", project.replacing("收费", with: "收费表"))
    #expect(
      box.trouble { try box.build() } == "Inputs/project.yaml:3:14: 没有叫“收费表”的表，可用的有 文件、许可、处罚强制、收费、采购、申请、复议诉讼。"
    )
  }
}
