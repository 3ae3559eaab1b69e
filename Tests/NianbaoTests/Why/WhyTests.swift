import Foundation
import Testing

@testable import Nianbao
@testable import NianbaoProject

/// Where a number comes from, as a reviewer reads it; the numbers are 平潭's of 2025 and 2024 (154 and 218 new) and sums
/// of them worked by hand.
@Suite struct WhyTests {
  /// Six units: corrected, written in another way, silent, contained in another, not countable, zero.
  private static func box() throws -> Sandbox {
    let box = try Sandbox(
      units: """
        单位代码,单位名称,类型,上级,计入
        001,教育局,,,
        002,水利局,,,
        003,林业局,,,
        004,招生办,,教育局,并入
        005,信访局,,,
        006,民政局,,,

        """)
    let sheet = try Fixture.text("real/pingtan-2025.sheet.csv")
    let permits = "行政许可,2418,"
    for (code, name, permit) in [
      ("001", "教育局", permits), ("002", "水利局", "行政许可,2000（含延续120件）,"), ("004", "招生办", permits),
      ("005", "信访局", "行政许可,约12,"), ("006", "民政局", "行政许可,0,"),
    ] {
      let own = sheet.replacing("平潭综合实验区", with: name).replacing(permits, with: permit)
      try box.write("Inputs/2025/forms/\(code).csv", own)
    }
    let before = try Fixture.text("real/pingtan-2024.sheet.csv")
    try box.write("Inputs/2024/forms/001.csv", before.replacing("平潭综合实验区", with: "教育局"))
    try box.write(
      "Inputs/2025/corrections.csv",
      "unit,table,row,column,from,to,reason,by,date\n001,许可,行政许可,数量,2418,2400,重复18件,张三,2026-02-01\n")
    try box.write("Inputs/2025/narrative/1-总体情况.md", "许可{{许可/行政许可/数量}}件，{{同比 行政许可}}；新收{{新收}}件。\n")
    try box.write("Inputs/2025/ledger/a.csv", ledgerText(["惠民生", "惠民生", "稳增长"]))
    try box.write("Inputs/2025/ledger/b.csv", ledgerText(["惠民生"]))
    return box
  }

