import Testing

@testable import Nianbao

/// Two editions of one form: what can be compared, sheets that print an old row, sheets in the wrong year.
@Suite struct EditionTests {
  @Test("Comparable are the decisions, the applications and the disputes; the rest is 口径变化")
  func comparable() throws {
    let step = try #require(Fixture.library.succession(from: Fixture.older, to: Fixture.form))
    let same = Fixture.form.cells.filter { step.same[Int($0.index)] != nil }
    // 许可 1, 处罚强制 2, 22 of the 25 rows of 申请, all 15 of 复议诉讼.
    #expect(same.count == 1 + 2 + 22 * 7 + 15)
    #expect(step.merged.map(\.address.description).first == "申请/其他处理合计/自然人")
    #expect(
      step.merged[6].parts.map { Fixture.form.address(of: $0).description } == [
        "申请/逾期不补正/总计", "申请/逾期不缴费/总计", "申请/其他处理/总计",
      ])
  }

  @Test("A claim about the edition before that does not hold is told with its place")
  func brokenClaims() {
    let broken = Fixture.definition
      .replacing("处罚强制/*/数量, 申请/*", with: "处罚/*/数量, 申请/*")
      .replacing("申请/其他处理合计: [逾期不补正, 逾期不缴费, 其他处理]", with: "申请/其他处理合计: [逾期不补正, 逾期未缴费]")
    #expect(
      problems(broken) == [
        "b.yaml:196:24: “处罚/*/数量”不是两版表样都有的格。", "b.yaml:197:33: “xxgk-2021”的申请里没有叫“逾期未缴费”的行。",
      ])
    #expect(
      problems(Fixture.definition.replacing("[逾期不补正, 逾期不缴费, 其他处理]", with: "[逾期不补正, 逾期不补正]")) == [
        "b.yaml:197:33: “逾期不补正”写了两次。"
      ])
    #expect(
      problems(Fixture.definition.replacing("  xxgk-2019:", with: "  xxgk-2018:")) == [
        "b.yaml:195:3: 没有叫“xxgk-2018”的更早的表样，是否应为“xxgk-2019”。"
      ])
    #expect(
      problems(Fixture.definition.replacing("alone: {as: 其他处理,", with: "alone: {as: 其他处置,")) == [
        "b.yaml:140:14: 组“（六）其他处理”里没有叫“其他处置”的行。"
      ])
  }

  private func problems(_ definition: String) -> [String] {
    do {
      _ = try FormLibrary([("a.yaml", Fixture.olderDefinition), ("b.yaml", definition)], folder: "forms")
      return []
    } catch {
      return error.problems.map(\.description)
    }
  }

  @Test("From 2020 to 2021 平潭's （六） is compared as one line, its three rows are not, 收费 is no number")
  func acrossTheChange() throws {
    let years = try [2020, 2021].map { year in
      let bytes = try Fixture.bytes("real/pingtan-\(year).sheet.csv")
      let files = [SubmissionFile(file: "a.csv", path: "a.csv") { .bytes(bytes) }]
      return try Returns(reading: files, ReadingPlan(Fixture.form(of: year), Fixture.library, year: year))
    }
    let base = try Base.region(
      units: years[0], published: nil, year: 2020,
      succession: Fixture.library.succession(from: Fixture.older, to: Fixture.form))
    let statistics = Statistics(
      form: Fixture.form, year: 2021, sums: Sums(alone: years[1].units[0]), base: base)
    let lines = String(decoding: summaryCSV(statistics), as: UTF8.self).split(separator: "\n")
    // 2020: 新收 21, （六） 4; 2021: 新收 70, （六） 1 + 0 + 1; 行政许可 278 and 294 (by the answer keys).
    let wanted = [
      "2021,许可,行政许可,数量,\(try printed("许可/行政许可/数量")),1,278,",
      "2021,收费,行政事业性收费,金额,24252.311082,1,,,,not_comparable",
      "2021,申请,新收,总计,70,1,21,49,233.33,normal", "2021,申请,其他处理,总计,1,1,,,,not_comparable",
      "2021,申请,其他处理合计,总计,\(try merged("总计")),1,4,",
    ]
    for line in wanted { #expect(lines.contains { $0.hasPrefix(line) }, "\(line)") }
    let place = lines.firstIndex { $0.hasPrefix("2021,申请,其他处理,总计") } ?? 0
    #expect(lines[place + 1].hasPrefix("2021,申请,其他处理合计,自然人"))
    #expect(lines.count == 1 + 200 + 7)
  }

  /// A value of 平潭 2021 by its answer key.
  private func printed(_ address: String) throws -> String {
    try #require(
      Fixture.rows("real/pingtan-2021.facts.csv").first { $0[1...3].joined(separator: "/") == address })[4]
  }

  private func merged(_ column: String) throws -> Int {
    try ["逾期不补正", "逾期不缴费", "其他处理"].reduce(0) {
      try $0 + (Int(printed("申请/\($1)/\(column)")) ?? 0)
    }
  }
}

extension EditionTests {
  /// A real sheet as lines.
  private func lines(_ sheet: String) throws -> [String] {
    let decoded = try DecodedText(try Fixture.bytes("real/\(sheet).sheet.csv"))
    return String(decoding: decoded.bytes, as: UTF8.self).split(whereSeparator: \.isNewline).map {
      String($0)
    }
  }

  /// 平潭 2021 with the single （六） row of the edition before.
  private func withOldRow() throws -> String {
    var lines = try lines("pingtan-2021")
    let first = try #require(lines.firstIndex { $0.contains("（六）其他处理") })
    lines.replaceSubrange(first...(first + 2), with: [",（六）其他处理,,2,0,0,0,0,0,2"])
    return lines.joined(separator: "\n") + "\n"
  }

