import Foundation
import Testing

@testable import Nianbao

/// The office's whole year as it is typed, from an address list to the next year.
///
/// `clerks.py` plays eighteen clerks: sixteen natural mistakes, and what each of them does with the workbook that comes back.
@Suite struct PlayedYearTests {
  private static let names = [
    "教育局", "水利局", "民政局", "公安局", "财政局", "司法局", "人社局", "住建局", "交通局", "农业局", "文旅局", "卫健局", "审计局", "统计局",
    "医保局", "林业局", "商务局", "信访局",
  ]

  private let box: Sandbox
  /// What was typed, and what was answered.
  private var said = ""

  init() throws {
    box = try Sandbox()
    try FileManager.default.removeItem(at: box.folder.appendingPathComponent("Inputs"))
    let lines = Self.names.enumerated().map { "\($0 + 1),青禾县\($1),王\($0 + 1),0512-\(1000 + $0)" }
    try box.write("通讯录.csv", "序号,单位名称,联系人,电话\n" + lines.joined(separator: "\n") + "\n")
  }

  private mutating func type(_ words: String, is status: Int32 = 0) throws {
    let result = try run(Sandbox.program, words.split(separator: " ").map { String($0) }, in: box.folder)
    #expect(result.status == status, "\(words): \(result.errors)")
    said += "$ nianbao \(words)\n\(result.output)"
    // What is declared is told of every file and says the same.
    let errors = result.errors.split(separator: "\n").filter { !$0.contains("来") || !$0.contains("[值-声明]") }
    said += errors.map { "! \($0)\n" }.joined()
  }

  private func clerks(_ act: String, _ from: String, _ to: String) throws {
    let script = Fixture.root.appendingPathComponent("Fixtures/clerks.py").path
    let result = try run(python, [script, act, box.path(from), box.path(to)])
    try #require(result.status == 0, "\(result.errors)")
  }

  @Test("From an address list to the signature and the next year: every word, and every mistake put right")
  mutating func year() throws {
    try type("init --region 青禾县 --units 通讯录.csv --year 2025")
    try type("init --check", is: 1)
    _ = try box.nianbao("blank", "--all", "--year", "2024", "--format", "csv", "--output", "去年")
    try clerks("before", "去年", "Inputs/2024/forms")
    try type("blank --all --output 空白")
    try type("remind --before 5 --as-of 2026-01-28")
    try clerks("fill", "空白", "来件")
    try type("receive 来件 --at 2026-01-20", is: 1)
    try type("status --as-of 2026-01-21", is: 1)
    try clerks("repair", "Out/receipts/2025", "再来")
    try type("receive 再来 --at 2026-01-25")
    try type("answers")
    try type("answers --accept 1 --by 张三 --date 2026-01-26")
    try type("accept --all --by 李四 --at 2026-01-27")
    try type("receive 再来/002-青禾县水利局-退回表.xlsx 来件/003-青禾县民政局.xlsx --at 2026-01-28", is: 1)
    try type("build")
    try type("freeze 定稿 --final --by 王五 --on 2026-03-01", is: 1)
    try box.write("Inputs/2025/narrative/1-总体情况.md", "本年收到申请{{申请/新收/总计}}件。\n")
    try box.write("Inputs/2025/narrative/5-问题.md", "公开不够及时。\n")
    try box.write("Inputs/2025/narrative/6-其他.md", "无\n")
    try type("build")
    // Eighteen units with three applications each, and two that 公安局 carried over.
    let report = try box.text("Out/2025/summary.csv")
    #expect(report.contains("2025,申请,新收,总计,54,18,2,"), "\(report.prefix(600))")
    #expect(report.contains("2025,申请,上年结转,总计,2,18,"))
    #expect(report.contains("2025,收费,行政事业性收费,金额,38.56,18,38.56,"))
    try type("freeze 定稿 --final --by 王五 --on 2026-03-01")
    try type("new-year")
    try type("blank --unit 青禾县教育局 --output 新空白")
    let masked = said.replacing(#/[0-9A-F]{4}(-[0-9A-F]{4}){2}/#, with: "····-····-····")
      .replacing(#/[0-9a-f]{64}/#, with: "…").replacing(#/[0-9a-f]{12}…/#, with: "…")
    try compareSnapshot(masked, with: "year-terminal.txt")
  }
}
