import Foundation
import Testing

@testable import Nianbao
@testable import NianbaoExcel

/// report.xlsx as openpyxl reads it: order, links, tables, numbers, charts.
@Suite struct ReportWorkbookTests {
  /// Two units of the small form, with names that Excel could take for something else.
  private func report(isDraft: Bool = false, ledger: LedgerStatistics? = nil) throws -> Report {
    let form = try smallForm()
    let units = [unit("1", "=1+1"), unit("2", "_x0041_馆")]
    let table = "藏书情况,合计,中文,外文\n年初,3,2,1\n新购,1200,0,1200\n年末,1203,2,1201\n"
    let files = units.map { unit in
      SubmissionFile(file: "\(unit.code).csv", path: "\(unit.code).csv") {
        .bytes(Array("图书馆年报数据,2025,\(unit.code),\(unit.name)\n\n\(table)".utf8))
      }
    }
    let returns = try Returns(
      reading: files, form: form, roster: Roster(units: units, region: ""), year: 2025)
    let statistics = Statistics(
      form: form, year: 2025, sums: try Sums(of: returns.units, cellCount: form.cellCount), base: nil)
    let project = Project(
      region: "某县", publisher: "某县图书馆", year: 2025, deadlines: ["report": "2026-03-31"])
    let finding = Finding(form.rule(named: "藏书-合计"), unit: "1", "=错", hint: "改。")
    return Report(
      project: project, statistics: statistics,
      narrative: Narrative([], statistics: statistics, folder: "narrative"),
      findings: isDraft ? [finding] : [], units: returns.units, ledger: ledger)
  }

  private func ledger() -> LedgerStatistics {
    LedgerStatistics(
      year: 2025, total: 10, counts: [("类别", ["惠民生": 6, "促发展": 3, "优环境": 1]), ("单位代码", ["1": 10])],
      priorTotal: 8, prior: ["类别": ["惠民生": 4, "促发展": 4], "单位代码": ["1": 8]],
      name: { $0 == "单位代码" ? "=1+1" : $1 })
  }

  private func value(_ scaled: Int64, _ text: String, scale: Int64 = 1) -> Chart.Value {
    Chart.Value(scaled: scaled, scale: scale, text: text)
  }

  private func charts() -> [Chart] {
    [
      Chart(
        id: "years", title: "藏书", kind: .lines, unit: "册", categories: ["2023年", "2024年", "2025年"],
        series: [
          .init(name: "中文", values: [value(1, "1"), nil, value(4, "4")]),
          .init(name: "外文", values: [value(2400, "2400"), value(2402, "2402"), value(2402, "2402")]),
        ]),
      Chart(
        id: "growth", title: "增长率", kind: .bars, unit: "%", categories: ["=1+1", "_x0041_馆"],
        series: [
          .init(
            name: "增长率", values: [value(-1250, "-12.50", scale: 100), value(3730, "37.30", scale: 100)]),
          .init(name: "同口径", values: [value(-1250, "-12.50", scale: 100), nil]),
        ]
      ),
    ]
  }

  /// Writes the workbook and returns what the script, given `book`, prints.
  private func read(_ report: Report, charts: [Chart] = [], _ script: String) throws -> String {
    let box = try Sandbox()
    let path = box.path("report.xlsx")
    try ReportWorkbook.write(report, charts: charts, to: path)
    if !charts.isEmpty {
    }
    let start = "import openpyxl, re, sys, zipfile\nbook = openpyxl.load_workbook(sys.argv[1])\n"
    return try runPython(start + script, [path])
  }

