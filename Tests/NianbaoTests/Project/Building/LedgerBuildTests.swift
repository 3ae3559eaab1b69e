import Foundation
import Testing

@testable import NianbaoProject

/// Builds with ledgers: files, manifest, and the corpora whose answers a Python program wrote down.
@Suite struct LedgerBuildTests {
  private static let head = "单位代码,发布日期,类别,主题,渠道,标题\n"

  @Test("ledger.csv, whole: growth of every kind, worked by hand")
  func file() throws {
    let box = try Sandbox(units: "单位代码,单位名称,类型,上级\n002,水利局,,\n001,教育局,,\n")
    let item = { (unit: String, year: Int, category: String) in "\(unit),\(year)-05-06,\(category),甲,网站,题\n" }
    try box.write(
      "Inputs/2024/ledger/a.csv",
      Self.head + [item("001", 2024, "=减"), item("1", 2024, "=减"), item("001", 2024, "增")].joined())
    try box.write(
      "Inputs/2025/ledger/a.csv",
      Self.head
        + [item("002", 2025, "增"), item("001", 2025, "增"), item("001", 2025, "增"), item("001", 2025, "新")]
        .joined() + "001,2025-02-30,增,甲,网站,题\n")
    let built = try box.build([.ledger, .report])
    #expect(built.report.ledger?.total == 4 && built.uncounted == 1)
    #expect(
      String(
        decoding: try Data(contentsOf: box.folder.appendingPathComponent("Out/2025/ledger.csv")),
        as: UTF8.self)
          == """
          \u{FEFF}year,dimension,key,count,prior,change,growth_pct,growth_kind
          2025,类别,增,3,1,2,200.00,normal
          2025,类别,新,1,0,1,,zero_base
          2025,类别,'=减,0,2,-2,-100.00,normal
          2025,类别/主题,增/甲,3,1,2,200.00,normal
          2025,类别/主题,新/甲,1,0,1,,zero_base
          2025,类别/主题,'=减/甲,0,2,-2,-100.00,normal
          2025,渠道,网站,4,3,1,33.33,normal
          2025,单位代码,002,1,0,1,,zero_base
          2025,单位代码,001,3,3,0,0.00,normal

          """)
    let report = try box.text("Out/2025/report.md")
    #expect(
      report.contains(
        """
        台账共计 4 条，上年 3 条，增长率 33.33%。
        """))
    #expect(
      report.contains(
        """
        <!-- proof: ledger -->

        | 类别 | 条数 | 上年 | 增减 |   增长率 |   占比 | 拉动（百分点） | 位次 |
        | ---- | ---: | ---: | ---: | -------: | -----: | -------------: | ---: |
        | 增   |    3 |    1 |    2 |  200.00% | 75.00% |          66.67 |    1 |
        | 新   |    1 |    0 |    1 | 基数为零 | 25.00% |          33.33 |    2 |
        | =减  |    0 |    2 |   -2 | -100.00% |  0.00% |         -66.67 |    3 |

        """))
  }

  @Test("Without last year's folder nothing is compared; without this year's there is no ledger, and no file")
  func bases() throws {
    let box = try Sandbox()
    try box.write("Inputs/2024/ledger/a.csv", Self.head + "001,2024-05-06,甲,乙,网站,题\n")
    let built = try box.build()
    #expect(built.report.ledger == nil && !built.said.contains("台账"))
    #expect(!(try box.names(in: "Out/2025")).contains("ledger.csv"))
    #expect(!(try box.text("Out/2025/manifest.json")).contains("ledgers"))
    try box.build([.ledger], year: 2024)
    #expect(try box.names(in: "Out/2024") == ["ledger.csv", "manifest.json", "upward-ledger.csv"])
    #expect(try box.text("Out/2024/ledger.csv").contains("2024,类别,甲,1,,,,no_prior\n"))
    let script = """
      import json, sys; print(json.load(open(sys.argv[1]))["ledgers"])
      """
    #expect(
      try runPython(script, [box.path("Out/2024/manifest.json")]).contains(
        "'file': '2024/ledger/a.csv', 'lines': 2"))
  }

  @Test("What is no ledger is told, and the others go on")
  func strangers() throws {
    let box = try Sandbox()
    try box.write("Inputs/2025/ledger/a.csv", Self.head + "001,2025-05-06,甲,乙,网站,题\n")
    try box.write("Inputs/2025/ledger/b.zip", Array("PK\u{3}\u{4}".utf8))
    try box.write("Inputs/2025/ledger/c.csv", Array("PK\u{3}\u{4}".utf8))
    try run("/usr/bin/mkfifo", [box.path("Inputs/2025/ledger/d.csv")])
    try FileManager.default.createDirectory(
      atPath: box.path("Inputs/2025/ledger/e.csv"), withIntermediateDirectories: true)
    try box.write("Inputs/2025/ledger/f/g.csv", Self.head + "001,2025-05-06,甲,乙,网站,题\n")
    try box.write("Inputs/2024/ledger/a.csv", "姓名\n张三\n")
    let result = try box.build()
    #expect(result.isDraft && result.report.ledger?.total == 2 && result.uncounted == 0)
    let told = result.said.split(separator: "\n").filter { $0.contains("/ledger/") }
    #expect(
      told == [
        "Inputs/2025/ledger/b.zip:1:1: 错误: [读入-不识别] 台账只读取 .csv、.txt、.tsv，这个文件没有读取。请另存为“CSV UTF-8（逗号分隔）”；不是台账的请移出 ledger/。",
        "Inputs/2025/ledger/c.csv:1:1: 错误: [读入-不识别] 文件内容是Excel 工作簿或压缩包，不是 CSV 文本，没有读取。请把台账另存为“CSV UTF-8（逗号分隔）”；不是台账的请移出 ledger/。",
        "Inputs/2025/ledger/d.csv:1:1: 错误: [读入-不识别] 文件打不开：不是普通文件。请检查文件的权限，或重新拷贝一份。",
        "Inputs/2024/ledger/a.csv:1:1: 提示: [上年-疑点] 上年（2024 年）的文件有错误：[读入-不识别] 没有找到台账的表头，没有读取。上年这些数不能作基数和结转，请单位一并改正上年的文件。",
      ])
  }

  @Test("project.yaml names more columns; a mistake in it stops")
  func named() throws {
    let box = try Sandbox(project: "region: 试验县\nyear: 2025\n台账: {列: [栏目]}\n")
    try box.write(
      "Inputs/2025/ledger/a.csv", "栏目,单位代码,发布日期,类别,主题,渠道,标题\n公告,001,2025-05-06,甲,乙,网站,题\n")
    try box.build([.ledger])
    #expect(
      try box.text("Out/2025/ledger.csv").hasSuffix("2025,单位代码,001,1,,,,no_prior\n2025,栏目,公告,1,,,,no_prior\n")
    )
    try box.write("Inputs/project.yaml", "region: 试验县\nyear: 2025\nledger: {columns: [渠道], colums: []}\n")
    let trouble = box.trouble { try box.build() }
    #expect(trouble?.contains("“渠道”本来就计数，不必写。") == true && trouble?.contains("不认识的项“colums”") == true)
  }

  @Test("20,000 lines a year in mixed encodings: every count is that of the key")
  func corpus() throws {
    let box = try Sandbox()
    let maker = Fixture.package.appendingPathComponent("Tests/Bench/make_corpus.py").path
    let made = try run(
      python,
      [
        maker, "--out", box.path("corpus"), "--units", "30", "--ledger-rows", "20000", "--encoding", "mix",
        "--ledger-years", "2024,2025", "--seed", "7",
      ], environment: ["PYTHONDONTWRITEBYTECODE": "1"])
    try #require(made.status == 0, "\(made.errors)")
    try box.build(inputs: "corpus")
    let tool = Fixture.package.appendingPathComponent("Tests/Tools/check_ledger.py").path
    let result = try run(python, [tool, box.path("corpus"), box.path("Out"), "2025"])
    #expect(
      result.status == 0 && result.output.hasPrefix("2025: 66 counts, 0 wrong"),
      "\(result.output)\(result.errors)")
  }

  @Test("Memory does not grow with the ledger")
  func memory() throws {
    let box = try Sandbox()
    let line = "001,2025-05-06,惠民生,教育,政府网站," + String(repeating: "题", count: 3000) + "\n"
    let block = String(repeating: line, count: 100)
    var peaks: [Int] = []
    for blocks in [5, 60] {
      try box.write("Inputs/2025/ledger/a.csv", Self.head + String(repeating: block, count: blocks))
      let script = """
        import os, sys
        null = [(os.POSIX_SPAWN_OPEN, n, "/dev/null", os.O_WRONLY, 0) for n in (1, 2)]
        os.chdir(sys.argv[2])
        child = os.posix_spawn(sys.argv[1], [sys.argv[1], "build"], os.environ, file_actions=null)
        print(os.wait4(child, 0)[2].ru_maxrss)
        """
      let peak = try runPython(script, [Sandbox.program, box.folder.path])
      peaks.append(try #require(Int(peak.trimmingCharacters(in: .whitespacesAndNewlines))))
      #expect(try box.text("Out/2025/ledger.csv").contains("渠道,政府网站,\(blocks * 100),"))
    }
    // 4 MB and 54 MB of ledger.
    #expect(peaks[1] < peaks[0] + 24 * 1024, "\(peaks) KB")
  }
}
