import Foundation
import Testing

/// `nianbao waive` and `nianbao correct` as they are typed.
@Suite struct RegisteringTests {
  @Test("waive names what it explains and where that stands; 64 where there is nothing to explain")
  func waive() throws {
    let box = try AmendmentTests.gap(9)
    let written = try box.nianbao(
      "waive", "藏书-承接", "--unit", "1", "--reason", "=清点，\"少一册\"", "--by", "李四", "--date", "2026-02-03")
    #expect(written.status == 0, "\(written.errors)")
    #expect(
      written.output.hasPrefix("已登记：[藏书-承接] 藏书 中文：上年报告的年末 10，年初 9，相差 1。")
        && written.output.hasSuffix("写进 Inputs/2025/waivers.csv，共 1 行。\n"))
    #expect(try box.text("Inputs/2025/waivers.csv").hasSuffix(",李四,2026-02-03\n"))
    let again = try box.nianbao("waive", "藏书-承接", "--unit", "1", "--reason", "再说", "--by", "李四")
    #expect(again.status == 64 && again.errors.contains("这个单位没有“藏书-承接”的待处理意见，不必说明"))
  }

  @Test("correct says whose number it was and is; 64 for a value that the cell cannot take, and for no cell")
  func correct() throws {
    let box = try AmendmentTests.gap(10)
    let form = try box.text("Inputs/2025/forms/1.csv")
    try box.write("Inputs/2025/forms/1.csv", form.replacing("新购,0,0,0", with: "新购,,约12,0"))
    let correct = { (address: String, value: String) in
      try box.nianbao("correct", address, value, "--unit", "1", "--reason", "核实", "--by", "王五")
    }
    let written = try correct("藏书/新购/合计", "0")
    #expect(written.status == 0, "\(written.errors)")
    #expect(written.output.hasPrefix("已登记：东馆 藏书 新购 合计 由“空白”改为“0”。"))
    #expect(try correct("藏书/新购/中文", "0").output.hasPrefix("已登记：东馆 藏书 新购 中文 由“约12”改为“0”。"))
    let refused = try correct("藏书/新购/外文", "半册")
    #expect(refused.status == 64 && refused.errors.contains("“半册”不能填在这一格"))
    #expect(try correct("藏书/新购/英文", "1").status == 64)
  }

  @Test("--dry-run shows what a decision changes and what it breaks, and writes nothing")
  func trial() throws {
    let box = try AmendmentTests.gap(10)
    let correct = { (value: String, more: [String]) in
      try run(
        Sandbox.program,
        ["correct", "年末 中文", value, "--unit", "1", "--reason", "核实", "--by", "王五"] + more, in: box.folder)
    }
    let trial = try correct("11", ["--dry-run"])
    #expect(
      trial.output == """
        试算：东馆 藏书 年末 中文 由“10”改为“11”。
          全区的数：10 → 11
          错误 0 → 1，警告 0 → 0
          新出现的错误：[藏书-合计] 藏书 年末：中文 11 + 外文 0 = 11，合计 10，相差 1。同一处差错还使 1 条不成立：藏书-滚动（中文）。
        没有写入。

        """, "\(trial.output)\(trial.errors)")
    #expect(!FileManager.default.fileExists(atPath: box.path("Inputs/2025/corrections.csv")))
    let written = try correct("11", [])
    #expect(written.output.hasPrefix("已登记：东馆 藏书 年末 中文 由“10”改为“11”。\n  全区的数：10 → 11\n"))
    let again = try correct("11", [])
    #expect(again.status == 64 && again.errors.contains("这一格已经更正为“11”（王五，"))
    let back = try correct("10", [])
    #expect(back.status == 64 && back.errors.contains("报表里已经是“10”，不必更正；要取消先前的更正，请从 corrections.csv 里删去它。"))
  }
}
