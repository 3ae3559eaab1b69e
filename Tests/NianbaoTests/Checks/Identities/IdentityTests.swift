import Testing

@testable import Nianbao

/// Identities: valid, invalid, undecided; folding by common repair.
@Suite struct IdentityTests {
  @Test("A total and its parts")
  func total() throws {
    #expect(try lines("年初,3,2,1\n新购,0,0,0\n年末,3,2,1\n") == [])
    // 新购 合计 and 年末 合计 are both one too small, so that 3 + 4 = 7 still holds: one mistake, one finding.
    #expect(
      try lines("年初,3,2,1\n新购,4,4,1\n年末,7,6,2\n") == [
        "错误 藏书-合计 藏书/新购/合计 5:2 藏书 新购：中文 4 + 外文 1 = 5，合计 4，相差 1。同一处差错还使 1 条不成立：藏书-合计（年末）。"
      ])
  }

  @Test("One wrong cell that breaks two identities is one finding that names both")
  func oneCell() throws {
    #expect(
      try lines("年初,3,2,1\n新购,4,4,1\n年末,8,6,2\n") == [
        "错误 藏书-合计 藏书/新购/合计 5:2 藏书 新购：中文 4 + 外文 1 = 5，合计 4，相差 1。同一处差错还使 1 条不成立：藏书-滚动（合计）。"
      ])
  }

  @Test("A wrong detail with its row total breaks two columns and is one finding")
  func pair() throws {
    #expect(
      try lines("年初,3,2,1\n新购,5,4,1\n年末,9,7,2\n") == [
        "错误 藏书-滚动 藏书/年末/中文 6:3 藏书 中文：年初 2 + 新购 4 = 6，年末 7，相差 1。同一处差错还使 1 条不成立：藏书-滚动（合计）。"
      ])
  }

  @Test("A blank makes a sum undecided, not wrong, and is told once")
  func undecided() throws {
    #expect(try lines("年初,3,2,1\n新购,5,,1\n年末,8,6,2\n") == ["错误 值-必填 藏书/新购/中文 5:3 藏书 新购 中文：没有填。"])
  }

  @Test("A refused value makes its identities undecided")
  func refused() throws {
    #expect(try lines("年初,3,2,1\n新购,5,约4,1\n年末,8,6,2\n") == ["错误 值-数字 藏书/新购/中文 5:3 藏书 新购 中文：“约4”不是数字，没有计入。"])
  }

  @Test("Carry-over from last year: holds, fails, no last year")
  func lastYear() throws {
    let now = "年初,3,2,1\n新购,0,0,0\n年末,3,2,1\n"
    let same = "年初,0,0,0\n新购,3,2,1\n年末,3,2,1\n"
    let other = "年初,0,0,0\n新购,3,1,2\n年末,3,1,2\n"
    #expect(try lines(now, lastYear: same) == [])
    #expect(
      try lines(now, lastYear: other) == [
        "警告 藏书-承接 藏书/年初/中文 4:3 藏书 中文：上年报告的年末 1，年初 2，相差 1。",
        "警告 藏书-承接 藏书/年初/外文 4:4 藏书 外文：上年报告的年末 2，年初 1，相差 1。",
      ])
    #expect(try lines(now) == [])
  }

  @Test("What a loop over integers finds agreed is what every equation says for itself", arguments: 1...4)
  func plain(seed: Int) throws {
    let form = try smallForm()
    let balances = PlainBalances(form.equations)
    var state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15
    let next = { (bound: Int) -> Int in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % bound
    }
    let figures = { () -> Figures in
      var figures = Figures(cellCount: form.cellCount)
      for cell in form.cells { figures[cell] = Int64(next(2)) }
      if next(8) == 0 { figures.states[next(form.cellCount)] = [.blank, .notAsked, .notApplicable][next(3)] }
      return figures
    }
    var held = 0
    for _ in 0..<4_000 {
      let (now, before) = (figures(), next(2) == 0 ? figures() : nil)
      let judged = form.equations.filter { before != nil || !$0.reachesLastYear }
      let isAgreed = judged.allSatisfy { $0.verdict(on: now, lastYear: before) == .balanced }
      let hasAll = judged.flatMap(\.signed).allSatisfy {
        $0.term.isLastYear || now.state(of: $0.term.cell) == .number
      }
      #expect(balances.allHold(on: now, lastYear: before) == (isAgreed && hasAll))
      if isAgreed { held += 1 }
    }
    #expect(held > 5)
    // 3 = 2 + 1, 3 + 0 = 3.
    #expect(try lines("年初,3,2,1\n新购,0,0,0\n年末,3,2,1\n") == [])
  }

  @Test("`expected` is the number that would make the identity hold at the cell named")
  func numbers() throws {
    let found = try small("年初,3,2,1\n新购,5,4,1\n年末,8,6,3\n")
    #expect(found.map(\.expected) == ["9"])
    #expect(found.map(\.actual) == ["8"])
  }

  @Test("Two independent faults are two findings at their own addresses")
  func twoFaults() throws {
    let sheet = try Fixture.text("real/pingtan-2022.sheet.csv")
    // ① 予以公开 总计 21 → 31; ② 复议 总计 2 → 0 beside parts 0+1+1+0.
    let faulty = sheet.replacing("21,0,0,0,0,0,21", with: "21,0,0,0,0,0,31").replacing(
      "0,1,1,0,2,", with: "0,1,1,0,0,")
    let sent = read([faulty], year: 2022).units[0]
    #expect(
      UnitCheck(Fixture.form).findings(on: sent, lastYear: nil).map {
        "\($0.rule) \($0.address) \($0.expected)"
      } == [
        "申请-总计 申请/予以公开/总计 21", "复议诉讼-总计 复议诉讼/行政复议/总计 2",
      ])
  }

  private func lines(_ rows: String, lastYear: String? = nil) throws -> [String] {
    let title = "藏书情况,合计,中文,外文\n"
    return try findings(title + rows, lastYear: lastYear.map { title + $0 }).map(line)
  }

  private func small(_ rows: String) throws -> [Finding] {
    try findings("藏书情况,合计,中文,外文\n" + rows)
  }
}

