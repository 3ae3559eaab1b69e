import Foundation
import Testing

@testable import Nianbao
@testable import NianbaoProject

/// A project begun from an address list, as an office has one.
@Suite struct InitTests {
  /// A folder with nothing but the list.
  private func office(_ list: String, named name: String = "通讯录.csv") throws -> Sandbox {
    let box = try Sandbox()
    try FileManager.default.removeItem(atPath: box.path("Inputs"))
    try box.write(name, list)
    return box
  }

  private func roster(_ list: String) throws -> (csv: String, notes: [String]) {
    let list = try #require(try AddressList(Array(list.utf8)))
    var csv = CSVText(header: list.columns)
    for unit in list.units { csv.add(unit) }
    return (String(decoding: csv.data.dropFirst(3), as: UTF8.self), list.notes)
  }

  private static let columns = "单位代码,单位名称,类型,上级,计入,自,至,前身,简称,联系人,电话,邮箱"

  @Test("Any columns: titles and running numbers above and beside, other columns kept, groups told")
  func columns() throws {
    let (csv, notes) = try roster(
      """
      青禾县政务公开工作通讯录,,,,,
      （2025年12月）,,,,,
      序号,部门名称,联系人,手机号码,传真,电子邮箱
      一、县直部门（2 个）,,,,,
      1,青禾县教育局,张三,13800000001,0730-1,jyj@example.cn
      2,青禾县公安局,李四,0730-5200002,,
      ,,,,,
      3,麦陇镇人民政府,王五,,,"=mail()"

      """)
    #expect(
      csv == """
        \(Self.columns),传真
        001,青禾县教育局,,,,,,,,张三,13800000001,jyj@example.cn,0730-1
        002,青禾县公安局,,,,,,,,李四,0730-5200002,,
        003,麦陇镇人民政府,,,,,,,,王五,,'=mail(),

        """)
    #expect(
      notes == [
        "第 4 行“一、县直部门（2 个）”没有单位名称，没有收进名录。", "有 3 个单位没有可用的代码，按次序编了号；有统一代码的请在报表发下去以前改好。",
      ])
  }

  @Test("Codes, short names and kinds are kept; a code that two have is told, and none is dropped")
  func codes() throws {
    let (csv, notes) = try roster(
      """
      机构编码;单位;简称;单位类型
      0101;县教育局;教育局;政府部门
      0102;县公安局;;政府部门
      0101;县民政局;;政府部门
      ;县公安局;;

      """)
    #expect(
      csv == """
        \(Self.columns)
        0101,县教育局,政府部门,,,,,,教育局,,,
        0102,县公安局,政府部门,,,,,,,,,
        001,县民政局,政府部门,,,,,,,,,
        002,县公安局,,,,,,,,,,

        """)
    #expect(
      notes == [
        "第 5 行：“县公安局”和第 3 行同名，两行都留着，请核对是不是重复。",
        "第 4 行：“县民政局”的代码“0101”第 2 行已经用了，先编作 001，请改成自己的代码。",
        "有 2 个单位没有可用的代码，按次序编了号；有统一代码的请在报表发下去以前改好。",
      ])
  }

  @Test("Without headings the column of names is found by what stands in it, and so are phones and mails")
  func content() throws {
    let (csv, _) = try roster("张三,县教育局,0730-5200001,a@b.cn\n李四,县公安局,13800000002,c@d.cn\n王五,麦陇镇,,\n")
    #expect(csv.hasPrefix("\(Self.columns)\n001,县教育局,,,,,,,,张三,0730-5200001,a@b.cn\n"))
    #expect(try roster("单位名称\n县教育局\n县公安局\n").csv.contains("\n002,县公安局,"))
    #expect(try AddressList(Array("甲,1\n乙,2\n".utf8)) == nil)
    #expect(try AddressList([]) == nil)
  }

  @Test("From nothing to the first build: no step fails")
  func whole() throws {
    let box = try office("单位名称,联系电话\n青禾县教育局,1\n青禾县公安局,2\n")
    let begun = try box.nianbao("init", ".", "--region", "青禾县", "--units", "通讯录.csv", "--year", "2025")
    #expect(begun.status == 0, "\(begun.errors)")
    #expect(begun.output.hasPrefix("青禾县 2025 年的项目建好了：名录 2 个单位。\n"))
    #expect(begun.errors == "通讯录.csv：有 2 个单位没有可用的代码，按次序编了号；有统一代码的请在报表发下去以前改好。\n")
    #expect(FileManager.default.fileExists(atPath: box.path("Inputs/2025/forms")))
    let settings = try box.text("Inputs/project.yaml")
    let (project, unknown) = try Project.read(settings, file: "project.yaml")
    #expect(unknown.isEmpty && project.region == "青禾县" && project.year == 2025)
    #expect(project.deadlines == ["units": "2026-01-31", "report": "2026-03-31"])
    let check = try box.nianbao("init", "--check")
    #expect(check.status == 1)
    #expect(
      check.output == """
        Inputs/project.yaml：没有写 publisher（编制单位），表样和函里写不出报给谁。
        Inputs/project.yaml：没有写 2025 年的 holidays（节假日），答复期限不印，有没有超期只按周末估算；请照国务院办公厅公布的放假安排写上：节假日: {放假: [2025-01-01, …], 上班: [调休上班的周末]}。
        共 2 处还没有弄好。

        """)
    #expect(try box.nianbao("blank", "--all", "--format", "csv").status == 0)
    try FileManager.default.copyItem(
      atPath: box.path("Out/blank/2025/001-青禾县教育局.csv"), toPath: box.path("Inputs/2025/forms/001.csv"))
    #expect(try box.nianbao("build").status == 1)
    let again = try box.nianbao("init", "--region", "青禾县", "--units", "通讯录.csv")
    #expect(again.status == 64)
    #expect(again.errors.contains("Inputs/project.yaml 已经有了，没有动它"))
    #expect(try box.text("Inputs/project.yaml") == settings)
  }

  @Test("Every commented key of the new settings is one that the program knows")
  func settings() throws {
    let text = ProjectFileText(region: "O'县: #1", year: 2025).text
    let open = text.split(separator: "\n").map { line -> String in
      line.hasPrefix("# ") && line.contains(":") && !line.hasPrefix("# 项目")
        ? String(line.dropFirst(2)) : String(line)
    }.joined(separator: "\n")
    let (project, unknown) = try Project.read(open, file: "project.yaml")
    #expect(unknown.map(\.message) == [])
    #expect(
      project.region == "O'县: #1" && project.code == "990321" && project.supplements.map(\.text) == ["补充"])
  }

  @Test("Chinese keys say the same; a key in both languages is refused")
  func chinese() throws {
    let (project, unknown) = try Project.read(
      "地区: 青禾县\n年份: 2025\n编制单位: 县府办\n代码: '1'\n级别: 县\n期限: {报送: 2026-01-20, 发布: 2026-03-01}\n阈值: {波动: 10}\n类型: {学校: [文件]}\n",
      file: "project.yaml")
    #expect(unknown.isEmpty)
    var same = Project(
      region: "青禾县", code: "1", publisher: "县府办", level: "县", year: 2025,
      deadlines: ["units": "2026-01-20", "report": "2026-03-01"], thresholds: ["波动": 10])
    same.kinds = project.kinds
    #expect(project == same && project.kinds["学校"]?.map(\.text) == ["文件"])
    let refused = #expect(throws: DefinitionError.self) {
      try Project.read("地区: 甲\nregion: 乙\nyear: 2025\n", file: "project.yaml")
    }
    #expect(refused?.problems.map(\.message) == ["region 和 地区 是一回事，只写一个。"])
  }

  @Test("What is missing is said where nobody can be asked; what is broken is told all at once")
  func missing() throws {
    let box = try office("单位名称\n县教育局\n")
    #expect(try box.nianbao("init").errors.hasPrefix("错误：请写 --region <地区>。\n"))
    #expect(try box.nianbao("init", "--check").status == 64)
    try box.write("Inputs/project.yaml", "region: 甲县\nyear: 二零二五\n")
    try box.write("Inputs/units.csv", "单位代码,单位名称\n1,\n1,乙\n")
    let check = try box.nianbao("init", "--check")
    #expect(check.status == 2)
    #expect(
      check.output == """
        Inputs/project.yaml:2:7: “二零二五”应当是整数。
        Inputs/units.csv:2:1: 单位名称是空的。
        Inputs/units.csv:3:1: 单位代码“1”在第 2 行已经用过。
        共 3 处还没有弄好。

        """)
  }
}

