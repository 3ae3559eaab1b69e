import Testing

@testable import Nianbao
@testable import NianbaoExcel

/// One table value behind everything that is printed.
@Suite struct ListingTests {
  /// A column that nobody has yet, added where the comparison is composed.
  @Sendable private static func columns(of statistics: Statistics) -> [ListingColumn<ComparedLine>] {
    ComparedLine.columns(of: statistics) + [
      ListingColumn("twice", .number, .named("两倍").page().sheet("两倍（册）", width: 10).data("twice")) { line in
        .number(line.value.map { 2 * $0 }, line.measure)
      }
    ]
  }

  /// Last year 105 books, of them 42 foreign; this year 200, of them 137.
  private static func report() throws -> Report {
    let form = try smallForm()
    let returns = [2024: "105,63,42\n新购,0,0,0\n年末,105,63,42", 2025: "105,63,42\n新购,95,0,95\n年末,200,63,137"]
      .mapValues { text in
        read(
          ["图书馆年报数据,,1\n\n藏书情况,合计,中文,外文\n年初,\(text)\n"], form: form,
          roster: Roster(units: [unit("1", "总馆")], region: ""))
      }
    let before = try #require(returns[2024]?.units)
    let now = try #require(returns[2025]?.units)
    let statistics = Statistics(
      form: form, year: 2025, sums: try Sums(of: now, cellCount: form.cellCount),
      base: Base(
        year: 2024, source: .published, figures: try Sums(of: before, cellCount: form.cellCount).figures))
    return Report(
      project: Project(region: "某县", year: 2025), statistics: statistics,
      narrative: Narrative([], statistics: statistics, folder: "narrative"), findings: [], units: now,
      comparedColumns: columns)
  }

  private static func template(_ name: String) throws -> PageTemplate {
    let file = Fixture.package.appendingPathComponent("Templates/pages/\(name).mustache")
    return try PageTemplate(String(contentsOf: file, encoding: .utf8), file: name)
  }

  /// The comparison as Python finds it in the workbook.
  private static let sheet = """
    import sys, openpyxl
    for row in openpyxl.load_workbook(sys.argv[1])["同比"].iter_rows(min_row=2, values_only=True):
        print(row[1], row[2], row[5], row[-1])
    """

  @Test("A column added to the comparison is in Markdown, on the page, in the workbook and in the file")
  func added() throws {
    let report = try Self.report()
    let markdown = try PageWriter.markdown(report, try Self.template("report.md"))
    #expect(
      markdown.contains(
        """
        | 项目 | 单位 | 2024年 | 2025年 | 增减 |   增长率 | 两倍 |
        | ---- | ---- | -----: | -----: | ---: | -------: | ---: |
        | 年初 | 册   |    105 |    105 |    0 |    0.00% |  210 |
        | 新购 | 册   |      0 |     95 |   95 | 基数为零 |  190 |
        | 年末 | 册   |    105 |    200 |   95 |   90.48% |  400 |
        """))
    let page = try PageWriter.html(report, try Self.template("report.html"))
    #expect(page.contains("<th scope=\"col\">增长率</th><th scope=\"col\">两倍</th></tr>"))
    #expect(page.contains("<td>200</td><td>95</td><td>90.48%</td><td>400</td></tr>"))
    #expect(page.contains("<th class=\"title\" colspan=\"7\" scope=\"rowgroup\">"))
    let box = try Sandbox()
    try ReportWorkbook.write(report, to: box.path("report.xlsx"))
    #expect(
      try runPython(Self.sheet, [box.path("report.xlsx")]).hasSuffix("年末 外文 137 274\n"))
    let lines = String(decoding: summaryCSV(report.statistics, columns: Self.columns), as: UTF8.self).split(
      separator: "\n")
    #expect(lines.first?.hasSuffix(",growth_pct,growth_kind,twice") == true)
    #expect(lines.last == "2025,藏书,年末,外文,137,1,42,95,226.19,normal,274")
  }

  @Test("The proof reads the added column back from every file, and no digit of it can be another")
  func proved() throws {
    let report = try Self.report()
    let (markdown, page) = (try Self.template("report.md"), try Self.template("report.html"))
    let said = { (printed: Printed) in Proof([printed], of: report).failures.map(\.description) }
    let text = try PageWriter.markdown(report, markdown)
    let html = try PageWriter.html(report, page)
    let box = try Sandbox()
    try ReportWorkbook.write(report, to: box.path("report.xlsx"))
    let printed = { (text: String) in
      Printed.markdown(Array(text.utf8), file: "report.md", of: report, markdown.own(in: .markdown))
    }
    let shown = { (html: String) in Printed.page(Array(html.utf8), file: "report.html", page.own(in: .page)) }
    #expect(said(printed(text)) == [] && said(shown(html)) == [])
    #expect(
      said(printed(text.replacing("|  400 |", with: "|  401 |"))) == [
        "report.md 与上年比较 年末 合计 两倍：印的是“401”，应为“400”。"
      ])
    #expect(
      said(shown(html.replacing("<td>400</td>", with: "<td>40</td>"))) == [
        "report.html 与上年比较 年末 合计 两倍：印的是“40”，应为“400”。"
      ])
    var sheet = try Printed.workbook(
      at: box.path("report.xlsx"), file: "report.xlsx", ReportWorkbook.kinds, of: report)
    #expect(said(sheet) == [])
    let place = try #require(sheet.tables.firstIndex { $0.kind == .comparison })
    let column = try #require(sheet.tables[place].ids.firstIndex(of: "twice"))
    #expect(
      sheet.tables[place].lines.map { $0[column] } == [
        "210", "126", "84", "190", "0", "190", "400", "126", "274",
      ])
    sheet.tables[place].lines[8][column] = "275"
    #expect(said(sheet) == ["report.xlsx 与上年比较 年末 外文 两倍：印的是“275”，应为“274”。"])
  }

  @Test("Heads that stand over each other's columns are refused; words of an office's own are not")
  func exchanged() throws {
    let report = try Self.report()
    let template = try Self.template("report.md")
    let text = try PageWriter.markdown(report, template)
    let said = { (head: String) in
      let changed = text.replacing("| 2025年 | 增减 |   增长率 |", with: head)
      return Proof(
        [.markdown(Array(changed.utf8), file: "report.md", of: report, template.own(in: .markdown))],
        of: report
      )
      .failures
      .map(\.description)
    }
    #expect(said("| 今年 | 变化 | 变化率 |") == [])
    #expect(
      said("| 2025年 | 增长率 | 增减 |") == [
        "report.md 与上年比较 表头：印的是“增长率”，应为“增减”。", "report.md 与上年比较 表头：印的是“增减”，应为“增长率”。",
      ])
  }

  @Test("A listing is made one field at a time: nothing is asked of a column that a medium does not print")
  func lazy() {
    let listing = Listing(
      [
        ListingColumn<Int>("name", .text, .named("名称").terminal()) { .words("第\($0)个") },
        ListingColumn<Int>("never", .text, .named("不问").sheet(width: 5)) { _ in fatalError("asked") },
        ListingColumn<Int>("share", .share(of: "name", total: 3), .named("占比").terminal().data("share")) {
          .percentage(Percentage(Int64($0), of: 3), sign: "%")
        },
      ], [1, 2])
    #expect(listing.words(ofLine: 1, in: .terminal) == ["第2个", "66.67%"])
    #expect(CSVText(listing).data == [0xEF, 0xBB, 0xBF] + Array("share\n33.33\n66.67\n".utf8))
  }
}
