import Foundation
import Testing

@testable import Nianbao

/// The program as a user runs it, in a folder of its own.
@Suite struct CommandTests {
  @Test("The sample of the repository builds without errors, and other programs read the same numbers in it")
  func sample() throws {
    let box = try Sandbox()
    let inputs = Fixture.package.appendingPathComponent("Inputs").path
    let result = try box.nianbao("build", "--inputs", inputs)
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("核对：错误 0，警告 2，提示 2"))
    let tool = Fixture.package.appendingPathComponent("Tests/Tools/read_back.py").path
    let read = try run(python, [tool, box.path("Out/2025")])
    #expect(read.status == 0, "\(read.output)\(read.errors)")
    #expect(read.output.contains("report.xlsx: 211 numbers are the facts"))
    for page in ["report.html", "work-summary.html"] {
      let tidy = try run("/usr/bin/tidy", ["-q", "-e", "-utf8", box.path("Out/2025/\(page)")])
      #expect(tidy.status == 0, "\(tidy.errors)")
    }
  }

  @Test("The same inputs give the same bytes in every file, in any time zone, locale and folder")
  func reproducible() throws {
    let inputs = Fixture.package.appendingPathComponent("Inputs").path
    let (one, other) = (try Sandbox(), try Sandbox())
    try one.nianbao("build", "--inputs", inputs, environment: ["TZ": "Asia/Shanghai", "LANG": "zh_CN.UTF-8"])
    try other.nianbao("build", "--inputs", inputs, environment: ["TZ": "America/New_York", "LANG": "C"])
    let names = try FileManager.default.contentsOfDirectory(
      atPath: one.folder.appendingPathComponent("Out/2025").path)
    #expect(
      names.sorted() == [
        "facts.csv", "findings.csv", "findings.json", "internal.html", "internal.xlsx", "ledger.csv",
        "manifest.json", "report-cms.html", "report.html", "report.md", "report.xlsx", "status.csv",
        "summary.csv", "texts.json",
        "upward-ledger.csv", "upward-more.csv", "upward.csv",
        "work-summary.html",
        "work-summary.md",
      ])
    for name in names {
      let files = [one, other].map { $0.folder.appendingPathComponent("Out/2025/\(name)") }
      #expect(try Data(contentsOf: files[0]) == Data(contentsOf: files[1]), "\(name)")
    }
  }

  @Test("Exit status: 1 with errors open, 2 for a broken definition, 64 for wrong usage; nothing is lost")
  func exitStatus() throws {
    let box = try Sandbox()
    let missing = try box.build()
    #expect(missing.isDraft)
    #expect(missing.said.contains("Inputs/units.csv:2:1: 错误: [名录-缺报] 教育局（001）没有报送 2025 年的报表。"))
    #expect(try box.text("Out/2025/report.md").contains("> **草稿**：还有 1 处错误"))
    let script = """
      import csv, json, sys
      read = lambda name: open(sys.argv[1] + "/" + name, encoding="utf-8-sig", newline="")
      found, lines = json.load(read("findings.json"))["findings"], list(csv.DictReader(read("findings.csv")))
      assert len(found) == len(lines) == 5
      for one, line in zip(found, lines):
          assert set(one) == set(line) | {"suspects"}, one
          assert all(str("" if one[key] is None else one[key]) == line[key] for key in line), (one, line)
      """
    _ = try runPython(script, [box.path("Out/2025")])
    let before = try box.text("Out/2025/report.md")
    try box.write(
      "Templates/forms/xxgk-2021.yaml", Fixture.definition.replacing("corner: 信息内容", with: "coner: 信息内容"))
    let broken = try box.nianbao("build")
    #expect(broken.status == 2)
    #expect(broken.errors.split(separator: "\n").count == 4)
    #expect(broken.errors.hasPrefix("Templates/forms/xxgk-2021.yaml:29:3: 不认识的项“coner”，是否应为“corner”"))
    #expect(try box.text("Out/2025/report.md") == before)
    #expect(try box.nianbao("build", "--outputs", "pdf").status == 64)
    #expect(try box.nianbao("nothing").status == 64)
    #expect(try box.nianbao("check").status == 64)
  }

  @Test("A broken project.yaml or units.csv is one sentence with its place, exit 2")
  func brokenProject() throws {
    let wrong = try Sandbox(units: "单位代码,单位名称\n001,甲\n001,乙\n,丙\n", project: "region: 试验县\nyear: 二〇二五\n")
    #expect(
      try wrong.nianbao("build").errors == """
        Inputs/project.yaml:2:7: “二〇二五”应当是整数。

        """)
    try wrong.write("Inputs/project.yaml", "region: 试验县\nyear: 2025\npublihser: 某办\n")
    let units = try wrong.nianbao("build")
    #expect(units.status == 2)
    #expect(
      units.errors == """
        Inputs/project.yaml:3:1: 提示: 不认识的项“publihser”，没有使用，是否应为“publisher”。
        Inputs/units.csv:3:1: 单位代码“001”在第 2 行已经用过。
        Inputs/units.csv:4:1: 单位代码是空的。

        """)
  }

  @Test("check: a line for each finding with its unit, then the count; --json the same as data")
  func check() throws {
    let box = try Sandbox(units: "单位代码,单位名称,类型,上级\n001,平潭综合实验区,,\n002,水利局,,\n")
    let bytes = { (name: String) in try Fixture.bytes("real/\(name).sheet.csv") }
    try box.write("Inputs/2024/forms/a.csv", try bytes("pingtan-2024"))
    try box.write("new.csv", try bytes("pingtan-2025"))
    let inProject = try box.nianbao("check", "new.csv")
    #expect(inProject.status == 0)
    #expect(
      inProject.errors.contains("new.csv:7:4: 警告: [文件-滚动] ") && inProject.errors.contains("（平潭综合实验区）\n"))
    let alone = try box.nianbao("check", "--inputs", "none", "new.csv", "Inputs/2024/forms/a.csv")
    #expect(alone.output == "2 个文件：没有发现问题。\n" && alone.errors.isEmpty && alone.status == 0)
    try box.write("Inputs/2025/forms/b.csv", try bytes("pingtan-2025"))
    let again = try box.nianbao("check", "new.csv", "--json")
    #expect(again.output.contains("\"rule\" : \"名录-已有\""))
    #expect(try box.nianbao("check", "none.csv").errors.contains("none.csv:1:1: 错误: [读入-不识别] 文件打不开"))
  }

  @Test("status and rules, as a tired clerk reads them")
  func status() throws {
    let box = try Sandbox(units: "单位代码,单位名称,类型,上级\n001,平潭综合实验区,,\n002,水利局,,\n")
    try box.write("Inputs/2025/forms/a.csv", try Fixture.bytes("real/pingtan-2025.sheet.csv"))
    #expect(
      try box.nianbao("status", "--as-of", "2026-02-01").output == """
        2025年报送进度，截至 2026年2月1日，期限 2026年1月31日，逾期 1 天
        应报 2，已收 1，退回 0，未报 1；逾期 1。
        代码  单位            状态  错误  警告  期限       文件
        001   平潭综合实验区  已收  0     0                a.csv
        002   水利局          未报  1     0     逾期 1 天
        未报：水利局。

        """)
    #expect(try box.nianbao("status", "--as-of", "2026-01-31").output.contains("逾期 0"))
    #expect(try box.nianbao("status", "--as-of", "二月").status == 64)
    let rules = try box.nianbao("rules").output
    for rule in Rule.book(of: Fixture.form) { #expect(rules.contains(rule.id) && rules.contains(rule.text)) }
  }
}
