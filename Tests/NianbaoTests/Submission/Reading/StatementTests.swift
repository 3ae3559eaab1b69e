import Testing

@testable import Nianbao

/// Which unit and year a file says it is.
@Suite struct StatementTests {
  private let titles = ["政府信息公开工作年度报告", "政府信息公开年度报告"]

  @Test(
    "Titles",
    arguments: [
      ("试验县教育局2025年政府信息公开工作年度报告", 2025, "试验县教育局"), ("2025年试验县教育局政府信息公开工作年度报告", 2025, "试验县教育局"),
      ("试验县教育局2025年度政府信息公开年度报告", 2025, "试验县教育局"), ("试验县教育局 ２０２５ 年政府信息公开工作年度报告（送审稿）", 2025, "试验县教育局"),
      ("政府信息公开工作年度报告", nil, nil),
      ("试验县教育局政府信息公开工作年度报告（2024年）", 2024, "试验县教育局"), ("试验县教育局政府信息公开工作2024年度报告", 2024, "试验县教育局"),
      ("试验县教育局政府信息公开2024年度报告", 2024, "试验县教育局"), ("二〇二四年试验县教育局政府信息公开工作年度报告", 2024, "试验县教育局"),
      ("试验县教育局（2024年度）政府信息公开年度报告", 2024, "试验县教育局"), ("2024试验县教育局政府信息公开工作年度报告", 2024, "试验县教育局"),
      ("试验县教育局关于报送2025年度政府信息公开工作年度报告的函", 2025, "试验县教育局"),
      ("2025年试验县⻨陇镇人⺠政府政府信息公开工作年度报告", 2025, "试验县麦陇镇人民政府"), ("试验县教育局2025年⼯作政府信息公开年度报告", 2025, "试验县教育局工作"),
    ] as [(String, Int?, String?)])
  func title(text: String, year: Int?, name: String?) {
    let statement = Statement(title: text, titles: titles, roster: nil)
    #expect(statement?.year == year)
    #expect(statement?.name == name)
  }

