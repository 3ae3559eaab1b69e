import Testing

@testable import Nianbao

/// What is said when a sheet is not as it should be: one finding a cause, with what was expected and what was there.
@Suite struct StructureTests {
  private static let whole = """
    藏书情况,合计,中文,外文
    年初,3,2,1
    新购,0,0,0
    年末,3,2,1

    """

  @Test("A sound form has no finding, in either layout")
  func sound() throws {
    #expect(try findings(Self.whole) == [])
    let sheet = "馆2025年图书馆年报\n藏书情况,,,\n类别,合计,中文,外文\n年初,3,2,1\n新购,0,0,0\n年末,3,2,1\n"
    #expect(try structure(sheet) == [])
  }

  @Test("A missing row, a mistyped label, an extra row")
  func rows() throws {
    #expect(
      try structure("图书馆年报数据,2025,1,馆\n藏书情况,合计,中文,外文\n年初,3,2,1\n年末,3,2,1\n") == [
        "错误 版式-缺行 藏书/新购 3:0 藏书：缺少“新购”这一行。"
      ])
    #expect(
      try structure("图书馆年报数据,2025,1,馆\n藏书情况,合计,中文,外文\n年初,3,2,1\n新够,0,0,0\n年末,3,2,1\n") == [
        "错误 版式-缺行 藏书/新购 4:1 藏书：缺少“新购”这一行；有不认识的行“新够”，是否应为“新购”。"
      ])
    #expect(
      try structure("图书馆年报数据,2025,1,馆\n" + Self.whole + "赠书,1,1,0\n") == [
        "警告 版式-多余 藏书 6:1 藏书：不认识的行“赠书”，没有读取。"
      ])
  }

  @Test("A missing column, a mistyped column, a column twice, a row twice")
  func columns() throws {
    #expect(
      try structure("图书馆年报数据,2025,1,馆\n藏书情况,合计,中文\n年初,3,2\n新购,0,0\n年末,3,2\n") == [
        "错误 版式-缺列 藏书/外文 3:0 藏书：缺少“外文”这一列。"
      ])
    #expect(
      try structure("图书馆年报数据,2025,1,馆\n藏书情况,合计,中文,外交\n年初,3,2,1\n新购,0,0,0\n年末,3,2,1\n") == [
        "错误 版式-缺列 藏书/外文 2:4 藏书：缺少“外文”这一列；有不认识的列“外交”，是否应为“外文”。"
      ])
    #expect(
      try structure("图书馆年报数据,2025,1,馆\n藏书情况,合计,中文,外文,中文\n年初,3,2,1,2\n新购,0,0,0,0\n年末,3,2,1,2\n") == [
        "错误 版式-重复 藏书/中文 2:5 藏书：表头里“中文”出现了两次，只读了左边一列。"
      ])
    #expect(
      try structure("图书馆年报数据,2025,1,馆\n" + Self.whole + "年末,3,2,2\n") == [
        "错误 版式-重复 藏书/年末 6:1 藏书 年末：这一行出现了两次（第 5 行和第 6 行），相同的数计一次，不同的数没有计入。"
      ])
  }

  @Test("A missing block is one finding, not one a cell")
  func block() throws {
    let form = Fixture.form
    let text = try Fixture.text("real/pingtan-2022.sheet.csv").split(whereSeparator: \.isNewline).filter {
      !$0.hasPrefix("第二十条第（五）项") && !$0.hasPrefix("行政许可")
    }.joined(separator: "\n")
    let returns = read([text + "\n"], form: form, year: 2022)
    #expect(
      returns.units[0].findings.map(line) == [
        "错误 版式-缺块 许可 1:0 缺少“第二十条第（五）项”这张表（1 行）。"
      ])
  }

  @Test("A file that ends too early is cut, and nothing of it is counted")
  func cut() throws {
    let cases = [
      "图书馆年报数据,2025,1,馆\n藏书情况,合计,中文,外文\n年初,3,2,1\n新购,0,0,0": "3 读入-截断",
      "图书馆年报数据,2025,1,馆\n藏书情况,合计,中文,外文\n年初,3,2,1\n新购,0,0,0\n年末,3": "5 读入-截断",
      "图书馆年报数据,2025,1,馆\n藏书情况,合计,中文,外文\n年初,3,2,\"1": "3 读入-截断",
    ]
    for text in cases.keys {
      let unit = read([text], form: try smallForm(), year: 2025).units[0]
      #expect(unit.findings.map(\.rule.id) == ["读入-截断"])
      #expect(unit.state == .rejected)
      #expect(unit.figures.states.allSatisfy { $0 == .absent })
    }
    // The last line of a whole form may lack its line end.
    #expect(try findings(String(Self.whole.dropLast())) == [])
  }

  @Test("What cannot be understood is a finding with the reason")
  func unread() throws {
    #expect(
      try structure("姓名,电话\n张三,1\n") == [
        "错误 读入-不识别  1:0 没有找到任何一张认得的表：第一格应为“图书馆年报数据”，或有藏书情况的表头和行。"
      ])
    #expect(try structure("\u{FFFD}PNG") != [])
  }

  @Test("Two files of a unit: tables apart are joined, answers twice are told once and naming both")
  func joined() throws {
    let parts = [
      "馆2025年图书馆年报\n类别,合计,中文,外文\n年初,3,2,1\n新购,0,0,0\n", "馆2025年图书馆年报\n类别,合计,中文,外文\n年末,3,2,1\n",
    ]
    #expect(read(parts, form: try smallForm(), year: 2025).units.flatMap(\.findings) == [])
    let twice = read(
      [parts[0], parts[0].replacing("新购,0,0,0", with: "新购,1,1,0"), parts[1]], form: try smallForm(),
      year: 2025)
    #expect(
      twice.units[0].findings.map(line) == [
        "错误 名录-重复  1:0 有 2 个文件填了同样的格：1.csv、2.csv；相同的格计一次，不同的 2 格没有计入（藏书 新购 合计、藏书 新购 中文）。"
      ])
    #expect(twice.units[0].figures.values[0] == 3)
    #expect(twice.units[0].figures.states[3] == .refused)
  }

  @Test(
    "Who filled the form in, when, and notes below a table are no rows that it does not have",
    arguments: [
      "填表人：张三,审核人：李四,联系电话：05541234567", "填表人,张三,审核人,李四", "联系电话,05541234567", "填报日期：,2026.1.15", "注：,本表由办公室填报",
      "备注,本年无新购,,", "单位负责人（签字）：,王五", "分管领导：赵六,,", "注1：以上数据已核对,无误", "主要情况：,见附件",
    ])
  func asides(line: String) throws {
    let whole = "图书馆年报数据,2025,1,馆\n" + Self.whole
    #expect(try structure(whole + line + "\n") == [])
    #expect(try structure("馆2025年图书馆年报\n" + Self.whole.replacing("藏书情况", with: "类别") + line + "\n") == [])
  }

  @Test("A note with a number below the headings may be a row")
  func noteWithNumber() throws {
    #expect(
      try structure("图书馆年报数据,2025,1,馆\n" + Self.whole + "备注,5\n") == [
        "警告 版式-多余 藏书 6:1 藏书：不认识的行“备注”，没有读取。"
      ])
    #expect(
      try structure("图书馆年报数据,2025,1,馆\n" + Self.whole + "赠书：,5,5,0\n") == [
        "警告 版式-多余 藏书 6:1 藏书：不认识的行“赠书：”，没有读取。"
      ])
  }

  /// The findings of reading alone, without the checks.
  private func structure(_ text: String) throws -> [String] {
    let returns = read([text], form: try smallForm(), year: 2025)
    return (returns.strays + returns.units.flatMap(\.findings)).map(line)
  }
}
