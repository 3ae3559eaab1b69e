import Foundation
import Testing

@testable import Nianbao
@testable import NianbaoProject

/// Application ledgers as the program meets them: a build, a check, the sample.
@Suite struct RequestBuildTests {
  @Test("A form without the table is completed by the ledger, down to facts.csv, report and manifest")
  func built() throws {
    let box = try Sandbox(project: "region: 试验县\nyear: 2025\n节假日: {放假: [2025-01-01]}\n")
    try box.write("Inputs/2025/forms/001.csv", try Sending.withoutTable())
    let lines = RequestLedgerTests.lines.split(separator: "\n").filter {
      !$0.contains("A4") && !$0.contains("A6")
    }
    try box.write("Inputs/2025/requests/教育局.csv", Sending.ledgerHeader + lines.joined(separator: "\n") + "\n")
    let result = try box.build()
    #expect(!result.isDraft, "\(result.said)")
    let facts = try box.text("Out/2025/facts.csv")
    for line in [
      "2025,001,申请,新收,自然人,number,1,2025/requests/教育局.csv,2,1",
      "2025,001,申请,新收,总计,number,4,2025/requests/教育局.csv,2,1",
      "2025,001,申请,重复申请,总计,zero,0,2025/requests/教育局.csv,2,1",
    ] { #expect(facts.contains(line), "\(line)") }
    #expect(try box.text("Out/2025/report.md").contains("一、本年新收政府信息公开申请数量"))
    #expect(try box.text("Out/2025/manifest.json").contains("2025/requests/教育局.csv"))
    // A form that is checked before it is sent speaks of itself alone, with the ledger beside it.
    let checked = try box.check("Inputs/2025/forms/001.csv")
    #expect(!checked.hasErrors && !checked.said.contains("requests"), "\(checked.said)")
    // A ledger is told by its header, wherever it stands.
    try box.write("x.csv", Sending.ledgerHeader + "001,1,2025-03-03,自然人,予以公开,2025-04-01,\n")
    #expect(
      try box.check("x.csv").said == """
        x.csv:2:1: 警告: [台账-超期] 台账里有 1 件超过法定期限：“1”（2025-03-03 收到，期限 2025-03-31，2025-04-01 办结，迟 1 个工作日）。请核对收到和办结的日期；补正、征求第三方意见的时间不算在内，确实超期的尽快答复。

        """)
  }

  @Test("The sample's ledgers, one of them GBK, agree with their forms, as Python counts them too")
  func sample() throws {
    let folder = Fixture.package.appendingPathComponent("Inputs/2025/requests")
    let table = Fixture.form.tables[4]
    let words = RequestWords(table, try #require(table.counting))
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    let units = try Roster(
      csv: Array(Data(contentsOf: Fixture.package.appendingPathComponent("Inputs/units.csv"))),
      file: "units.csv",
      region: "青禾县")
    for name in names {
      let path = folder.appendingPathComponent(name)
      let data = Array(try Data(contentsOf: path))
      let ledger = try RequestLedger(
        reading: [SubmissionFile(file: name, path: name) { .bytes(data) }], form: Fixture.form, roster: units,
        year: 2025, calendar: try Sending.calendar())
      let requests = try #require(ledger.units.values.first)
      #expect(ledger.findings == [] && requests.findings == [])
      let counted = try #require(requests.facts(Fixture.form)).figures
      let tool = Fixture.package.appendingPathComponent("Tests/Tools/count_requests.py").path
      let lines = try run(python, [tool, path.path, "2025"]).output.split(separator: "\n")
      #expect(lines.count > 5)
      var rest = counted
      for line in lines {
        let fields = line.split(separator: ",").map { String($0) }
        let row = ["new": 0, "in": 1, "out": table.rows.count - 1][fields[0]] ?? words.row(fields[0])
        let column = try #require(words.column(fields[1]))
        let cell = table.cell(row: try #require(row), column: column)
        #expect(counted[cell].map { String($0) } == fields[2], "\(line)")
        rest[cell] = 0
      }
      let details = table.allCells.filter {
        let blank = Fixture.form.blank(of: $0)
        return !table.rows[blank.row].isTotal && !table.columns[blank.column].isTotal
      }
      #expect(details.allSatisfy { rest[$0] == 0 })
    }
    #expect(names.count == 2)
  }

  @Test("What is no ledger is told in the words of the other ledger")
  func strangers() throws {
    let box = try Sandbox()
    for (name, bytes) in [
      ("a.csv", Array("PK\u{3}\u{4}".utf8)), ("b.csv", [0xEF, 0xBB, 0xBF, 0x0D, 0x0A]), ("c.csv", []),
      ("d.doc", Array("文".utf8)), ("photo.csv", [0xFF, 0xD8, 0xFF, 0xE0]),
    ] { try box.write("Inputs/2025/requests/\(name)", bytes) }
    let result = try box.build()
    let told = result.said.split(separator: "\n").filter { $0.contains("/requests/") }
    let empty = "1:1: 错误: [读入-不识别] 文件是空的，一行也没有。请重新导出台账；没有收到申请的不必放文件。"
    let hint = "另存为“CSV UTF-8（逗号分隔）”；不是台账的请移出 requests/。"
    #expect(
      told == [
        "Inputs/2025/requests/a.csv:1:1: 错误: [读入-不识别] 文件内容是Excel 工作簿或压缩包，不是 CSV 文本，没有读取。请把台账\(hint)",
        "Inputs/2025/requests/b.csv:\(empty)", "Inputs/2025/requests/c.csv:\(empty)",
        "Inputs/2025/requests/d.doc:1:1: 错误: [读入-不识别] 台账只读取 .csv、.txt、.tsv，这个文件没有读取。请\(hint)",
        "Inputs/2025/requests/photo.csv:1:1: 错误: [读入-不识别] 文件内容是图片，不是 CSV 文本，没有读取。请把台账\(hint)",
      ])
  }
}
