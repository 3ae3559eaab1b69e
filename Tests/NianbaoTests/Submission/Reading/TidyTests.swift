import Foundation
import Testing

@testable import Nianbao

/// The tidy layout, and what it is for: a county's `upward.csv` is its city's submission.
@Suite struct TidyTests {
  private let roster = Roster(units: [unit("001", "东馆"), unit("002", "西馆")], region: "")

  private func units(_ text: String) throws -> Returns {
    read([text], form: try smallForm(), roster: roster, year: 2025)
  }

  private func values(_ sent: UnitReturn) -> [String] {
    sent.figures.states.indices.map { index in
      sent.figures.states[index] == .number
        ? String(sent.figures.values[index]) : "\(sent.figures.states[index])"
    }
  }

  @Test(
    "Columns in any order, more of them, ids or labels, codes that lost their zeros, Chinese headers",
    arguments: [
      "year,unit,table,row,column,value\n2025,001,藏书,年初,中文,7\n2025,002,藏书,年初,中文,8\n",
      "value;note;column;row;table;unit;year\n7;x;中文;年初;藏书;1;2025\n8;;中文;年初;藏书情况;2;2025年\n",
      "年份\t单位代码\t表\t行\t列\t数值\n2025\t东馆\t藏书\t年初\t中文\t7\n2025\t西馆\t藏书\t年初\t中文\t 8 \n",
      "\u{FEFF}year,unit,table,row,column,value\r\n2025,1,藏书,年初,\"中文\",7\r\n,2,藏书,年初,中文,8册\r\n",
    ])
  func headers(text: String) throws {
    let returns = try units(text)
    #expect(returns.units.map { values($0)[1] } == ["7", "8"])
    #expect(returns.units.map(\.state) == [.accepted, .accepted])
  }

  @Test("A cell left out of a table is blank; places are those of the values")
  func leftOut() throws {
    let returns = try units("year,unit,table,row,column,value\n2025,1,藏书,年初,合计,3\n2025,1,藏书,年初,中文,2\n")
    let sent = returns.units[0]
    #expect(values(sent) == ["3", "2", "blank", "blank", "blank", "blank", "blank", "blank", "blank"])
    #expect(sent.place(of: Cell(index: 1)) == Place(file: "a.csv", line: 3, field: 6))
    let found = UnitCheck(try smallForm()).findings(on: sent, lastYear: nil)
    #expect(found.map(line) == ["错误 值-必填 藏书 1:0 藏书：外文一列全空，新购、年末共 2 行全空。"])
    #expect(returns.units[1].state == .missing)
  }

