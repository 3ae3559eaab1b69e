import Foundation
import Testing

@testable import Nianbao

/// The pictures: what the definition says, which numbers they show, and where everything stands.
@Suite struct ChartTests {
  static let charts = """

    quantities:
    - {id: 馆藏, sum: [藏书/年末/合计]}
    - {id: 新书, sum: [藏书/新购/合计]}
    charts:
    - {id: books, title: 历年藏书, years: {馆藏: 馆藏, 中文: 藏书/年末/中文}}
    - {id: languages, title: 各文种, parts: 藏书/年末/合计}
    - {id: growth, title: 增长, growth: {馆藏: 馆藏, 新购: 新书, 外文: 藏书/年末/外文}}
    """

  /// Last year 2 Chinese and 1 foreign book, this year 5 and 0; new ones 0 and then 2.
  static func report(_ form: Form, now: [Int64] = [3, 2, 1, 2, 2, 0, 5, 5, 0]) throws -> Report {
    var sums = try Sums(of: [], cellCount: form.cellCount)
    var before = Figures(cellCount: form.cellCount)
    for (cell, values) in zip(form.cells, zip(now, [3, 2, 1, 0, 0, 0, 3, 2, 1] as [Int64])) {
      (sums.figures[cell], before[cell]) = values
    }
    let statistics = Statistics(
      form: form, year: 2025, sums: sums, base: Base(year: 2024, source: .published, figures: before))
    return Report(
      project: Project(region: "甲县", year: 2025), statistics: statistics,
      narrative: Narrative([], statistics: statistics, folder: "n"), findings: [], units: [])
  }

  static func form(_ charts: String = charts) throws -> Form {
    try Form(definition: smallDefinition + charts, file: "small.yaml")
  }

