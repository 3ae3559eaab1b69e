import Foundation
import Testing

@testable import Nianbao
@testable import NianbaoProject

/// Versions and their history, as an office uses them before the deadline.
@Suite struct VersionTests {
  /// A county of two units with figures of two years, built.
  static func county(build: Bool = true) throws -> Sandbox {
    let box = try Sandbox(units: "单位代码,单位名称,类型,上级\n001,教育局,,\n002,水利局,,\n")
    for (code, sheet) in [("001", "pingtan"), ("002", "huaian")] {
      for year in [2024, 2025] {
        try box.write(
          "Inputs/\(year)/forms/\(code).csv",
          try Self.sheet("\(sheet)-\(min(year, sheet == "huaian" ? 2024 : year))", code, year))
      }
    }
    try box.write("Inputs/2025/narrative/1-总体情况.md", "新收申请{{申请/新收/总计}}件，{{同比 申请/新收/总计}}。其他工作正常。\n")
    try box.write("Inputs/2025/ledger/1月.csv", "单位代码,发布日期,类别,主题,渠道,标题\n001,2025-01-02,惠民生,医疗,网站,甲\n")
    if build { try box.build() }
    return box
  }

  /// A real sheet as if a unit had sent it for a year.
  static func sheet(_ name: String, _ code: String, _ year: Int) throws -> String {
    let text = String(
      decoding: try DecodedText(try Fixture.bytes("real/\(name).sheet.csv")).bytes, as: UTF8.self)
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).dropFirst()
    let unit = code == "001" ? "教育局" : "水利局"
    return "\(unit)\(year)年政府信息公开工作年度报告\n" + lines.joined(separator: "\n")
  }

  @Test(
    "A version holds the build, what it was made from, and hashes that sha256sum accepts; nothing in it can be written"
  )
  func freeze() throws {
    let box = try Self.county()
    let place = "Out/versions/2025/1-送审稿"
    let version = try box.freeze("送审稿", .draft, by: "张三", on: "2026-02-20")
    #expect(box.relative(version.path) == place)
    #expect(
      try run(
        "/usr/bin/sha256sum", ["--check", "--strict", "--quiet", "SHA256SUMS"],
        in: box.folder.appendingPathComponent(place)
      ).status == 0)
    let script = """
      import hashlib, json, os, pathlib, sys
      root, inputs = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
      manifest = json.loads((root / "manifest.json").read_text())
      sealed = {line[66:] for line in (root / "SHA256SUMS").read_text().splitlines()}
      there = {str(p.relative_to(root)) for p in root.rglob("*") if p.is_file()}
      assert there == sealed | {"SHA256SUMS"}, there ^ sealed
      for entry in manifest["inputs"]:
          assert (root / "kept/Inputs" / entry["file"]).read_bytes() == (inputs / entry["file"]).read_bytes()
      ledger, = manifest["ledgers"]
      assert ledger["sha256"] == hashlib.sha256((inputs / ledger["file"]).read_bytes()).hexdigest()
      assert not any(p.stat().st_mode & 0o222 for p in [root, *root.rglob("*")])
      print(json.dumps(manifest["version"], ensure_ascii=False, sort_keys=True))
      """
    let record = try runPython(script, [box.path(place), box.path("Inputs")])
    let counts = try ["错误,", "警告,", "提示,"].map { try count(box, $0) }
    #expect(
      record == """
        {"by": "张三", "errors": \(counts[0]), "hasLedgers": false, "kind": "draft", "label": "送审稿", \
        "notices": \(counts[2]), "number": 1, "on": "2026-02-20", "warnings": \(counts[1])}\n
        """)
  }

  private func count(_ box: Sandbox, _ severity: String) throws -> Int {
    try box.text("Out/2025/findings.csv").split(separator: "\n").count { $0.hasPrefix(severity) }
  }

  @Test("Refused: errors open, nothing built, anything changed since, labels that are no names")
  func refused() throws {
    let box = try Self.county()
    try box.write("Inputs/2025/narrative/1-总体情况.md", "新收{{申请/新收/合计}}件。\n")
    try box.build()
    let open = #expect(throws: ErrorsOpen.self) { try box.freeze("送审稿") }
    #expect(try open?.count == count(box, "错误,"))
    #expect(throws: ErrorsOpen.self) { try box.freeze("定稿", .final, by: "李四") }
    for label in ["", "../外面", "a/b", ".藏", "-h", "甲\u{301}", "=1", "a b"] {
      #expect(VersionRecord.trouble(withLabel: label) != nil, "\(label)")
    }
    try box.write("Inputs/2025/forms/001.csv", try Self.sheet("pingtan-2024", "001", 2025))
    #expect(
      box.trouble { try box.freeze("送审稿", .draft) }
        == "Inputs/2025/forms/001.csv：成果编好以后改过；请先运行 nianbao build，再封存。")
    try box.build()
    try box.write("Inputs/2025/ledger/1月.csv", "单位代码,发布日期,类别,主题,渠道,标题\n001,2025-01-02,惠民生,医疗,网站,乙\n")
    #expect(
      box.trouble { try box.freeze("送审稿", .draft) }
        == "Inputs/2025/ledger/1月.csv：成果编好以后改过；请先运行 nianbao build，再封存。")
    try box.build([.facts])
    #expect(
      box.trouble { try box.freeze("送审稿", .draft) }?.contains("成果不全，没有 report.md；请先运行 nianbao build") == true)
    try FileManager.default.removeItem(atPath: box.path("Out/2025"))
    #expect(box.trouble { try box.freeze("送审稿", .draft) } == "Out/2025：还没有成果，请先运行 nianbao build。")
    #expect(try box.names(in: "Out/versions/2025") == [])
  }

  @Test(
    "The final version is next year's base: editing last year's inputs afterwards changes nothing in this year's build"
  )
  func base() throws {
    let box = try Self.county(build: false)
    try box.write(
      "Inputs/2024/ledger/a.csv",
      "单位代码,发布日期,类别,主题,渠道,标题\n001,2024-01-02,惠民生,医疗,网站,甲\n002,2024-01-02,惠民生,医疗,网站,甲\n")
    try box.build(year: 2024)
    try box.freeze("定稿", .final, by: "李四", year: 2024)
    #expect(try box.build().base.hasPrefix("2024 年定稿（版本 1-定稿）"))
    let before = try contents(box)
    #expect(before["ledger.csv"]?.contains("2025,类别,惠民生,1,2,-1,-50.00,normal") == true)
    try box.write("Inputs/2024/forms/001.csv", "不是报表")
    try FileManager.default.removeItem(atPath: box.path("Inputs/2024/ledger/a.csv"))
    try box.write("Inputs/2024/corrections.csv", "unit,table,row,column,from,to,reason,by,date\n")
    try box.build()
    #expect(try contents(box) == before)
    // By the answer keys, last year's 新收 of both sheets.
    let received = try ["pingtan-2024", "huaian-2024"].map { name in
      try #require(
        try Fixture.rows("real/\(name).facts.csv").first { $0[1...3] == ["申请", "新收", "总计"] }.flatMap {
          Int($0[4])
        })
    }
    let line = try #require(before["summary.csv"]?.split(separator: "\n").first { $0.contains(",申请,新收,总计,") })
    #expect(line.split(separator: ",", omittingEmptySubsequences: false)[6] == "\(received[0] + received[1])")
  }

  private func contents(_ box: Sandbox) throws -> [String: String] {
    Dictionary(
      uniqueKeysWithValues: try box.names(in: "Out/2025").filter { $0.contains(".") }.map { name in
        (
          name,
          String(
            decoding: try Data(contentsOf: box.folder.appendingPathComponent("Out/2025/\(name)")),
            as: UTF8.self)
        )
      })
  }

  @Test("A base that was changed is not built upon: one sentence, exit status 2")
  func brokenBase() throws {
    let box = try Self.county(build: false)
    try box.build(year: 2024)
    try box.freeze("定稿", .final, by: "李四", year: 2024)
    let place = "Out/versions/2024/1-定稿/kept/Inputs/2024/forms/001.csv"
    try run("/bin/chmod", ["u+w", box.path(place)])
    try box.write(place, "改过")
    #expect(box.trouble { try box.build() } == "\(place)：与封存时不同，请用 nianbao verify 核对。")
  }

  @Test("History counts what changed from version to version")
  func history() throws {
    let box = try Self.county()
    #expect(try box.history().isEmpty)
    try box.freeze("送审稿", .draft, by: "张三", on: "2026-02-20")
    try box.write("Inputs/2025/forms/001.csv", try Self.sheet("pingtan-2024", "001", 2025))
    try box.build()
    try box.freeze("修改稿", .draft, on: "2026-03-01")
    let steps = try box.history()
    #expect(steps.map(\.version.record.label) == ["送审稿", "修改稿"] && steps[0].change == nil)
    let script = """
      import csv, sys
      key = lambda name: {tuple(r[1:4]): r[4] for r in list(csv.reader(open(name)))[1:]}
      old, new = key(sys.argv[1]), key(sys.argv[2])
      number = lambda text: float(text) if text.replace(".", "").isdigit() else 0
      print(sum(number(old[k]) != number(new[k]) for k in old))
      """
    let facts = ["2025", "2024"].map {
      Fixture.root.appendingPathComponent("Fixtures/real/pingtan-\($0).facts.csv").path
    }
    let count = try #require(steps[1].change?.changedFigures)
    #expect(try runPython(script, facts) == "\(count)\n")
  }
}
