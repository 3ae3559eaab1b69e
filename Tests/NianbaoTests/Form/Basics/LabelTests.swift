import Testing

@testable import Nianbao

/// Labels as other offices write them.
@Suite struct LabelTests {
  @Test(
    "A number in front, in any style, is not part of the label",
    arguments: [
      "1.属于国家秘密", "1、属于国家秘密", "①属于国家秘密", "1）属于国家秘密", "（1）属于国家秘密", "〔一〕属于国家秘密", "㈠属于国家秘密", "一．属于国家秘密",
      "Ⅰ.属于国家秘密", "1 属于国家秘密", "⒈属于国家秘密", "属于国家秘密：", "属于国家\u{200B}秘密", "属于国家秘密",
    ])
  func numbers(label: String) { #expect(Label.bare(Label.normal(label)) == "属于国家秘密") }

  @Test(
    "What only looks like a number stays",
    arguments: [
      ("第二十条第（一）项", "第二十条第(一)项"), ("三安全一稳定", "三安全一稳定"), ("2024年总计", "2024年总计"), ("1.5", "1.5"),
      ("（一）", "(一)"),
      ("12件", "12件"),
    ])
  func words(label: String, bare: String) { #expect(Label.bare(Label.normal(label)) == bare) }

  @Test(
    "A unit in brackets and the year inside",
    arguments: [
      ("行政许可（件）", "行政许可"), ("行政许可（单位：件）", "行政许可"), ("本年（2023）制发件数", "本年制发件数"), ("本年度(2023年)制发件数", "本年制发件数"),
      ("收费金额（元）", "收费金额(元)"), ("上年（2023）总计", "上年(2023)总计"),
    ])
  func brackets(label: String, bare: String) {
    #expect(Label.bare(Label.normal(label), units: ["件", "万元"]) == bare)
  }
}
