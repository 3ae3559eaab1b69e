import Foundation
import Testing

/// `nianbao receive` as it is typed.
@Suite struct ReceiveTests {
  @Test(
    "A line for each file: received and what it replaces, or sent back; 1 where one was, 2 where there is none"
  )
  func words() throws {
    let box = try Sandbox()
    let sound = try ReceivingTests.sheet("pingtan-2025")
    try box.write("one.csv", sound)
    try box.write("two.csv", try ReceivingTests.sheet("shuyang-2025"))
    try box.write("bad.csv", try ReceivingTests.sheet("shuyang-2025").replacing(",713", with: ",714"))
    let first = try box.nianbao("receive", "one.csv", "--at", "2026-01-20 09:05")
    #expect(first.status == 0, "\(first.errors)")
    #expect(first.output.hasPrefix("收到：教育局（001）2025/forms/001-教育局.csv，SHA-256 "))
    #expect(try box.text("Inputs/2025/received.csv").contains("2026-01-20 09:05,001,"))
    let second = try box.nianbao("receive", "two.csv", "--at", "2026-01-21 10:00")
    #expect(second.output.contains("，替换 2025/forms/001-教育局.csv，"))
    let refused = try box.nianbao("receive", "bad.csv")
    #expect(
      refused.status == 1 && refused.output == "退回：bad.csv，错误 1。\n")
    #expect(FileManager.default.fileExists(atPath: box.path("Out/receipts/2025/001-教育局-退回表.xlsx")))
    #expect(refused.errors.contains("[申请-总计] 依申请公开 一、本年新收政府信息公开申请数量："))
    let kept = try box.nianbao("receive", "bad.csv", "--anyway", "--reason", "先收下")
    #expect(kept.status == 0)
    #expect(try box.text("Inputs/2025/received.csv").hasSuffix(",bad.csv,1,0,先收下\n"))
    #expect(try box.nianbao("receive", "none.csv").status == 2)
    try box.write("c.csv", sound.replacing("教育局2025", with: "水利局2025"))
    let stranger = try box.nianbao("receive", "c.csv")
    #expect(stranger.status == 1 && stranger.errors.contains("“水利局”不在名录里"))
  }

  @Test("64: errors kept without a reason, a code that is not in the roster, a time that is none")
  func usage() throws {
    let box = try Sandbox()
    try box.write("a.csv", "")
    for wrong in [["--anyway"], ["--unit", "9"], ["--at", "后天"]] {
      #expect(
        try run(Sandbox.program, ["receive", "a.csv"] + wrong, in: box.folder).status == 64, "\(wrong)")
    }
  }
}