/// Blanks fold by row and column.
@Suite struct AnswerTests {
  @Test("Whole columns, whole rows, a whole table, single cells, many cells")
  func blanks() throws {
    #expect(try lines("年初,,2,1\n新购,,0,0\n年末,,2,1\n") == ["错误 值-必填 藏书/合计 4:2 藏书：合计一列全空。"])
    #expect(try lines("年初,3,2,1\n新购,,,\n年末,3,2,1\n") == ["错误 值-必填 藏书/新购 5:2 藏书：新购一行全空。"])
    #expect(try lines("年初,,,\n新购,,,\n年末,,,\n") == ["错误 值-必填 藏书 4:2 藏书：整张表全空。"])
    #expect(try lines("年初,3,2,1\n新购,0,0\n年末,3,2,1\n") == ["错误 值-必填 藏书/新购/外文 5:4 藏书 新购 外文：没有填。"])
    #expect(try lines("年初,,2,\n新购,0,,\n年末,3,2,1\n") == ["错误 值-必填 藏书 4:2 藏书：有 4 格没有填：年初（合计、外文）；新购（中文、外文）。"])
  }

  @Test("Not-applicable is no answer where the form does not allow it")
  func notApplicable() throws {
    #expect(try lines("年初,3,2,1\n新购,0,/,0\n年末,3,2,1\n") == ["错误 值-必填 藏书/新购/中文 5:3 藏书 新购 中文：这一格不能填“/”。"])
  }

  private func lines(_ rows: String) throws -> [String] { try findings("藏书情况,合计,中文,外文\n" + rows).map(line) }
}