  @Test("Numbers worked by hand: years with the base, parts of a total, growth with its words")
  func numbers() throws {
    let charts = try Self.report(Self.form()).charts
    #expect(
      charts.map(\.description) == [
        "历年藏书。馆藏：2024年 3册，2025年 5册；中文：2024年 2册，2025年 5册。",
        "各文种。2025年：中文 5册，外文 0册。",
        // (5 − 3) ÷ 3 = 66.67%; nothing can be said against 0; (0 − 1) ÷ 1 = −100%.
        "增长。增长率：馆藏 66.67%，新购 基数为零，外文 -100.00%。",
      ])
  }

  @Test("The statutory results: a group of rows is one bar, named as people say it")
  func outcomes() throws {
    let form = Fixture.form
    var sums = try Sums(of: [], cellCount: form.cellCount)
    for (address, value) in [
      "予以公开": 4, "部分公开": 3, "国家秘密": 2, "行政查询": 5, "不掌握": 0, "信访举报": 1, "其他处理": 6,
    ] as [String: Int64] {
      sums.figures[try #require(form.cell(at: "申请/\(address)/总计"))] = value
    }
    let statistics = Statistics(form: form, year: 2025, sums: sums, base: nil)
    let report = Report(
      project: Project(region: "甲县", year: 2025), statistics: statistics,
      narrative: Narrative([], statistics: statistics, folder: "n"), findings: [], units: [])
    #expect(
      report.charts.map(\.description) == [
        "政府信息公开申请的办理结果。2025年：予以公开 4件，部分公开 3件，不予公开 7件，无法提供 0件，不予处理 1件，其他处理 6件。"
      ])
  }

  @Test("All zero, or one year alone, is no picture")
  func nothing() throws {
    let zero = try Self.report(Self.form(), now: [0, 0, 0, 0, 0, 0, 0, 0, 0])
    #expect(zero.charts.map(\.id) == ["books", "growth"])
    let alone = Statistics(form: try Self.form(), year: 2025, sums: zero.statistics.sums, base: nil)
    let report = Report(
      project: zero.project, statistics: alone, narrative: zero.narrative, findings: [], units: [])
    #expect(report.charts == [])
  }

  @Test("The ledger's keys: twelve bars at most, the rest together")
  func ledger() throws {
    let form = try Self.form("\ncharts: [{id: kinds, title: 类别, ledger: 类别}]\n")
    let counts = Dictionary(uniqueKeysWithValues: (1...15).map { ("类\($0)", Int64(100 - $0)) })
    let ledger = LedgerStatistics(
      year: 2025, total: 1380, counts: [("类别", counts)], priorTotal: nil, prior: nil)
    let plain = try Self.report(form)
    let report = Report(
      project: plain.project, statistics: plain.statistics, narrative: plain.narrative, findings: [],
      units: [], ledger: ledger)
    let chart = try #require(report.charts.first)
    #expect(chart.categories.count == 12)
    #expect(chart.categories.first == "类1" && chart.categories.last == "其余4类")
    // 88 + 87 + 86 + 85
    #expect(chart.series[0].words.last == "346")
  }

  @Test("What the definition may not say, with its place")
  func refused() throws {
    let mistakes = [
      "{id: a, title: 图, years: {馆藏: 藏书/年未/合计}}": "没有叫“藏书/年未/合计”的数量或地址，是否应为“藏书/年初/合计”。",
      "{id: a, title: 图, years: {甲: 藏书/年末/合计, 乙: 藏书/年末/中文, 丙: 藏书/年末/外文}}": "一张图最多两条线。",
      "{id: a, title: 图, parts: 藏书/年末/中文}": "“藏书/年末/中文”不是总计，没有可画的组成部分。",
      "{id: a, title: 图, parts: 藏书/年中/合计}": "没有“藏书/年中/合计”这个地址。",
      "{id: 图, title: 图, ledger: 类别}": "图的 id 应当只有小写字母、数字和 -。",
      "{id: a, title: 图}": "一张图应当写 years、parts、ledger、growth 之一。",
    ]
    let last = smallDefinition.split(separator: "\n", omittingEmptySubsequences: false).count + 2
    for (text, message) in mistakes {
      do {
        _ = try Self.form("\ncharts:\n- \(text)\n")
        Issue.record("accepted: \(text)")
      } catch let error as DefinitionError {
        #expect(error.problems.map(\.message) == [message])
        #expect(error.problems.allSatisfy { $0.line == last && $0.column > 2 })
      }
    }
  }

  @Test("Bars: from the zero line to both sides, as long as their values, none outside of the picture")
  func bars() throws {
    let values: [Int64?] = [100, 50, 0, -50, nil]
    let chart = Chart(
      id: "a", title: "图", kind: .bars, unit: "件", categories: ["甲", "乙", "丙", "丁", "名字很长很长很长很长的一项"],
      series: [
        Chart.Series(
          name: "数", values: values.map { $0.map { Chart.Value(scaled: $0, scale: 1, text: String($0)) } })
      ])
    let drawing = ChartDrawing(chart)
    #expect(drawing.bars.map(\.isLess) == [false, false, true])
    let zero = drawing.axis.x1
    #expect(drawing.bars[0].x == zero && abs(drawing.bars[2].x + drawing.bars[2].width - zero) < 0.001)
    #expect(abs(drawing.bars[0].width - 2 * drawing.bars[1].width) < 0.001)
    #expect(abs(drawing.bars[1].width - drawing.bars[2].width) < 0.001)
    #expect(drawing.texts.map(\.text).filter { ["100", "50", "0", "-50", "无数"].contains($0) }.count == 5)
    Self.expectInside(drawing)
  }

  @Test("Lines: a gap stays a gap, one year is a mark, fifteen years fit", arguments: [2, 15])
  func lines(years: Int) throws {
    let text = { (value: Int64) in Chart.Value(scaled: value, scale: 1, text: String(value)) }
    let values = (0..<years).map { $0 == 1 && years > 2 ? nil : text(Int64($0) * 12345) }
    let chart = Chart(
      id: "a", title: "图", kind: .lines, unit: "件", categories: (0..<years).map { "\(2011 + $0)年" },
      series: [
        Chart.Series(name: "收到", values: values),
        Chart.Series(name: "办结", values: values.map { $0.map { text($0.scaled / 2) } }),
      ])
    let drawing = ChartDrawing(chart)
    #expect(drawing.strokes.map(\.points.count) == (years == 2 ? [2, 2] : [13, 13]))
    #expect(drawing.marks.count == (years == 2 ? 4 : 28))
    // Fifteen years take the whole width of the page, and scroll on a phone.
    #expect(drawing.values["isLong"] as? Bool == (years == 15))
    Self.expectInside(drawing)
  }

  @Test(
    "Lines begin at 0: twice the value stands twice as far from the axis, what is less than 0 below it",
    arguments: [[1000, 1010, 505], [100, 50, -50], [-10, -20, -5]] as [[Int64]])
  func fromZero(values: [Int64]) {
    let chart = Chart(
      id: "a", title: "图", kind: .lines, unit: "件", categories: ["2023年", "2024年", "2025年"],
      series: [
        Chart.Series(name: "甲", values: values.map { Chart.Value(scaled: $0, scale: 1, text: String($0)) })
      ])
    let drawing = ChartDrawing(chart)
    let heights = drawing.marks.map { drawing.axis.y1 - $0.y }
    for (value, height) in zip(values, heights) {
      #expect(abs(height * Double(values[0]) - heights[0] * Double(value)) < 0.001 * abs(Double(value)))
    }
    #expect(drawing.axis.y1 == drawing.axis.y2 && (values[0] > 0) == (heights[0] > 0))
  }

  @Test("Places are the same text everywhere")
  func places() {
    #expect(
      [0, -0.04, 0.05, 12.34, -3.15, 420].map(ChartDrawing.place) == [
        "0.0", "0.0", "0.1", "12.3", "-3.2", "420.0",
      ])
  }

  /// No text is cut off at an edge or stands on another one.
  private static func expectInside(_ drawing: ChartDrawing, sourceLocation: SourceLocation = #_sourceLocation)
  {
    let boxes = drawing.texts.map { text -> (left: Double, right: Double, y: Double, text: String) in
      let width = ChartDrawing.width(of: text.text)
      let left =
        switch text.anchor {
        case .start: text.x
        case .middle: text.x - width / 2
        case .end: text.x - width
        }
      return (left, left + width, text.y, text.text)
    }
    for (index, box) in boxes.enumerated() {
      #expect(
        box.left >= 0 && box.right <= drawing.width && box.y >= 7 && box.y <= drawing.height - 7, "\(box)",
        sourceLocation: sourceLocation)
      for other in boxes[..<index] where abs(other.y - box.y) < 12 {
        #expect(
          other.right <= box.left || box.right <= other.left, "\(box) \(other)",
          sourceLocation: sourceLocation)
      }
    }
  }
}
