import Foundation
import Testing

@testable import Nianbao
@testable import NianbaoProject

/// The receipt: what a unit sends is checked, kept, registered, and nothing that was there is lost.
@Suite struct ReceivingTests {
  /// A real sheet sent by 教育局.
  static func sheet(_ name: String) throws -> String {
    let text = String(
      decoding: try DecodedText(try Fixture.bytes("real/\(name).sheet.csv")).bytes, as: UTF8.self)
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).dropFirst()
    return "教育局2025年政府信息公开工作年度报告\n" + lines.joined(separator: "\n")
  }

  private func files(_ box: Sandbox) throws -> [String] {
    let root = box.folder.appendingPathComponent("Inputs/2025")
    let walk = try #require(FileManager.default.enumerator(atPath: root.path))
    return walk.compactMap { $0 as? String }.filter { $0.hasSuffix(".csv") }.sorted()
  }

  @Test(
    "A sound file is put into place and registered with its hash; a second one takes its place, the first stays aside"
  )
  func replaces() throws {
    let box = try Sandbox()
    try box.write("one.csv", try Self.sheet("pingtan-2025"))
    try box.write("two.csv", try Self.sheet("shuyang-2025"))
    let first = try box.receive("one.csv", at: "2026-01-20 09:05")
    #expect(first.place == "2025/forms/001-教育局.csv" && first.receipt.owner?.code == "001", "\(first.said)")
    let second = try box.receive("two.csv", at: "2026-01-21 10:00")
    #expect(second.receipt.replaced == ["2025/forms/001-教育局.csv"])
    let script = """
      import csv, hashlib, sys
      inputs = sys.argv[1]
      lines = list(csv.DictReader(open(inputs + "/2025/received.csv", encoding="utf-8-sig", newline="")))
      for line in lines: print(line["when"], line["unit"], line["from"], line["file"], bool(line["replaces"]), line["errors"])
      digest = lambda path: hashlib.sha256(open(path, "rb").read()).hexdigest()
      assert lines[0]["sha256"] == digest(inputs + "/" + lines[1]["replaces"]), "the replaced file is the first"
      assert lines[1]["sha256"] == digest(inputs + "/" + lines[1]["file"]) == digest(inputs + "/../two.csv")
      """
    #expect(
      try runPython(script, [box.path("Inputs")]) == """
        2026-01-20 09:05 001 one.csv 2025/forms/001-教育局.csv False 0
        2026-01-21 10:00 001 two.csv 2025/forms/001-教育局.csv True 0

        """)
    #expect(try files(box).count == 3)
    #expect(try box.progress().units.map(\.standing) == [.received])
  }

  @Test("Errors are sent back, registered and not kept, unless somebody says why")
  func refused() throws {
    let box = try Sandbox()
    try box.write("bad.csv", try Self.sheet("shuyang-2025").replacing(",713", with: ",714"))
    let refused = try box.receive("bad.csv")
    #expect(refused.place == nil && refused.errors == 1)
    #expect(refused.said.contains("[申请-总计] 依申请公开 一、本年新收政府信息公开申请数量："))
    #expect(try files(box) == ["received.csv"])
    #expect(try box.text("Inputs/2025/received.csv").hasSuffix(",bad.csv,1,0,\n"))
    #expect(try box.receive("bad.csv", anyway: "先收下").place != nil)
    #expect(try box.text("Inputs/2025/received.csv").hasSuffix(",bad.csv,1,0,先收下\n"))
    #expect(throws: FileTrouble.self) { try box.receive("none.csv") }
  }

  @Test("A file of other tables is kept beside the first; a stranger's, and one of two units, are sent back")
  func others() throws {
    let box = try Sandbox()
    let text = try Self.sheet("pingtan-2025")
    let cut = try #require(text.range(of: "三、收到和处理"))
    let title = "教育局2025年政府信息公开工作年度报告\n"
    try box.write("a.csv", String(text[..<cut.lowerBound]))
    try box.write("b.csv", title + text[cut.lowerBound...])
    #expect(try box.receive("a.csv", anyway: "分两次报").place != nil)
    let second = try box.receive("b.csv")
    #expect(second.place != nil && second.receipt.replaced.isEmpty, "\(second.said)")
    #expect(try files(box) == ["forms/001-教育局-2.csv", "forms/001-教育局.csv", "received.csv"])
    try box.write("c.csv", text.replacing("教育局2025", with: "水利局2025"))
    let stranger = try box.receive("c.csv")
    #expect(stranger.place == nil && stranger.said.contains("“水利局”不在名录里"))
  }
}
