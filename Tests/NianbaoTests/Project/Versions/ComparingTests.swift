import Foundation
import Testing

@testable import Nianbao
@testable import NianbaoExcel
@testable import NianbaoProject

/// Comparisons of versions, builds and years, as a reviewer reads them.
@Suite struct ComparingTests {
  /// A county before and after a resubmission, a correction, a new unit, an explanation and some words.
  static func versions() throws -> Sandbox {
    let box = try VersionTests.county(build: false)
    try box.write("Inputs/units.csv", "单位代码,单位名称,类型,上级\n001,教育局,,\n002,水利局,,\n003,林业局,,\n")
    try box.build()
    try box.freeze("送审稿", .draft, on: "2026-02-20")
    let sheet = try VersionTests.sheet("pingtan-2025", "001", 2025)
    try FileManager.default.removeItem(atPath: box.path("Inputs/2025/forms/001.csv"))
    try box.write(
      "Inputs/2025/forms/001-重报.csv",
      sheet.replacing("行政许可,", with: "行政许可,7").replacing(/一、本年新收政府信息公开申请数量(,+)(\d+)/) { match in
        "一、本年新收政府信息公开申请数量\(match.1)\((Int(match.2) ?? 0) + 5)"
      })
    try box.write(
      "Inputs/2025/forms/003.csv",
      try VersionTests.sheet("pingtan-2024", "001", 2025).replacing("教育局2025年", with: "林业局2025年"))
    try box.correct("收费/行政事业性收费/金额", to: "1.5", of: "002", reason: "电话核实", on: "2026-02-25")
    try box.write(
      "Inputs/2025/narrative/1-总体情况.md", "新收申请{{申请/新收/总计}}件，{{同比 申请/新收/总计}}。其他各项工作正常。\n\n另有一句<b>话。\n")
    try box.build()
    try box.freeze("修改稿", .draft, on: "2026-03-01")
    return box
  }

  @Test("As Markdown: figures with the units behind them, findings, texts, what did not change")
  func markdown() throws {
    try compareSnapshot(try Self.versions().differenceMarkdown("1", "2"), with: "diff.md")
  }

