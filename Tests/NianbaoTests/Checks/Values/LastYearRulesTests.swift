import Foundation
import Testing

@testable import Nianbao
@testable import NianbaoProject

/// 照抄, 波动 and 收费-量级: a unit against its own year before and against units like it.
@Suite struct LastYearRulesTests {
  private let form = Fixture.form

  private func sent(
    _ values: [String: Int64], code: String = "001", kind: String = "", texts: [String] = []
  ) throws -> UnitReturn {
    var facts = Facts(cellCount: form.cellCount)
    for cell in form.cells { facts.figures[cell] = 0 }
    for (address, value) in values { facts.figures[try #require(form.cell(at: address))] = value }
    let unit = Roster.Unit(code: code, name: code, kind: kind, isCounted: true, years: 0...9999, line: 2)
    let pieces = texts.map { TextPiece($0, at: Place(file: "t.md", line: 1)) }
    return UnitReturn(
      unit: unit, state: .accepted, files: ["a.csv"], facts: facts, findings: [], texts: pieces)
  }

  private func found(
    _ now: UnitReturn, _ before: UnitReturn?, _ rules: [String], thresholds: [String: Int64] = [:],
    others: [UnitReturn] = []
  ) -> [String] {
    let check = UnitCheck(form, thresholds: thresholds, year: 2025, others: others)
    return check.findings(on: now, lastYear: before).filter { rules.contains($0.rule.id) }.map {
      "\($0.rule) \($0.address) \($0.message)"
    }
  }

  @Test("照抄: twelve numbers that are not 0, or four fifths of a text of 200 characters")
  func copied() throws {
    let addresses = form.cells.prefix(60).map { form.address(of: $0).description }
    let twelve = Dictionary(uniqueKeysWithValues: addresses.suffix(12).map { ($0, Int64(3)) })
    let eleven = Dictionary(uniqueKeysWithValues: addresses.suffix(11).map { ($0, Int64(3)) })
    #expect(
      found(try sent(twelve), try sent(twelve), ["照抄"]) == ["照抄  所有的数（其中 12 个不为零）与上年的完全相同。"])
    #expect(found(try sent(eleven), try sent(eleven), ["照抄"]) == [])
    #expect(found(try sent([:]), try sent([:]), ["照抄"]) == [])
    var other = twelve
    other[addresses[0]] = 1
    #expect(found(try sent(other), try sent(twelve), ["照抄"]) == [])
    let text = { (year: Int) in "\(year)年，" + String(repeating: "认真做好各项工作。", count: 30) }
    #expect(
      found(try sent([:], texts: [text(2025)]), try sent([:], texts: [text(2024)]), ["照抄"]) == [
        "照抄  文字（244 字）与上年的完全相同。"
      ])
    #expect(found(try sent([:], texts: [text(2025)]), try sent([:], texts: ["另写的。"]), ["照抄"]) == [])
  }

