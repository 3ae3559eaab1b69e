import Foundation
import Testing

@testable import Nianbao
@testable import NianbaoExcel

/// What a unit declares in place of typing zeros: without a name it counts as none, and a blank is never 0 without it.
@Suite struct DeclaredTests {
  /// The statutory form with only these cells filled in, and these lines below the first in place of the blank's own.
  private func returned(
    _ declared: [String], _ cells: [String: Int64] = [:], reading: ((String) -> String) = { $0 }
  ) -> UnitReturn {
    let form = Fixture.form
    var blank = BlankForm(
      form, unit: unit("001", "教育局"), year: 2025, region: "", tables: Set(form.tables.indices), lastYear: nil)
    for (address, value) in cells { if let cell = form.cell(at: address) { blank.figures[cell] = value } }
    let lines = String(decoding: blank.csv().dropFirst(3), as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map { String($0) }
    let text = ([lines[0]] + declared + lines[3...]).joined(separator: "\n")
    let roster = Roster(units: [unit("001", "教育局"), unit("002", "水利局")], region: "试验县")
    return read([reading(text)], roster: roster, year: 2025).units[0]
  }

  private func said(_ sent: UnitReturn) -> [String] {
    sent.findings.map { "\($0.place?.line ?? 0) \($0.severity.rawValue) [\($0.rule)] \($0.message)" }
  }

  @Test("The blank form has a line for each declaration, without a name")
  func blank() throws {
    let form = Fixture.form
    let blank = BlankForm(
      form, unit: unit("001", "教育局"), year: 2025, region: "", tables: Set(form.tables.indices), lastYear: nil)
    let text = String(decoding: blank.csv().dropFirst(3), as: UTF8.self)
    #expect(text.hasPrefix("政府信息公开年报数据,2025,001,教育局\n声明,空白为零,,\n声明,没有申请,,\n\n第二十条第（一）项,"))
    // Rules ask nothing of the third table of a unit that has none.
    let without = BlankForm(
      form, unit: unit("001", "教育局"), year: 2025, region: "", tables: [0, 1], lastYear: nil)
    #expect(!String(decoding: without.csv(), as: UTF8.self).contains("没有申请"))
  }

  @Test(
    "With a name all blanks are 0, whatever way the line is written",
    arguments: [
      "声明,空白为零,张三,2026-01-15", "声明：,未填的格均为 0,张三,2026-01-15", "  声明 ,“空白为零”, 张三 ,2026-01-15,,,",
    ])
  func declares(line: String) throws {
    let sent = returned([line], ["许可/行政许可/数量": 12])
    // 3 × 2 + 1 + 2 + 1 + 22 × 7 + 3 × 5 cells, one of them filled in.
    #expect(
      said(sent) == ["2 提示 [值-声明] 声明“未填的格均为 0”（张三，2026-01-15），\(sent.figures.values.count - 1) 格没有填的计 0。"])
    #expect(sent.declaredBlanks.count == sent.figures.values.count - 1)
    #expect(sent.figures.values.reduce(0, +) == 12)
    #expect(UnitCheck(Fixture.form).findings(on: sent, lastYear: nil).allSatisfy { $0.severity != .error })
    let lines = String(
      decoding: try factsCSV(Returns(form: Fixture.form, year: 2025, units: [sent], strays: [])),
      as: UTF8.self
    )
    .split(separator: "\n").map { String($0) }
    #expect(lines.contains { $0.hasPrefix("2025,001,许可,行政许可,数量,number,12,a.csv,") })
    #expect(lines.contains { $0.hasPrefix("2025,001,申请,新收,自然人,declared,0,a.csv,") })
    #expect(!lines.contains { $0.contains(",blank,") || $0.contains(",zero,") })
  }

  @Test("An unsigned line is none: with blanks that is told once, without them it is the blank form's own")
  func unsigned() throws {
    let sent = returned(["声明,空白为零,,", "声明,没有申请,,"])
    #expect(
      said(sent) == [
        "2 警告 [值-声明无效] 声明“未填的格均为 0”没有写姓名，没有采用，\(sent.figures.values.count) 格没有填的仍算没有填。"
      ])
    #expect(sent.declaredBlanks.isEmpty && sent.figures.states.allSatisfy { $0 == .blank })
    #expect(said(returned(["声明,空白为零,,2026-01-15"])).count == 1)
    #expect(said(returned(["声明,,张三,"])).isEmpty)
    #expect(read([Sending.zeros()], roster: Sending.roster, year: 2025).units[0].findings == [])
  }

  @Test("An unknown choice is none either")
  func unknown() {
    let sent = returned(["声明,全部为零,张三,"])
    #expect(
      said(sent) == [
        "2 警告 [值-声明无效] 声明写的是“全部为零”，没有采用；可以选的是“空白为零”（未填的格均为 0）、“没有申请”（本单位没有收到申请）。"
      ])
    #expect(sent.declaredBlanks.isEmpty)
  }

  @Test("One without applications answers its own table alone, and none that has any")
  func noApplications() {
    let sent = returned(["声明,没有申请,张三,"])
    // 22 rows of the third table by seven columns, with 结转下年 and 上年结转.
    #expect(sent.declaredBlanks.count == Fixture.form.table("申请")?.cells.count)
    #expect(sent.figures[Fixture.form.cell(at: "申请/新收/自然人")!] == 0)
    #expect(sent.figures.state(of: Fixture.form.cell(at: "许可/行政许可/数量")!) == .blank)
    let denied = returned(["声明,没有申请,张三,"], ["申请/新收/商业企业": 3, "申请/新收/总计": 3])
    #expect(
      said(denied) == [
        "2 错误 [值-声明不符] 声明“本单位没有收到申请”，依申请公开 一、本年新收政府信息公开申请数量 商业企业却填了 3（共 2 格大于 0），声明没有采用。"
      ])
    #expect(denied.declaredBlanks.isEmpty)
    // What was carried over is no new application.
    let carried = returned(["声明,没有申请,张三,"], ["申请/上年结转/自然人": 1])
    #expect(carried.declaredBlanks.count == (Fixture.form.table("申请")?.cells.count ?? 0) - 1)
  }

  @Test(
    "A form that returns has its blanks and the declaration in the sheet of its texts, which is read again")
  func workbook() throws {
    let form = Fixture.form
    let sent = returned(["声明,空白为零,张三,2026-01-15"], ["许可/行政许可/数量": 12])
    let blank = BlankForm(
      form, unit: unit("001", "教育局"), year: 2025, region: "", tables: Set(form.tables.indices), lastYear: nil)
    let back = ReturnForm(sent, on: blank, findings: [], files: [])
    #expect(back.blank.figures.states.count { $0 == .number } == 1)
    let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID()).xlsx").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    try BlankWorkbook.write(back, Project(region: "", year: 2025), to: path)
    let content = SubmissionFile.Content.workbook(try WorkbookReader.read(path))
    let files = [SubmissionFile(file: "a.xlsx", path: "a.xlsx") { content }]
    let roster = Roster(units: [unit("001", "教育局"), unit("002", "水利局")], region: "")
    let again = try Returns(reading: files, form: form, roster: roster, year: 2025).units[0]
    #expect(again.figures == sent.figures)
    #expect(again.declaredBlanks == sent.declaredBlanks)
    #expect(again.declarations.map(\.name) == ["张三"])
    #expect(again.findings.map { "\($0.place?.sheet ?? "")!\($0.rule)" } == ["文字与说明!值-声明"])
  }
}