  @Test("JSON holds what Python finds in the two facts.csv, and the workbook has the same as numbers")
  func numbers() throws {
    let box = try Self.versions()
    try box.write("diff.json", try box.differenceJSON("1", "2"))
    try DifferenceWorkbook.write(DifferenceWords(try box.difference("1", "2")), to: box.path("diff.xlsx"))
    let script = """
      import csv, json, sys, openpyxl
      from decimal import Decimal
      root = sys.argv[1]
      def facts(name):
          rows = csv.DictReader(open(f"{root}/Out/versions/2025/{name}/facts.csv", encoding="utf-8-sig", newline=""))
          return {(r["table"], r["row"], r["column"], r["unit"]): r["value"] for r in rows}
      old, new = facts("1-送审稿"), facts("2-修改稿")
      moved, sums = {}, {}
      for key in old.keys() | new.keys():
          change = Decimal(new.get(key) or 0) - Decimal(old.get(key) or 0)
          if change:
              moved[key] = change
              sums[key[:3]] = sums.get(key[:3], 0) + change
      diff = json.load(open(f"{root}/diff.json"))
      figures = {(f["table"], f["row"], f["column"]): f for t in diff["tables"] for f in t["figures"]}
      said = {(*k, p["unit"]): Decimal(p["change"]) for k, f in figures.items() for p in f["units"] if Decimal(p["change"])}
      assert said == moved, set(said.items()) ^ set(moved.items())
      region = {k: Decimal(f["change"]) for k, f in figures.items() if Decimal(f["change"])}
      assert region == {k: v for k, v in sums.items() if v}
      book = openpyxl.load_workbook(f"{root}/diff.xlsx")
      rows = [[c.value for c in row] for row in book["数"].iter_rows(min_row=5)]
      assert len(rows) == len(figures)
      for row in rows:
          f = figures[tuple(row[0].split("/"))]
          for cell, name in zip(row[4:7], ("old", "new", "change")):
              assert (cell is None) == (f[name] is None) and (cell is None or Decimal(str(cell)) == Decimal(f[name])), row
      print(book.sheetnames, sorted({u["kind"] + u["code"] for u in diff["units"]}))
      """
    #expect(
      try runPython(script, [box.folder.path]) == """
        ['摘要', '数', '经由单位', '单位', '核对意见', '文字'] ['changed002', 'resubmitted001', 'state003']\n
        """)
  }

  @Test("The page is valid HTML, and what units and officers wrote is text in it")
  func page() throws {
    let box = try Self.versions()
    let template = try PageTemplate.read(box.path("Templates/pages/diff.html.mustache"))
    let page = try DifferencePage(DifferenceWords(box.difference("1", "2"))).html(template)
    try box.write("diff.html", page)
    let tidy = try run("/usr/bin/tidy", ["-q", "-e", "-utf8", box.path("diff.html")])
    #expect(tidy.status == 0, "\(tidy.errors)")
    #expect(page.contains("另有一句&lt;b&gt;话。") && !page.contains("<b>"))
    #expect(page.contains("<tr id=\"收费/行政事业性收费/金额\" data-units=\"002 003 \">"))
    #expect(page.contains("<option value=\"003\">林业局</option>"))
  }

  @Test("A version and itself do not differ, nor does a build from the same inputs, nor facts alone")
  func same() throws {
    let box = try Self.versions()
    let same = DifferenceWords(try box.difference("修改稿", "Out/2025"))
    #expect(same.difference.isEmpty && box.relative(same.title) == "2025/2-修改稿 → Out/2025")
    #expect(try box.difference("1", "1").isEmpty && !box.difference("1", "2").isEmpty)
    let version = "Out/versions/2025/1-送审稿"
    #expect(try box.difference("\(version)/facts.csv", version).isEmpty)
  }

  @Test("Outside a project two builds compare all the same, with every unit counted")
  func elsewhere() throws {
    let box = try Self.versions()
    let versions = "Out/versions/2025"
    try run("/bin/cp", ["-r", box.path("\(versions)/2-修改稿"), box.path("另一处")])
    for file in ["SHA256SUMS", "kept"] { try run("/bin/rm", ["-rf", box.path("另一处/\(file)")]) }
    let here = box.relative(try box.differenceJSON("\(versions)/1-送审稿", "另一处", inputs: "nowhere"))
    let there = try box.differenceJSON("1", "2")
    try box.write("here.json", here)
    try box.write("there.json", there)
    let script = """
      import json, sys
      here, there = (json.load(open(name)) for name in sys.argv[1:])
      # Reasons lie in the project.
      parts = [p for t in here["tables"] + there["tables"] for f in t["figures"] for p in f["units"]]
      print([p.pop("cause") for p in parts if "cause" in p])
      print(here["tables"] == there["tables"], len(here["tables"]), here["new"]["name"])
      """
    #expect(
      try runPython(script, [box.path("here.json"), box.path("there.json")]) == """
        [{'by': '王五', 'date': '2026-02-25', 'kind': 'corrected', 'reason': '电话核实'}]
        True 6 另一处

        """)
  }

  @Test("Wrong names, two versions of one name, files that are no facts: told what there is")
  func names() throws {
    let box = try VersionTests.county()
    let trouble = { (old: String, new: String) in box.trouble { _ = try box.difference(old, new) } }
    #expect(trouble("送审稿", "2025")?.contains("没有叫“送审稿”的版本、成果、年份或 facts.csv，本年还没有封存的版本。") == true)
    try box.freeze("修改稿", .draft)
    try box.freeze("修改稿", .draft)
    #expect(trouble("修改稿", "2")?.contains("叫“修改稿”的版本不止一个：1-修改稿、2-修改稿；请写序号。") == true)
    try box.write("别的.csv", "a,b\n1,2\n")
    #expect(trouble("别的.csv", "2") == "别的.csv：不是 nianbao build 写的 facts.csv，第二行没有年份和地址。")
    try box.write("Out/2025/texts.json", "{}")
    #expect(trouble("1", "Out/2025") == "Out/2025/texts.json：不是本程序写的各部分的文字。")
    try box.write("Out/2025/summary.csv", "table,row,column,value\n申请,新收,总计,五\n")
    #expect(trouble("1", "Out/2025") == "Out/2025/summary.csv：“五”不是数字。")
  }

  @Test(
    "Years: built from the inputs where there is no build; a new edition is one sentence, not two hundred changes"
  )
  func years() throws {
    let box = try VersionTests.county(build: false)
    try box.write("Inputs/2020/forms/001.csv", try Fixture.bytes("real/\(try older()).sheet.csv"))
    try box.write("Inputs/2021/forms/001.csv", try VersionTests.sheet("pingtan-2024", "001", 2021))
    let words = DifferenceWords(try box.difference("2020", "2021"))
    #expect(words.title == "2020 → 2021")
    let edition = words.difference.definition.sentences
    #expect(edition.count == 1 && edition[0].contains("表样换版：") && edition[0].contains("格口径变化，不作比较。"))
    #expect(!FileManager.default.fileExists(atPath: box.path("Out")))
    let back = try box.differenceJSON("2021", "2020")
    let forth = try box.differenceJSON("2020", "2021")
    try box.write("back.json", back)
    try box.write("forth.json", forth)
    let script = """
      import json, sys
      from decimal import Decimal
      read = lambda name: {(f["table"], f["row"], f["column"]): Decimal(f["change"] or 0)
          for t in json.load(open(name))["tables"] for f in t["figures"]}
      back, forth = read(sys.argv[1]), read(sys.argv[2])
      print(len(back) > 5, back == {k: -v for k, v in forth.items()})
      """
    #expect(try runPython(script, [box.path("back.json"), box.path("forth.json")]) == "True True\n")
  }

  /// A real sheet of the edition before.
  private func older() throws -> String {
    let names = try FileManager.default.contentsOfDirectory(
      atPath: Fixture.root.appendingPathComponent("Fixtures/real").path)
    return try #require(names.sorted().first { $0.hasSuffix("2020.sheet.csv") }).replacing(
      ".sheet.csv", with: "")
  }
}