/// A project that goes on to its next year.
@Suite struct NewYearTests {
  @Test("The year and the deadlines move, every other line stays, and last year's day is never printed")
  func moves() throws {
    let settings = """
      # 我们的设置
      region: 试验县
      year: 2025   # 年份
      deadlines: {units: 2026-01-20, report: '2026-03-31'}   # 期限
      thresholds:
        波动: 10

      """
    let box = try Sandbox(units: "单位代码,单位名称,至\n001,教育局,\n002,水利局,2025\n", project: settings)
    let begun = try box.nianbao("new-year")
    #expect(begun.status == 0, "\(begun.errors)")
    #expect(
      begun.output == """
        项目转到 2026 年：Inputs/project.yaml 的年份改成了 2026。
          期限 report：2026-03-31 改为 2027-03-31，请核对通知里的日期。
          期限 units：2026-01-20 改为 2027-01-20，请核对通知里的日期。
          建好：Inputs/2026/forms、Inputs/2026/narrative、Inputs/2026/requests、Inputs/2026/ledger
          基数：2025 年没有定稿，先用各单位上年的表；签发以后用 nianbao freeze --final 封存。
          名录：沿用 1 个单位，1 个到 2025 年为止。今年撤并的请在 units.csv 填“至 2025”，新设的填“自 2026”，承接别的单位的在“前身”写原来的代码。
          节假日：project.yaml 里还没有 2026 年的，国务院办公厅公布以后请补上；没有以前不印答复期限。

        """)
    #expect(
      try box.text("Inputs/project.yaml")
        == settings.replacing("year: 2025", with: "year: 2026").replacing(
          "units: 2026-01-20", with: "units: 2027-01-20"
        )
        .replacing("'2026-03-31'", with: "2027-03-31"))
    // What was sent for a year already is not begun anew.
    try box.write("Inputs/2027/forms/001.csv", "x")
    #expect(try box.nianbao("new-year").status == 64)
  }

  @Test("A deadline left from last year is told, and the form is printed with the law's day")
  func stray() throws {
    let box = try Sandbox(project: "region: 试验县\nyear: 2025\ndeadlines: {units: 2025-01-20}\n")
    let status = try box.nianbao("status", "--as-of", "2026-01-05")
    #expect(
      status.errors.hasPrefix(
        "Inputs/project.yaml: 提示: deadlines（期限）里的 units 是 2025-01-20，不是编 2025 年报告的时候，没有使用；请改成 2026 年的日期，或者用 nianbao new-year。\n"
      ))
    #expect(try box.project().project.unitsDeadline(of: 2025) == "2026-01-31")
    #expect(try box.project().project.reportDeadline(of: 2025) == nil)
  }
}
