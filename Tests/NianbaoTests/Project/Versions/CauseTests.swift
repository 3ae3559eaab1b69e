import Foundation
import Testing

@testable import Nianbao
@testable import NianbaoExcel
@testable import NianbaoProject

/// Why something changed, as the office wrote it down: what was explained, put right, or sent again, in every format.
@Suite struct CauseTests {
  /// A county in which one unit sends again, one number is put right by phone, two findings are explained, and a text gains
  /// whatever is mark-up somewhere.
  private static func versions() throws -> Sandbox {
    let box = try VersionTests.county(build: false)
    try box.build()
    try box.freeze("送审稿", .draft)
    let sheet = try VersionTests.sheet("pingtan-2025", "001", 2025)
    try box.write("重报.csv", sheet.replacing("151,3,0,0,0,0,154", with: "152,3,0,0,0,0,155"))
    let kept = try box.receive("重报.csv", at: "2026-02-24 10:00", anyway: "漏报<一>件")
    #expect(kept.place == "2025/forms/001-教育局.csv")
    try box.correct("收费/行政事业性收费/金额", to: "1.5", of: "001", reason: "电话核实", on: "2026-02-25")
    try box.waive("照抄", unit: "002", reason: "确与上年相同", on: "2026-02-26")
    try box.waive("收费-量级", unit: "001", reason: "停征", by: "李四", on: "2026-02-27")
    try box.write("Inputs/2025/narrative/5-问题.md", "公开了<b>、[甲](x)、A_B和a*b，即&lt;。\n")
    try box.build()
    try box.freeze("修改稿", .draft)
    return box
  }

  /// What a reader must find, whatever the format.
  private static let said = [
    "教育局 +1（重报：漏报<一>件）", "教育局 -4164.741619（更正：电话核实，王五，2026-02-25）",
    "2026-02-24 10:00 收到 重报.csv，理由：漏报<一>件", "已说明：确与上年相同，张三，2026-02-26", "已说明：停征，李四，2026-02-27",
    "已更正：电话核实，王五，2026-02-25", "公开了<b>、[甲](x)、A_B和a*b，即<。",
  ]

  /// The words of a page, of a workbook's cells, of anything else as it is.
  private static let words = """
    import html.parser, sys, openpyxl
    class Words(html.parser.HTMLParser):
        text = ""
        def handle_data(self, data): self.text += data
    path, said = sys.argv[1], sys.argv[2:]
    if path.endswith(".html"):
        reader = Words()
        reader.feed(open(path, encoding="utf-8").read())
        text = reader.text
    elif path.endswith(".xlsx"):
        rows = [[str(c.value) for c in row] for sheet in openpyxl.load_workbook(path) for row in sheet.iter_rows()]
        text = "\\n".join("|".join(row) for row in rows)
    else:
        text = open(path, encoding="utf-8").read()
    for word in said:
        if word not in text: print(word)
    """

  @Test(
    "Every format says why a cell changed and why a finding is settled, and shows a text as its reader sees it"
  )
  func formats() throws {
    let box = try Self.versions()
    for format in ["txt", "html"] {
      let result = try box.nianbao("diff", "1", "2", "--output", "diff.\(format)")
      #expect(result.status == 0, "\(result.errors)")
      #expect(try runPython(Self.words, [box.path("diff.\(format)")] + Self.said) == "")
    }
    // Markdown is what cmark makes of it.
    try box.write("diff.md.html", Markdown.html(try box.differenceMarkdown("1", "2")))
    #expect(try runPython(Self.words, [box.path("diff.md.html")] + Self.said) == "")
    // A workbook has unit, number and reason in cells of their own.
    try DifferenceWorkbook.write(DifferenceWords(try box.difference("1", "2")), to: box.path("diff.xlsx"))
    let rows = [
      "|001|教育局|151|152|1|数字|数字|重报：漏报<一>件",
      "|4166.241619|1.5|-4164.741619|数字|数字|更正：电话核实，王五，2026-02-25",
    ]
    #expect(try runPython(Self.words, [box.path("diff.xlsx")] + rows + Self.said) == "")
  }

  @Test("As data: the cause of each cell, and how each file came")
  func data() throws {
    let box = try Self.versions()
    try box.write("diff.json", try box.differenceJSON("1", "2"))
    let script = """
      import json, sys
      diff = json.load(open(sys.argv[1], encoding="utf-8"))
      for figure in [f for t in diff["tables"] for f in t["figures"]]:
          for part in figure["units"]: print(figure["address"], *part["cause"].values())
      for unit in diff["units"]: print(unit["code"], *[word for came in unit["arrivals"] for word in came.values()])
      for one in diff["findings"]:
          if one["reason"]: print(one["kind"], one["finding"]["state"], one["finding"]["rule"], one["reason"])
      print(diff["texts"][1]["changes"][0]["new"])
      """
    #expect(
      try runPython(script, [box.path("diff.json")]) == """
        收费/行政事业性收费/金额 王五 2026-02-25 corrected 电话核实
        申请/新收/自然人  2026-02-24 10:00 resubmitted 漏报<一>件
        申请/新收/总计  2026-02-24 10:00 resubmitted 漏报<一>件
        001 重报.csv 漏报<一>件 2026-02-24 10:00
        waived waived 照抄 确与上年相同，张三，2026-02-26
        appeared waived 收费-量级 停征，李四，2026-02-27
        corrected open 波动 电话核实，王五，2026-02-25
        公开了<b>、[甲](x)、A_B和a*b，即<。

        """)
  }

  @Test("Back again: the correction is withdrawn, and what came before was never received")
  func back() throws {
    let words = DifferenceWords(try Self.versions().difference("2", "1"))
    #expect(
      words.difference.tables.flatMap(\.figures).map { words.through($0) } == [
        "教育局 +4164.741619（撤销更正：电话核实，王五，2026-02-25）", "教育局 -1", "教育局 -1",
      ])
  }

  @Test("From year to year numbers are others for reasons of their own")
  func years() throws {
    let words = DifferenceWords(try Self.versions().difference("2024", "2"))
    let changes = words.difference.tables.flatMap(\.figures).map { words.through($0) }
    #expect(changes.count > 50 && changes.allSatisfy { !$0.contains("（") })
  }

  @Test("A correction that does not count is no cause, and a register that is no text is no trouble")
  func unknown() throws {
    let box = try Self.versions()
    let line = "001,收费,行政事业性收费,金额,7,8,又来电话,王五,2026-03-01"
    try box.write(
      "Inputs/2025/corrections.csv", "unit,table,row,column,from,to,reason,by,date\n\(line)\n")
    try box.write("Inputs/2025/received.csv", [0xFF, 0xFF, 0x00, 0x81])
    try box.build()
    let words = DifferenceWords(try box.difference("1", "Out/2025"))
    #expect(words.difference.tables.flatMap(\.figures).map { words.through($0) } == ["教育局 +1", "教育局 +1"])
  }
}