  @Test("Every sheet stands in the contents, in order, and every link leads to a sheet that is there")
  func contents() throws {
    let script = """
      print(book.sheetnames)
      sheet = book["目录"]
      for row in sheet.iter_rows(min_row=4):
          name = re.fullmatch("'(.+)'!A1", row[0].hyperlink.location).group(1)
          assert name == row[0].value and name in book.sheetnames, name
          print(*(c.value for c in row), sep="｜")
      assert [s.title for s in book if "目录" != s.title] == [r[0].value for r in sheet.iter_rows(min_row=4)]
      print(book.active.title, book.properties.title, book.properties.creator, book.properties.created)
      """
    let found = try read(report(ledger: ledger()), charts: charts(), script)
    #expect(
      found == """
        ['封面', '目录', '说明', '藏书', '数据-藏书', '分单位', '同比', '台账', '图']
        封面｜谁公布、哪一年、什么时候、向谁询问
        说明｜符号、取整、核对和数据来源
        藏书｜一、藏书（法定表格，供看和打印）
        数据-藏书｜“藏书”的数，一行一个，供再利用
        分单位｜各单位的每一个数，法定表格由它求和
        同比｜每个数与上年的比较
        台账｜公开台账按类别、渠道、单位的条数和比较
        图｜图和图里的数
        封面 某县2025年图书馆年报 某县图书馆 2025-12-31 00:00:00

        """)
  }

  @Test(
    "The cover says who, which year, when and what next; a draft says so"
  )
  func cover() throws {
    let script = """
      for row in book["封面"].iter_rows(values_only=True): print(*(c for c in row if c), sep="｜")
      """
    let found = try read(report(isDraft: true), script)
    #expect(
      found == """
        某县2025年图书馆年报
        草稿：还有 1 项错误没有处理，本稿不能公布。
        编制和公布｜某县图书馆
        报告年度｜2025年
        统计期间｜2025年1月1日至2025年12月31日；存量数为年底数
        公布时间｜2026年3月31日以前
        下次公布｜2026年度的报告，2027年3月31日以前
        表样｜内部
        编制依据｜内部
        联系｜某县图书馆

        """)
  }

  @Test(
    "The flat sheet holds the statutory sheet's numbers, one a line; its table is marked, plain and whole")
  func data() throws {
    let script = """
      sheet = book["数据-藏书"]
      rows = [[c.value for c in row] for row in sheet.iter_rows()]
      for row in rows[:6]: print(*(c for c in row if c is not None), sep="｜")
      cached = openpyxl.load_workbook(sys.argv[1], data_only=True)["藏书"]
      printed = [cached.cell(r, c).value for r in range(5, 8) for c in range(2, 5)]
      print(printed == [row[6] for row in rows[4:]], printed)
      names = set()
      for sheet in book:
          for table in sheet.tables.values():
              lines = list(sheet[table.ref])
              assert [c.value for c in lines[0]] == [c.name for c in table.tableColumns], table.name
              assert len({c.value.lower() for c in lines[0]}) == len(lines[0]) and table.autoFilter is None
              assert re.fullmatch("[a-z_0-9]+", table.name) and table.name not in names
              names.add(table.name)
              if sheet.title not in ("图", "目录", "说明"): assert sheet.max_row == lines[-1][0].row and not sheet.merged_cells.ranges
              print(sheet.title, table.name, table.ref)
      """
    let found = try read(report(ledger: ledger()), charts: charts(), script)
    #expect(
      found == """
        某县2025年图书馆年报　藏书
        本页有一张表，表头在第 4 行，共 9 行数。
        与工作表“藏书”是同一批数。“数值”空着的，看“状态”：空白是没有单位填报，不适用是表上的 /。
        指标｜表｜行组｜行｜列｜计量单位｜数值｜状态
        藏书/年初/合计｜藏书情况｜年初｜合计｜册｜6｜数字
        藏书/年初/中文｜藏书情况｜年初｜中文｜册｜4｜数字
        True [6, 4, 2, 2400, 0, 2400, 2406, 4, 2402]
        目录 contents A3:B11
        说明 notes A2:B13
        数据-藏书 data_1 A4:H13
        台账 ledger A4:K9
        图 chart_1 A3:C6
        图 chart_2 A23:C25

        """)
  }

  @Test("The ledger's sheet: counts, change, growth in numbers, and words where there is no rate")
  func ledgerSheet() throws {
    // 10 of 8: 25 %; 惠民生 2 more of 4 and of 8: 50 % and 25 points; 促发展 1 less: -25 % and -12.5 points.
    let script = """
      for row in list(book["台账"].iter_rows(values_only=True))[3:]: print(*row, sep="｜")
      """
    let found = try read(report(ledger: ledger()), script)
    #expect(
      found == """
        统计口径｜名称｜代码｜条数｜上年条数｜增减｜增长率（%）｜说明｜占比（%）｜拉动（百分点）｜位次
        全部｜合计｜None｜10｜8｜2｜25｜None｜100｜25｜None
        类别｜惠民生｜惠民生｜6｜4｜2｜50｜None｜60｜25｜1
        类别｜促发展｜促发展｜3｜4｜-1｜-25｜None｜30｜-12.5｜2
        类别｜优环境｜优环境｜1｜0｜1｜None｜基数为零｜10｜12.5｜3
        单位代码｜=1+1｜1｜10｜8｜2｜25｜None｜100｜25｜1

        """)
  }

  @Test("Charts point to the numbers beside them, say them in words, and are told apart without colour")
  func drawn() throws {
    let script = """
      parts = zipfile.ZipFile(sys.argv[1])
      drawing = parts.read("xl/drawings/drawing1.xml").decode()
      for words in re.findall('descr="([^"]*)"', drawing): print(words)
      for number in (1, 2):
          chart = parts.read(f"xl/charts/chart{number}.xml").decode()
          print(re.findall("<a:t>(.*?)</a:t>", chart), sorted(set(re.findall('typeface="(.*?)"', chart))))
          print(re.findall('<c:(min|max) val="(.*?)"', chart))
          for series in re.findall("<c:ser>.*?</c:ser>", chart, re.S):
              print(re.findall("<c:f>(.*?)</c:f>", series), re.findall("<c:v>(.*?)</c:v>", series))
              print(re.findall('<c:symbol val="(.*?)"|prstDash val="(.*?)"|pattFill prst="(.*?)"', series),
                    "showVal" in series)
      cells = book["图"]
      print([[cells.cell(r, c).value for c in (1, 2, 3)] for r in (3, 4, 5, 6)], [cells.cell(24, c).value for c in (1, 2)])
      print(cells["A24"].data_type)
      """
    let found = try read(report(), charts: charts(), script)
    #expect(
      found == """
        藏书。中文：2023年 1册，2024年 无数，2025年 4册；外文：2023年 2400册，2024年 2402册，2025年 2402册。
        增长率。增长率：=1+1 -12.50%，_x0041_馆 37.30%；同口径：=1+1 -12.50%，_x0041_馆 无数。
        ['藏书（单位：册）'] ['宋体']
        [('min', '0')]
        ["'图'!$B$3", "'图'!$A$4:$A$6", "'图'!$B$4:$B$6"] ['中文', '2023年', '2024年', '2025年', '1', '4']
        [('circle', '', '')] True
        ["'图'!$C$3", "'图'!$A$4:$A$6", "'图'!$C$4:$C$6"] ['外文', '2023年', '2024年', '2025年', '2400', '2402', '2402']
        [('', 'dash', ''), ('square', '', '')] True
        ['增长率（单位：%）'] ['宋体']
        []
        ["'图'!$B$23", "'图'!$A$24:$A$25", "'图'!$B$24:$B$25"] ['增长率', '=1+1', '_x005F_x0041_馆', '-12.5', '37.3']
        [] True
        ["'图'!$C$23", "'图'!$A$24:$A$25", "'图'!$C$24:$C$25"] ['同口径', '=1+1', '_x005F_x0041_馆', '-12.5']
        [('', '', 'wdUpDiag')] True
        [['项目', '中文', '外文'], ['2023年', 1, 2400], ['2024年', None, 2402], ['2025年', 4, 2402]] ['=1+1', -12.5]
        s

        """)
  }

  @Test(
    "A list that is looked up prints its first page alone, and says so; a short one all of it, and nothing")
  func firstPages() throws {
    let box = try Sandbox()
    let workbook = try Workbook(path: box.path("a.xlsx"), title: "", created: 0)
    for (name, page) in [
      ("长", PageSetup.lookedUp(lines: 31, headings: 4, columns: 5)),
      ("宽", PageSetup.lookedUp(lines: 2, headings: 3, columns: 200, printed: 13)),
      ("短", PageSetup.lookedUp(lines: 30, headings: 1, columns: 2)),
    ] {
      let sheet = try workbook.addSheet(name)
      try sheet.text("甲", 0, 0, .plain)
      try sheet.print(page)
    }
    try workbook.close()
    let script = """
      import sys, openpyxl
      for s in openpyxl.load_workbook(sys.argv[1]):
          fits = s.sheet_properties.pageSetUpPr.fitToPage and (s.page_setup.fitToHeight or 1) == 1
          print(s.title, *s.print_area, fits, s.oddHeader.center.text)
      """
    let found = try runPython(script, [box.path("a.xlsx")])
    #expect(
      found == """
        长 $A$1:$E$34 True 供查阅和再利用，只打印前 30 行 5 列；全表 31 行 5 列，请在屏幕上看
        宽 $A$1:$M$5 True 供查阅和再利用，只打印前 2 行 13 列；全表 2 行 200 列，请在屏幕上看
        短 $A$1:$B$31 True None

        """)
  }

  @Test("Unit names stay text, whatever they look like; a unit's own workbook has no 分单位")
  func names() throws {
    let script = """
      print([(c.value, c.data_type) for c in book["分单位"]["B"][3:5]])
      """
    let found = try read(report(isDraft: true), script)
    #expect(
      found
        == "[('=1+1', 's'), ('_x0041_馆', 's')]\n")
  }

  @Test("The same report gives the same bytes")
  func sameBytes() throws {
    let box = try Sandbox()
    let one = try report(ledger: ledger())
    for name in ["a.xlsx", "b.xlsx"] { try ReportWorkbook.write(one, charts: charts(), to: box.path(name)) }
    #expect(
      try Data(contentsOf: URL(fileURLWithPath: box.path("a.xlsx")))
        == Data(contentsOf: URL(fileURLWithPath: box.path("b.xlsx"))))
  }

  @Test("What Excel would call damaged is refused: overlapping, unnamed, doubled and empty tables")
  func refused() throws {
    let box = try Sandbox()
    let workbook = try Workbook(path: box.path("a.xlsx"), title: "", created: 0)
    let sheet = try workbook.addSheet("一")
    try sheet.table("one", ["甲", "乙"], rows: 0...2, .heading)
    try sheet.merge(rows: 5...6, columns: 0...0, .plain)
    #expect(throws: WorkbookError.overlap("A3")) { try sheet.table("two", ["甲"], rows: 2...4, .heading) }
    #expect(throws: WorkbookError.overlap("A5")) { try sheet.table("three", ["甲"], rows: 4...5, .heading) }
    #expect(throws: WorkbookError.overlap("B1")) { try sheet.merge(rows: 0...1, columns: 1...2, .plain) }
    for (name, headings, rows) in [
      ("ONE", ["甲"], 8...9), ("表", ["甲"], 8...9), ("a b", ["甲"], 8...9), ("four", ["A", "a"], 8...9),
      ("five", ["甲", ""], 8...9), ("six", ["甲"], 8...8), ("seven", [], 8...9),
    ] {
      #expect(throws: WorkbookError.badTable(name)) { try sheet.table(name, headings, rows: rows, .heading) }
    }
    for name in ["一", "收到/处理", String(repeating: "长", count: 32), ""] {
      #expect(throws: WorkbookError.badSheetName(name)) { _ = try workbook.addSheet(name) }
    }
    try workbook.close()
  }
}
