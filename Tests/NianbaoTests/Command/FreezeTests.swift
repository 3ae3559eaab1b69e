import Foundation
import Testing

/// `nianbao freeze` and `nianbao history` as they are typed.
@Suite struct FreezeTests {
  @Test("What was kept, where, what it is for; a line for each version, and the same as data")
  func words() throws {
    let box = try VersionTests.county()
    #expect(try box.nianbao("history").output == "2025 年还没有封存的版本。\n")
    let result = try box.nianbao("freeze", "送审稿", "--draft", "--by", "张三", "--on", "2026-02-20")
    #expect(result.status == 0, "\(result.errors)")
    #expect(result.output.contains("已封存：Out/versions/2025/1-送审稿/（草稿，"))
    #expect(result.output.contains("台账没有存进去，只记了 SHA-256"))
    try box.write("Inputs/2025/forms/001.csv", try VersionTests.sheet("pingtan-2024", "001", 2025))
    try box.build()
    try box.freeze("修改稿", .draft, on: "2026-03-01")
    let lines = try box.nianbao("history").output.split(separator: "\n")
    #expect(lines.count == 3 && lines[0].hasPrefix("序号  标签    种类  日期"))
    #expect(lines[1].hasPrefix("   1  送审稿  草稿  2026-02-20  张三"))
    #expect(lines[0].hasSuffix("变了：格  单位  意见  句子  校验码") && lines[1].contains("—     —     —     —"))
    try box.write("history.json", try box.nianbao("history", "--json").output)
    let script = "import json, sys; print(json.load(open(sys.argv[1]))[1]['figures'])"
    let changed = try #require(try box.history()[1].change).changedFigures
    #expect(try runPython(script, [box.path("history.json")]) == "\(changed)\n")
    try run(
      "/bin/cp", ["-r", box.path("Out/versions/2025/1-送审稿"), box.path("Out/versions/2025/1-送审稿 - 副本")])
    let copied = try box.nianbao("history")
    #expect(copied.status == 2)
    #expect(copied.errors == "Out/versions/2025/1-送审稿 - 副本：封存时的名称是 1-送审稿，请改回来，或者移到别处。\n")
  }

