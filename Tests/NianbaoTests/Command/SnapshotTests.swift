import Foundation
import Testing

@testable import Nianbao

/// Whole texts that a person reads, kept in `Snapshots/`.
///
/// `RECORD_SNAPSHOTS=1 swift test` writes them anew *and fails*, so that the change is read before it is committed.
@Suite struct SnapshotTests {
  @Test("Help texts: of the program and of every command that it lists")
  func help() throws {
    let box = try Sandbox()
    let own = try box.nianbao("--help")
    #expect(own.status == 0)
    try compareHelp(own.output, of: "nianbao")
    let list = try #require(own.output.split(separator: "命令：\n").dropFirst().first)
    let commands = list.matches(of: #/(?m)^  ([a-z-]+) /#).map { String($0.1) }
    #expect(commands.contains("receive") && commands.contains("build"))
    for command in commands {
      let result = try box.nianbao(command, "--help")
      #expect(result.status == 0)
      try compareHelp(result.output, of: command)
    }
    let kept = try FileManager.default.contentsOfDirectory(
      atPath: Fixture.root.appendingPathComponent("Snapshots").path)
    #expect(
      Set(kept.filter { $0.hasPrefix("help-") }) == Set((["nianbao"] + commands).map { "help-\($0).txt" }))
  }

  private func compareHelp(_ text: String, of command: String) throws {
    // Nothing is wider than a terminal of 90 columns, counting a Chinese character as two.
    for line in text.split(separator: "\n") {
      #expect(line.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 1 : 2) } <= 90, "\(line)")
    }
    try compareSnapshot(text, with: "help-\(command).txt")
  }

  @Test("The rule book")
  func rules() throws {
    try compareSnapshot(try Sandbox().nianbao("rules").output, with: "rules.txt")
    try compareSnapshot(try Sandbox().nianbao("rules", "--year", "2020").output, with: "rules-2019.txt")
  }

  @Test("The sample: report, findings and what the terminal says")
  func sample() throws {
    let box = try Sandbox()
    try FileManager.default.removeItem(at: box.folder.appendingPathComponent("Inputs"))
    try FileManager.default.copyItem(
      at: Fixture.package.appendingPathComponent("Inputs"), to: box.folder.appendingPathComponent("Inputs"))
    let result = try box.nianbao("build")
    try compareSnapshot(result.output + "---\n" + result.errors, with: "sample-terminal.txt")
    for name in ["report.md", "findings.csv", "status.csv"] {
      try compareSnapshot(try box.text("Out/2025/\(name)"), with: "sample-\(name)")
    }
  }

  @Test("What the seven ways to be wrong look like to a clerk")
  func clerk() throws {
    let box = try Sandbox(units: "单位代码,单位名称,类型,上级\n001,平潭综合实验区,,\n002,水利局,,\n003,林业局,,\n")
    let sheet = try Fixture.text("real/pingtan-2022.sheet.csv")
    try box.write(
      "Inputs/2025/forms/001.csv",
      sheet.replacing("2022年", with: "2025年").replacing("21,0,0,0,0,0,21", with: "21,0,0,0,0,0,31"))
    try box.write("Inputs/2025/forms/002.csv", sheet.replacing("平潭综合实验区2022年", with: "水利局2024年"))
    try box.write("Inputs/2025/forms/003.xlsx", Array("PK\u{3}\u{4}".utf8))
    try box.write("Inputs/2025/forms/照片.csv", [0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10])
    try box.write("Inputs/2025/forms/009-信访局.csv", sheet.replacing("平潭综合实验区2022年", with: "信访局2025年"))
    try box.write("Inputs/2025/narrative/1-总体情况.md", "新收{{申请/新收/合计}}件。\n")
    let result = try box.nianbao("build")
    #expect(result.status == 1)
    try compareSnapshot(result.output + "---\n" + result.errors, with: "clerk-terminal.txt")
  }
}

/// Compares a whole text with a snapshot, or records it and fails.
func compareSnapshot(_ text: String, with name: String) throws {
  let file = Fixture.root.appendingPathComponent("Snapshots/\(name)")
  if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] == "1" {
    try Data(text.utf8).write(to: file)
    Issue.record("recorded \(name): read the change before you commit it")
    return
  }
  #expect(text == (try String(contentsOf: file, encoding: .utf8)), "\(name)")
}
