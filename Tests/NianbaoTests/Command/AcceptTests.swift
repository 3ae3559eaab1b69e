import Foundation
import Testing

@testable import Nianbao

/// Receipts of folders and zip archives, files that are nobody's, and units that were accepted.
@Suite struct AcceptTests {
  private func office() throws -> Sandbox {
    try Sandbox(units: "单位代码,单位名称,简称\n001,试验县教育局,教育局\n002,试验县水利局,\n003,试验县民政局,\n")
  }

  private let at = ["--at", "2026-01-20 09:00"]

  private func sheet(_ code: String, _ name: String, _ cells: [String: String] = [:]) throws -> String {
    try Sending.text(cells).replacing(",001,教育局", with: ",\(code),\(name)")
  }

  private func nianbao(_ box: Sandbox, _ arguments: [String]) throws -> (
    status: Int32, output: String, errors: String
  ) {
    try run(Sandbox.program, arguments, in: box.folder)
  }

  @Test("A zip with names in GBK, a folder and a file: a line of result each, and none stops the others")
  func many() throws {
    let box = try office()
    try box.write("信箱/甲/表.csv", sheet("002", "试验县水利局"))
    try box.write("信箱/readme.doc", "不是表")
    try box.write("003.csv", sheet("003", "试验县民政局", ["许可/行政许可/数量": "x"]))
    let script = """
      import sys, zipfile
      text = open(sys.argv[2], encoding="utf-8").read()
      with zipfile.ZipFile(sys.argv[1], "w") as z:
          z.writestr("__MACOSX/._表.csv", b"x")
          z.writestr("a/b.csv", text)
      # A name in GBK without the mark of UTF-8, as Windows writes it.
      raw = open(sys.argv[1], "rb").read().replace(b"a/b.csv", "报.csv".encode("gbk") + b".a"[:1])
      open(sys.argv[1], "wb").write(raw)
      """
    try box.write("教育.csv", sheet("001", "试验县教育局"))
    _ = try runPython(script, [box.path("来件.zip"), box.path("教育.csv")])
    let result = try nianbao(box, ["receive", "来件.zip", "信箱", "003.csv"] + at)
    #expect(result.status == 1)
    let lines = result.output.split(separator: "\n").map { String($0) }
    #expect(lines.count == 4, "\(result.output)")
    #expect(lines[0].hasPrefix("收到：试验县教育局（001）2025/forms/001-试验县教育局"))
    #expect(lines[1].hasPrefix("待认领：信箱/readme.doc，错误 1，放在 2025/unassigned/readme.doc。"))
    #expect(lines[2].hasPrefix("收到：试验县水利局（002）2025/forms/002-试验县水利局.csv"))
    #expect(lines[3] == "退回：003.csv，错误 1。")
    #expect(result.errors.hasSuffix("回执和退回表在 Out/receipts/2025/。\n"))
    let again = try nianbao(box, ["receive", "信箱/甲/表.csv"] + at)
    #expect(again.output == "没有变化：试验县水利局（002）信箱/甲/表.csv 和收过的一样，没有再登记。\n")
    #expect(try box.text("Inputs/2025/received.csv").split(separator: "\n").count == 4)
  }

  @Test("A zip that is none is told, and the next file is received all the same")
  func broken() throws {
    let box = try office()
    try box.write("坏.zip", "PK")
    try box.write("b.csv", sheet("002", "试验县水利局"))
    let result = try nianbao(box, ["receive", "坏.zip", "b.csv"] + at)
    #expect(result.status == 1)
    #expect(result.errors == "坏.zip：不是完整的压缩包，没有收；请重新压缩成 .zip 再发，或者直接发文件。\n回执和退回表在 Out/receipts/2025/。\n")
    #expect(result.output.hasPrefix("收到：试验县水利局（002）"))
  }

