import Foundation
import Testing

@testable import Nianbao
@testable import NianbaoProject

/// Every unit's own report, and the page that shows them side by side.
@Suite struct UnitReportTests {
  static func county(_ name: String = "水利局") throws -> Sandbox {
    let box = try Sandbox(
      units: "单位代码,单位名称,类型,上级\n001,教育局,部门,\n002,\(name),部门,\n003,档案馆,部门,\n")
    let sent = [("001", "pingtan-2025", 2025), ("002", "shuyang-2025", 2025), ("001", "pingtan-2024", 2024)]
    for (code, sheet, year) in sent {
      let text = String(
        decoding: try DecodedText(try Fixture.bytes("real/\(sheet).sheet.csv")).bytes, as: UTF8.self)
      let body = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).dropFirst()
      try box.write(
        "Inputs/\(year)/forms/\(code).csv", "\(year)年政府信息公开工作年度报告\n" + body.joined(separator: "\n"))
    }
    try box.write("Inputs/2025/narrative/001/1-总体情况.md", "本局新收申请{{申请/新收/总计}}件。\n")
    return box
  }

  /// The printed value of a cell by an answer key.
  private func printed(_ sheet: String, _ address: String) throws -> String {
    try #require(
      Fixture.rows("real/\(sheet).facts.csv").first { $0[1...3].joined(separator: "/") == address })[4]
  }

  @Test("A report for every unit whose file counts, its own base and text, one page that links them")
  func each() throws {
    let box = try Self.county()
    let built = try box.build(each: true)
    #expect(built.isDraft && built.units?.count == 2)  // 档案馆 has sent nothing
    let units = box.path("Out/2025/units")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: units).sorted() == ["001", "002", "index.html"])
    let report = try box.text("Out/2025/units/001/report.md")
    #expect(report.hasPrefix("# 试验县教育局2025年政府信息公开工作年度报告\n"))
    let (now, before) = (
      try printed("pingtan-2025", "申请/新收/总计"), try printed("pingtan-2024", "申请/新收/总计")
    )
    #expect(report.contains("本局新收申请\(now)件。"))
    #expect(report.contains("上年数取自 2024 年本单位的报表。"))
    #expect(report.contains("| 一、本年新收政府信息公开申请数量 | 件 | \(before) | \(now) |"))
    #expect(!report.contains("个单位报送的数据汇总而成"))
    let index = try box.text("Out/2025/units/index.html")
    #expect(index.contains("<a href=\"001/report.html\">网页</a> <a href=\"001/report.xlsx\">表格</a>"))
    #expect(index.contains("<td class=\"state\">未报</td>") && index.contains("<td>\(now)</td>"))
    let tidy = try run("/usr/bin/tidy", ["-q", "-e", "-utf8", units + "/index.html"])
    #expect(tidy.status == 0, "\(tidy.errors)")
    try readBack(box, "units/002")
  }

  /// A unit's outputs stand in for a region's: other programs read the same numbers in them.
  private func readBack(_ box: Sandbox, _ folder: String) throws {
    let script = """
      import csv, json, hashlib, pathlib, sys, openpyxl
      out = pathlib.Path(sys.argv[1]); unit = out / sys.argv[2]
      summary = list(csv.DictReader(open(unit / "summary.csv", encoding="utf-8-sig", newline="")))
      book = openpyxl.load_workbook(unit / "report.xlsx")
      assert book.sheetnames == ["封面", "目录", "说明", "主动公开", "依申请公开", "复议诉讼", "数据-主动公开", "数据-依申请公开",
          "数据-复议诉讼", "同比", "图"], book.sheetnames
      sheet = book["同比"]
      lines = [[c.value for c in row] for row in sheet.iter_rows(min_row=3)]
      assert len(lines) == len(summary) == 200
      for line, row in zip(lines, summary):
          assert (row["value"] == "") == (line[5] is None) and (line[5] is None or float(row["value"]) == line[5]), row
      manifest = json.loads((out / "manifest.json").read_text())
      for entry in manifest["outputs"]:
          assert hashlib.sha256((out / entry["file"]).read_bytes()).hexdigest() == entry["sha256"], entry
      own = json.loads((unit / "manifest.json").read_text())
      assert all((unit / entry["file"]).exists() for entry in own["outputs"])
      print(len(manifest["outputs"]), len(own["outputs"]))
      """
    let out = box.path("Out/2025")
    // 13 of the region with 2 drafts and the summary twice, 2 x 12 of the units with their manifests and 3 drafts, the
    // page; 11 of the unit and the two drafts of what it did not write.
    #expect(try runPython(script, [out, folder]) == "45 13\n")
  }

  @Test("One unit's build writes that unit's report alone, the same bytes, and judges that unit alone")
  func one() throws {
    let (all, one) = (try Self.county(), try Self.county())
    try all.build(each: true)
    try one.write("Out/2025/report.md", "old\n")
    let built = try one.build(unit: "1")
    #expect(!built.isDraft && one.relative(built.folder) == "Out/2025/units/001", "\(built.said)")
    #expect(try one.text("Out/2025/report.md") == "old\n")
    for name in ["report.md", "report.html", "report.xlsx", "facts.csv", "findings.csv", "manifest.json"] {
      let files = [all, one].map { $0.folder.appendingPathComponent("Out/2025/units/001/\(name)") }
      #expect(try Data(contentsOf: files[0]) == Data(contentsOf: files[1]), "\(name)")
    }
    #expect(throws: WrongUse.self) { try one.build(unit: "9") }
    let missing = #expect(throws: NothingCounted.self) { try one.build(unit: "003") }
    #expect(missing?.findings.said(below: "Inputs/").contains("[名录-缺报] 档案馆（003）") == true)
    #expect(
      !FileManager.default.fileExists(atPath: one.folder.appendingPathComponent("Out/2025/units/003").path))
  }

  @Test(
    "A unit whose own text is wrong is a draft, on the page too; its own build keeps the manifest true"
  )
  func drafts() throws {
    let box = try Self.county()
    try box.write("Inputs/units.csv", "单位代码,单位名称\n001,教育局\n002,水利局\n")
    #expect(try !box.build(each: true).isDraft)
    try box.write("Inputs/2025/narrative/2/5-问题.md", "{{申请/无/总计}}\n")  // 002 without its zeros
    let each = try box.build(each: true)
    let drafts = try #require(each.units).filter(\.isDraft)
    #expect(each.isDraft && each.units?.count == 2 && drafts.count == 1)
    #expect(
      drafts[0].narrative.findings.said(below: "Inputs/").contains(
        "Inputs/2025/narrative/2/5-问题.md:1:1: 错误: [叙述-地址]"))
    #expect(try box.text("Out/2025/units/index.html").contains("<td class=\"state\">草稿，错误 1</td>"))
    try box.write("Inputs/2025/narrative/2/5-问题.md", "没有问题。\n")
    #expect(try !box.build(unit: "002").isDraft)
    let script = """
      import hashlib, json, pathlib, sys
      out = pathlib.Path(sys.argv[1])
      for entry in json.loads((out / "manifest.json").read_text())["outputs"]:
          assert hashlib.sha256((out / entry["file"]).read_bytes()).hexdigest() == entry["sha256"], entry
      """
    _ = try runPython(script, [box.path("Out/2025")])
    try box.write("Inputs/2025/narrative/甲局/1-文.md", "有。\n")
    #expect(try box.build().said.contains("“2025/narrative/甲局”不是名录里的单位代码，里面的文字没有使用。"))
  }

  @Test("A unit's name is text, wherever it is printed; its code names a folder and nothing else")
  func hostile() throws {
    let box = try Self.county("\"<script>alert(1)</script>&=cmd|x\"")
    try box.build(each: true)
    for file in ["index.html", "002/report.html"] {
      let page = try box.text("Out/2025/units/\(file)")
      #expect(
        !page.contains("<script>") && page.contains("&lt;script&gt;alert(1)&lt;/script&gt;&amp;=cmd|x"),
        "\(file)")
    }
    for code in ["../x", "a/b", ".x", "a\\b", "index.html"] {
      try box.write("Inputs/units.csv", "单位代码,单位名称\n\(code),教育局\n")
      #expect(box.trouble { try box.build(each: true) }?.contains("不能作文件夹名") == true, "\(code)")
    }
  }
}