  private static func ledgerText(_ kinds: [String]) -> String {
    "单位代码,发布日期,类别,主题,渠道,标题\n" + kinds.map { "001,2025-05-06,\($0),甲,网站,题\n" }.joined()
  }

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
      try why(try Self.box(), "许可/行政许可/数量") == """
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
          Inputs/2025/forms/005.csv:10:2: 错误: [值-数字] 许可 行政许可 数量：“约12”不是数字，没有计入。只填阿拉伯数字，不带“约”“余”等字；说不准的查清再填，没有发生填 0。（信访局）
          Inputs/2025/corrections.csv:2:1: 提示: [值-更正] 许可 行政许可 数量：报表填“2418”，按更正计“2400”（重复18件；张三，2026-02-01）。请通知报送单位在自己的底表里一并改正。（教育局）
          Inputs/2025/forms/002.csv:10:2: 提示: [值-批注] 许可 行政许可 数量：按 2000 计入，旁注“含延续120件”已保留。数不受影响；要说明的情况请写进报告的文字部分。（水利局）
        写到它的文字
          Inputs/2025/narrative/1-总体情况.md:1:3   {{许可/行政许可/数量}}  4400
          Inputs/2025/narrative/1-总体情况.md:1:19  {{同比 行政许可}}       同比下降2.85%

        """)
  }

  @Test("A unit's own number: its form's sums, its identities, its own last year")
  func unit() throws {
    #expect(
      try why(try Self.box(), "申请/新收/总计", "--unit", "1") == """
        申请/新收/总计　154 件
          收到和处理政府信息公开申请情况 › 一、本年新收政府信息公开申请数量 › 申请人情况 › 总计
        构成
          总计 154 = 自然人 151 + 商业企业 3（其余 4 项为 0）
        勾稽关系
          成立  申请-总计（新收）  见上面的构成
          成立  申请-平衡（总计）  新收 154 + 上年结转 0 = 154 = 办结总计 148 + 结转下年 6
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

  @Test(
    "Operands written out, worked by hand",
    arguments: [
      ("同比 新收", "同比 新收　同比下降29.36%\n  (154 − 218) ÷ 218 = -29.36%\n"),
      ("增减 新收", "增减 新收　减少64件\n  154 − 218 = -64\n"),
      ("上年 新收", "上年 新收　218\n"),
      ("占比 予以公开", "占比 予以公开　22.3%\n  33 ÷ 148 = 22.30%\n"),
      ("占比 予以公开 收办", "占比 予以公开 收办　21.43%\n  33 ÷ 154 = 21.43%\n"),
      ("万 行政许可", "万 行政许可　0.24万\n  2418 ÷ 10000 ≈ 0.24万（两位小数，四舍五入）\n"),
      ("行政诉讼", "行政诉讼　9\n  直接起诉 总计 6 + 复议后起诉 总计 3 = 9\n"),
      ("同比 申请/结转下年/总计", "同比 申请/结转下年/总计　上年为零\n  6 − 0 = 6；基数为零，没有增长率\n"),
    ])
  func formulas(place: String, expected: String) throws {
    let box = try Sandbox()
    for year in [2024, 2025] {
      let sheet = try Fixture.text("real/pingtan-\(year).sheet.csv").replacing("平潭综合实验区", with: "教育局")
      try box.write("Inputs/\(year)/forms/001.csv", sheet)
    }
    let answer = try box.why(place).why
    let formula = answer.formula.map { "\n  \($0)" } ?? ""
    #expect("\(answer.place)　\(answer.text ?? "")\(formula)\n" == expected)
  }

  @Test("A growth names both years' files; a row and a table say one line a cell")
  func parts() throws {
    let box = try Self.box()
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
    let box = try Self.box()
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

  @Test("An identity that fails or cannot be judged says by how much, or what is missing")
  func identities() throws {
    let form = try smallForm()
    let verdicts = { (text: String, address: String) -> [String] in
      let sent = read(["图书馆年报数据,2025,1,馆\n\n藏书情况,合计,中文,外文\n" + text], form: form, year: 2025).units[0]
      guard let cell = form.cell(at: address) else { return [] }
      return form.compositions(of: cell, in: sent.figures)
        + form.identities(with: cell, on: sent.figures, lastYear: nil).map {
          "\($0.word) \($0.name) \($0.words)"
        }
    }
    #expect(
      verdicts("年初,3,2,1\n新购,4,4,0\n年末,8,6,1\n", "藏书/年末/合计") == [
        "合计 8，各项之和 7：中文 6 + 外文 1", "不成立 藏书-合计（年末） 中文 6 + 外文 1 = 7，合计 8，相差 1",
        "不成立 藏书-滚动（合计） 年初 3 + 新购 4 = 7，年末 8，相差 1",
      ])
    #expect(
      verdicts("年初,3,2,1\n新购,4,,0\n年末,7,6,1\n", "藏书/新购/合计") == [
        "合计 4，各项之和 0（1 项为 0；没有数的：中文）", "未判定 藏书-合计（新购） 没有数：中文",
        "成立 藏书-滚动（合计） 年初 3 + 新购 4 = 年末 7",
      ])
    #expect(
      verdicts("年初,3,2,1\n新购,0,0,0\n年末,3,2,1\n", "藏书/年初/中文") == [
        "成立 藏书-合计（年初） 中文 2 + 外文 1 = 合计 3", "成立 藏书-滚动（中文） 年初 2 + 新购 0 = 年末 2",
        "未判定 藏书-承接（中文） 没有数：上年报告的年末",
      ])
  }

  @Test("What is unknown is wrong usage, with what was perhaps meant")
  func unknown() throws {
    let box = try Self.box()
    for (place, expected) in [
      ("申请/新受/总计", "“申请/新受/总计”不是表样里的地址，也不是定义里的数量，是否应为“申请/新收/总计”。"),
      ("申请/新受", "“申请/新受”不是表样里的地址，也不是定义里的数量，是否应为“申请/新收”。"),
      ("同比 新受", "“同比 新受”不是表样里的地址，也不是定义里的数量，是否应为“同比 新收”。"),
      ("条数 惠民", "“条数 惠民”：台账的“类别”里没有“惠民”，是否应为“条数 惠民生”。"),
    ] {
      #expect(box.trouble { _ = try box.why(place) } == expected)
    }
    #expect(throws: WrongUse.self) { try box.why("新收", unit: "9") }
    let typed = try box.nianbao("why", "申请/新受")
    #expect(typed.status == 64 && typed.output.isEmpty)
    #expect(typed.errors.split(separator: "\n").first == "错误：“申请/新受”不是表样里的地址，也不是定义里的数量，是否应为“申请/新收”。")
    #expect(try box.nianbao("why", "新收", "--unit", "9").status == 64)
    #expect(try box.nianbao("why").status == 64)
  }

  @Test("As data: every unit by name, exact decimals as text, the same words as the CSV files")
  func data() throws {
    let box = try Self.box()
    let answered = try box.why("同比 行政许可")
    try box.write("why.json", try whyJSON(answered.why, year: 2025, unit: answered.unit))
    let script = """
      import json, sys
      why = json.load(open(sys.argv[1] + "/why.json", encoding="utf-8"))
      print(why["place"], why["text"], why["formula"], why["year"], repr(why["unit"]))
      cell, prior = why["cells"][0], why["prior"][0]
      print(cell["table"], cell["row"], cell["column"], cell["value"], cell["sum"], cell["growth_pct"])
      for u in cell["units"]:
          print(u["unit"], u["state"], u["value"], u["summed"], u.get("written"), u.get("correction", {}).get("to"))
      print(prior["value"], [(u["file"], u["line"], u["field"]) for u in prior["units"] if u["value"]])
      """
    #expect(
      try runPython(script, [box.folder.path]) == """
        同比 行政许可 同比下降2.85% (4400 − 4529) ÷ 4529 = -2.85% 2025 ''
        许可 行政许可 数量 4400 4400 -2.85
        001 number 2400 True None 2400
        002 number 2000 True 2000（含延续120件） None
        003 missing  False None None
        004 number 2418 False None None
        005 refused  False 约12 None
        006 zero 0 True None None
        4529 [('2024/forms/001.csv', 10, 2)]

        """)
  }
}
