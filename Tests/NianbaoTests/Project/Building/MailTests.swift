import Foundation
import Testing

@testable import Nianbao
@testable import NianbaoProject

/// Letters to the units: who gets one, what it says, and that nothing of the office's own is lost.
@Suite struct MailTests {
  @Test("A letter for each unit that needs one, none for the others; all texts whole")
  func letters() throws {
    let box = try YearProgressTests.box()
    #expect(try box.progress().summary == "应报 4，已收 1，退回 2，未报 1；逾期 2。")
    let mail = try box.remind(bulletin: true)
    let counts = Mail.Kind.allCases.map { kind in "\(kind.word) \(mail.letters.count { $0.kind == kind })" }
    #expect(counts == ["催报函 1", "整改通知 2", "督办函 2"])
    let stems = [
      "002-水利局", "002-水利局-督办函", "003-林业局", "004-_b__&", "004-_b__&-督办函", "bulletin",
    ]
    #expect(
      try box.names(in: "Out/remind/2025")
        == (stems.flatMap { ["\($0).html", "\($0).md"] } + ["letters.csv"]).sorted())
    let snapshots = [
      "004-_b__&.md": "letter-reminder.md", "002-水利局.md": "letter-rectification.md",
      "002-水利局-督办函.md": "letter-supervision.md", "bulletin.md": "bulletin.md",
    ]
    for (file, snapshot) in snapshots.sorted(by: { $0.key < $1.key }) {
      try compareSnapshot(try box.text("Out/remind/2025/\(file)"), with: snapshot)
    }
    for stem in stems {
      let page = try box.text("Out/remind/2025/\(stem).html")
      let path = box.path("Out/remind/2025/\(stem).html")
      let tidy = try run("/usr/bin/tidy", ["-q", "-e", "-utf8", path])
      #expect(tidy.status == 0, "\(stem): \(tidy.errors)")
      #expect(!page.contains("<b>") && !page.contains("{{") && !page.contains("<script"))
      if stem.hasPrefix("004") { #expect(page.contains("&lt;b&gt;&quot;&amp;")) }
    }
  }

  @Test("A run takes the place of the run before, but never of a folder with anything else in it")
  func replaces() throws {
    let box = try YearProgressTests.box()
    try box.remind(bulletin: true)
    try box.remind()
    #expect(try !box.names(in: "Out/remind/2025").contains("bulletin.md"))
    try box.write("Out/remind/2025/盖章.pdf", "%PDF")
    #expect(
      box.trouble { try box.remind() }
        == "Out/remind/2025：里面的“盖章.pdf”不是 remind 写的，或者写好以后改过，没有写；请移走它，或用 --output 另写一个文件夹。")
    try box.write("我的文件/笔记.md", "留着")
    #expect(box.trouble { try box.remind(into: "我的文件") } != nil)
    #expect(try box.names(in: "我的文件") == ["笔记.md"])
    #expect(box.trouble { try box.remind(into: "我的文件/笔记.md") } == "我的文件/笔记.md：是一个文件，不是文件夹，没有写。")
  }

  @Test("A name that a template has and nobody knows stops the run and names the template")
  func template() throws {
    let box = try YearProgressTests.box()
    try box.write("Templates/letters/reminder.md.mustache", "# {{{titel}}}\n")
    #expect(
      box.trouble { try box.remind() } == "Templates/letters/reminder.md.mustache: 模板里有不认识的名字：{{titel}}。")
    #expect(!FileManager.default.fileExists(atPath: box.path("Out")))
  }

  @Test("Without a register nobody is ranked, and that is said; how units stand is")
  func noRegister() throws {
    let box = try YearProgressTests.box()
    try FileManager.default.removeItem(at: box.folder.appendingPathComponent("Inputs/2025/received.csv"))
    try box.remind(bulletin: true)
    let text = try box.text("Out/remind/2025/bulletin.md")
    #expect(text.contains("没有收件登记，不知道各单位的报表是哪天报来的，本次不评分、不排名次。\n"))
    #expect(text.contains("| 教育局 | 已收 | 0 |\n| 水利局 | 退回 | 1 |\n"))
    #expect(!text.contains("名次 |") && !text.contains("督办"))
  }

  @Test("Whom to ask stands in every letter, at the unit and at the office; what units wrote is text")
  func contacts() throws {
    let box = try Sandbox(
      units:
        "单位代码,单位名称,联系人,电话\n001,教育局,张*三<b>, 0730-5200001 \n002,水利局,,0730-5200002\n003,林业局,王五,\n004,农业局,,\n",
      project: "region: 试验县\nyear: 2025\n联系人: 李四\n电话: 07305211111\n")
    try box.remind()
    let said = try ["001-教育局", "002-水利局", "003-林业局", "004-农业局"].map { name in
      try box.text("Out/remind/2025/\(name).md").split(separator: "\n").filter { $0.contains("联系人：") }
    }
    let office = "联系人：李四，电话 07305211111。"
    #expect(
      said
        == [
          [#"你单位的联系人：张\*三&lt;b&gt;，电话 0730-5200001。有变动的，请一并告知。"#, office],
          ["你单位的联系人：电话 0730-5200002。有变动的，请一并告知。", office], ["你单位的联系人：王五。有变动的，请一并告知。", office], [office],
        ].map { $0.map { $0[...] } })
    #expect(
      try box.text("Out/remind/2025/letters.csv").contains("\n001,教育局,张*三<b>,0730-5200001,催报函,001-教育局.md,"))
  }

  @Test("What receive sends back is an attempt: registered once, without a file, and no first-time pass")
  func returned() throws {
    let box = try Sandbox(project: "region: 试验县\nyear: 2025\nbulletin: {weights: {first: 10}}\n")
    let sheet = try YearProgressTests.sheet("教育局")
    try box.write("bad.csv", sheet.replacing("151,3,0,0,0,0,154", with: "151,3,0,0,0,0,155"))
    try box.write("good.csv", sheet)
    for time in ["2026-01-20 09:00", "2026-01-20 09:10"] {
      #expect(try box.receive("bad.csv", at: time).place == nil)
    }
    try box.remind(asOf: "2026-01-31")
    let letter = try box.text("Out/remind/2025/001-教育局.md")
    #expect(letter.contains("尚未收到你单位的报表，今天就是期限。\n\n你单位2026年1月20日报来的文件有错误，已经退回，不作收到计。\n"))
    #expect(try box.receive("good.csv", at: "2026-01-22 09:00").place != nil)
    let script = """
      import csv, sys
      for line in csv.DictReader(open(sys.argv[1] + "/Inputs/2025/received.csv", encoding="utf-8-sig", newline="")):
          print(line["when"], line["file"] or "退回", line["errors"] != "0")
      """
    #expect(
      try runPython(script, [box.folder.path]) == """
        2026-01-20 09:00 退回 True
        2026-01-22 09:00 2025/forms/001-教育局.csv False

        """)
    try box.remind(asOf: "2026-01-25", bulletin: true)
    #expect(try box.text("Out/remind/2025/bulletin.md").contains("| 1 | 教育局 | 已收 | 0（否） | 0 |"))
  }
}
