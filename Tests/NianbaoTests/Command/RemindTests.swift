import Foundation
import Testing

/// `nianbao remind` as it is typed.
@Suite struct RemindTests {
  @Test("How many letters, of which kind, and where; what could not be scored")
  func words() throws {
    let box = try YearProgressTests.box()
    let result = try box.nianbao("remind", "--bulletin", "--as-of", "2026-02-03")
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      result.output == """
        应报 4，已收 1，退回 2，未报 1；逾期 2。
        催报函 1 份，整改通知 2 份，督办函 3 份，通报 1 份：Out/remind/2025/

        """)
    try FileManager.default.removeItem(at: box.folder.appendingPathComponent("Inputs/2025/received.csv"))
    let unscored = try box.nianbao("remind", "--bulletin", "--as-of", "2026-02-03")
    #expect(unscored.output.hasSuffix("没有收件登记（received.csv，由 receive 写），所以及时、一次通过、重报对所有单位都不计分。\n"))
    try box.write("我的文件/笔记.md", "留着")
    #expect(try box.nianbao("remind", "--output", "我的文件").status == 2)
    #expect(try box.names(in: "我的文件") == ["笔记.md"])
  }

  @Test("One unit's letter leaves the others alone; a unit that is done gets none")
  func one() throws {
    let box = try YearProgressTests.box()
    try box.write("Out/remind/2025/旧函.md", "旧")
    let result = try box.nianbao("remind", "--unit", "4", "--as-of", "2026-01-20")
    #expect(result.output == "催报函 1 份，整改通知 0 份：Out/remind/2025/\n")
    #expect(try box.names(in: "Out/remind/2025") == ["004-_b__&.html", "004-_b__&.md", "旧函.md"])
    #expect(try box.text("Out/remind/2025/004-_b__&.md").contains("距期限还有 11 天"))
    #expect(try box.nianbao("remind", "--unit", "001").output == "这个单位已收，没有错误，不必发函。\n")
    #expect(try box.nianbao("remind", "--unit", "9").status == 64)
    #expect(try box.nianbao("remind", "--unit", "1", "--bulletin").status == 64)
  }

  @Test("Before the day: to those alone that have not sent and are due so soon")
  func before() throws {
    let box = try YearProgressTests.box()
    let early = try box.nianbao("remind", "--before", "5", "--as-of", "2026-01-25")
    #expect(early.output.hasSuffix("催报函 0 份，整改通知 0 份：Out/remind/2025/\n"), "\(early.output)")
    let soon = try box.nianbao("remind", "--before", "5", "--as-of", "2026-01-27")
    #expect(soon.output.hasSuffix("催报函 1 份，整改通知 0 份：Out/remind/2025/\n"), "\(soon.output)")
    #expect(try box.text("Out/remind/2025/004-_b__&.md").contains("距期限还有 4 天"))
    let late = try box.nianbao("remind", "--before", "5", "--as-of", "2026-02-03")
    #expect(late.output.hasSuffix("催报函 0 份，整改通知 0 份：Out/remind/2025/\n"))
    #expect(try box.nianbao("remind", "--before", "5", "--bulletin").status == 64)
  }
}
