import Foundation
import Testing

@testable import Nianbao

/// The ranking: points worked by hand, ties, what is not known, and the words of project.yaml.
@Suite struct BulletinTests {
  private static let due = "2026-01-31"

  /// What one unit did: the days and errors of what it sent, a leading `退` when it was sent back, `换` when it replaced.
  private func bulletin(
    _ units: [(state: UnitReturn.State, sent: [String], errors: Int)],
    _ rules: BulletinRules = BulletinRules(), asOf: String = "2026-02-10", hasRegister: Bool = true
  ) throws -> Bulletin {
    let form = try smallForm()
    let due = try #require(Day(Self.due))
    var (returns, findings, entries): ([UnitReturn], [Finding], [Receipts.Entry]) = ([], [], [])
    for (position, one) in units.enumerated() {
      let code = String(position + 1)
      returns.append(
        UnitReturn(
          unit: unit(code, "单位\(code)"), state: one.state, files: [], facts: Facts(cellCount: form.cellCount),
          findings: []))
      findings += [Finding](
        repeating: Finding(form.rule(named: "藏书-合计"), unit: code, "不平。", hint: ""), count: one.errors)
      for text in one.sent {
        let words = text.split(separator: " ").map { String($0) }
        entries.append(
          Receipts.Entry(
            unit: code, day: Day(words[0]), isReturned: words.last == "退", isReplacement: words.last == "换",
            errors: Int(words[1])))
      }
    }
    let progress = RosterProgress(
      returns, findings, receipts: hasRegister ? Receipts(entries) : nil, due: due,
      asOf: try #require(Day(asOf)))
    return Bulletin(progress, rules)
  }

  private func lines(_ bulletin: Bulletin) -> [String] {
    bulletin.lines.map { line in
      let parts = line.scores.map { "\(Bulletin.text(tenths: $0.tenths)) \($0.reason)" }
      return "\(line.rank) \(line.unit.unit.name) \(Bulletin.text(tenths: line.total)): "
        + parts.joined(separator: ", ")
    }
  }

  @Test("Points worked by hand: each day late 4 of 40, each error 2 of 20, each time again 2 of 10")
  func points() throws {
    let result = try bulletin([
      (.accepted, ["2026-01-31 0"], 0), (.accepted, ["2026-01-10 2 退", "2026-02-03 0"], 0),
      (.accepted, ["2026-01-30 1", "2026-02-05 3 换"], 3), (.missing, ["2026-01-10 1 退"], 1),
      (.rejected, ["2026-03-01 1"], 1),
    ])
    #expect(
      lines(result) == [
        // 40 + 30 + 20 + 10
        "1 单位1 100: 40 当天, 30 是, 20 0 处, 10 0 次",
        // 40 + 0 + 20 - 3 × 2 + 10 - 2
        "2 单位3 62: 40 早 1 天, 0 否, 14 3 处, 8 1 次",
        // 40 - 3 × 4 + 0 + 20 + 10 - 2: what was sent back in time was not yet a return
        "3 单位2 56: 28 迟 3 天, 0 否, 20 0 处, 8 1 次",
        // 29 days late: nothing left, not less
        "4 单位5 10: 0 迟 29 天, 0 否, 0 未能计入, 10 0 次",
        "5 单位4 0: 0 未报, 0 未报, 0 未报, 0 未报",
      ])
    // What came late and is sound by now is not late any more.
    #expect(result.last.map(\.unit.unit.name) == ["单位3", "单位5", "单位4"])
  }

  @Test("Tenths are exact: 7 of 35 days, errors of a weight of 15")
  func tenths() throws {
    let rules = BulletinRules(weights: [.timeliness: 35, .errors: 15, .first: 0], last: 1)
    let result = try bulletin([(.accepted, ["2026-02-02 0"], 1)], rules)
    // 35 - 2 × 3.5 = 28; 15 - 1.5 = 13.5
    #expect(lines(result) == ["1 单位1 41.5: 28 迟 2 天, 13.5 1 处"])
    #expect(result.full == 500)
  }

  @Test(
    "Ties: 1, 2, 2, 4 in the roster's order; the boundary's ties are all among the last; full marks never")
  func ties() throws {
    let late = (state: UnitReturn.State.accepted, sent: ["2026-02-01 1"], errors: 1)
    let early = (state: UnitReturn.State.accepted, sent: ["2026-01-01 0"], errors: 0)
    let worst = (state: UnitReturn.State.missing, sent: [String](), errors: 1)
    let result = try bulletin([worst, late, early, late], BulletinRules(weights: [.timeliness: 40], last: 2))
    #expect(result.lines.map(\.rank) == [1, 2, 2, 4])
    #expect(result.lines.map(\.unit.unit.code) == ["3", "2", "4", "1"])
    #expect(result.last.map(\.unit.unit.code) == ["2", "4", "1"])
    #expect(try bulletin([early, early, early]).last.isEmpty)
    #expect(try bulletin([worst], BulletinRules(weights: [.errors: 1], last: 0)).last.isEmpty)
  }

