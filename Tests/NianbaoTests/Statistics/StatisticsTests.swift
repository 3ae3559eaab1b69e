import Testing

@testable import Nianbao

@Suite struct GrowthTests {
  @Test(
    "Growth is typed, exact, and rounded once, half away from zero",
    arguments: [
      (218, 154, "normal", "-29.36", -64),  // -64/218 = -29.3577…
      (8, 9, "normal", "12.50", 1), (800, 801, "normal", "0.13", 1),  // 0.125 rounds away from zero
      (800, 799, "normal", "-0.13", -1), (30000, 29999, "normal", "0.00", -1),  // never -0.00
      (5, 5, "normal", "0.00", 0), (0, 5, "zero_base", "", 5), (0, 0, "unchanged_zero", "", 0),
      (nil, 5, "no_prior", "", nil), (5, nil, "no_value", "", nil), (nil, nil, "no_value", "", nil),
      (-18, 9, "normal", "150.00", 27),  // signed cells: against the size of the base
      (1, 1_000_000_000_000_000, "normal", "99999999999999900.00", 999_999_999_999_999),
    ] as [(Int64?, Int64?, String, String, Int64?)])
  func growth(prior: Int64?, value: Int64?, kind: String, percent: String, change: Int64?) {
    let growth = Growth(from: prior, to: value)
    #expect(growth.kind.rawValue == kind)
    #expect(growth.percent == percent)
    #expect(growth.change == change)
  }
}

@Suite struct SumsTests {
  @Test("Sums of real balanced returns balance, and count who gave a number")
  func balanced() throws {
    let form = Fixture.form
    let sheets = ["pingtan-2025", "shuyang-2025", "shanghai-zfbgt-2025"]
    let units = try sheets.map { sheet -> UnitReturn in
      let bytes = try Fixture.bytes("real/\(sheet).sheet.csv")
      let file = SubmissionFile(file: sheet, path: "a.csv") { .bytes(bytes) }
      return try Returns(reading: [file], form: form, roster: nil, year: 2025).units[0]
    }
    let sums = try Sums(of: units, cellCount: form.cellCount)
    let value = { (address: String) in
      form.cell(at: address).flatMap { cell in sums.figures[cell].map { form.text($0, in: cell) } }
    }
    // By hand from the facts: 154 + 713 + 1295; 4166.241619 + 4068.208 + 0; 235 of 上海 beside 0 and 0.
    #expect(value("申请/新收/总计") == "2162")
    #expect(value("收费/行政事业性收费/金额") == "8234.449619")
    #expect(value("文件/规章/有效") == "235")
    #expect(form.cell(at: "文件/规章/制发").map { sums.unitCounts[Int($0.index)] } == 2)
    let verdicts = IdentityCheck(form).verdicts(on: sums.figures, lastYear: nil)
    let failing = zip(form.equations, verdicts).filter { !$0.0.reachesLastYear && $0.1 != .balanced }
    #expect(failing.isEmpty)
  }

  @Test("A sum that no longer fits is refused")
  func overflow() throws {
    let form = try smallForm()
    var big = UnitReturn(
      unit: unit("1", "馆"), state: .accepted, files: [], facts: Facts(cellCount: form.cellCount), findings: []
    )
    big.facts.figures[Cell(index: 0)] = .max
    #expect(throws: Sums.Overflow.self) { try Sums(of: [big, big], cellCount: form.cellCount) }
  }

  @Test("区域-平衡 speaks where all units balance and the region does not: a unit left with its carry-over")
  func region() throws {
    let form = try smallForm()
    let roster = Roster(units: [unit("1", "馆")], region: "")
    let head = "图书馆年报数据,2025,1,馆\n藏书情况,合计,中文,外文\n"
    let sent = read([head + "年初,3,2,1\n新购,0,0,0\n年末,3,2,1\n"], form: form, roster: roster, year: 2025).units[
      0]
    let before = read(
      [head.replacing("2025", with: "2024") + "年初,0,0,0\n新购,3,2,1\n年末,3,2,1\n"], form: form, roster: roster,
      year: 2024
    ).units[0]
    var lastYear = before.figures
    lastYear[form.cell(at: "藏书/年末/中文") ?? Cell(index: 0)] = 9
    let check = RegionCheck(IdentityCheck(form))
    let found = check.findings(
      on: sent.figures, lastYear: lastYear, lineages: [Lineage(units: [sent], before: [before])],
      place: Place(file: "2025"))
    #expect(
      found.map(line) == [
        "警告 区域-平衡 藏书/年初/中文 0:0 全区 藏书 中文：上年报告的年末 9，年初 2，相差 7。（藏书-承接）"
      ])
    // A unit that does not balance itself explains the region's gap.
    var unbalanced = before
    unbalanced.facts.figures = lastYear
    #expect(
      check.findings(
        on: sent.figures, lastYear: lastYear, lineages: [Lineage(units: [sent], before: [unbalanced])],
        place: Place(file: "2025")) == [])
  }
}
