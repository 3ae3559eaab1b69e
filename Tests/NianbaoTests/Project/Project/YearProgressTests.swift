import Foundation
import Testing

@testable import Nianbao
@testable import NianbaoProject

/// Who has submitted, who is late, who has errors: in words, as data, as a page.
@Suite struct YearProgressTests {
  /// A real sheet, sent by a unit for 2025.
  static func sheet(_ unit: String) throws -> String {
    try Fixture.text("real/pingtan-2025.sheet.csv").replacing("平潭综合实验区", with: unit)
  }

  /// Four units: one sound, one with an error, one of the wrong year, one silent.
  static func box(extra: String = "") throws -> Sandbox {
    let box = try Sandbox(
      units: """
        单位代码,单位名称,类型,上级,期限
        001,教育局,政府部门,,
        002,水利局,政府部门,,
        003,林业局,政府部门,,2026-02-10
        004,"<b>""&",乡镇街道,,

        """, project: "region: 试验县\npublisher: 试验县政府办公室\nyear: 2025\n" + extra)
    try box.write("Inputs/2025/forms/001-一份名字长得在终端里放不下所以要从中间省略的政府信息公开年报.csv", try sheet("教育局"))
    try box.write(
      "Inputs/2025/forms/002.csv",
      try sheet("水利局").replacing("151,3,0,0,0,0,154", with: "151,3,0,0,0,0,155"))
    try box.write("Inputs/2025/forms/003.csv", try sheet("林业局").replacing("2025年", with: "2024年"))
    try box.write(
      "Inputs/2025/received.csv",
      """
      when,unit,name,file,sha256,size,replaces,from,errors,warnings,reason
      2026/1/20 9:05,1,教育局,,aa,1,,a.csv,2,0,
      2026-01-21 10:00,001,教育局,2025/forms/001.csv,ab,1,,a.csv,0,0,
      2026-02-02 10:00,002,水利局,2025/forms/002.csv,ac,1,,b.csv,1,0,先收下
      2026-02-03 11:00,003,林业局,2025/forms/003.csv,ad,1,,c.csv,1,0,先收下

      """)
    return box
  }

  @Test("Days of the calendar: year's end, leap days, centuries; Python counts the same")
  func days() throws {
    let pairs = [
      ("2025-12-31", "2026-01-01"), ("2024-02-28", "2024-03-01"), ("2025-02-28", "2025-03-01"),
      ("1900-02-28", "1900-03-01"), ("2000-02-28", "2000-03-01"), ("2026-01-31", "2025-01-31"),
      ("1970-01-01", "1970-01-01"), ("1900-01-01", "9999-12-31"),
    ]
    let script = """
      import datetime, sys
      day = datetime.date.fromisoformat
      for pair in sys.argv[1:]: print((day(pair[11:]) - day(pair[:10])).days)
      """
    let expected = try runPython(script, pairs.map { "\($0.0) \($0.1)" }).split(separator: "\n")
    #expect(expected.prefix(3) == ["1", "2", "1"])
    for (pair, count) in zip(pairs, expected) {
      let (one, other) = (try #require(Day(pair.0)), try #require(Day(pair.1)))
      #expect(one.days(until: other) == Int(count), "\(pair)")
      #expect(Day(number: other.number) == other)
    }
    #expect(Day("2026-01-05")?.words == "2026年1月5日")
  }

  @Test("A time in the register, as receive writes it and as a spreadsheet turns it")
  func times() {
    for text in ["2026-01-05 09:05", "2026/1/5 9:05", "2026年1月5日", "2026-1-5"] {
      #expect(Day(ofTime: text) == Day("2026-01-05"), "\(text)")
    }
    for text in ["", "昨天", "1月5日", "26-01-05", "2026-02-30"] {
      #expect(Day(ofTime: text) == nil, "\(text)")
    }
  }

  @Test("The day before the deadline, on it, and after it")
  func words() throws {
    let box = try Self.box()
    let words = { (day: String) in try box.progress(asOf: day).dateWords }
    #expect(try words("2026-01-30").hasSuffix("还有 1 天"))
    #expect(try words("2026-01-31").hasSuffix("今天到期"))
    #expect(try words("2026-02-01").hasSuffix("逾期 1 天"))
    #expect(try words("2025-12-31").hasSuffix("还有 31 天"))
  }

  @Test("As data: Python reads the same in CSV and JSON; build's status.csv stays as it was")
  func data() throws {
    let box = try Self.box()
    let progress = try box.progress()
    try box.write("s.csv", progressCSV(progress))
    try box.write("s.json", try progressJSON(progress))
    try box.build()
    let script = """
      import csv, json, sys
      read = lambda name: open(sys.argv[1] + name, encoding="utf-8-sig", newline="")
      lines, units = list(csv.DictReader(read("/s.csv"))), json.load(read("/s.json"))
      for line, unit in zip(lines, units, strict=True):
          print(line["unit"], line["state"], line["word"], line["due"], line["days"], line["received"],
                line["times"], line["returned"], unit["late"])
          assert str(unit.get("days", "")) == line["days"] and ";".join(unit["files"]) == line["file"]
          assert unit["name"] == line["name"] and str(unit["errors"]) == line["errors"]
      print(next(read("/Out/2025/status.csv")), end="")
      """
    #expect(
      try runPython(script, [box.folder.path]) == """
        001 accepted 已收 2026-01-31  2026-01-21 1 1 False
        002 accepted 退回 2026-01-31 -3 2026-02-02 1 0 True
        003 rejected 退回 2026-02-10 7 2026-02-03 1 0 False
        004 missing 未报 2026-01-31 -3  0 0 True
        unit,name,state,errors,warnings,file

        """)
  }

  @Test("The page is valid, has no script and nothing from elsewhere, and a name in it is no mark-up")
  func page() throws {
    let box = try Self.box()
    let page = try box.project().progressPage(box.progress())
    try box.write("status.html", page)
    let tidy = try run(
      "/usr/bin/tidy", ["-q", "-e", "-utf8", box.path("status.html")])
    #expect(tidy.status == 0, "\(tidy.errors)")
    #expect(page.contains("&lt;b&gt;&quot;&amp;") && !page.contains("<b>\""))
    for word in ["<script", "http:", "https:", "<link", "{{"] { #expect(!page.contains(word), "\(word)") }
    // Four units: one received, two returned after it.
    #expect(page.contains(#"viewBox="0 0 4 1""#))
    #expect(page.contains(#"<rect class="returned" x="1" y="0" width="2" height="1"/>"#))
  }

  @Test("A wrong day is told: in the roster, in a register that is none")
  func wrong() throws {
    let box = try Self.box()
    try box.write("Inputs/2025/received.csv", "时间,单位\n")
    #expect(
      box.trouble { _ = try box.progress() }
        == "Inputs/2025/received.csv:1:1: 收件登记的表头缺少 when、unit、file、errors。")
    try box.write("Inputs/units.csv", "单位代码,单位名称,期限\n001,教育局,二月\n")
    #expect(
      box.trouble { _ = try box.progress() } == "Inputs/units.csv:2:1: 期限“二月”不是日期，请写成 2026-01-31。")
  }
}
