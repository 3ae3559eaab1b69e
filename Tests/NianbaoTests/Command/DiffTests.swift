import Foundation
import Testing

/// `nianbao diff` as it is typed: the terminal's table, files by their endings, exit status.
@Suite struct DiffTests {
  @Test("On the terminal: figures with the units behind them, findings, texts, what did not change")
  func text() throws {
    let box = try ComparingTests.versions()
    let result = try box.nianbao("diff", "送审稿", "2025/2-修改稿")
    #expect(result.status == 0, "\(result.errors)")
    try compareSnapshot(result.output, with: "diff.txt")
  }

  @Test("--exit-code tells whether anything differs; --json and the endings of --output choose the format")
  func options() throws {
    let box = try ComparingTests.versions()
    let same = try box.nianbao("diff", "修改稿", "Out/2025", "--exit-code")
    #expect(same.status == 0 && same.output == "2025/2-修改稿 → Out/2025\n没有不同。\n", "\(same.output)")
    #expect(try box.nianbao("diff", "1", "2", "--exit-code").status == 1)
    let json = try box.nianbao("diff", "1", "2", "--json")
    #expect(json.status == 0, "\(json.errors)")
    #expect(try json.output == box.differenceJSON("1", "2"))
    for ending in ["html", "xlsx"] {
      #expect(try box.nianbao("diff", "1", "2", "--output", "diff.\(ending)").status == 0)
      #expect(FileManager.default.fileExists(atPath: box.path("diff.\(ending)")))
    }
  }

  @Test("A year without a build: the edition is one sentence below 表样")
  func years() throws {
    let box = try VersionTests.county(build: false)
    try box.write("Inputs/2020/forms/001.csv", try Fixture.bytes("real/pingtan-2020.sheet.csv"))
    try box.write("Inputs/2021/forms/001.csv", try VersionTests.sheet("pingtan-2024", "001", 2021))
    let result = try box.nianbao("diff", "2020", "2021")
    #expect(result.status == 0, "\(result.errors)")
    let lines = result.output.split(separator: "\n")
    #expect(lines[0] == "2020 → 2021")
    let edition = try #require(lines.firstIndex { $0 == "表样" })
    #expect(lines[edition + 1].contains("表样换版：") && lines[edition + 1].contains("格口径变化，不作比较。"))
  }

  @Test("64 for names that are none and files that are not to be written, 2 for files that are no facts")
  func wrong() throws {
    let box = try VersionTests.county()
    let none = try box.nianbao("diff", "送审稿", "2025")
    #expect(none.status == 64 && none.errors.contains("没有叫“送审稿”的版本"))
    try box.write("别的.csv", "a,b\n1,2\n")
    let other = try box.nianbao("diff", "别的.csv", "Out/2025")
    #expect(
      other.status == 2 && other.errors == "别的.csv：不是 nianbao build 写的 facts.csv，第二行没有年份和地址。\n",
      "\(other.errors)")
    try box.freeze("修改稿", .draft)
    try box.write("Out/2025/summary.csv", "table,row,column,value\n申请,新收,总计,五\n")
    let summary = try box.nianbao("diff", "1", "Out/2025")
    #expect(
      summary.status == 2 && summary.errors == "Out/2025/summary.csv：“五”不是数字。\n", "\(summary.errors)")
    for options in [
      ["--format", "xlsx"], ["--output", "Inputs/2025/forms/x.md"], ["--output", "x.pdf"],
    ] {
      #expect(
        try run(Sandbox.program, ["diff", "1", "2"] + options, in: box.folder).status == 64, "\(options)")
    }
  }
}
