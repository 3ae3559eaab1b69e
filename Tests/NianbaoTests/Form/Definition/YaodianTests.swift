import Foundation
import Testing

@testable import Nianbao
@testable import NianbaoProject

/// A third form by definition alone: how 110 units did the tasks of the year's 政务公开工作要点.
@Suite struct YaodianTests {
  private static let sample = Fixture.package.appendingPathComponent("Tests/Samples/yaodian")
  private static let expected = Fixture.package.appendingPathComponent("Tests/Samples/yaodian-expected")

  @Test(
    "The sample builds from YAML and templates: two tidy files and eight single ones, every sum as Python has it, with a report that speaks of its own basis and one for every unit"
  )
  func builds() throws {
    let box = try Sandbox()
    let result = try box.build(each: true, inputs: Self.sample.path)
    #expect(result.isDraft && result.report.units.count == 110 && result.report.missing.isEmpty)
    let findings = try box.text("Out/2025/findings.csv").split(separator: "\n").dropFirst()
      .filter { !$0.hasPrefix("提示,波动,") }
    #expect(
      findings == [
        "错误,任务-总计,QH0216,任务,惠民生,总计,2025/forms/农业农村局.csv,7,7,14,15,任务 以公开助力惠民生：已完成 12 + 推进中 2 + 未启动 0 = 14，"
          + "总计 15，相差 1。同一处差错还使 2 条不成立：任务-合计（总计）、任务-平衡（以公开助力惠民生）。,"
          + "按“已完成、推进中、未启动三项之和等于总计”，最可能的改法：“以公开助力惠民生 总计”由 15 改为 14（可能写错了一位数字）。请按分工台账数一遍这一类任务的已完成、推进中、未启动，改正填错的一项或总计。,open"
      ])
    let script = """
      import csv, sys
      read = lambda path: list(csv.DictReader(open(path, encoding="utf-8-sig", newline="")))
      key, summary = read(sys.argv[1]), read(sys.argv[2])
      got = [(r["row"], r["column"], r["prior"], r["value"], r["units"]) for r in summary]
      want = [(r["row"], r["column"], r["2024"], r["2025"], "110") for r in key]
      assert got == want, [pair for pair in zip(got, want) if pair[0] != pair[1]][:3]
      print(len(got))
      """
    let key = Self.expected.appendingPathComponent("expected.csv").path
    let summary = box.path("Out/2025/summary.csv")
    #expect(try runPython(script, [key, summary]) == "42\n")
    try reports(in: box)
  }

  private func reports(in box: Sandbox) throws {
    let report = try box.text("Out/2025/report.md")
    #expect(report.contains("本报告按照年度政务公开工作要点及其分工方案编制，内容包括“一、总体情况”“二、任务完成情况”“三、存在的问题”“四、下一步安排”等部分。"))
    #expect(!report.contains("条例"))
    let units = box.folder.appendingPathComponent("Out/2025/units")
    #expect(try FileManager.default.contentsOfDirectory(atPath: units.path).count == 111)
    let own = try box.text("Out/2025/units/QH0216/report.md")
    #expect(own.hasPrefix("# 青禾县农业农村局2025年政务公开工作要点任务完成情况报告\n"))
    #expect(
      report == (try String(contentsOf: Self.expected.appendingPathComponent("report.md"), encoding: .utf8)))
  }

  @Test("A file of this form that stands alone is known by its content, beside the forms of the other family")
  func alone() throws {
    let box = try Sandbox()
    let form = Self.sample.appendingPathComponent("2025/forms/教育局.csv").path
    #expect(try box.checkAlone(form).findings == [])
  }
}
