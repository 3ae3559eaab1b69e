import Testing

@testable import Nianbao

/// What a signed report must not hold.
@Suite struct OpenPlaceTests {
  private func open(_ texts: [Int: String]) throws -> [String] {
    let report = TextsRecord(texts: texts.map { .init(section: $0.key, title: "", markdown: $0.value) })
    return OpenPlace.all(in: report, Fixture.form).map(\.description)
  }

  @Test("Sections without a text, and every place where something is still to come")
  func places() throws {
    #expect(
      try open([
        1: "全年新收 12 件。\n\n（一）主动公开（待填）。共 3 件（含自然失效 1 件）。\n\n〔请补充：培训（含网课）期数〕和［待定］",
        5: " \n", 6: "没有其他需要报告的事项。[待补充：附件]",
      ]) == [
        "“一、总体情况”第 3 行：（待填）", "“一、总体情况”第 5 行：〔请补充：培训（含网课）期数〕", "“一、总体情况”第 5 行：［待定］", "“五、存在的主要问题及改进情况”：没有文字",
        "“六、其他需要报告的事项”第 1 行：[待补充：附件]",
      ])
    #expect(try open([1: "待填报的单位已全部报送。", 5: "按（初稿）讨论。", 6: "无"]) == [])
  }
}
