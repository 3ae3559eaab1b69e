import Foundation
import Testing

/// What a tired clerk reads on a terminal of 80 columns: counts first, long lists folded, no usage behind a wrong value.
@Suite struct TerminalWordsTests {
  private static let terminal = ["COLUMNS": "80"]

  /// An office with so many units, none of which has sent anything.
  private static func office(_ count: Int, project: String = "region: 试验县\nyear: 2025\n") throws -> Sandbox {
    let units = (1...count).map { "\(1000 + $0),第\($0)局\n" }.joined()
    return try Sandbox(units: "单位代码,单位名称\n\(units)", project: project)
  }

  private static func width(_ line: Substring) -> Int {
    line.unicodeScalars.reduce(0) { $0 + ($1.value < 0x2E80 ? 1 : 2) }
  }

  @Test("build: 110 units that sent nothing are one line with their number, and names in four columns")
  func build() throws {
    let box = try Self.office(110)
    let result = try box.nianbao("build", environment: Self.terminal)
    #expect(result.output.hasPrefix("试验县2025年政府信息公开工作年度报告（草稿）\n  单位：应报 110，已计入 0，缺 110\n"))
    let lines = result.errors.split(separator: "\n")
    let missing = lines.filter { $0.contains("[名录-缺报]") }
    #expect(
      missing == [
        "Inputs/units.csv:2:1: 错误: [名录-缺报] 110 个单位，如：第1局（1001）没有报送 2025 年的报表。请催报；单位已经撤并的，在名录的“至”里填最后一年。"
      ])
    // 110 names, four a line, stand last: 27 lines of four and one of two.
    #expect(lines.suffix(28).first == "  1001 第1局    1002 第2局    1003 第3局    1004 第4局")
    #expect(lines.last == "  1109 第109局  1110 第110局")
    #expect(lines.suffix(28).allSatisfy { Self.width($0) <= 80 } && lines.count < 35, "\(lines.count)")
    // Files and data keep every one.
    #expect(
      try box.text("Out/2025/findings.csv").split(separator: "\n").count { $0.contains("名录-缺报") } == 110)
    let data = try box.nianbao("build", "--json").output
    #expect(data.contains("\"errors\" : 110"))
  }

  @Test("build: up to five units that are alike have a line each")
  func few() throws {
    let errors = try Self.office(5).nianbao("build").errors
    #expect(errors.split(separator: "\n").count { $0.contains("[名录-缺报]") && $0.hasSuffix("局：错误 1）") } == 5)
  }

  @Test(
    "status: the counts, then who has sent something; the many others as names; a day of one's own keeps the line"
  )
  func status() throws {
    let box = try Self.office(8)
    try box.write(
      "Inputs/units.csv", "单位代码,单位名称,期限\n2000,农业农村和水利水务局,2026-02-10\n" + Self.names(8))
    let result = try box.nianbao("status", "--as-of", "2026-02-03", environment: Self.terminal)
    #expect(
      result.output == """
        2025年报送进度，截至 2026年2月3日，期限 2026年1月31日，逾期 3 天
        应报 9，已收 0，退回 0，未报 9；逾期 8。
        代码  单位                  状态  错误  警告  期限                  文件
        2000  农业农村和水利水务局  未报  1     0     还有 7 天（2月10日）
        未报 8 个：
          1001 第1局  1002 第2局  1003 第3局  1004 第4局
          1005 第5局  1006 第6局  1007 第7局  1008 第8局

        """)
    #expect(try box.nianbao("status", "--format", "csv").output.split(separator: "\n").count == 10)
  }

  private static func names(_ count: Int) -> String {
    (1...count).map { "\(1000 + $0),第\($0)局,\n" }.joined()
  }

  @Test("receive: a line for each file, then of many how many, then what is wrong with them")
  func receive() throws {
    let box = try Sandbox()
    try box.write("来件/one.csv", try ReceivingTests.sheet("pingtan-2025"))
    for name in ["甲", "乙", "丙", "丁", "戊"] { try box.write("来件/\(name).csv", "什么也不是\(name)\n") }
    let result = try box.nianbao("receive", "来件", "--at", "2026-01-20 09:05")
    let lines = result.output.split(separator: "\n")
    #expect(lines.count == 6 && lines.count { $0.hasPrefix("收到：教育局") } == 1)
    #expect(lines.count { $0.hasPrefix("待认领：") } == 5)
    #expect(result.errors.hasPrefix("共 6 份：收下 1，没有收下 5。\n"))
    #expect(result.errors.contains("甲.csv:1:1: 错误: [读入-不识别]"))
  }

  @Test(
    "What is typed wrong: the nearest word; no usage behind a value that is wrong",
    arguments: [
      ("biuld", "错误：没有“biuld”这个命令，是不是 build？\n全部命令见 nianbao --help。\n"),
      ("催报", "错误：没有“催报”这个命令，是不是 remind？\n全部命令见 nianbao --help。\n"),
      ("zzzz", "错误：没有“zzzz”这个命令。\n全部命令见 nianbao --help。\n"),
      (
        "build --outputz report",
        "错误：没有“--outputz”这个选项，是不是 --outputs？\n用法：nianbao build [选项]\n  详见 nianbao build --help。\n"
      ),
      (
        "build --outputs report,xlxs",
        "错误：这个值 'report,xlxs' 不能用于 '--outputs <成果>'：是不是 xlsx？可用的有 report、internal、xlsx、facts、ledger、findings。\n"
      ),
      ("build --unit 999", "错误：2025 年的名录里没有“999”。\n"),
      ("build --unit 001 --each", "错误：--unit 和 --each 只能用一个。\n"),
      ("status --as-of 2026-02-30", "错误：“2026-02-30”不是日期，请写成 2026-02-01。\n"),
    ])
  func wrong(typed: String, said: String) throws {
    let box = try Sandbox()
    let words = typed.split(separator: " ").map { String($0) }
    let result = try run(Sandbox.program, words, in: box.folder)
    #expect(result.status == 64 && result.output.isEmpty && result.errors == said, "\(result.errors)")
  }

  @Test("The shell is offered units and addresses; where there is no project, nothing and no word")
  func completion() throws {
    let box = try Sandbox(units: "单位代码,单位名称,简称\n001,教育局,\n002,农业农村局,农业局；农委\n")
    let offered = { (command: String, argument: String) in
      try box.nianbao("---completion", command, "--", argument, "3", "0")
    }
    #expect(try offered("build", "--unit").output == "001\n教育局\n002\n农业农村局\n农业局\n农委\n")
    let addresses = try offered("why", "positional@0").output.split(separator: "\n")
    #expect(addresses.contains("申请") && addresses.contains("申请/新收") && addresses.contains("申请/新收/总计"))
    #expect(try offered("correct", "positional@0").output.contains("\n申请/新收/总计\n"))
    try FileManager.default.removeItem(atPath: box.path("Inputs"))
    for (command, argument) in [("build", "--unit"), ("why", "positional@0")] {
      let nothing = try offered(command, argument)
      #expect(nothing.status == 0 && nothing.output == "\n" && nothing.errors.isEmpty)
    }
  }

  @Test("The script of the shell is what the shell takes, not cut nor translated")
  func script() throws {
    let box = try Sandbox()
    let result = try box.nianbao("--generate-completion-script", "bash")
    try box.write("nianbao.bash", result.output)
    #expect(result.status == 0 && result.output.contains("complete ") && !result.output.contains("略去"))
    let checked = try run("/bin/bash", ["-n", box.path("nianbao.bash")])
    #expect(checked.status == 0, "\(checked.errors)")
  }
}