  @Test(
    "Unknown addresses are one finding a unit; a cell twice counts once when equal, not at all when different"
  )
  func mistakes() throws {
    let returns = try units(
      """
      year,unit,table,row,column,value
      2025,1,藏书,年初,中文,2
      2025,1,藏书,年中,中文,2
      2025,1,藏书,年初,中文,2
      2025,1,藏书,年末,中文,2
      2025,1,藏书,年末,中文,3
      2025,1,馆舍,面积,合计,9

      """)
    #expect(
      returns.units[0].findings.map(line) == [
        "错误 版式-重复  4:6 从第 4 行起有 2 行与前面的行写的是同样的格（第一处 藏书 年初 中文 在第 2 行已有），像是粘贴了两遍；相同的数计一次，不同的 1 格没有计入（藏书 年末 中文）。",
        "警告 版式-多余  3:0 有 2 个地址不在表样里，没有读取：“藏书/年中/中文”（第 3 行）、“馆舍/面积/合计”（第 7 行）；第一个是否应为“藏书/年初/中文”。",
      ])
    #expect(values(returns.units[0])[1] == "2" && values(returns.units[0])[7] == "refused")
  }

  @Test("Another year, a stranger, and a file that breaks off")
  func refused() throws {
    let head = "year,unit,table,row,column,value\n"
    let other = try units(head + "2024,1,藏书,年初,中文,2\n2025,2,藏书,年初,中文,2\n2025,9,藏书,年初,中文,2\n")
    #expect(other.units.map(\.state) == [.rejected, .accepted])
    #expect(other.units[0].findings.map(\.rule.id) == ["名录-年份"])
    #expect(other.strays.map(\.message) == ["文件写的单位代码 9 不在名录里，没有计入。"])
    let cut = try units(head + "2025,1,藏书,年初,中文,2\n2025,1,藏书,年")
    #expect(cut.units[0].state == .rejected && cut.units[0].findings.map(\.rule.id) == ["读入-截断"])
  }

  @Test("Without a last line end the file is whole only if its last unit ends with the form's last cell")
  func openEnd() throws {
    let head = "year,unit,table,row,column,value\n2025,1,藏书,年初,中文,2\n"
    #expect(try units(head + "2025,2,藏书,年末,外文,2").units.map(\.state) == [.accepted, .accepted])
    let cut = try units(head + "2025,2,藏书,年初,中文,2")
    #expect(cut.units.map(\.state) == [.accepted, .rejected])
    #expect(
      cut.units[1].findings.map(line) == [
        "错误 读入-截断  3:0 文件在第 3 行中途断开，最后读到的是藏书 年初，整个文件没有计入。"
      ])
  }

  @Test("A thousands comma without quotes, a year that is none, headers in between, one unit under two names")
  func doubtfulLines() throws {
    let head = "year,unit,table,row,column,value\n"
    let comma = try units(head + "2025,1,藏书,年初,中文,19,207\n2025,1,藏书,年初,外文,1\n").units[0]
    #expect(values(comma)[1...2] == ["refused", "1"])
    #expect(
      comma.findings.map(line) == [
        "错误 值-数字 藏书/年初/中文 2:7 藏书 年初 中文：这一行比表头多出“207”，不知道哪一格是数，没有计入。"
      ])
    let year = try units(head + "abcd,1,藏书,年初,中文,2\n")
    #expect(year.units[0].state == .rejected)
    #expect(year.units[0].findings.map(line) == ["错误 名录-年份  2:1 “abcd”不是年份，写着它的各行没有计入。"])
    let twice = try units(head + "2025,1,藏书,年初,中文,2\n" + head + ",东馆,藏书,年初,外文,3\n")
    #expect(values(twice.units[0])[1...2] == ["2", "3"] && twice.units[0].findings.isEmpty)
    #expect(twice.strays.isEmpty)
    let unknown = try units(head + "2025,1,馆舍,面积,合计,2\n")
    #expect(
      unknown.units[0].findings.map(line) == [
        "错误 读入-不识别  2:0 表、行、列没有一行认得（例如“馆舍/面积/合计”），没有读取。"
      ])
  }

  @Test("A group that went up as one row is read as one row by the level above")
  func oldRowGoesUp() throws {
    let form = Fixture.form
    let rows = form.tables[4].rows.filter { !["逾期不补正", "逾期不缴费"].contains($0.id) }
    let lines = rows.flatMap { row in
      form.tables[4].columns.map { "2025,1,申请,\(row.id),\($0.id),0" }
    }
    let sent = read(
      ["year,unit,table,row,column,value\n" + lines.joined(separator: "\n") + "\n"],
      roster: Roster(units: [unit("1", "某县")], region: ""), year: 2025
    ).units[0]
    #expect(sent.figures.state(of: form.cell(at: "申请/逾期不补正/总计") ?? Cell(index: 0)) == .notAsked)
    let found = UnitCheck(form).findings(on: sent, lastYear: nil).filter { $0.address.table == "申请" }
    #expect(found.map(\.rule.id) == ["形式-旧行"])
  }
}

