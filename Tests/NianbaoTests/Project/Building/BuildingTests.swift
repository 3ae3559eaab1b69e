import Foundation
import Testing

@testable import Nianbao
@testable import NianbaoProject

/// A build of what really lies in folders: hashes, strange files, hostile texts, templates that are broken.
@Suite struct BuildingTests {
  @Test("The manifest's hashes are those of sha256sum, for every file named")
  func manifest() throws {
    let box = try Sandbox()
    let inputs = Fixture.package.appendingPathComponent("Inputs").path
    try box.build(inputs: inputs)
    let script = """
      import hashlib, json, pathlib, sys
      inputs, templates, out = map(pathlib.Path, sys.argv[1:])
      manifest = json.loads((out / "manifest.json").read_text())
      for part, folder in (("inputs", inputs), ("definitions", templates), ("templates", templates), ("outputs", out)):
          for entry in manifest[part]:
              data = (folder / entry["file"]).read_bytes()
              assert hashlib.sha256(data).hexdigest() == entry["sha256"] and len(data) == entry["size"], entry
      print(len(manifest["inputs"]), len(manifest["outputs"]))
      """
    let place = { (path: String) in box.path(path) }
    // project.yaml, units.csv, 13 + 14 forms of two years, 2 lists of applications, 3 texts; 18 outputs beside the
    // manifest.
    #expect(try runPython(script, [inputs, place("Templates"), place("Out/2025")]) == "34 18\n")
  }

  @Test("A template that names what does not exist is refused, and the old outputs stay")
  func brokenTemplate() throws {
    let box = try Sandbox()
    try box.build()
    // A run that was killed between the two moves left the old outputs aside; they are put back first.
    let out = box.folder.appendingPathComponent("Out")
    try FileManager.default.moveItem(
      at: out.appendingPathComponent("2025"), to: out.appendingPathComponent(".2025.old"))
    let page = try box.text("Templates/pages/report.md.mustache")
    try box.write(
      "Templates/pages/report.md.mustache", page + "{{#sections}}{{heading}}{{/sections}}{{publishr}}\n")
    #expect(box.trouble { try box.build() } == "Templates/pages/report.md.mustache: 模板里有不认识的名字：{{publishr}}。")
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: box.path("Out")) == [
        "2025"
      ])
  }

  @Test("Text from units is data: no tag, no formula, no mark-up gets through")
  func injection() throws {
    let box = try Sandbox(
      units: "单位代码,单位名称,类型,上级\n001,\"<script>alert(1)</script>|=1+1\",,\n=2,\"=cmd|' /C calc'!A0\",,\n")
    try box.write(
      "Inputs/2025/forms/a.csv",
      "政府信息公开年报数据,2025,001,\n\n第二十条第（五）项,本年处理决定数量\n行政许可,=HYPERLINK(1)\n<img src=x>,5\n")
    let result = try box.build()
    #expect(result.isDraft)
    for name in ["report.html", "internal.html"] {
      let html = try box.text("Out/2025/\(name)")
      #expect(!html.contains("<script>") && !html.contains("<img"), "\(name)")
      #expect(html.contains("&lt;script&gt;") == (name == "internal.html"))
    }
    #expect(!(try box.text("Out/2025/report.md")).contains("<script>"))
    let script = """
      import csv, openpyxl, sys
      for name in ("findings.csv", "status.csv"):
          for row in csv.reader(open(sys.argv[1] + "/" + name, encoding="utf-8-sig", newline="")):
              for field in row:
                  assert not field.startswith(("=", "+", "@", "\\t")), field
      book = openpyxl.load_workbook(sys.argv[1] + "/report.xlsx")
      inside = openpyxl.load_workbook(sys.argv[1] + "/internal.xlsx")
      for sheet in (book["分单位"], inside["核对意见"]):
          for row in sheet.iter_rows():
              for cell in row:
                  assert cell.data_type != "f", cell.value
      print(book["分单位"].cell(5, 2).value)
      """
    #expect(
      try runPython(script, [box.path("Out/2025")]) == "=cmd|' /C calc'!A0\n")
  }

  @Test("Nothing in forms/ stops a build: pipes, broken links, folders, other kinds of file are findings")
  func strangeFiles() throws {
    let box = try Sandbox(units: "单位代码,单位名称,类型,上级\n001,平潭综合实验区,,\n")
    try box.write("Inputs/2025/forms/a.csv", try Fixture.bytes("real/pingtan-2025.sheet.csv"))
    try box.write("Inputs/2025/forms/b.xlsx", Array("PK".utf8))
    try box.write("Inputs/2025/forms/~$b.xlsx", Array("PK".utf8))
    try box.write("Inputs/2025/forms/没有扩展名", Array("x".utf8))
    let forms = box.path("Inputs/2025/forms")
    #expect(mkfifo(forms + "/pipe.csv", 0o644) == 0)
    #expect(symlink("nowhere", forms + "/link.csv") == 0)
    try FileManager.default.createDirectory(atPath: forms + "/folder.csv", withIntermediateDirectories: true)
    let result = try box.build()
    #expect(result.isDraft && result.report.units.count == 1 && result.report.missing.isEmpty)
    let found = result.said.split(separator: "\n").filter { $0.contains("读入-不识别") }.map {
      String($0.prefix(75))
    }
    #expect(
      found.map { $0.split(separator: ":")[0] } == [
        "Inputs/2025/forms/b.xlsx", "Inputs/2025/forms/link.csv", "Inputs/2025/forms/pipe.csv",
        "Inputs/2025/forms/没有扩展名",
      ])
    #expect(result.said.contains("文件打不开：没有这个文件，或者是断了的链接。") && result.said.contains("文件打不开：不是普通文件。"))
  }

  @Test("Last year's folder with nothing that counts: one notice for the region, one for its file")
  func uselessLastYear() throws {
    let box = try Sandbox(units: "单位代码,单位名称,类型,上级\n001,平潭综合实验区,,\n")
    try box.write("Inputs/2025/forms/a.csv", try Fixture.bytes("real/pingtan-2025.sheet.csv"))
    try box.write("Inputs/2024/forms/a.csv", try Fixture.bytes("real/pingtan-2023.sheet.csv"))
    let result = try box.build()
    #expect(!result.isDraft)
    let notices = result.said.split(separator: "\n").filter { $0.contains("提示") }
    #expect(notices.count { $0.contains("[上年-疑点] 上年（2024 年）的文件有错误：[名录-年份]") } == 1)
    #expect(notices.count { $0.contains("[区域-无上年]") } == 1)
    #expect(!result.said.contains("未判定"))
  }
}
