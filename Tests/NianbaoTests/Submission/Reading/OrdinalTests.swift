import Testing

@testable import Nianbao

/// The ordinal in front of a row's label: any style of it is removed, and one that says another row is never passed
/// over in silence.
@Suite struct OrdinalTests {
  /// Severity, rule, address, place and sentence of what reading finds in a form that says 0 everywhere, but for the
  /// lines that are put in place of others; and the row's first number, `nil` where none is counted.
  private func found(
    _ replaced: KeyValuePairs<String, String>, _ address: String = "申请/其他处理/自然人"
  ) throws -> (lines: [String], number: Int64?) {
    var text = Sending.zeros()
    for (line, other) in replaced {
      try #require(text.contains(line), "\(line)")
      text = text.replacing(line, with: other)
    }
    let unit = read([text], roster: Sending.roster, year: 2025).units[0]
    let cell = try #require(Fixture.form.cell(at: address))
    return (unit.findings.map(line), unit.figures[cell])
  }

  private static let zeros = ",0,0,0,0,0,0,0\n"
  private static let others = [
    "（六）其他处理 1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
    "（六）其他处理 2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
  ]

  /// The form without the three rows of （六）, with what is printed in their place.
  private func found(
    instead lines: String, before: String = ""
  ) throws -> (lines: [String], number: Int64?) {
    try found([
      Self.others[0] + Self.zeros: "", Self.others[1] + Self.zeros: "", "（六）其他处理 3.其他" + Self.zeros: lines,
      "四、结转下年度继续办理,": before + "四、结转下年度继续办理,",
    ])
  }

  @Test(
    "Behind its group's name too a row's ordinal is written in any style, or in none",
    arguments: [
      "（三）不予公开 1、属于国家秘密", "（三）不予公开 1．属于国家秘密", "（三）不予公开 1. 属于国家秘密", "（三）不予公开1)属于国家秘密",
      "（三）不予公开（1）属于国家秘密", "（三）不予公开 ①属于国家秘密", "三、不予公开 1：属于国家秘密", "(三) 不予公开 一、属于国家秘密",
      "不予公开 〔一〕属于国家秘密", "（三）不予公开 属于国家秘密", "③不予公开 Ⅰ．属于国家秘密",
    ])
  func styles(_ label: String) throws {
    let sent = try found(["（三）不予公开 1.属于国家秘密,0": label + ",7"], "申请/国家秘密/自然人")
    #expect(sent == ([], 7))
  }

  @Test("A row is read by its words where its ordinal is another's, which is said once a table")
  func misnumbered() throws {
    let sent = try found(
      ["（三）不予公开 1.属于国家秘密,0": "（三）不予公开 5.属于国家秘密,7", "（七）总计,": "（八）总计,"], "申请/国家秘密/自然人")
    #expect(
      sent == (
        [
          "提示 版式-编号 申请 22:1 依申请公开：有 2 行的编号与表样不同，按行名读取：“1.属于国家秘密”写成了 5、“（七）总计”写成了 8。"
        ], 7
      ))
    let group = try found(["（四）无法提供 1.": "（五）无法提供 1."])
    #expect(
      group.lines == [
        "提示 版式-编号 申请/不掌握 30:1 依申请公开：“1.本机关不掌握相关政府信息”这一行的编号写成了 5，按行名读取。"
      ])
  }

  @Test("A label whose words are a group's and a row's is what its ordinal says, and nothing else")
  func namesakes() throws {
    let old = "警告 形式-旧行 申请/其他处理 38:0 依申请公开：“（六）其他处理”只有一行数，是上一版的填法；已读作“（六）其他处理 3.其他”，同组其余 2 行不再要求。"
    #expect(try found(instead: "六、其他,5,0,0,0,0,0,5\n") == ([old], 5))
    #expect(
      try found(instead: "（六）其他处理,5,0,0,0,0,0,5\n", before: "四、其他,9,0,0,0,0,0,9\n")
        == ([old, "警告 版式-多余 申请 40:1 依申请公开：不认识的行“四、其他”，与“3.其他”相近，没有读取。"], 5))
    let missing = try found(["（六）其他处理 3.其他,0": "四、其他,9"])
    #expect(
      missing == (
        ["错误 版式-缺行 申请/其他处理 40:1 依申请公开：缺少“3.其他”这一行；有不认识的行“四、其他”，是否应为“3.其他”。"], nil
      ))
  }

  @Test("A group printed as one row, and the row that it is read as: what differs does not count")
  func beside() throws {
    let sent = try found(instead: "（六）其他处理,5,1,0,0,0,0,6\n", before: "其他,9,1,0,0,0,0,10\n")
    #expect(
      sent == (
        [
          "错误 版式-重复 申请/其他处理 40:1 依申请公开 （六）其他处理 3.其他：这一行出现了两次（第 38 行和第 40 行），相同的数计一次，不同的数没有计入。",
          "错误 版式-缺行 申请/逾期不补正 18:0 依申请公开：缺少“1.申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请”这一行。",
          "错误 版式-缺行 申请/逾期不缴费 18:0 依申请公开：缺少“2.申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请”这一行。",
        ], nil
      ))
  }

  @Test("A group printed as one row twice")
  func twice() throws {
    let sent = try found(instead: "（六）其他处理,5,1,0,0,0,0,6\n（六）其他,9,1,0,0,0,0,10\n")
    #expect(
      sent == (
        [
          "警告 形式-旧行 申请/其他处理 38:0 依申请公开：“（六）其他处理”只有一行数，是上一版的填法；已读作“（六）其他处理 3.其他”，同组其余 2 行不再要求。",
          "错误 版式-重复 申请/其他处理 39:1 依申请公开 （六）其他处理 3.其他：这一行出现了两次（第 38 行和第 39 行），相同的数计一次，不同的数没有计入。",
        ], nil
      ))
    let subtotal = try found(["（六）其他处理 1.申请人": "（六）其他,0,0,0,0,0,0,0\n（六）其他处理 1.申请人"])
    #expect(subtotal.lines == ["警告 版式-多余 申请 38:1 依申请公开：不认识的行“（六）其他”，没有读取。"])
  }

  @Test("In the official tables too")
  func statutory() throws {
    let whole = try Fixture.text("real/pingtan-2025.sheet.csv").replacing("\r\n", with: "\n")
    let sheet = { (row: String) in
      let unit = read([whole.replacing(",,3.其他,1,0,0,0,0,0,1\n", with: row)], year: 2025).units[0]
      return (unit.findings.map(line), Fixture.form.cell(at: "申请/其他处理/自然人").flatMap { unit.figures[$0] })
    }
    #expect(sheet(",,（3）其他,1,0,0,0,0,0,1\n") == ([], 1))
    #expect(
      sheet(",,四、其他,1,0,0,0,0,0,1\n") == (
        ["错误 版式-缺行 申请/其他处理 45:3 依申请公开：缺少“3.其他”这一行；有不认识的行“四、其他”，是否应为“3.其他”。"], nil
      ))
  }
}
