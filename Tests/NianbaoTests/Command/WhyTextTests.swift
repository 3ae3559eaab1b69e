import Foundation
import Testing

@testable import Nianbao

/// `nianbao why` as a reviewer reads it on a terminal; the numbers are 平潭's of 2025 and 2024 (154 and 218 new) and sums
/// of them worked by hand.
@Suite struct WhyTextTests {
  /// The answer without the findings and the text written by `build`, which other tests show.
  private func why(_ box: Sandbox, _ arguments: String...) throws -> String {
    let result = try run(Sandbox.program, ["why"] + arguments, in: box.folder)
    #expect(result.status == 0, "\(result.errors)")
    let lines = result.output.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.filter { !$0.contains("work-summary.md") }.joined(separator: "\n")
  }

  @Test("One number, whole: units in the roster's order, what is not summed, last year, findings, texts")
  func cell() throws {
    // 2400 + 2000 = 4400; 平潭 permitted 4529 in 2024; 129 / 4529 = 2.848 %.
    #expect(
      try why(try WhyTests.box(), "许可/行政许可/数量") == """
        许可/行政许可/数量　4400 件
          第二十条第（五）项 › 行政许可 › 本年处理决定数量
        各单位
          代码  单位          数  上年  位置
          001   教育局      2400  4529  Inputs/2025/forms/001.csv:10:2
              报表填“2418”，更正为“2400”（重复18件，张三，2026-02-01）
          002   水利局      2000        Inputs/2025/forms/002.csv:10:2
              报表写作“2000（含延续120件）”
          004   招生办      2418        Inputs/2025/forms/004.csv:10:2
              并入上级，不再计入合计
          005   信访局  不能计入        Inputs/2025/forms/005.csv:10:2
              写的是“约12”，没有计入
          合计              4400        就是上面的数
          其余：零 1 个，未报 1 个（林业局）
        上年
          4529 件，取自 2024 年各单位报表的合计（缺 5 个单位），增减 -129，增长率 -2.85%
        核对意见
          Inputs/2025/forms/005.csv:10:2: 错误: [值-数字] 第二十条第（五）项 行政许可 本年处理决定数量：“约12”不是数字，没有计入。只填阿拉伯数字，不带“约”“余”等字；说不准的查清再填，没有发生填 0。（信访局）
          Inputs/2025/corrections.csv:2:1: 提示: [值-更正] 第二十条第（五）项 行政许可 本年处理决定数量：报表填“2418”，按更正计“2400”（重复18件；张三，2026-02-01）。请通知报送单位在自己的底表里一并改正。（教育局）
          Inputs/2025/forms/002.csv:10:2: 提示: [值-批注] 第二十条第（五）项 行政许可 本年处理决定数量：按 2000 计入，旁注“含延续120件”已保留。数不受影响；要说明的情况请写进报告的文字部分。（水利局）
        写到它的文字
          Inputs/2025/narrative/1-总体情况.md:1:3   {{许可/行政许可/数量}}  4400
          Inputs/2025/narrative/1-总体情况.md:1:19  {{同比 行政许可}}       同比下降2.85%

        """)
  }

  @Test("A unit's own number: its form's sums, its identities, its own last year")
  func unit() throws {
    #expect(
      try why(try WhyTests.box(), "申请/新收/总计", "--unit", "1") == """
        申请/新收/总计　154 件
          收到和处理政府信息公开申请情况 › 一、本年新收政府信息公开申请数量 › 申请人情况 › 总计
        构成
          总计 154 = 自然人 151 + 商业企业 3（其余 4 项为 0）
        勾稽关系
          成立  申请-总计（一、本年新收政府信息公开申请数量）  见上面的构成
          成立  申请-平衡（总计）                              一、本年新收政府信息公开申请数量 154 + 二、上年结转政府信息公开申请数量 0 = 154 = （七）总计 148 + 四、结转下年度继续办理 6
        各单位
          代码  单位     数  上年  位置
          001   教育局  154   218  Inputs/2025/forms/001.csv:23:10
        上年
          218 件，取自 2024 年本单位的报表，增减 -64，增长率 -29.36%
        写到它的文字
          Out/2025/units/001/drafts/1-总体情况.md:9:13  {{新收}}             154
          Out/2025/units/001/drafts/1-总体情况.md:9:21  {{同比 新收}}        同比下降29.36%
          Out/2025/units/001/drafts/1-总体情况.md:9:38  {{自然人新收}}       151
          Out/2025/units/001/drafts/1-总体情况.md:9:50  {{占比 自然人新收}}  98.05%
          Out/2025/units/001/drafts/1-总体情况.md:9:73  {{法人新收}}         3

        """)
  }

  @Test("A growth names both years' files; a row and a table say one line a cell")
  func parts() throws {
    let box = try WhyTests.box()
    let growth = try why(box, "同比 行政许可")
    #expect(
      growth.contains(
        """

        上年　许可/行政许可/数量　4529 件
          取自 2024 年各单位报表的合计（缺 5 个单位）
          代码  单位      数  位置
          001   教育局  4529  Inputs/2024/forms/001.csv:10:2

        """))
    // Four of the six count 154 each, 招生办 being in 教育局's.
    let row = try why(box, "申请/新收").split(separator: "\n")
    #expect(row.count == 8)
    #expect(row.last == "申请/新收/总计      616  件           4   218   182.57%")
    let table = try why(box, "申请").split(separator: "\n")
    #expect(table.first == "地址                     数  计量  非零单位  上年    增长率")
    #expect(table.last?.hasSuffix("格是零，上年也没有。") == true)
  }

  @Test("Items of ledgers, file by file")
  func ledger() throws {
    let box = try WhyTests.box()
    #expect(
      try why(box, "条数", "惠民生") == """
        类别 惠民生　3 条
        2025年各台账
          条数  文件
             2  Inputs/2025/ledger/a.csv
             1  Inputs/2025/ledger/b.csv
             3  合计
        上年
          没有上年的台账
        写到它的文字

        """)
  }

  @Test("What is unknown is wrong usage, with what was perhaps meant")
  func unknown() throws {
    let box = try WhyTests.box()
    let typed = try box.nianbao("why", "申请/新受")
    #expect(typed.status == 64 && typed.output.isEmpty)
    #expect(typed.errors.split(separator: "\n").first == "错误：“申请/新受”不是表样里的地址，也不是定义里的数量，是否应为“申请/新收”。")
    #expect(try box.nianbao("why", "新收", "--unit", "9").status == 64)
    #expect(try box.nianbao("why").status == 64)
  }

  @Test("--version: the version's number and its files, and what is said where its ledgers are gone")
  func version() throws {
    let box = try VersionTests.county()
    try box.freeze("送审稿", .draft)
    // By the answer keys: 新收 of 平潭 in 2025, beside that of 淮安.
    let received = try ["pingtan-2025", "huaian-2024"].map { name in
      let row = try Fixture.rows("real/\(name).facts.csv").first { $0[1...3] == ["申请", "新收", "总计"] }
      return try #require(row.flatMap { Int($0[4]) })
    }
    let then = try box.nianbao("why", "申请/新收/总计", "--version", "送审稿").output
    #expect(then.hasPrefix("申请/新收/总计　\(received[0] + received[1]) 件\n"))
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
