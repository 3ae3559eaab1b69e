import Foundation
import Testing

@testable import Nianbao
@testable import NianbaoProject

/// Versions and comparisons in rough hands: each was once a crash, a wrong number or a silence.
@Suite struct VersionTroubleTests {
  private static let form = "Templates/forms/xxgk-2021.yaml"

  private func frozen() throws -> Sandbox {
    let box = try VersionTests.county()
    try box.freeze("送审稿", .draft, on: "2026-02-20")
    return box
  }

  @Test("A version is verified by a path with dots as well")
  func dots() throws {
    let box = try frozen()
    #expect(try box.verify("Out/../Out/versions/2025/1-送审稿/").isIntact)
  }

  @Test("What was tampered with is neither compared nor explained nor built upon")
  func tampered() throws {
    let box = try frozen()
    let place = "Out/versions/2025/1-送审稿"
    try run("/bin/chmod", ["-R", "u+w", box.path(place)])
    let facts = try box.text("\(place)/facts.csv")
    try box.write("\(place)/facts.csv", facts.replacing(",number,1,", with: ",number,2,"))
    let form = "kept/Inputs/2025/forms/001.csv"
    let sheet = try box.text("\(place)/\(form)")
    try box.write("\(place)/\(form)", sheet + "，")
    let changed = { (file: String) in "\(place)/\(file)：与封存时不同，请用 nianbao verify 核对。" }
    #expect(box.trouble { _ = try box.difference("1", "Out/2025") } == changed("facts.csv"))
    #expect(box.trouble { _ = try box.why("申请/新收/总计", version: "1") } == changed(form))
    try box.write("\(place)/\(form)", sheet)
    try box.write("\(place)/facts.csv", facts)
    let manifest = try box.text("\(place)/manifest.json")
    try box.write("\(place)/manifest.json", manifest.replacing("\"draft\"", with: "\"final\""))
    #expect(
      box.trouble { try box.build(year: 2026) } == "\(place)/manifest.json：与封存时不同，请用 nianbao verify 核对。")
  }

  @Test(
    "Among the versions: a file is none, a renamed folder is refused, labels are no numbers, a number is a number"
  )
  func strays() throws {
    let box = try frozen()
    try box.write("Out/versions/2025/1-送审稿.zip", "")
    #expect(try box.history().count == 1)
    #expect(VersionRecord.trouble(withLabel: "2") != nil)
    try run("/bin/cp", ["-r", box.path("Out/versions/2025/1-送审稿"), box.path("Out/versions/2025/1-送审稿 - 副本")])
    #expect(
      box.trouble { _ = try box.history() }
        == "Out/versions/2025/1-送审稿 - 副本：封存时的名称是 1-送审稿，请改回来，或者移到别处。")
  }

  @Test("What a killed build left behind is gone after the next one; what another build is writing stays")
  func leftBehind() throws {
    let box = try VersionTests.county(build: false)
    let (dead, own) = (
      try run("/bin/sh", ["-c", "echo $$"]).output, ProcessInfo.processInfo.processIdentifier
    )
    let folders = [dead.filter(\.isNumber), String(own)].map { "Out/.new-\($0)-A" }
    for folder in folders { try box.write("\(folder)/report.md", "") }
    try box.build()
    #expect(folders.map { FileManager.default.fileExists(atPath: box.path($0)) } == [false, true])
  }

  @Test("Two files whose names are the same text to a person but not to the disk are kept, both of them")
  func names() throws {
    let box = try VersionTests.county(build: false)
    for (name, code) in [("caf\u{E9}", "001"), ("cafe\u{301}", "002")] {
      let old = box.path("Inputs/2025/forms/\(code).csv")
      try run("/bin/mv", [old, box.path("Inputs/2025/forms") + "/\(name).csv"])
    }
    try box.build()
    try box.freeze("甲", .draft)
    #expect(try box.verify("Out/versions/2025/1-甲").isIntact)
    #expect(try box.rebuild("Out/versions/2025/1-甲").difference == nil)
    #expect(
      try run(
        "/usr/bin/sha256sum", ["-c", "--quiet", "SHA256SUMS"],
        in: box.folder.appendingPathComponent("Out/versions/2025/1-甲")
      ).status == 0)
  }

  @Test("A changed definition is told for what it is, and other decimals are not compared")
  func definition() throws {
    let box = try frozen()
    let text = try box.text(Self.form)
    try box.write(
      Self.form,
      text.replacing("right: [办结总计, 结转下年]", with: "right: [结转下年, 办结总计, 结转下年]")
        .replacing("{name: 万元, decimals: 6", with: "{name: 万元, decimals: 4"))
    #expect(try box.text(Self.form) != text)
    try box.build()
    try box.freeze("修改稿", .draft)
    let changed = try box.difference("1", "2")
    #expect(changed.definition.sentences.contains("勾稽关系“申请-平衡”的左右两边改过。"))
    #expect(changed.definition.sentences.contains("“收费/行政事业性收费/金额”由 6 位小数改为 4 位，不作比较。"))
    let charges = try #require(changed.tables.first { $0.title == "第二十条第（八）项" })
    #expect(charges.figures.isEmpty && charges.incomparable == 1)
    // As the terminal has it.
    let lines = try box.nianbao("diff", "1", "2").output.split(separator: "\n").map { String($0) }
    #expect(lines.contains("  勾稽关系“申请-平衡”的左右两边改过。"))
    #expect(lines.contains("第二十条第（八）项：无变化（1 格口径变化，没有比较）"))
    try box.write(Self.form, text + "# 一句说明\n")
    try box.build()
    #expect(
      try box.difference("1", "Out/2025").definition.sentences.contains {
        $0.contains("表样定义 forms/xxgk-2021.yaml 改过；格、名称、计量、规则和勾稽关系没有变。")
      })
  }

  @Test("A build without ledger.csv says that the ledgers were not compared, not that they are gone")
  func ledgers() throws {
    let box = try frozen()
    try box.build([.report, .facts, .findings])
    let difference = try box.difference("1", "Out/2025")
    let silent = DifferenceWords(difference).silent.map(box.relative)
    #expect(
      difference.isEmpty && silent.contains { $0.contains("Out/2025没有写出 ledger.csv，台账没有比较。") }, "\(silent)")
  }

  @Test("A facts.csv in another order, quoted throughout, or with the line ends of another time")
  func resaved() throws {
    let box = try frozen()
    let script = """
      import csv, random, sys
      rows = list(csv.reader(open(sys.argv[1], encoding="utf-8-sig", newline="")))
      head, body = rows[0], rows[1:]
      random.Random(3).shuffle(body)
      with open(sys.argv[2], "w", encoding="utf-8", newline="") as file:
          csv.writer(file, quoting=csv.QUOTE_ALL).writerows([head, *body])
      with open(sys.argv[3], "w", encoding="utf-8", newline="") as file:
          csv.writer(file, lineterminator="\\r").writerows(rows)
      """
    _ = try runPython(script, [box.path("Out/2025/facts.csv"), box.path("quoted.csv"), box.path("old.csv")])
    #expect(try box.difference("quoted.csv", "Out/2025/facts.csv").isEmpty)
    #expect(
      box.trouble { _ = try box.difference("old.csv", "Out/2025") }
        == "old.csv 第 1 行：行尾只有回车（CR），请另存为“CSV UTF-8”。")
  }

  @Test("Of several findings of one rule in one place the one that stands is not taken for the one that went")
  func findings() {
    let line = { (row: String, state: String) in
      FindingLine(
        severity: "警告", rule: "版式-多余", unit: "001", table: "许可", row: "", column: "", file: "a.csv", line: 3,
        field: 1,
        expected: "", actual: row, message: "不认识的行“\(row)”", hint: "", state: state)
    }
    var (old, new) = (side, side)
    old?.findings = [line("甲行", "open"), line("乙行", "open"), line("丙行", "open")]
    new?.findings = [line("乙行", "open"), line("丙行", "waived")]
    let found = old.flatMap { old in new.flatMap { FindingDifference.all(old, $0) } } ?? []
    #expect(found.map { "\($0.kind.word) \($0.finding.actual)" } == ["已说明 丙行", "已消失 甲行"])
  }

  private var side: ComparedSide? { try? DifferenceTests.side(DifferenceTests.facts("1 新购 中文 5")) }

  @Test(
    "White space and line breaks within a paragraph are no change of the text; a new paragraph is none either"
  )
  func whiteSpace() {
    #expect(
      TextDifference.changes(from: "新收 5 件，\n情况良好。\n\n# 标题\n- 一项", to: "新收5件，情况良好。\n# 标题\n\n- 一项") == [])
    #expect(
      TextDifference.changes(from: "新收 5 件。", to: "新收6件。")
        == [.numbers([.words("新收"), .number(old: "5", new: "6"), .words("件。")])])
  }
}
