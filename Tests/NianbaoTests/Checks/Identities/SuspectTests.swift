import Testing

@testable import Nianbao

/// The suspect cell, on a real sheet that balances (平潭 2022) with mistakes made by hand.
@Suite struct SuspectTests {
  @Test("A total that was never filled in: 10 + 1 + 0 + 0 with 总计 0 proposes 11")
  func emptyTotal() throws {
    let found = try findings(("0,1,1,0,2,1,", "10,1,0,0,0,1,"))
    #expect(found.map(advice) == ["最可能的改法：“行政复议 总计”由 0 改为 11（总计没有填）。"])
    #expect(found[0].suspects.map(\.value) == ["11"])
  }

  @Test("One equation of five cells: the total first, then each part that can bear the gap")
  func dispute() throws {
    let found = try findings(("0,1,1,0,2,1,", "0,1,1,0,5,1,"))
    #expect(
      found.map(advice) == [
        "改法是以下之一：（1）“行政复议 总计”由 5 改为 2（总计与各项之和不符）；（2）“行政复议 结果纠正”由 1 改为 4；"
          + "（3）“行政复议 其他结果”由 1 改为 4；（4）“行政复议 结果维持”由 0 改为 3；"
          + "（5）“行政复议 尚未审结”由 0 改为 3。"
      ])
  }

  @Test("Swapped digits, a digit too many, a digit lost")
  func digits() throws {
    #expect(
      try hints(("21,0,0,0,0,0,21", "12,0,0,0,0,0,21")) == [
        "最可能的改法：“（一）予以公开 自然人”由 12 改为 21（可能把两位数字写反了）。"
      ])
    #expect(
      try hints(("37,0,0,0,0,0,37", "377,0,0,0,0,0,37")) == [
        "最可能的改法：“（四）无法提供 1.本机关不掌握相关政府信息 自然人”由 377 改为 37（可能多写了一位数字）。"
      ])
    #expect(
      try hints(("71,3,0,0,0,0,74", "7,3,0,0,0,0,74")) == [
        "最可能的改法：“一、本年新收政府信息公开申请数量 自然人”由 7 改为 71（可能少写了一位数字）。"
      ])
  }

  /// 21 + 8 + 1 + 2 + 1 + 37 + 2 = 72; with 部分公开 within 予以公开 as well, 29 + 8 + … = 80.
  @Test("Results that sum to more than the total by just another row's number: possibly counted twice")
  func doubled() throws {
    let found = try findings(("21,0,0,0,0,0,21", "29,0,0,0,0,0,29"))
    #expect(
      found.map { "\($0.rule) \($0.address) \($0.expected) \($0.actual)" } == ["申请-办结 申请/办结总计/自然人 80 72"])
    #expect(
      found.map(advice) == [
        "改法是以下之一：（1）“（二）部分公开 自然人”由 8 改为 0，“（二）部分公开 总计”由 9 改为 1（多出的正是它，可能重复计算）；"
          + "（2）“（四）无法提供 1.本机关不掌握相关政府信息 自然人”由 37 改为 29，“（四）无法提供 1.本机关不掌握相关政府信息 总计”由 37 改为 29（多出的正好等于“（二）部分公开 自然人”的数，可能重复计算）；"
          + "（3）“（一）予以公开 自然人”由 29 改为 21，“（一）予以公开 总计”由 29 改为 21（多出的正好等于“（二）部分公开 自然人”的数，可能重复计算）。"
          + ""
      ])
  }

  /// 部分公开 is 8, 1 and 9; the totals 72, 3 and 75 with it once more are 80, 4 and 84.
  @Test("A row that is in the totals twice, in every column: one finding, the whole row of totals")
  func doubledInTotals() throws {
    let found = try findings(("（七）总计,,72,3,0,0,0,0,75", "（七）总计,,80,4,0,0,0,0,84"))
    #expect(
      found.map(advice) == [
        "最可能的改法：（七）总计一行的自然人、商业企业、总计依次改为 72、3、75（可能把一行算了两次）。"
      ])
    #expect(found[0].message.contains("同一处差错还使 5 条不成立"))
    // 84 − 75 of 部分公开 left out: 64, 2, 66.
    let left = try findings(("（七）总计,,72,3,0,0,0,0,75", "（七）总计,,64,2,0,0,0,0,66"))
    #expect(
      left.map(advice) == ["最可能的改法：（七）总计一行的自然人、商业企业、总计依次改为 72、3、75（可能漏加了一行）。"])
  }

  /// A published report: results of 26 beside 20 in 自然人 and in 总计, and 6 are 部分公开.
  @Test("平潭 2020, as published: 部分公开 was counted twice")
  func published() throws {
    let sheet = try Fixture.text("real/pingtan-2020.sheet.csv")
    let sent = read([sheet], form: Fixture.older, year: 2020).units[0]
    let found = UnitCheck(Fixture.older).findings(on: sent, lastYear: nil).filter { $0.severity == .error }
    #expect(found.map { "\($0.expected) \($0.actual)" } == ["26 20"])
    #expect(
      found[0].suspects.prefix(2).map { "\($0.address) \($0.present) → \($0.value)" } == [
        "申请/部分公开/自然人 6 → 0", "申请/部分公开/总计 6 → 0",
      ])
    #expect(found[0].hint.contains("可能重复计算"))
  }

  @Test("A number in the next row")
  func moved() throws {
    // 37 of 不掌握 stand one row below, 需另制作, for 自然人 and not for 总计.
    #expect(
      try hints(
        ("37,0,0,0,0,0,37", "0,0,0,0,0,0,37"), ("需要另行制作,0", "需要另行制作,37")) == [
          "改法是以下之一：（1）“（四）无法提供 1.本机关不掌握相关政府信息 自然人”由 0 改为 37，“（四）无法提供 2.没有现成信息需要另行制作 自然人”由 37 改为 0（可能填错了一行）；"
            + "（2）“（四）无法提供 1.本机关不掌握相关政府信息 总计”由 37 改为 0，“（四）无法提供 2.没有现成信息需要另行制作 总计”由 0 改为 37（可能填错了一行）。"
        ])
  }

  @Test("A detail and its row total, wrong by different amounts, are one finding with one pair")
  func pair() throws {
    let found = try findings(("37,0,0,0,0,0,37", "39,0,0,0,0,0,42"))
    #expect(
      found.map(\.message) == [
        "依申请公开 （四）无法提供 1.本机关不掌握相关政府信息：自然人 39 + 商业企业 0 + 科研机构 0 + 社会公益组织 0 + 法律服务机构 0 + 其他 0 = 39，总计 42，相差 3。"
          + "同一处差错还使 2 条不成立：申请-办结（自然人）、申请-办结（总计）。"
      ])
    #expect(
      found.map { $0.suspects.map { "\($0.address) \($0.value) \($0.choice)" } } == [
        ["申请/不掌握/自然人 37 1", "申请/不掌握/总计 37 1"]
      ])
  }

  @Test("Two and three independent faults are two and three findings, each with its own cell first")
  func independent() throws {
    let two = try findings(("21,0,0,0,0,0,21", "21,0,0,0,0,0,31"), ("71,3,0,0,0,0,74", "71,5,0,0,0,0,74"))
    #expect(
      two.map(summary) == [
        "申请-总计 申请/新收/总计：申请/新收/商业企业 5 → 3", "申请-总计 申请/予以公开/总计：申请/予以公开/总计 31 → 21",
      ])
    // Two details of one column, whose column shows the sum of both gaps, and a total of table four.
    let three = try findings(
      ("21,0,0,0,0,0,21", "24,0,0,0,0,0,21"), ("37,0,0,0,0,0,37", "33,0,0,0,0,0,37"),
      ("0,1,1,0,2,1,", "0,1,1,0,0,1,"))
    #expect(
      three.map(summary) == [
        "申请-总计 申请/予以公开/总计：申请/予以公开/自然人 24 → 21", "申请-总计 申请/不掌握/总计：申请/不掌握/自然人 33 → 37",
        "复议诉讼-总计 复议诉讼/行政复议/总计：复议诉讼/行政复议/总计 0 → 2",
      ])
    #expect(three[0].message.hasSuffix("同一处差错还使 1 条不成立：申请-办结（自然人）。"))
    #expect(three[1].message.hasSuffix("同一处差错还使 1 条不成立：申请-办结（自然人）。"))
  }

  @Test(
    "Every cell of the applications, one too many and one too few: one finding, the true cell and value alone"
  )
  func everyCell() throws {
    let sound = try #require(try returns().units.first)
    let form = Fixture.form
    let table = try #require(form.tables.first { $0.rows.count == 25 })
    for cell in table.allCells {
      for change in [Int64(1), -1] {
        var sent = sound
        let value = try #require(sent.figures[cell])
        if value + change < 0 { continue }
        sent.facts.figures[cell] = value + change
        let found = UnitCheck(form).findings(on: sent, lastYear: nil)
        #expect(
          found.map { $0.suspects.map { "\($0.address) \($0.value)" } } == [
            ["\(form.address(of: cell)) \(value)"]
          ])
        #expect(found[0].cells.contains(cell))
      }
    }
  }

  @Test("Every detail with its row total, wrong by different amounts: one finding that names that pair alone")
  func everyPair() throws {
    let sound = try #require(try returns().units.first)
    let form = Fixture.form
    let table = try #require(form.tables.first { $0.rows.count == 25 })
    let total = try #require(table.columns.indices.first { table.columns[$0].isTotal })
    for row in table.rows.indices {
      for column in table.columns.indices where column != total {
        let cells = [table.cell(row: row, column: column), table.cell(row: row, column: total)]
        var sent = sound
        for (cell, change) in zip(cells, [Int64(3), 5]) {
          sent.facts.figures[cell] = (sound.figures[cell] ?? 0) + change
        }
        let found = UnitCheck(form).findings(on: sent, lastYear: nil)
        let right = cells.map { "\(form.address(of: $0)) \(sound.figures[$0] ?? -1) 1" }
        #expect(found.map { $0.suspects.map { "\($0.address) \($0.value) \($0.choice)" } } == [right])
      }
    }
  }

  @Test("A file in which nothing fits names no cell, and says what to do all the same")
  func hopeless() throws {
    var sent = try #require(try returns().units.first)
    for cell in Fixture.form.cells where sent.figures[cell] != nil {
      sent.facts.figures[cell] = Int64(cell.index) * 7919 % 997
    }
    let found = UnitCheck(Fixture.form).findings(on: sent, lastYear: nil)
    #expect(found.count > 20)
    #expect(found.filter { $0.address.table == "申请" }.allSatisfy { $0.suspects.isEmpty && !$0.hint.isEmpty })
  }

  @Test("A cell that cannot be read is no suspect, and nothing is proposed below zero")
  func limits() throws {
    // 维持 is refused, so that the sum is undecided.
    #expect(try findings(("0,1,1,0,2,1,", "约0,1,1,0,5,1,")).map(\.rule.id) == ["值-数字"])
    // Parts of 2 beside 0: no part can bear −2 but together, so that only the total remains.
    #expect(try findings(("0,1,1,0,2,1,", "0,1,1,0,0,1,"))[0].suspects.map(\.value) == ["2"])
  }

  private func returns(_ changes: (String, String)...) throws -> Returns { try returns(changes) }

  private func returns(_ changes: [(String, String)]) throws -> Returns {
    var sheet = try Fixture.text("real/pingtan-2022.sheet.csv")
    for (right, wrong) in changes {
      try #require(sheet.contains(right), "\(right)")
      sheet = sheet.replacing(right, with: wrong, maxReplacements: 1)
    }
    return read([sheet], year: 2022)
  }

  private func findings(_ changes: (String, String)...) throws -> [Finding] {
    UnitCheck(Fixture.form).findings(on: try returns(changes).units[0], lastYear: nil)
  }

  private func hints(_ changes: (String, String)...) throws -> [String] {
    try UnitCheck(Fixture.form).findings(on: returns(changes).units[0], lastYear: nil).map(advice)
  }

  /// The hint without what must hold in front, and without what the definition says to do behind.
  private func advice(_ finding: Finding) -> String {
    let rule = Fixture.form.rules.first { $0 == finding.rule }
    let words = "按“\(rule?.text ?? "")”，"
    #expect(finding.hint.hasPrefix(words))
    let usual = rule?.hint.isEmpty == false ? rule?.hint ?? "" : "请查原始登记，核实后改正。"
    #expect(finding.hint.hasSuffix(usual))
    return String(finding.hint.dropFirst(words.count).dropLast(usual.count))
  }

  private func summary(_ finding: Finding) -> String {
    let suspect = finding.suspects.first.map { "\($0.address) \($0.present) → \($0.value)" }
    return "\(finding.rule) \(finding.address)：\(suspect ?? "")"
  }
}
