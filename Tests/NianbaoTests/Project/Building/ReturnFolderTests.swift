import Foundation
import Testing

@testable import Nianbao
@testable import NianbaoProject

/// The workbooks that go back: for whom there is one, where they go, and what they never replace.
@Suite struct ReturnFolderTests {
  static func county() throws -> Sandbox {
    let box = try Sandbox(
      units: "单位代码,单位名称,类型,上级\n001,平潭综合实验区,,\n002,水利局,,\n003,林业局,,\n", project: "region: 某省\nyear: 2025\n")
    try box.write("Inputs/2025/forms/001.csv", try Fixture.bytes("real/pingtan-2025.sheet.csv"))
    try box.write("Inputs/2025/forms/002-照片.csv", [0xFF, 0xD8, 0xFF, 0xE0, 0, 0x10])
    return box
  }

  @Test("A workbook for every unit that sent something, a photo among it, and a list of them")
  func build() throws {
    let box = try Self.county()
    #expect(try box.buildReturning(to: "退回").isDraft)
    #expect(try box.names(in: "退回") == ["001-平潭综合实验区.xlsx", "002-水利局.xlsx", "退回表.csv"])
    let list = try box.text("退回/退回表.csv").split(separator: "\n").map {
      $0.split(separator: ",").prefix(7).joined(separator: " ")
    }
    #expect(
      list == [
        "单位代码 单位名称 结果 必须改 请核实 提示 文件", "001 平潭综合实验区 收到 0 0 0 001-平潭综合实验区.xlsx",
        "002 水利局 退回 1 0 0 002-水利局.xlsx",
      ])
    let files = ["001-平潭综合实验区", "002-水利局"].map { box.folder.appendingPathComponent("退回/\($0).xlsx") }
    let bytes = try files.map { try Data(contentsOf: $0) }
    try box.buildReturning(to: "退回")
    #expect(try files.map { try Data(contentsOf: $0) } == bytes)
  }

  @Test("The photo's workbook is the empty form with the carry-over; filled in it would be read")
  func photo() throws {
    let box = try Self.county()
    try box.write(
      "Inputs/2024/forms/002.csv",
      try Fixture.text("real/pingtan-2024.sheet.csv").replacing("平潭综合实验区", with: "水利局"))
    try box.buildReturning(to: "退回")
    let script = """
      import openpyxl, sys
      book = openpyxl.load_workbook(sys.argv[1])
      print(book["问题清单"]["A2"].value)
      print([c.value for c in book["依申请公开"][7]][3:10], [c.value for c in book["依申请公开"][6]][3:10])
      """
    let carried = try Fixture.rows("real/pingtan-2024.facts.csv").filter { $0[1] == "申请" && $0[2] == "结转下年" }
    let numbers = carried.map { $0[4] }.joined(separator: ", ")
    #expect(
      try runPython(script, [box.path("退回/002-水利局.xlsx")])
        == "退回\n[\(numbers)] [None, None, None, None, None, None, None]\n")
  }

  @Test("The register's name and time are on the receipt; a correction is listed beside what was sent")
  func receipt() throws {
    let box = try Self.county()
    let hash = try runPython(
      "import hashlib, sys\nprint(hashlib.sha256(open(sys.argv[1], 'rb').read()).hexdigest(), end='')",
      [box.path("Inputs/2025/forms/001.csv")])
    try box.write(
      "Inputs/2025/received.csv",
      "when,unit,name,file,sha256,from\n2026-01-20 09:05,001,平潭,2025/forms/001.csv,\(hash),年报终稿.csv\n")
    try box.write(
      "Inputs/2025/corrections.csv",
      "unit,table,row,column,from,to,reason,by,date\n001,文件,规范性文件,有效,546,547,电话更正,李明,2026-02-03\n")
    try box.buildReturning(to: "退回")
    let script = """
      import openpyxl, sys
      book = openpyxl.load_workbook(sys.argv[1])
      rows = [[c.value for c in r] for r in book["问题清单"].iter_rows()]
      print([r[2] for r in rows if r[0] == "送来的文件"][0])
      print([r[1:6] for r in rows if r[0] == 1][0], book["主动公开"]["D6"].value)
      """
    #expect(
      try runPython(script, [box.path("退回/001-平潭综合实验区.xlsx")]) == """
        年报终稿.csv（SHA-256 前 12 位 \(hash.prefix(12))，2026-01-20 09:05 收到）
        ['提示', '第二十条第（一）项\\n行政规范性文件\\n现行有效件数', '主动公开!D6', '546', '第二十条第（一）项 行政规范性文件 现行有效件数：报表填“546”，按更正计“547”（电话更正；李明，2026-02-03）。请通知报送单位在自己的底表里一并改正。'] 546

        """)
  }

  @Test("A folder with anything else in it, or with a workbook that was changed, is never replaced")
  func keeps() throws {
    let box = try Self.county()
    try box.write("材料/重要.docx", "x")
    #expect(
      box.trouble { try box.buildReturning(to: "材料") } == "材料：文件夹里有别的文件（重要.docx），没有动；请另写一个文件夹，或先移走里面的文件。")
    #expect(try box.names(in: "材料") == ["重要.docx"])
    #expect(!FileManager.default.fileExists(atPath: box.path("Out")))
    try box.buildReturning(to: "退回/")
    try box.write("退回/笔记.txt", "x")
    #expect(box.trouble { try box.buildReturning(to: "退回") }?.hasPrefix("退回：文件夹里有别的文件（笔记.txt）") == true)
    try FileManager.default.removeItem(at: box.folder.appendingPathComponent("退回/笔记.txt"))
    try box.write("退回/.DS_Store", "x")
    #expect(try box.buildReturning(to: "退回").isDraft)
    try box.write("退回/002-水利局.xlsx", "改过")
    #expect(
      box.trouble { try box.buildReturning(to: "退回") }?.hasPrefix("退回：里面的 002-水利局.xlsx 做成以后改过，没有动") == true)
    for (place, words) in [("Inputs/2025/退回", "报送材料"), ("Out/2025/退回", "成果"), (".", "报送材料")] {
      let wrong = #expect(throws: WrongUse.self) { try box.buildReturning(to: place) }
      #expect(wrong?.description.contains("不能是\(words)文件夹") == true, "\(place)")
    }
  }
}
