import Foundation
import Testing

@testable import Nianbao
@testable import NianbaoProject

/// Where a number comes from, as a reviewer reads it; the numbers are 平潭's of 2025 and 2024 (154 and 218 new) and sums
/// of them worked by hand.
@Suite struct WhyTests {
  /// Six units: corrected, written in another way, silent, contained in another, not countable, zero.
  static func box() throws -> Sandbox {
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
