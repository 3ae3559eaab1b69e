import Testing

@testable import Nianbao

/// Tables that a build writes, read back: by next year's report and by a comparison, with one reader.
@Suite struct OwnTableTests {
  private static let summary = "year,table,row,column,value,units,prior,change,growth_pct,growth_kind\n"
  private static let ledger = "year,dimension,key,count,prior,change,growth_pct,growth_kind\n"

  @Test("summary.csv: a number, a blank, a cell that is not there, and a row that an older form had")
  func summaries() throws {
    let form = try smallForm()
    let text =
      Self.summary
      + "2025,藏书,年初,合计,12,3,10,2,20,normal\n2025,藏书,年初,中文,,0,,,,no_value\n2025,藏书,旧行,合计,7,1,,,,\n"
    let figures = try Signed.figures(summary: Array(text.utf8), file: "summary.csv", form: form)
    let states = ["合计", "中文", "外文"].map { column in
      form.cell(at: "藏书/年初/\(column)").map { figures.state(of: $0) }
    }
    #expect(states == [.number, .blank, .absent])
    #expect(figures.values.filter { $0 != 0 } == [12])
    let lines = try SummaryLine.read(Array(text.utf8), file: "summary.csv", form: form)
    #expect(lines.map(\.figure.prior) == [10, nil])
  }

  @Test("ledger.csv: keys by dimension, as texts that a spreadsheet takes for no formula")
  func ledgers() throws {
    let text = Self.ledger + "2025,类别,'=惠民生,415,380,35,9.21,normal\n2025,渠道,'网站',0,,,,\n"
    let counts = try Signed.ledger(Array(text.utf8), file: "ledger.csv")
    #expect(counts == ["类别": ["=惠民生": 415], "渠道": ["'网站'": 0]])
    let lines = try ComparedSide.LedgerLine.read(Array(text.utf8), file: "ledger.csv")
    #expect(lines.map(\.prior) == [380, nil])
  }

  @Test(
    "What is no such table, or no number, is said with the file",
    arguments: [
      ("姓名,电话\n张三,1\n", "l.csv：不是本程序写的表。"), ("", "l.csv：不是本程序写的表。"),
      (ledger + "2025,类别,惠民生,-1,,,,\n", "l.csv：“-1”不是数字。"),
      (ledger + "2025,类别,惠民生,,,,,\n", "l.csv：“”不是数字。"),
      (ledger + "2025,类别,惠民生,1,约2,,,\n", "l.csv：“约2”不是数字。"),
    ])
  func troubles(text: String, words: String) {
    let error = #expect(throws: UnreadableSide.self) { try Signed.ledger(Array(text.utf8), file: "l.csv") }
    #expect(error?.description == words)
  }
}
