import Foundation
import Testing

@testable import Nianbao

/// Application ledgers as offices send them: titles above the header, days and marks as clerks write them, what Excel and
/// pasting leave.
@Suite struct RequestKindTests {
  private static let lines =
    "001,A1,2025-01-06,自然人,予以公开,2025-01-20,\n001,A2,2025-12-29,自然人,,,\n"

  private static func table(_ ledger: RequestLedger) -> String {
    RequestLedgerTests.printed(Sending.county(form: nil, ledger: ledger).figures)
  }

  /// Worked by hand from the two lines.
  private static let expected = "新收 2 0 0 0 0 0 2\n予以公开 1 0 0 0 0 0 1\n办结总计 1 0 0 0 0 0 1\n结转下年 1 0 0 0 0 0 1"

  @Test(
    "The header is found below titles, notes, sep= and blank lines",
    arguments: [
      "附件2\n", "依申请公开台账,,,,,\n\n填报单位：教育局,,,,,\n", "sep=,\n", "\n\n", String(repeating: "说明\n", count: 25),
    ])
  func header(above: String) {
    let ledger = Sending.ledger(Self.lines, header: above + Sending.ledgerHeader)
    #expect(Self.table(ledger) == Self.expected && ledger.told == [])
    let lacking = Sending.ledger(Self.lines, header: above + "单位代码,编号,收到日期,申请人类型,办理结果,办结时间\n")
    #expect(lacking.findings.map(\.place?.line) == [above.count { $0 == "\n" } + 1])
    #expect(lacking.findings.map(\.message) == ["台账的表头缺少 办结日期，整个文件没有读取。"])
  }

  @Test(
    "Days of eight digits, and marks of what is not finished",
    arguments: [
      "001,A1,20250106,自然人,予以公开,20250120,\n001,A2,20251229,自然人,-,-,\n",
      "001,A1,2025年1月6日,自然人,予以公开,2025/1/20,\n001,A2,2025.12.29,自然人,/,未办结,\n",
      "001,A1,２０２５０１０６,自然人,予以公开,20250120,\n001,A2,20251229,自然人,未办结,——,\n",
      "001,A1,2025-01-06 09:00,自然人,予以公开,2025-01-20,\n001,A2,2025-12-29,自然人,办理中,／,\n",
    ])
  func days(lines: String) {
    let ledger = Sending.ledger(lines)
    #expect(Self.table(ledger) == Self.expected && ledger.told == [], "\(ledger.told)")
  }

  @Test("What is no day is still told", arguments: ["20251301", "2025010", "待定", "45663"])
  func noDay(text: String) {
    let found = Sending.ledger("001,A1,\(text),自然人,,,\n").told
    #expect(found.map(\.message) == ["台账里有 1 行没有收到日期或日期不对，没有计入（第 2 行）。"])
  }

  @Test(
    "A ledger pasted below itself counts once, with one finding",
    arguments: [
      (Sending.ledgerHeader + lines + lines, "4 行起的 2 行与第 2"),
      (Sending.ledgerHeader + lines + Sending.ledgerHeader + lines, "5 行起的 2 行与第 2"),
      ("附件\n" + Sending.ledgerHeader + lines + "附件\n" + Sending.ledgerHeader + lines, "7 行起的 2 行与第 3"),
    ])
  func twice(text: String, says: String) {
    let ledger = Sending.ledger([("a.csv", .bytes(Array(text.utf8)))])
    #expect(Self.table(ledger) == Self.expected)
    #expect(ledger.told.map(\.message) == ["整份台账贴了两遍：第 \(says) 行起的完全相同，只计一遍。"])
  }

  @Test(
    "Numbers that Excel has shortened refuse the ledger, one or many",
    arguments: [
      ("2.02501E+11", 1), ("2.02501e+11", 2), ("2E+11", 1),
    ])
  func scientific(number: String, count: Int) {
    let lines = (0..<count).map { "001,\(number),2025-12-2\($0),自然人,,,\n" }.joined() + Self.lines
    let ledger = Sending.ledger(lines)
    #expect(ledger.units.isEmpty && ledger.told.map(\.severity) == [.error])
    #expect(ledger.told[0].message.hasPrefix("台账里有 \(count) 行的编号被 Excel 改成了科学计数法，后面几位数字已经丢失（第 2"))
    // A number that only looks like it.
    #expect(Self.table(Sending.ledger(Self.lines.replacing("A1", with: "2E11"))) == Self.expected)
  }

