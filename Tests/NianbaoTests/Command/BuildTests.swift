import Foundation
import Testing

/// `nianbao build` as it is typed: what it prints, and its exit status.
@Suite struct BuildTests {
  @Test("A report that is not proved: 2, nothing on standard output, where and what on standard error")
  func refuted() throws {
    let box = try BuildProofTests.built()
    try BuildProofTests.edit(box, "internal.html.mustache", "合计</th>{{{sum}}}", "合计</th>{{{sum}}}0")
    let result = try box.nianbao("build")
    #expect(result.status == 2 && result.output.isEmpty)
    #expect(result.errors.hasPrefix("成果自证没有通过，没有写出，原来的成果没有动。") && result.errors.hasSuffix("\n"))
  }

  @Test("A folder of somebody's own: 2, and the sentence that says where else to write")
  func stranger() throws {
    let box = try KeptFilesTests.box()
    try box.write("docs/2025/index.html", "")
    let result = try box.nianbao("build", "--out", "docs")
    #expect(result.status == 2)
    #expect(
      result.errors
        == "docs/2025：里面有不是本程序写的“index.html”，没有写，那里的文件没有动；请用 --out 另写一个文件夹，或先移走它。\n")
  }

  @Test("--each and --unit: how many reports, how many drafts, where; 1 for a unit's own draft")
  func units() throws {
    let box = try UnitReportTests.county()
    let each = try box.nianbao("build", "--each")
    #expect(each.status == 1)  // 档案馆 has sent nothing
    #expect(each.output.contains("  各单位：2 份，见 Out/2025/units/index.html\n"))
    let one = try box.nianbao("build", "--unit", "1")
    #expect(one.status == 0 && one.output.contains("成果：Out/2025/units/001/"), "\(one.errors)")
    try box.write("Inputs/2025/narrative/2/5-问题.md", "{{申请/无/总计}}\n")  // 002 without its zeros
    let draft = try box.nianbao("build", "--each")
    #expect(draft.status == 1 && draft.output.contains("各单位：2 份，其中草稿 1 份"))
    #expect(draft.errors.contains("Inputs/2025/narrative/2/5-问题.md:1:1: 错误: [叙述-地址]"))
    #expect(try box.nianbao("build", "--unit", "9").status == 64)
    #expect(try box.nianbao("build", "--unit", "1", "--each").status == 64)
  }

  @Test("With ledgers: how many items, how many lines do not count; --outputs names what is written")
  func ledgers() throws {
    let box = try Sandbox()
    try box.write(
      "Inputs/2025/ledger/a.csv",
      "单位代码,发布日期,类别,主题,渠道,标题\n001,2025-05-06,增,甲,网站,题\n001,2025-02-30,增,甲,网站,题\n")
    let result = try box.nianbao("build", "--outputs", "ledger,report")
    #expect(result.output.contains("  台账：1 条，未计入 1 行\n"))
    #expect(try box.names(in: "Out/2025").contains("ledger.csv"))
  }

  @Test("What the office registered is counted in words")
  func registered() throws {
    let box = try YearProgressTests.box()
    try box.correct("许可/行政许可/数量", to: "7", of: "001")
    #expect(try box.nianbao("build").output.contains("登记：说明 0 条，更正 1 格"))
  }
}