  @Test("A final version of another year says whose base it is")
  func final() throws {
    let box = try VersionTests.county(build: false)
    try box.build(year: 2024)
    let order = ["freeze", "定稿", "--year", "2024", "--final", "--by", "李四"]
    let open = try run(Sandbox.program, order, in: box.folder)
    #expect(open.status == 1 && open.output.isEmpty)
    #expect(
      open.errors.split(separator: "\n").map { String($0) } == [
        "“一、总体情况”第 1 行：（初稿：由数据自动写成，请核改后放进 2024/narrative/1-总体情况.md）",
        "“一、总体情况”第 3 行：〔请补充：一年来的主要做法和特点〕",
        "“一、总体情况”第 7 行：〔请补充：重点领域和群众、企业最关心的事项的公开情况，政策解读和回应关切的做法〕",
        "“一、总体情况”第 13 行：〔请补充：规范受理和答复的做法，被纠正案件的整改情况〕",
        "“一、总体情况”第 17 行：〔请补充：公文公开属性认定和发布前审查，规范性文件的清理和公布，个人信息的保护〕",
        "“一、总体情况”第 21 行：〔请补充：政府网站专栏的建设和维护，政务新媒体的管理，线下查阅点的设置和服务〕",
        "“一、总体情况”第 25 行：〔请补充：机构和人员，业务培训，检查和考核，社会评议，责任追究（没有的也请写明）〕",
        "“五、存在的主要问题及改进情况”：没有文字",
        "“六、其他需要报告的事项”第 1 行：（初稿：由数据自动写成，请核改后放进 2024/narrative/6-其他需要报告的事项.md）",
        "“六、其他需要报告的事项”第 3 行：〔请补充：本年度收取信息处理费的件数和金额；没有收取的，写明没有收取〕",
        "“六、其他需要报告的事项”第 5 行：〔请补充：要点分解、落实和完成的情况〕",
        "“六、其他需要报告的事项”第 7 行：〔请补充：其他需要报告的事项；没有的，写明没有其他需要报告的事项〕",
        "没有定稿：还有 12 处没写完或没有验收。办好以后再编一次；确实要这样定稿的，用 --despite 写明理由。",
      ])
    let final = try run(Sandbox.program, order + ["--despite", "先签发数据"], in: box.folder)
    #expect(final.status == 0, "\(final.errors)")
    #expect(final.output.contains("没有写完也定稿的理由：先签发数据"))
    #expect(try box.nianbao("history", "--year", "2024").output.hasSuffix("1 定稿：没有写完也定稿，理由：先签发数据\n"))
    #expect(final.output.contains("定稿由 李四 签发，作 2025 年的基数。"))
    #expect(try box.nianbao("history", "--year", "2024").output.contains("\n2025 年的基数取 1-定稿。\n"))
  }

  @Test(
    "Where there is a register, a final version has every unit accepted, or explained what was found on it")
  func unaccepted() throws {
    let box = try Sandbox(units: "单位代码,单位名称\n001,教育局\n002,水利局\n003,民政局\n")
    try box.write(
      "Inputs/2024/forms/003.csv",
      Sending.text(["文件/规范性文件/有效": "5"], year: 2024).replacing("001,教育局", with: "003,民政局"))
    try box.write("c.csv", Sending.text([:]).replacing("001,教育局", with: "003,民政局"))
    for name in ["1-总体情况", "5-问题", "6-其他"] { try box.write("Inputs/2025/narrative/\(name).md", "没有。\n") }
    try box.write("a.csv", Sending.text([:]))
    try box.write("b.csv", Sending.text([:]).replacing("001,教育局", with: "002,水利局"))
    try box.receive("a.csv")
    try box.receive("b.csv")
    try box.receive("c.csv")
    try box.waive("文件-滚动", unit: "003", reason: "清理文件")
    #expect(try box.nianbao("accept", "001", "--by", "张三").status == 0)
    try box.build()
    let refused = try box.nianbao("freeze", "定稿", "--final", "--by", "李四")
    #expect(refused.status == 1)
    #expect(
      refused.errors == """
        水利局（002）：没有验收，见 nianbao accept。
        没有定稿：还有 1 处没写完或没有验收。办好以后再编一次；确实要这样定稿的，用 --despite 写明理由。

        """)
    #expect(try box.nianbao("accept", "002", "--by", "张三").status == 0)
    let final = try box.nianbao("freeze", "定稿", "--final", "--by", "李四")
    #expect(final.status == 0, "\(final.errors)")
  }

  @Test(
    "1 while errors are open, with what to do; 64 without a signer and for labels and names that are none")
  func refused() throws {
    let box = try VersionTests.county(build: false)
    try box.write("Inputs/2025/narrative/1-总体情况.md", "新收{{申请/新收/合计}}件。\n")
    try box.build()
    let open = try box.nianbao("freeze", "送审稿")
    #expect(open.status == 1)
    #expect(open.errors.hasPrefix("没有封存：还有 ") && open.errors.hasSuffix("还没有改完的可以用 --draft 存成草稿。\n"))
    let final = try box.nianbao("freeze", "定稿", "--final", "--by", "李四")
    #expect(final.status == 1 && final.errors.hasSuffix("定稿不能有错误。\n"))
    for wrong in [
      ["定稿", "--final"], ["甲", "--despite", "乙"], ["定稿", "--final", "--by", "李四", "--despite", " "],
      ["定稿", "--final", "--draft", "--by", "李四"], ["甲", "--draft", "--by", "张\n三"],
      ["2", "--draft"], ["--draft", "--", ""], ["--draft", "--", "-h"],
    ] {
      #expect(try run(Sandbox.program, ["freeze"] + wrong, in: box.folder).status == 64, "\(wrong)")
    }
  }

  @Test("A freeze that is killed leaves the versions as they were, or with the new one whole")
  func killed() throws {
    let box = try VersionTests.county()
    let script = """
      import hashlib, pathlib, random, signal, subprocess, sys, time
      program, root = sys.argv[1], pathlib.Path(sys.argv[2])
      versions, random = root / "Out/versions/2025", random.Random(7)
      start = time.time()
      command = [program, "freeze", "稿", "--draft", "--with-ledgers"]
      subprocess.run(command, cwd=root, check=True, stdout=subprocess.DEVNULL)
      length, count, killed = time.time() - start, 1, 0
      for _ in range(50):
          process = subprocess.Popen(command, cwd=root, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
          time.sleep(random.uniform(0, length * 1.1))
          process.send_signal(signal.SIGKILL)
          killed += process.wait() != 0
          names = sorted(p.name for p in versions.iterdir() if not p.name.startswith("."))
          assert len(names) in (count, count + 1), names
          count = len(names)
          for name in names:
              lines = (versions / name / "SHA256SUMS").read_text().splitlines()
              there = [p for p in (versions / name).rglob("*") if p.is_file()]
              assert len(lines) + 1 == len(there), name
              for line in lines:
                  assert hashlib.sha256((versions / name / line[66:]).read_bytes()).hexdigest() == line[:64], line
      subprocess.run(command, cwd=root, check=True, stdout=subprocess.DEVNULL)
      assert not [p for p in versions.iterdir() if p.name.startswith(".")]
      print(killed > 0, count)
      """
    let said = try runPython(script, [Sandbox.program, box.folder.path]).split(separator: " ")
    #expect(said[0] == "True")
    let last = try #require(try box.names(in: "Out/versions/2025").last)
    #expect(try box.verify("Out/versions/2025/\(last)").isIntact)
  }
}