  @Test("A mistake that the form shows by itself and the ledger too is one finding, which says both")
  func evidence() throws {
    let line = "001,1,2025-12-20,自然人,,,\n"
    let right = ["申请/新收/自然人": "1", "申请/新收/总计": "1", "申请/结转下年/自然人": "1", "申请/结转下年/总计": "1"]
    let found = { (cells: [String: String]) in
      let sent = Sending.county(
        form: try Sending.text(right.merging(cells) { $1 }), ledger: Sending.ledger(line))
      return UnitCheck(Fixture.form).findings(on: sent, lastYear: nil).filter { $0.severity == .error }
    }
    let wrong = try found(["申请/新收/自然人": "2"])
    #expect(wrong.count == 1 && wrong[0].rule.id.hasPrefix("申请-"), "\(wrong)")
    #expect(
      wrong.first?.message.hasSuffix("报表与台账（2025/requests/a.csv）有 1 格不同：一、本年新收政府信息公开申请数量 自然人 报表 2、台账 1。")
        == true)
    // Balanced, and other than the ledger: only the ledger shows it.
    let other = try found(["申请/新收/自然人": "0", "申请/新收/其他": "1", "申请/结转下年/自然人": "0", "申请/结转下年/其他": "1"])
    #expect(other.map(\.rule.id) == ["台账-表"])
    #expect(try found([:]) == [])
  }
}

extension MessageTests {
  /// What Excel does to application ledgers and to codes.
  static let requestsFromExcel: [Golden] = [
    Golden(
      "两件申请的编号都成了 2.02501E+11",
      says:
        "2025/requests/a.csv:2:1: 错误: [台账-申请] 台账里有 2 行的编号被 Excel 改成了科学计数法，后面几位数字已经丢失（第 2、3 行，例如“2.02501E+11”），分不清哪几行是同一件，整个文件没有计入。请回到原来的申请台账，把编号一列的格式设为“文本”，重新填写完整，再另存为“CSV UTF-8（逗号分隔）”；不要在这个文件上修改。"
    ) { try Sending.requests("001,2.02501E+11,2025-12-20,自然人,,,\n001,2.02501E+11,2025-12-21,自然人,,,\n") },
    Golden(
      "申请台账的单位代码成了 9.90321E+08",
      says:
        "2025/requests/a.csv:2:1: 错误: [台账-申请] 台账里有 1 行的单位代码被 Excel 改成了科学计数法，后面几位数字已经丢失，没有计入（第 2 行）。请回到原来的申请台账，把单位代码一列的格式设为“文本”，重新填写完整，再另存为“CSV UTF-8（逗号分隔）”；不要在这个文件上修改。"
    ) { try Sending.requests("9.90321E+08,1,2025-12-20,自然人,,,\n") },
    Golden(
      "延期一列写成“延期否”",
      says:
        "2025/requests/a.csv:1:1: 提示: [台账-申请] 台账的“延期否”一列没有使用，是否应为“延期”。是延期的，请把列名改成“延期”；不是的不必处理。"
    ) { Sending.ledger("", header: Sending.ledgerHeader.replacing("延期", with: "延期否")).told },
    Golden(
      "第一行的单位代码成了 9.90321E+08",
      says:
        "a.csv:1:1: 错误: [名录-多报] 单位代码“9.90321E+08”被 Excel 改成了科学计数法，后面几位数字已经丢失，看不出是哪个单位；名录里叫“教育局”的单位，代码是 001，没有计入。请回到原来的报表，把单位代码那一格的格式设为“文本”，重新填写完整，再另存为“CSV UTF-8（逗号分隔）”；不要在这个文件上修改。"
    ) { Sending.county([("a.csv", Sending.zeros().replacing(",001,", with: ",9.90321E+08,"))]) },
    Golden(
      "长表的单位代码成了 9.90321E+08",
      says:
        "b.csv:2:1: 错误: [名录-多报] 单位代码“9.90321E+08”被 Excel 改成了科学计数法，后面几位数字已经丢失，看不出是哪个单位，没有计入。请回到原来的报表，把单位代码那一格的格式设为“文本”，重新填写完整，再另存为“CSV UTF-8（逗号分隔）”；不要在这个文件上修改。"
    ) { Sending.county([("b.csv", "年份,单位代码,表,行,列,数值\n2025,9.90321E+08,许可,行政许可,数量,0\n")]) },
  ]
}
