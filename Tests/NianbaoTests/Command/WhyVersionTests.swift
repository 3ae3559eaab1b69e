import Foundation
import Testing

@testable import Nianbao

/// `why --version`: a number of a version, from what the version keeps.
@Suite struct WhyVersionTests {
  @Test("The version's number and its files, whatever became of the inputs; its ledgers where they still are")
  func version() throws {
    let box = try VersionTests.county()
    try box.freeze("送审稿", .draft)
    try box.write("Inputs/2025/forms/001.csv", try VersionTests.sheet("pingtan-2024", "001", 2025))
    // By the answer keys: 新收 of 平潭 in 2025 and 2024, beside that of 淮安.
    let received = try ["pingtan-2025", "pingtan-2024", "huaian-2024"].map { name in
      let row = try Fixture.rows("real/\(name).facts.csv").first { $0[1...3] == ["申请", "新收", "总计"] }
      return try #require(row.flatMap { Int($0[4]) })
    }
    let now = try box.nianbao("why", "新收").output
    #expect(
      now.hasPrefix("新收　\(received[1] + received[2])\n")
        || now.hasPrefix("申请/新收/总计　\(received[1] + received[2]) 件\n"), "\(now)")
    let then = try box.nianbao("why", "申请/新收/总计", "--version", "送审稿").output
    #expect(then.hasPrefix("申请/新收/总计　\(received[0] + received[2]) 件\n"))
    #expect(then.contains(" Out/versions/2025/1-送审稿/kept/Inputs/2025/forms/001.csv:"))

    let counted = try box.nianbao("why", "条数", "惠民生", "--version", "1")
    #expect(counted.output.hasPrefix("类别 惠民生　1 条\n") && counted.errors.isEmpty)
    try FileManager.default.removeItem(atPath: box.path("Inputs/2025/ledger"))
    let gone = try box.nianbao("why", "条数", "惠民生", "--version", "1")
    #expect(
      gone.errors == """
        Out/versions/2025/1-送审稿：提示: 台账 2025/ledger/1月.csv 没有存进版本，Inputs 里没有它；\
        请用 --inputs 写明原来的文件夹。条数只有 Out/versions/2025/1-送审稿/ledger.csv 里的。\n
        """)
    let none = try box.nianbao("why", "申请/新收/总计", "--version", "定稿")
    #expect(none.status == 64 && none.errors.contains("没有叫“定稿”的版本"))
  }
}