  @Test(
    "An encrypted file of a zip, a link out of a folder, a file that is not there: told, and the others are received"
  )
  func others() throws {
    let box = try office()
    try box.write("b.csv", sheet("002", "试验县水利局"))
    try box.write("件/c.csv", sheet("003", "试验县民政局"))
    try FileManager.default.createSymbolicLink(
      atPath: box.path("件/口令.csv"), withDestinationPath: "/etc/passwd")
    let script = """
      import sys, zipfile
      with zipfile.ZipFile(sys.argv[1], "w") as z:
          z.writestr("密.csv", "x")
          z.write(sys.argv[2], "乙/b.csv")
      # The bit that says that the first file is encrypted, in both of its headers.
      raw = bytearray(open(sys.argv[1], "rb").read())
      raw[6] |= 1
      raw[raw.find(b"PK\\x01\\x02") + 8] |= 1
      open(sys.argv[1], "wb").write(raw)
      """
    _ = try runPython(script, [box.path("来件.zip"), box.path("b.csv")])
    let result = try nianbao(box, ["receive", "来件.zip", "没有.csv", "件"] + at)
    #expect(result.status == 2)
    #expect(
      result.errors == """
        来件.zip/密.csv：加了密码，没有收；请去掉密码再发。
        件/口令.csv：链接通向这个文件夹外面，没有收；请换成文件本身。
        没有.csv：没有这个文件，或者读不了。
        回执和退回表在 Out/receipts/2025/。

        """)
    #expect(
      result.output.split(separator: "\n").map { $0.prefix(11) } == ["收到：试验县水利局（0", "收到：试验县民政局（0"])
    #expect(!FileManager.default.fileExists(atPath: box.path("Inputs/2025/unassigned")))
  }

  @Test("What is nobody's waits, is listed, and is given to a unit by its short name")
  func assign() throws {
    let box = try office()
    let silent = try Sending.text([:]).replacing("2025,001,教育局", with: "2025,,")
    try box.write("新建文件.csv", silent)
    #expect(try nianbao(box, ["receive", "新建文件.csv"] + at).status == 1)
    #expect(try box.text("Inputs/2025/unassigned/新建文件.csv") == silent)
    _ = try nianbao(box, ["receive", "新建文件.csv"] + at)
    #expect(
      try FileManager.default.contentsOfDirectory(atPath: box.path("Inputs/2025/unassigned")).count == 1)
    let status = try nianbao(box, ["status", "--as-of", "2026-01-21"])
    #expect(status.output.contains("待认领 1 份（nianbao receive --assign <单位> <文件>）：新建文件.csv"))
    let given = try nianbao(box, ["receive", "--assign", "教育局", "新建文件.csv"] + at)
    #expect(given.status == 0, "\(given.errors)\(given.output)")
    #expect(given.output.hasPrefix("收到：试验县教育局（001）2025/forms/001-试验县教育局.csv"))
    // The one that waited was meant, not the one of the same name that lies here.
    #expect(!FileManager.default.fileExists(atPath: box.path("Inputs/2025/unassigned/新建文件.csv")))
    _ = try nianbao(box, ["receive", "新建文件.csv"] + at)
    try FileManager.default.removeItem(atPath: box.path("新建文件.csv"))
    let own = try nianbao(box, ["receive", "--assign", "002", "新建文件.csv"] + at)
    #expect(own.status == 0, "\(own.errors)\(own.output)")
    #expect(!FileManager.default.fileExists(atPath: box.path("Inputs/2025/unassigned/新建文件.csv")))
    #expect(try nianbao(box, ["receive", "--assign", "信访局", "x.csv"]).status == 64)
  }

  @Test("Accepted, locked, told, reopened: the register knows it all, and nothing of it is a receipt")
  func accept() throws {
    let box = try office()
    try box.write("a.csv", sheet("001", "试验县教育局"))
    try box.write("b.csv", sheet("002", "试验县水利局", ["申请/新收/自然人": "1"]))
    _ = try nianbao(box, ["receive", "a.csv"] + at)
    _ = try nianbao(box, ["receive", "--anyway", "--reason", "急", "b.csv"] + at)
    let refused = try nianbao(box, ["accept", "信访局", "--by", "张三"] + at)
    #expect(refused.status == 64)
    let open = try nianbao(box, ["accept", "试验县水利局", "--by", "张三"] + at)
    #expect(open.status == 1)
    #expect(open.output.hasPrefix("试验县水利局（002）：还有 ") && open.output.contains(" 处错误，没有验收"))
    #expect(try nianbao(box, ["accept", "003", "--by", "张三"] + at).output == "试验县民政局（003）：还没有报，没有验收。\n")
    let all = try nianbao(box, ["accept", "--all", "--by", "张三"] + at)
    #expect(all.status == 0 && all.output == "试验县教育局（001）：验收了。\n验收 1 个单位。\n")
    #expect(try nianbao(box, ["accept", "教育局", "--by", "李四"] + at).output == "试验县教育局（001）：已经验收过。\n")
    let last = try box.text("Inputs/2025/received.csv").split(separator: "\n").last.map { String($0) }
    #expect(last?.hasPrefix("2026-01-20 09:00,001,试验县教育局,2025/forms/001-试验县教育局.csv,") == true)
    #expect(last?.hasSuffix(",验收,张三") == true)
    let status = try nianbao(box, ["status", "--as-of", "2026-01-21"]).output
    #expect(status.contains("已验收") && status.contains("应报 3，已收 1，退回 1，未报 1；逾期 0；已验收 1。"))
    try box.write("a2.csv", sheet("001", "试验县教育局", ["许可/行政许可/数量": "9"]))
    let waits = try nianbao(box, ["receive", "a2.csv"] + at)
    #expect(waits.status == 1)
    #expect(
      waits.output
        == "等候：试验县教育局（001）已经验收，a2.csv 放在 2025/unassigned/a2.csv；要收先 nianbao reopen，再用 --assign。\n")
    #expect(try nianbao(box, ["reopen", "002", "--reason", "改数", "--by", "张三"] + at).status == 64)
    let reopened = try nianbao(box, ["reopen", "教育局", "--reason", "漏报一件", "--by", "张三"] + at)
    #expect(reopened.status == 0 && reopened.output == "试验县教育局（001）：重开了，可以再收它的报表。\n")
    #expect(
      try nianbao(box, ["receive", "--assign", "教育局", "a2.csv"] + at).output.contains(
        "替换 2025/forms/001-试验县教育局.csv"))
    #expect(try box.text("Inputs/2025/forms/001-试验县教育局.csv").contains("行政许可,9"))
  }
}