  @Test("Sentences that mention the report are no titles")
  func noTitle() {
    #expect(Statement(title: "一、总体情况", titles: titles, roster: nil) == nil)
    #expect(Statement(title: "现将2025年政府信息公开工作年度报告公布如下", titles: titles, roster: nil) == nil)
    #expect(Statement(title: "根据条例，编制2025年政府信息公开工作年度报告。", titles: titles, roster: nil) == nil)
    #expect(
      Statement(title: String(repeating: "长", count: 90) + "政府信息公开工作年度报告", titles: titles, roster: nil) == nil
    )
  }

  @Test("Two years in one title are none to choose from")
  func twoYears() {
    let statement = Statement(title: "试验县教育局2023-2024年政府信息公开工作年度报告", titles: titles, roster: nil)
    #expect(statement?.year == nil)
    #expect(statement?.unclearYear == "2023-2024年")
  }

  private let roster = Roster(units: [unit("001", "试验县教育局"), unit("002", "试验县水利局")], region: "试验县")

  @Test(
    "Paths",
    arguments: [
      ("001.csv", "001", nil, nil), ("001-教育局.csv", "001", "试验县教育局", nil),
      ("教育局2024年.csv", nil, "试验县教育局", 2024),
      ("水利局/表三.csv", nil, "试验县水利局", nil), ("1-水利局.csv", nil, "试验县水利局", nil), ("1.csv", "001", nil, nil),
      ("表三.csv", nil, nil, nil),
      ("试验县水利局2025年政府信息公开工作年度报告.csv", nil, "试验县水利局", 2025),
    ] as [(String, String?, String?, Int?)])
  func path(path: String, code: String?, name: String?, year: Int?) {
    let statement = Statement(path: path, titles: titles, roster: roster)
    #expect(statement.code == code)
    #expect(statement.name == name)
    #expect(statement.year == year)
  }

  @Test("Strangers of the roster: what was stated, and whose name or code it is")
  func strangers() throws {
    let form = try smallForm()
    let block = "\n藏书情况,合计,中文,外文\n年初,3,2,1\n新购,0,0,0\n年末,3,2,1\n"
    let said = { (first: String) in
      let returns = read([first + block], form: form, roster: self.roster, year: 2025)
      return (returns.strays + returns.units.flatMap(\.findings)).filter { $0.rule.id != "名录-缺报" }.map(
        \.message)
    }
    #expect(said("图书馆年报数据,2025,001,教育局") == [])
    #expect(said("图书馆年报数据,2025,1,教育局") == [])
    #expect(said("图书馆年报数据,2025,1,改名后的局") == [])
    #expect(said("图书馆年报数据,2025,,水利局") == [])
    #expect(said("图书馆年报数据,2025,009,教育局") == ["文件写的单位代码 009 不在名录里；名录里叫“试验县教育局”的单位，代码是 001，没有计入。"])
    #expect(
      said("图书馆年报数据,2025,001,水利局") == [
        "文件的代码 001 是“试验县教育局”，名称“试验县水利局”的代码却是 002，分不清是哪个单位，没有计入。"
      ])
    #expect(said("图书馆年报数据,2025,,林业局") == ["“林业局”不在名录里，没有计入。"])
    #expect(said("图书馆年报数据,2025,,") == ["看不出是哪个单位报送的，没有计入。"])
    #expect(said("图书馆年报数据,2024,001,教育局") == ["文件写的是 2024 年的报表，这里收的是 2025 年的，没有计入。"])
  }

  @Test("Forms of two units, or of two years, in one file: nothing counts, and both are named")
  func twoForms() throws {
    let form = try smallForm()
    let said = { (text: String) in
      let returns = read([text], form: form, roster: self.roster, year: 2025)
      let findings = returns.strays + returns.units.flatMap(\.findings)
      let numbers = returns.units.reduce(0) { $0 + $1.figures.states.count { $0 == .number } }
      return (findings.filter { !["名录-缺报", "版式-缺行"].contains($0.rule.id) }.map(line), numbers)
    }
    let (head, below) = ("藏书情况,合计,中文,外文\n年初,3,2,1\n新购,0,0,0\n", "年末,3,2,1\n")
    let own = "图书馆年报数据,2025,001,教育局\n\n" + head
    let again = "\n图书馆年报数据,2025,1,\n\n藏书情况,合计,中文,外文\n"
    #expect(said(own + again + below) == ([], 9))
    #expect(
      said(own + "\n图书馆年报数据,2025,002,水利局\n藏书情况,合计,中文,外文\n" + below) == (
        ["错误 名录-多报  7:0 文件里有两个单位的报表：第 1 行写的是试验县教育局（001），第 7 行写的是试验县水利局（002），分不清哪些数是谁的，没有计入。"], 0
      ))
    #expect(
      said(own + "\n图书馆年报数据,2025,777,林业局\n藏书情况,合计,中文,外文\n" + below) == (
        ["错误 名录-多报  7:0 文件里有两个单位的报表：第 1 行写的是试验县教育局（001），第 7 行写的是林业局（777），分不清哪些数是谁的，没有计入。"], 0
      ))
    #expect(
      said(own + "\n图书馆年报数据,2024,001,教育局\n藏书情况,合计,中文,外文\n" + below) == (
        ["错误 名录-年份  7:0 文件写的年份“2025年、2024年”看不出是哪一年，没有计入。"], 0
      ))
    // A form again without a first line, under its title.
    #expect(
      said(own + "\n试验县水利局2025年图书馆年报\n藏书情况,合计,中文,外文\n" + below).0 == [
        "错误 名录-多报  7:0 文件里有两个单位的报表：第 1 行写的是试验县教育局（001），第 7 行写的是试验县水利局（002），分不清哪些数是谁的，没有计入。"
      ])
  }

  @Test(
    "Two statutory sheets in one file; a title with nothing above or below it is a link, and no other sheet")
  func twoTitles() throws {
    let form = try smallForm()
    let said = { (text: String) in
      let returns = read([text], form: form, roster: self.roster, year: 2025)
      return (returns.strays + returns.units.flatMap(\.findings)).filter {
        !["名录-缺报", "版式-缺行"].contains($0.rule.id)
      }.map(line)
    }
    let (head, below) = ("类别,合计,中文,外文\n年初,3,2,1\n新购,0,0,0\n", "类别,合计,中文,外文\n年末,3,2,1\n")
    let title = "试验县教育局2025年图书馆年报\n"
    #expect(said(title + head + title + below) == [])
    #expect(said(title + head + "教育局2025年图书馆年报\n" + below) == [])
    #expect(said(title + head + below + "试验县水利局2024年图书馆年报\n") == [])
    #expect(
      said(title + head + "试验县水利局2025年图书馆年报\n" + below) == [
        "错误 名录-多报  5:0 文件里有两个单位的报表：第 1 行写的是试验县教育局（001），第 5 行写的是试验县水利局（002），分不清哪些数是谁的，没有计入。"
      ])
    #expect(
      said(title + head + "试验县教育局2024年图书馆年报\n" + below) == [
        "错误 名录-年份  5:0 文件写的年份“2025年、2024年”看不出是哪一年，没有计入。"
      ])
  }

  @Test(
    "A number in a unit's name is no year",
    arguments: [
      ("甲县2000路街道办2025年", "甲县2000路街道办", 2025), ("2025年甲县2000路街道办事处", "甲县2000路街道办事处", 2025),
      ("2000路街道2025年度", "2000路街道", 2025), ("甲县2000路街道办", "甲县2000路街道办", nil),
      ("甲县2001年村委会2025年", "甲县2001年村委会", 2025), ("乙县2008路管理所2025年", "乙县2008路管理所", 2025),
    ] as [(String, String, Int?)])
  func numberedName(said: String, name: String, year: Int?) throws {
    let roster = Roster(units: [unit("1", "甲县2000路街道办"), unit("2", "2001年村委会")], region: "甲县")
    let title = Statement(title: said + "政府信息公开工作年度报告", titles: titles, roster: roster)
    #expect(title?.name == name)
    #expect(title?.year == year && title?.unclearYear == nil)
    guard let unit = roster.unit(name: name) else { return }
    for file in [said + "年报（定稿）.csv", "3-\(said)/表三.csv", said + "政府信息公开工作年度报告.csv"] {
      let path = Statement(path: file, titles: titles, roster: roster)
      #expect(roster.unit(name: path.name ?? "") == unit, "\(file)")
      #expect(path.year == (file.contains("/") ? nil : year) && path.unclearYear == nil, "\(file)")
    }
    let sheet = Statement(sheet: said, roster: roster)
    #expect(sheet.name == unit.name && sheet.year == year)
  }

  @Test("A year in front is one, with 年 or without")
  func twoYearsApart() {
    let said = Statement(title: "2024试验县教育局2025年政府信息公开工作年度报告", titles: titles, roster: roster)
    #expect(said?.unclearYear == "2024年、2025年")
  }
}