extension TidyTests {
  /// Figures of a balanced return, all made from one number.
  private func form(_ code: String, _ name: String, _ seed: Int) -> String {
    let zeros = { (count: Int) in [String](repeating: "0", count: count).joined(separator: ",") }
    let rows = Fixture.form.tables[4].rows.map { row -> String in
      let value = ["新收": seed, "予以公开": seed - 1, "办结总计": seed - 1, "结转下年": 1][row.id] ?? 0
      return "\(row.formLabel),\(value),\(zeros(5)),\(value)"
    }
    return """
      政府信息公开年报数据,2025,\(code),\(name)

      第二十条第（一）项,本年制发件数,本年废止件数,现行有效件数
      规章,/,/,/
      行政规范性文件,\(seed),0,\(seed * 3)

      第二十条第（五）项,本年处理决定数量
      行政许可,\(seed * 100)

      第二十条第（六）项,本年处理决定数量
      行政处罚,\(seed)
      行政强制,0

      第二十条第（八）项,本年收费金额（单位：万元）
      行政事业性收费,\(seed).000001

      收到和处理政府信息公开申请情况,自然人,商业企业,科研机构,社会公益组织,法律服务机构,其他,总计
      \(rows.joined(separator: "\n"))

      政府信息公开行政复议、行政诉讼情况,结果维持,结果纠正,其他结果,尚未审结,总计
      行政复议,\(seed),0,0,0,\(seed)
      行政诉讼 未经复议直接起诉,0,0,0,0,0
      行政诉讼 复议后起诉,0,0,0,0,0

      """
  }

  @Test(
    "Three counties, a city, a province: each level reads the one below as it writes, and the sums are the same"
  )
  func levels() throws {
    let roster = "单位代码,单位名称,类型,上级\n"
    let (counties, city, province) = (
      ["110101 甲县", "110102 乙县", "丙县"],
      try Sandbox(
        units: roster + "110101,甲县,,\n110102,乙县,,\n110103,丙县,,\n",
        project: "region: 某市\ncode: '110100'\nyear: 2025\n"),
      try Sandbox(units: roster + "110100,某市,,\n", project: "region: 某省\nyear: 2025\n")
    )
    for (number, county) in counties.enumerated() {
      let parts = county.split(separator: " ").map { String($0) }
      let code = parts.count == 2 ? "code: '\(parts[0])'\n" : ""  // without a code the name goes up
      let box = try Sandbox(
        units: roster + "001,教育局,,\n002,水利局,,\n", project: "region: \(parts.last ?? "")\n\(code)year: 2025\n")
      try box.write("Inputs/2025/forms/1.csv", form("001", "教育局", 10 + number))
      try box.write("Inputs/2025/forms/2.csv", form("002", "水利局", 20 + number))
      #expect(try !box.build().isDraft)
      try city.write("Inputs/2025/forms/\(number).csv", try box.text("Out/2025/upward.csv"))
    }
    let built = try city.build()
    #expect(!built.isDraft, "\(built.said)")
    try province.write("Inputs/2025/forms/某市.csv", try city.text("Out/2025/upward.csv"))
    #expect(try !province.build().isDraft)
    for level in [city, province] {
      let lines = try level.text("Out/2025/summary.csv").split(separator: "\n").map { String($0) }
      let units = level === city ? 3 : 1
      // 10 + 11 + 12 + 20 + 21 + 22 = 96, by hand.
      for expected in [
        "2025,文件,规范性文件,有效,288,\(units),", "2025,许可,行政许可,数量,9600,\(units),",
        "2025,收费,行政事业性收费,金额,96.000006,\(units),", "2025,申请,新收,总计,96,\(units),",
        "2025,申请,结转下年,自然人,6,\(units),", "2025,复议诉讼,行政复议,总计,96,\(units),",
      ] {
        #expect(lines.contains { $0.hasPrefix(expected) }, "\(expected)")
      }
    }
    #expect(
      try city.text("Out/2025/upward.csv").split(separator: "\n").dropFirst().map {
        $0.split(separator: ",").dropFirst(2)
      }
        == province.text("Out/2025/upward.csv").split(separator: "\n").dropFirst().map {
          $0.split(separator: ",").dropFirst(2)
        })
    #expect(try city.text("Out/2025/upward.csv").contains("2025,110100,文件,规章,制发,/\n"))
  }
}