  /// A sheet that says it is of another year.
  private func redated(_ sheet: String, _ from: Int, to year: Int, _ form: Form) throws -> UnitReturn {
    let text = try lines(sheet).joined(separator: "\n").replacing("\(from)年", with: "\(year)年") + "\n"
    let files = [SubmissionFile(file: "a.csv", path: "a.csv") { .bytes(Array(text.utf8)) }]
    return try Returns(reading: files, ReadingPlan(form, Fixture.library, year: year)).units[0]
  }

  @Test(
    "形式-旧行: one row for the group is read as its last, the others are not asked, the sums run without them")
  func oldRow() throws {
    let sent = read([try withOldRow()]).units[0]
    let form = Fixture.form
    let cell = { (address: String) in form.cell(at: address) ?? Cell(index: 0) }
    #expect(sent.figures[cell("申请/其他处理/总计")] == 2)
    #expect(sent.figures.state(of: cell("申请/逾期不补正/总计")) == .notAsked)
    let found = UnitCheck(form).findings(on: sent, lastYear: nil).map(line)
    let message = "依申请公开：“（六）其他处理”只有一行数，是上一版的填法；已读作“（六）其他处理 3.其他”，同组其余 2 行不再要求。"
    #expect(
      found.filter { !$0.contains("申请-") }.map { $0.split(separator: " ", maxSplits: 4)[4] } == [message[...]]
    )
    // 平潭 printed 1 under （六）; with 2 the results exceed the total by one, in 自然人 and in 总计 together.
    #expect(found.filter { $0.contains("申请-") }.count == 1)
    let balanced = read([try withOldRow().replacing(",2,0,0,0,0,0,2", with: ",1,0,0,0,0,0,1")]).units[0]
    #expect(UnitCheck(form).findings(on: balanced, lastYear: nil).map(\.rule.id) == ["形式-旧行"])
    let facts = String(
      decoding: try factsCSV(read([try withOldRow()])), as: UTF8.self)
    #expect(!facts.contains("逾期不补正") && facts.contains("申请,其他处理,总计,number,2"))
  }

  @Test("A subtotal beside the group's own rows is no old row")
  func subtotal() throws {
    var lines = try lines("pingtan-2021")
    let first = try #require(lines.firstIndex { $0.contains("（六）其他处理") })
    lines.insert(",（六）其他处理,,1,0,0,0,0,0,1", at: first)
    let sent = read([lines.joined(separator: "\n") + "\n"]).units[0]
    #expect(UnitCheck(Fixture.form).findings(on: sent, lastYear: nil).map(\.rule.id) == ["版式-多余"])
  }

  @Test("A row that stands for three this year and for one last year has no growth")
  func mixedRows() throws {
    let box = try Sandbox(units: "单位代码,单位名称\n1,平潭综合实验区\n", project: "region: 某县\nyear: 2022\n")
    try box.write("Inputs/2021/forms/a.csv", try withOldRow())
    try box.write("Inputs/2022/forms/a.csv", try Fixture.bytes("real/pingtan-2022.sheet.csv"))
    try box.build()
    let lines = try box.text("Out/2022/summary.csv").split(separator: "\n")
    #expect(lines.filter { $0.hasSuffix("not_comparable") }.count == 21)
    #expect(lines.contains { $0.hasPrefix("2022,申请,其他处理,总计,") && $0.hasSuffix(",not_comparable") })
  }

  @Test("The same in the form layout, where the group's label stands alone")
  func oldRowInFormLayout() {
    let text = """
      政府信息公开年报数据,2025,1,局

      收到和处理政府信息公开申请情况,自然人,商业企业,科研机构,社会公益组织,法律服务机构,其他,总计
      （六）其他处理,4,0,0,0,0,1,5
      """
    let sent = read([text + "\n"]).units[0]
    #expect(sent.figures[Fixture.form.cell(at: "申请/其他处理/其他") ?? Cell(index: 0)] == 1)
    #expect(sent.findings.contains { $0.rule.id == "形式-旧行" && $0.place?.line == 4 })
  }

  @Test(
    "A sheet of the other edition in a year that is not its own: what both ask is counted, and one finding says so"
  )
  func wrongEdition() throws {
    let sent = try redated("pingtan-2020", 2020, to: 2022, Fixture.form)
    #expect(
      sent.findings.map(line) == [
        "错误 形式-版本  1:0 这是国办公开办函〔2019〕60号那一版的表，2022 年应当用国办公开办函〔2021〕30号的表："
          + "两版相同的 193 格已计入，本年才有的 7 格没有数。"
      ])
    let value = { (address: String) in sent.figures[Fixture.form.cell(at: address) ?? Cell(index: 0)] }
    #expect(value("许可/行政许可/数量") == 278 && value("申请/新收/总计") == 21 && value("申请/其他处理/总计") == 4)
    #expect(value("收费/行政事业性收费/金额") == nil)
  }

  @Test("And the other way round: the three rows of 2021 add up to the one of 2020")
  func newerInAnOlderYear() throws {
    let sent = try redated("pingtan-2021", 2021, to: 2020, Fixture.older)
    #expect(sent.findings.map(\.rule.id) == ["形式-版本"])
    let cell = Fixture.older.cell(at: "申请/其他处理合计/总计") ?? Cell(index: 0)
    #expect(sent.figures[cell].map { Int($0) } == (try merged("总计")))
  }
}
