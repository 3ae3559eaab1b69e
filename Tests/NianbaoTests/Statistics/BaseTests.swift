import Foundation
import Testing

@testable import Nianbao
@testable import NianbaoProject

/// Which figures of the year before growth refers to: unit files, what was published, or what there is.
@Suite struct BaseTests {
  private static let real = ["教育局": "pingtan-2024", "水利局": "huaian-2024"]
  private static let units = "单位代码,单位名称,类型,上级\n001,教育局,,\n002,水利局,,\n"

  /// A real sheet sent by a unit in a year of our choice.
  private func sheet(_ name: String, of unit: String, in year: Int) throws -> String {
    let text = String(
      decoding: try DecodedText(try Fixture.bytes("real/\(name).sheet.csv")).bytes, as: UTF8.self)
    let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).dropFirst()
    return "\(unit)\(year)年政府信息公开工作年度报告\n" + lines.joined(separator: "\n")
  }

  private func priorOfReceived(_ box: Sandbox, _ year: Int = 2025) throws -> String {
    let lines = try box.text("Out/\(year)/summary.csv").split(separator: "\n")
    return String(try #require(lines.first { $0.contains(",申请,新收,总计,") }))
  }

  @Test("A county's first year works from its published report alone, and growth says its base")
  func firstYear() throws {
    let box = try Sandbox()
    try box.write("Inputs/2025/forms/a.csv", try sheet("pingtan-2025", of: "教育局", in: 2025))
    try box.write("Inputs/2024/region.csv", try Fixture.bytes("real/pingtan-2024.sheet.csv"))
    let result = try box.build()
    #expect(!result.isDraft, "\(result.said)")
    #expect(result.base.hasPrefix("2024 年公布的报告（region.csv）"))
    // By the answer keys of 平潭: 新收 108 in 2025, 120 in 2024; (108 - 120) / 120 = -10 %.
    let (now, before) = (try received("pingtan-2025"), try received("pingtan-2024"))
    #expect(try priorOfReceived(box).hasPrefix("2025,申请,新收,总计,\(now),1,\(before),\(now - before),"))
    #expect(try box.text("Out/2025/report.md").contains("上年数取自 2024 年公布的报告（region.csv）。"))
    // The stock of documents did not roll from the published number: no unit has a last year, so the region says it.
    #expect(try box.text("Out/2025/findings.csv").contains("警告,区域-平衡,,文件,规范性文件,有效,2025,,,453,546,"))
  }

  private func received(_ sheet: String) throws -> Int {
    let row = try Fixture.rows("real/\(sheet).facts.csv").first { $0[1...3] == ["申请", "新收", "总计"] }
    return try #require(row.flatMap { Int($0[4]) })
  }

  @Test("Unit files when all are there, else the published report, else the files there are")
  func choice() throws {
    let box = try Sandbox(units: Self.units)
    for (unit, name) in Self.real {
      try box.write("Inputs/2025/forms/\(unit).csv", try sheet(name, of: unit, in: 2025))
      try box.write("Inputs/2024/forms/\(unit).csv", try sheet(name, of: unit, in: 2024))
    }
    let (one, other) = (try received("pingtan-2024"), try received("huaian-2024"))
    #expect(try box.build().base == "2024 年各单位报表的合计")
    #expect(try priorOfReceived(box).contains(",\(one + other),2,\(one + other),0,0.00,normal"))

    try box.write("Inputs/2024/region.csv", try Fixture.bytes("real/huaian-2024.sheet.csv"))
    let published = try box.build()
    #expect(published.base == "2024 年各单位报表的合计")
    #expect(
      published.said.contains("Inputs/2024/region.csv:1:1: 警告: [区域-基数]")
        || published.said.contains("警告: [区域-基数] 2024 年公布的数有"))

    try FileManager.default.removeItem(at: box.folder.appendingPathComponent("Inputs/2024/forms/水利局.csv"))
    #expect(try box.build().base == "2024 年公布的报告（region.csv）")
    #expect(try priorOfReceived(box).contains(",\(one + other),2,\(other),\(one),"))

    try FileManager.default.removeItem(at: box.folder.appendingPathComponent("Inputs/2024/region.csv"))
    #expect(try box.build().base == "2024 年各单位报表的合计（缺 1 个单位）")
    #expect(try priorOfReceived(box).contains(",\(one + other),2,\(one),\(other),"))
  }

  @Test("区域-基数: a published number that is not the units' sum, one finding a cell, one for many")
  func published() throws {
    let box = try Sandbox()
    let text = try sheet("pingtan-2024", of: "教育局", in: 2024)
    try box.write("Inputs/2024/forms/a.csv", text)
    try box.write("Inputs/2025/forms/a.csv", try sheet("pingtan-2025", of: "教育局", in: 2025))
    try box.write("Inputs/2024/region.csv", text)
    #expect(try !box.build().said.contains("区域-基数"))
    let licences = try #require(
      Fixture.rows("real/pingtan-2024.facts.csv").first { $0[1] == "许可" }.flatMap { Int($0[4]) })
    try box.write("Inputs/2024/region.csv", text.replacing("行政许可,\(licences)", with: "行政许可,\(licences + 3)"))
    let differing = try box.build().said
    #expect(
      differing.contains(
        "[区域-基数] 2024 年 第二十条第（五）项 行政许可 本年处理决定数量 公布 \(licences + 3)，合计 \(licences)，相差 3。请查是哪个单位的数在公布以后改过；确属口径不同的请书面说明。"
      ),
      "\(differing)")
  }

  @Test("A published file of several units that are not the region is no base; one of another name is told")
  func otherRegion() throws {
    let box = try Sandbox()
    try box.write("Inputs/2025/forms/a.csv", try sheet("pingtan-2025", of: "教育局", in: 2025))
    let line = { (unit: String) in "2024,\(unit),申请,新收,总计,5\n" }
    try box.write("Inputs/2024/region.csv", "year,unit,table,row,column,value\n" + line("1") + line("2"))
    let several = try box.build()
    #expect(several.base.hasPrefix("没有上年数据"))
    #expect(several.said.contains("[名录-多报] 文件里有 2 个单位的数，没有一个是试验县，没有使用。"))
    try box.write("Inputs/2024/region.csv", "year,unit,table,row,column,value\n" + line("1") + line("试验县"))
    #expect(try box.build().base.hasPrefix("2024 年公布的报告（region.csv）"))
    try box.write("Inputs/2024/region.csv", try Fixture.bytes("real/huaian-2024.sheet.csv"))
    #expect(try box.build().said.contains("不像是试验县的"))
  }

  @Test("A published report of the edition before, in the tidy layout, is a base like any other")
  func tidyAcrossEditions() throws {
    let box = try Sandbox()
    try box.write("Inputs/2021/forms/a.csv", try sheet("pingtan-2021", of: "教育局", in: 2021))
    let rows = try Fixture.rows("real/pingtan-2020.facts.csv").map { row in
      "2020,试验县,\(row[1]),\(row[2]),\(row[3]),\(row[4])"
    }
    try box.write(
      "Inputs/2020/region.csv", "year,unit,table,row,column,value\n" + rows.joined(separator: "\n") + "\n")
    let result = try box.build(year: 2021)
    #expect(result.base.hasPrefix("2020 年公布的报告（region.csv）（国办公开办函〔2019〕60号）"), "\(result.said)")
    #expect(try priorOfReceived(box, 2021) == "2021,申请,新收,总计,70,1,21,49,233.33,normal")
  }
}
