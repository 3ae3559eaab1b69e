import Foundation
import Testing

@testable import Nianbao

/// All years side by side, with the change of form as a break.
@Suite struct ManyYearsTests {
  private func pingtan(_ years: ClosedRange<Int>) throws -> Sandbox {
    let box = try Sandbox(
      units: "单位代码,单位名称,类型,上级\n1,平潭综合实验区,,\n", project: "region: 平潭综合实验区\nyear: \(years.upperBound)\n")
    for year in years {
      try box.write("Inputs/\(year)/forms/a.csv", try Fixture.bytes("real/pingtan-\(year).sheet.csv"))
    }
    return box
  }

  @Test("平潭 over seven years: the report's table, the sheet 多年, a break before 2021, no number across it")
  func sevenYears() throws {
    let box = try pingtan(2019...2025)
    #expect(try !box.build().isDraft)
    let report = try box.text("Out/2025/report.md")
    #expect(report.contains("| 项目 | 单位 | 2019年 | 2020年 | 换版 | 2021年 | 2022年 | 2023年 | 2024年 | 2025年 |"))
    var received: [String] = []
    for year in 2019...2025 {
      let row = try Fixture.rows("real/pingtan-\(year).facts.csv").first { $0[1...3] == ["申请", "新收", "总计"] }
      received.append(row?[4] ?? "")
    }
    #expect(
      report.contains(
        "| 一、本年新收政府信息公开申请数量 | 件 | \(received[0]) | \(received[1]) |  | \(received[2...].joined(separator: " | ")) |"
      ))
    // The stock of the 2021 form has no number before; the one of 2019 none after; （六） goes on as one line.
    #expect(report.contains("| 行政规范性文件　现行有效件数 | 件 | — | — |  | 665 | 698 | 470 | 440 | 546 |"))
    #expect(report.contains("| 规范性文件　对外公开总数量 | 件 | 89 | 166 |  | — | — | — | — | — |"))
    let script = """
      import openpyxl, sys
      sheet = openpyxl.load_workbook(sys.argv[1])["多年"]
      rows = [[c.value for c in row] for row in sheet.iter_rows()]
      print(rows[1][4:])
      for row in rows:
          if row[1] in ("（六）其他处理", "政府集中采购") and row[2] in ("总计", "采购总金额"): print(row[1:])
      """
    #expect(
      try runPython(script, [box.path("Out/2025/report.xlsx")]) == """
        [2019, 2020, '换版', 2021, 2022, 2023, 2024, 2025]
        ['政府集中采购', '采购总金额', '元', None, 73802895.9, None, '—', '—', '—', '—', '—']
        ['（六）其他处理', '总计', '件', 0, 4, None, \(try others().joined(separator: ", "))]

        """)
  }

  /// The sum of the three rows of （六） in each year of the new form, by the answer keys.
  private func others() throws -> [String] {
    try (2021...2025).map { year in
      let rows = try Fixture.rows("real/pingtan-\(year).facts.csv").filter {
        ["逾期不补正", "逾期不缴费", "其他处理"].contains($0[2]) && $0[3] == "总计"
      }
      return String(rows.compactMap { Int($0[4]) }.reduce(0, +))
    }
  }

  @Test("A year known only from region.csv stands among the others; one year alone makes no table")
  func published() throws {
    let box = try pingtan(2024...2025)
    try box.write("Inputs/2022/region.csv", try Fixture.bytes("real/pingtan-2022.sheet.csv"))
    try box.build()
    #expect(try box.text("Out/2025/report.md").contains(/\| 项目 +\| 单位 \| +2022年 \| +2024年 \| +2025年 \|/))
    let alone = try pingtan(2025...2025)
    try alone.build()
    #expect(!(try alone.text("Out/2025/report.md")).contains("历年数据"))
    let names = "import openpyxl, sys; print(openpyxl.load_workbook(sys.argv[1]).sheetnames)"
    let sheets = try runPython(names, [alone.folder.appendingPathComponent("Out/2025/report.xlsx").path])
    #expect(
      sheets
        == "['封面', '目录', '说明', '主动公开', '依申请公开', '复议诉讼', '数据-主动公开', '数据-依申请公开', '数据-复议诉讼', '分单位', '同比', '图']\n"
    )
  }
}
