import Testing

@testable import NianbaoProject

/// What a person is told who waits.
@Suite struct ReadSoFarTests {
  private func words(_ files: Int, of allFiles: Int, _ ledgers: Int = 0, of allLedgers: Int = 0, total: Int)
    -> String
  {
    var amount = ReadSoFar.Amount()
    (amount.files, amount.ofFiles, amount.bytes) = (files, allFiles, ledgers << 20)
    (amount.ofBytes, amount.total) = (allLedgers << 20, total << 20)
    return amount.words(after: 2)
  }

  @Test("Forms, then ledgers, then the rest; the time left is that of what is being read")
  func words() {
    #expect(words(0, of: 0, total: 0) == "")
    #expect(words(10_000, of: 40_000, total: 24) == "正在读报表：10000 / 40000 个文件，24 MB，每秒 12 MB，约还要 6 秒")
    #expect(words(0, of: 220, total: 1) == "正在读报表：0 / 220 个文件，1 MB，每秒 1 MB")
    #expect(words(220, of: 220, 310, of: 620, total: 310) == "正在读台账：310 / 620 MB，每秒 155 MB，约还要 2 秒")
    #expect(words(220, of: 220, 620, of: 620, total: 621) == "读完了 220 个文件，621 MB；正在核对、汇总……")
  }
}
