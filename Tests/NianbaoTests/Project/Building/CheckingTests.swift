import Foundation
import Testing

@testable import Nianbao
@testable import NianbaoProject

/// What is said of single files before they are sent.
@Suite struct CheckingTests {
  @Test("check speaks only of the files given, in a project and without one")
  func check() throws {
    let box = try Sandbox(units: "单位代码,单位名称,类型,上级\n001,平潭综合实验区,,\n002,水利局,,\n")
    let bytes = { (name: String) in try Fixture.bytes("real/\(name).sheet.csv") }
    try box.write("Inputs/2024/forms/a.csv", try bytes("pingtan-2024"))
    try box.write("new.csv", try bytes("pingtan-2025"))
    let inProject = try box.check("new.csv")
    #expect(!inProject.hasErrors)
    let said = inProject.said.split(separator: "\n").filter { !$0.contains("提示: [波动]") }
    #expect(said.count == 1 && said.count < inProject.said.split(separator: "\n").count)
    #expect(
      said.joined() + "\n" == """
        new.csv:7:4: 警告: [文件-滚动] 第二十条第（一）项 行政规范性文件：上年报告的现行有效件数 440 + 本年制发件数 58 = 498，本年废止件数 45 + 现行有效件数 546 = 591，相差 93。按“上年现行有效件数加本年制发件数，等于本年废止件数加现行有效件数”，改法是以下之一：（1）“行政规范性文件 现行有效件数”由 546 改为 453；（2）“行政规范性文件 本年制发件数”由 58 改为 151。请从上年公布的现行有效件数起，逐件核对本年制发和废止的文件；经过清理或口径调整的书面说明。

        """)
    #expect(try box.checkAlone("new.csv", "Inputs/2024/forms/a.csv").findings == [])
    try box.write("Inputs/2025/forms/b.csv", try bytes("pingtan-2025"))
    #expect(try box.check("new.csv").findings.contains { $0.rule.id == "名录-已有" })
    #expect(try box.check("none.csv").said.contains("none.csv:1:1: 错误: [读入-不识别] 文件打不开"))
  }
}