  @Test("What the register does not say is left out for everyone, and the silent unit is named")
  func unregistered() throws {
    let one = (state: UnitReturn.State.accepted, sent: ["2026-01-10 0"], errors: 0)
    let unknown = (state: UnitReturn.State.accepted, sent: [String](), errors: 1)
    let silent = try bulletin([one, unknown])
    #expect(silent.parts == [.errors] && silent.leftOut == [.timeliness, .first, .resubmissions])
    #expect(silent.unregistered.map(\.unit.code) == ["2"] && silent.full == 200)
    let unreadable = (state: UnitReturn.State.accepted, sent: ["昨天 0"], errors: 0)
    #expect(try bulletin([one, unreadable]).parts == [.errors])
    // A silent unit that sent nothing is no gap in the register.
    #expect(try bulletin([one, (.missing, [], 1)]).parts.count == 4)
  }

  @Test("Without a register nobody knows when anything came: nobody is ranked, nobody is supervised")
  func unranked() throws {
    let one = (state: UnitReturn.State.accepted, sent: [String](), errors: 0)
    let other = (state: UnitReturn.State.missing, sent: [String](), errors: 1)
    for rules in [BulletinRules(), BulletinRules(weights: [.errors: 10])] {
      let result = try bulletin([one, other], rules, hasRegister: false)
      #expect(result.lines.isEmpty && result.last.isEmpty && result.parts.isEmpty && result.leftOut.isEmpty)
    }
  }

  @Test(
    "Equal scores share a rank, and the next rank skips",
    arguments: [
      (["2026-01-31 0", "2026-01-02 0", "2026-02-01 0"], [1, 1, 3]),
      (["2026-01-31 0", "2026-02-01 0", "2026-02-01 0", "2026-02-02 0"], [1, 2, 2, 4]),
      (["2026-03-01 0", "2026-04-01 0", "2026-05-01 0"], [1, 1, 1]),
    ])
  func ranks(sent: [String], expected: [Int]) throws {
    let units = sent.map { (state: UnitReturn.State.accepted, sent: [$0], errors: 0) }
    #expect(try bulletin(units, BulletinRules(weights: [.timeliness: 40])).lines.map(\.rank) == expected)
  }

  @Test(
    "No more letters of supervision than there are late units; none before the deadline, none on it",
    arguments: [
      ("2026-01-20", 0, 3, []), ("2026-01-31", 0, 3, []), ("2026-02-01", 3, 3, ["2", "3", "4"]),
      ("2026-02-01", 3, 5, ["2", "3", "4"]), ("2026-02-01", 3, 1, ["3", "4"]), ("2026-02-01", 3, 0, []),
    ])
  func supervised(day: String, late: Int, last: Int, expected: [String]) throws {
    let result = try bulletin(
      [
        (.accepted, ["2026-01-10 0"], 0), (.accepted, ["2026-01-10 2"], 2), (.missing, [], 1),
        (.missing, [], 1), (.accepted, ["2026-01-10 0"], 0),
      ], BulletinRules(weights: BulletinRules().weights, last: last), asOf: day)
    #expect(result.progress.late.count == late)
    #expect(result.last.map(\.unit.unit.code) == expected)
  }

  @Test("Weights in project.yaml, in both languages; what is wrong there is told with its place")
  func project() throws {
    let read = { (text: String) in
      try Project.read("region: 县\nyear: 2025\n" + text, file: "project.yaml").project.bulletin
    }
    let expected = BulletinRules(weights: [.timeliness: 50, .errors: 50], last: 5)
    #expect(try read("bulletin: {weights: {timeliness: 50, errors: 50}, last: 5}\n") == expected)
    #expect(try read("通报: {权重: {及时: 50, 错误: 50}, 末位: 5}\n") == expected)
    #expect(try read("") == BulletinRules())
    let problems = { (text: String) -> String in
      do {
        _ = try read(text)
        return ""
      } catch {
        return "\(error)"
      }
    }
    #expect(
      problems("bulletin:\n  weights: {timelines: 50, first: -1}\n  last: 三\n") == """
        project.yaml:4:13: 不认识的项“timelines”，是否应为“timeliness”；这里可用的有 timeliness、first、errors、resubmissions、及时、一次通过、错误、重报。
        project.yaml:4:35: “-1”应当是 0 到 1000 的整数。
        project.yaml:5:9: “三”应当是 0 到 9999 的整数。
        """)
    #expect(
      problems("bulletin: {weights: {first: 0}}\n") == "project.yaml:3:21: 各项权重都是 0，排不出名次。")
    #expect(
      problems("bulletin: {last: 1, 末位: 2}\n") == "project.yaml:3:25: last 和 末位 是一回事，只写一个。")
  }
}
