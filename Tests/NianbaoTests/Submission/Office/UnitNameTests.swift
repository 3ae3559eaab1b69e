import Testing

@testable import Nianbao

/// Units by the names that people write.
@Suite struct UnitNameTests {
  @Test("A code letter by letter: no zero more or less, and of twins the first")
  func exactly() {
    let roster = Roster(
      units: [unit("001", "甲"), unit("１", "乙"), unit("1", "丙"), unit("教1", "丁")], region: "")
    let found = { (code: String) in roster.unit(exactly: Array(code.utf8).span)?.name }
    #expect(["001", "１", "1", "教1", "01", "", "0011"].map(found) == ["甲", "乙", nil, "丁", nil, nil, nil])
  }

  private let roster = Roster(
    units: [
      unit("001", "青禾县发展和改革局"), unit("002", "青禾县麦陇镇人民政府"), unit("003", "青禾县禾苑街道办事处"),
      unit("004", "青禾县卫生健康委员会"),
      unit("005", "青禾县自然资源局"), unit("006", "青禾县人民政府办公室"), unit("007", "青禾县松涧乡人民政府"),
      unit("008", "青禾县松涧乡人民政府"),
    ], region: "青禾县")

  @Test(
    "What offices leave out or write differently",
    arguments: [
      ("麦陇镇", "002"), ("青禾县麦陇镇", "002"), ("麦陇镇政府", "002"), ("禾苑街道", "003"), ("禾苑街道办", "003"),
      ("卫生健康委", "004"),
      ("县自然资源局", "005"), ("县政府办公室", "006"), ("青禾县政府办", "006"), ("发展改革局", "001"),
    ])
  func spellings(name: String, code: String) { #expect(roster.unit(name: name)?.code == code) }

  @Test(
    "A title's name has the region in front, once",
    arguments: [
      ("青禾县", "教育局", "青禾县教育局"), ("青禾县", "县教育局", "青禾县教育局"), ("青禾县", "青禾县教育局", "青禾县教育局"),
      ("湖南省青禾县", "青禾县教育局", "湖南省青禾县教育局"), ("湖南省青禾县", "县教育局", "湖南省青禾县教育局"),
      // 市场 is no town, 新市镇 no part of 大新市, 县城 in 县城管局 none of a county's seat.
      ("津市市", "市场监督管理局", "津市市市场监督管理局"), ("津市市", "市市场监督管理局", "津市市市场监督管理局"),
      ("津市市", "市民政局", "津市市民政局"), ("津市市", "市政府办公室", "津市市政府办公室"), ("津市市", "市政管理局", "津市市市政管理局"),
      ("大新市", "新市镇人民政府", "大新市新市镇人民政府"), ("青禾县", "县城管局", "青禾县城管局"),
      ("济南市", "市中区", "济南市市中区"), ("通道县", "县溪镇人民政府", "通道县县溪镇人民政府"),
      ("青禾县", "青禾县", "青禾县"), ("青禾县", "禾苑街道", "青禾县禾苑街道"), ("", "教育局", "教育局"), ("青禾", "县教育局", "青禾县教育局"),
    ])
  func full(region: String, name: String, full: String) {
    #expect(UnitName.full(name, in: region) == full)
    #expect(UnitName.full(full, in: region) == full)
  }

  @Test("The report's name for a unit means the unit, whatever the roster calls it")
  func fullNamesAreKnown() {
    let roster = Roster(units: [unit("1", "县教育局"), unit("2", "市场监督管理局"), unit("3", "禾苑街道")], region: "青禾县")
    let found = ["青禾县教育局", "教育局", "县教育局", "县市场监督管理局", "青禾县禾苑街道办事处"].map { roster.unit(name: $0)?.code }
    #expect(found == ["1", "1", "1", "2", "3"])
  }

  @Test("Names that mean nobody, or two", arguments: ["松涧乡", "发改委", "教育局", "自然资源", "局", ""])
  func unknown(name: String) { #expect(roster.unit(name: name) == nil) }

  @Test("Short names (简称) of the roster's own column")
  func shortNames() throws {
    let text = "单位代码,单位名称,简称\n001,青禾县大数据管理中心,数管中心；大数据中心\n002,青禾县教育局,\n"
    let roster = try Roster(csv: Array(text.utf8), file: "units.csv", region: "青禾县")
    #expect(roster.unit(name: "大数据中心")?.code == "001")
    #expect(roster.unit(name: "青禾县数管中心")?.code == "001")
    #expect(roster.unit(name: "管理中心") == nil)
  }

  /// What is said of a file of the small form that states a name, and whose it is.
  private func said(_ name: String, file: String = "a.csv", code: String = "") throws -> [String] {
    let text = "图书馆年报数据,2025,\(code),\(name)\n\n藏书情况,合计,中文,外文\n年初,3,2,1\n新购,0,0,0\n年末,3,2,1\n"
    let files = [SubmissionFile(file: file, path: file) { .bytes(Array(text.utf8)) }]
    let returns = try Returns(reading: files, form: try smallForm(), roster: roster, year: 2025)
    let accepted = returns.units.filter { $0.state == .accepted }
    return accepted.map(\.unit.code)
      + (returns.strays + accepted.flatMap(\.findings)).map { "\($0.severity.rawValue) \($0.message)" }
  }

  @Test("Told, whichever wins")
  func told() throws {
    #expect(try said("发改局") == ["001", "警告 文件写的单位是“发改局”，按名录里的“青禾县发展和改革局”（001）计入。"])
    #expect(
      try said("自然资源规划局") == ["错误 “自然资源规划局”不在名录里；名录里相近的有“青禾县自然资源局”（005），没有计入。"])
    #expect(
      try said("松涧乡人民政府") == ["错误 名录里有 2 个单位叫“松涧乡人民政府”（代码 007、008），分不清是哪一个，没有计入。"])
    #expect(try said("松涧乡人民政府", code: "008") == ["008"])
    #expect(
      try said("麦陇镇人民政府", file: "自然资源局.csv") == [
        "002", "警告 文件名写的是青禾县自然资源局（005），里面写的是青禾县麦陇镇人民政府（002），按里面写的计入。",
      ])
    #expect(try said("麦陇镇人民政府", file: "5.csv") == ["002"])
  }

  @Test("Of two units of one name the code in the file's name decides")
  func twins() throws {
    let text = "青禾县松涧乡人民政府2025年图书馆年报\n藏书情况,,,\n类别,合计,中文,外文\n年初,3,2,1\n新购,0,0,0\n年末,3,2,1\n"
    let files = [SubmissionFile(file: "008 松涧乡.csv", path: "008 松涧乡.csv") { .bytes(Array(text.utf8)) }]
    let returns = try Returns(reading: files, form: try smallForm(), roster: roster, year: 2025)
    #expect(returns.units.filter { $0.state == .accepted }.map(\.unit.code) == ["008"])
  }

  @Test("A workbook with a sheet a unit, and one with a sheet a year")
  func sheets() throws {
    let sheet = { (name: String, title: String?) in
      let rows =
        (title.map { [[$0]] } ?? []) + [
          ["藏书情况"], ["类别", "合计", "中文", "外文"], ["年初", "3", "2", "1"], ["新购", "0", "0", "0"],
          ["年末", "3", "2", "1"],
        ]
      return SheetText(
        name: name,
        cells: rows.enumerated().flatMap { row, fields in
          fields.enumerated().map { SheetText.Cell(row: row + 1, column: $0 + 1, text: $1, kind: .text) }
        })
    }
    let read = { (sheets: [SheetText]) -> [String] in
      let book = WorkbookText(sheets: sheets, stamp: nil, notes: [])
      let files = [SubmissionFile(file: "各单位.xlsx", path: "各单位.xlsx") { .workbook(book) }]
      let returns = try Returns(reading: files, form: try smallForm(), roster: self.roster, year: 2025)
      return returns.units.filter { $0.state == .accepted }.map(\.unit.code)
        + (returns.strays + returns.units.flatMap(\.findings)).filter {
          $0.rule.id != "名录-缺报" && $0.rule.id != "值-文本"
        }
        .map { "\($0.severity.rawValue) \($0.message)" }
    }
    #expect(try read([sheet("自然资源局", "青禾县自然资源局2025年图书馆年报"), sheet("麦陇镇", nil)]) == ["002", "005"])
    #expect(
      try read([sheet("自然资源局", nil), sheet("麦陇镇", nil), sheet("Sheet3", nil)]) == [
        "002", "005",
        "错误 这个工作簿里有 2 个单位的工作表（青禾县自然资源局、青禾县麦陇镇人民政府），工作表“Sheet3”没有写明是哪个单位的，没有计入。",
      ])
    #expect(
      try read([sheet("2024年", nil), sheet("2025年", "青禾县自然资源局图书馆年报")]) == [
        "005", "提示 工作簿里有别的年份的工作表：“2024年”（2024），没有读取。",
      ])
  }
}