  @Test("波动: from 20, by more than half; up to three cells each, more of a table as one")
  func changed() throws {
    let cell = "许可/行政许可/数量"
    #expect(
      found(try sent([cell: 31]), try sent([cell: 20]), ["波动"]) == [
        "波动 \(cell) 第二十条第（五）项 行政许可 本年处理决定数量：上年 20，本年 31，增 55.0%。"
      ])
    #expect(found(try sent([cell: 30]), try sent([cell: 20]), ["波动"]) == [])
    #expect(found(try sent([cell: 19]), try sent([cell: 2]), ["波动"]) == [])
    #expect(
      found(try sent([cell: 20]), try sent([:]), ["波动"]) == ["波动 \(cell) 第二十条第（五）项 行政许可 本年处理决定数量：上年 0，本年 20。"]
    )
    #expect(found(try sent([cell: 31]), try sent([cell: 20]), ["波动"], thresholds: ["波动": 60]) == [])
    #expect(found(try sent([cell: 31]), try sent([cell: 20]), ["波动"], thresholds: ["波动/至少": 40]) == [])
    let rows = ["予以公开", "部分公开", "不掌握", "重复申请"].map { "申请/\($0)/自然人" }
    let many = { (count: Int) in Dictionary(uniqueKeysWithValues: rows.prefix(count).map { ($0, Int64(40)) })
    }
    #expect(found(try sent(many(3)), try sent([:]), ["波动"]).count == 3)
    #expect(
      found(try sent(many(4)), try sent([:]), ["波动"]) == [
        "波动 申请 依申请公开：有 4 格比上年变化大（上年→本年）：（一）予以公开 自然人 0→40；（二）部分公开 自然人 0→40；（四）无法提供 1.本机关不掌握相关政府信息 自然人 0→40；（五）不予处理 2.重复申请 自然人 0→40。"
      ])
  }

  @Test("收费-量级: against last year, else against the median of five like units; then no 波动")
  func size() throws {
    let cell = "收费/行政事业性收费/金额"
    let rules = ["收费-量级", "波动"]
    let like = try [10, 20, 30, 40, 50].enumerated().map {
      try sent([cell: $0.element * 1_000_000], code: "1\($0.offset)", kind: "镇")
    }
    let own = try sent([cell: 30_000_000_000], kind: "镇")
    #expect(
      found(own, try sent([cell: 28_000_000]), rules, others: like + [own]) == [
        "收费-量级 \(cell) 第二十条第（八）项 行政事业性收费 本年收费金额（单位：万元）：本年 30000 万元，上年 28 万元，相差 1000 倍以上。"
      ])
    #expect(
      found(own, nil, rules, others: like + [own]) == [
        "收费-量级 \(cell) 第二十条第（八）项 行政事业性收费 本年收费金额（单位：万元）：本年 30000 万元，同类 5 个单位的中位数 30 万元，相差 1000 倍以上。"
      ])
    #expect(found(own, nil, rules, others: Array(like.dropLast()) + [own]) == [])
    #expect(found(try sent([cell: 30_000_000_000], kind: "局"), nil, rules, others: like) == [])
    // 0 times is always reached, and no run ends over it.
    #expect(
      found(own, own, ["收费-量级"], thresholds: ["收费-量级": 0]) == [
        "收费-量级 \(cell) 第二十条第（八）项 行政事业性收费 本年收费金额（单位：万元）：本年 30000 万元，上年 30000 万元，相差 0 倍以上。"
      ])
  }

  @Test("Thresholds: a number is the percentage, a mapping names both; others are told")
  func thresholds() throws {
    let read = { (text: String) in
      try Project.read("region: 县\nyear: 2025\nthresholds: \(text)\n", file: "p.yaml").project.thresholds
    }
    #expect(try read("{波动: 80}") == ["波动": 80])
    #expect(try read("{波动: {至少: 30, 百分比: 70}}") == ["波动": 70, "波动/至少": 30])
    let box = try Sandbox(project: "region: 试验县\nyear: 2025\nthresholds: {波动: {最少: 30}}\n")
    let notices = try box.project().notices.map(\.description)
    #expect(notices.contains { $0.contains("提示: thresholds 里的“波动/最少”不是现行规则，没有使用。") }, "\(notices)")
  }

  @Test("A wrong number in the office's text is waived as long as it stands there")
  func waived() throws {
    let box = try Sandbox(units: "单位代码,单位名称,类型,上级\n001,平潭综合实验区,,\n")
    try box.write("Inputs/2025/forms/a.csv", try Fixture.bytes("real/pingtan-2025.sheet.csv"))
    let text = "Inputs/2025/narrative/1-总体情况.md"
    try box.write(text, "予以公开34件。\n")
    try box.waive("文字-一致", reason: "口径不同", by: "张", on: "2026-02-01")
    try box.build()
    #expect(try box.text("Out/2025/findings.csv").contains("叙述里写成 {{申请/予以公开/总计}}，就总与表格一致。,waived"))
    try box.write(text, "予以公开35件。\n")
    #expect(try box.build().said.contains("[说明-失效] “文字-一致”申请 予以公开 总计的说明对不上了：现在的数是“35”，说明时是“34”。"))
  }
}
