import Nianbao

/// 说明: what the symbols and words mean, how numbers are rounded and checked, where they come from.
struct NotesSheet {
  static let name = "说明"
  static let headings = ["事项", "说明"]
  private static let widths = [18.0, 80]

  private let report: Report

  init(_ report: Report) { self.report = report }

  func write(to sheet: Sheet) throws {
    sheet.hideGridlines()
    for (column, width) in Self.widths.enumerated() { try sheet.width(width, columns: column...column) }
    try sheet.text(Self.name, 0, 0, .title.with { $0.align = .left })
    try sheet.height(30, row: 0)
    let lines = lines.filter { !$0.words.isEmpty }
    try sheet.table("notes", Self.headings, rows: 1...(1 + lines.count), .heading)
    for (place, line) in lines.enumerated() {
      try sheet.text(line.key, place + 2, 0, .label.with { ($0.isBold, $0.isTop) = (true, true) })
      try sheet.text(line.words, place + 2, 1, .label.with { $0.isTop = true })
      try sheet.height(
        rowHeight([(line.key, Self.widths[0]), (line.words, Self.widths[1])]) + 3, row: place + 2)
    }
    try sheet.print(.portrait.of(rows: lines.count + 2, columns: Self.headings.count))
  }
}

extension NotesSheet {
  private var lines: [(key: String, words: String)] { symbols + methods + sources }

  private var symbols: [(key: String, words: String)] {
    [
      ("0", "没有发生，是确实的零。"),
      ("/", "不适用：表样准许写 / 的格，各填报单位都没有这项事务。"),
      ("空白", "没有填报单位给出数，不是零；“数据-”开头的工作表在“状态”列写明“空白”。"),
      ("—", "“\(YearsSheet.name)”里，该年的表样没有这个指标或者口径不同，不能比较。"),
      ("未报、未能计入", "“\(UnitsSheet.name)”里，没有报送或者报送的文件读不出的单位，它的数不在合计里。"),
      ("增长率的文字", Self.growthWords),
    ].filter { report.isUnit ? !$0.0.hasPrefix("未报") : true }
      .filter { report.years == nil ? $0.0 != "—" : true }
  }

  /// The words that stand where there is no rate, with what they mean.
  private static var growthWords: String {
    let examples: [(growth: Growth, words: String)] = [
      (Growth(from: 0, to: 1), "上年是零，本年不是，增长率没有意义"),
      (Growth(from: 0, to: 0), "两年都是零"),
      (Growth(from: nil, to: 1), "上年没有数"),
      (Growth(from: 1, to: nil), "本年没有数"),
      (.notComparable, "两年的表样或者填法不同，不能比较"),
    ]
    return examples.map { "\($0.growth.words)：\($0.words)" }.joined(separator: "；") + "。"
  }

  private var methods: [(key: String, words: String)] {
    let live = report.isUnit ? "" : "法定表格里的每个数都是“\(UnitsSheet.name)”各行的求和公式，改动单位的数，合计随之变动。"
    return [
      ("取整", "件数是整数；金额写出全部小数，不取整。只有增长率、占比和拉动保留两位小数，由未取整的数一次算出，四舍五入，所以各项之和可能与合计差 0.01。"),
      ("求和与核对", "\(live)法定表格右侧和下方（不打印）是勾稽关系的核对公式：“平衡”是成立，“差 +n”是等号左边比右边多 n，“未判定”是有数没填。"),
      (
        "两种表格",
        "与表样一致的工作表供看和打印；“数据-”开头的工作表是同一批数，一行一个数，没有合并格，供再利用和读屏软件。长的明细（“数据-”开头的、“\(UnitsSheet.name)”、“\(YearsSheet.name)”、“\(LedgerSheet.name)”）只打印首页，页眉写明全表有多少行。"
      ),
    ]
  }

  private var sources: [(key: String, words: String)] {
    [
      ("数据来源", source),
      ("上年数", report.statistics.base.map { "取自 \($0.words)。" } ?? "没有上年的数据，不作比较。"),
      ("编制依据", report.form.basis.isEmpty ? report.form.source : report.form.basis),
    ]
  }

  private var source: String {
    if report.isUnit { return "本单位的报表。" }
    let counted = report.units.count { $0.state == .accepted && $0.unit.isCounted }
    let inside = report.units.count { !$0.unit.isCounted }
    let missing = report.missing.map(\.unit.name)
    let named = missing.prefix(10).joined(separator: "、") + (missing.count > 10 ? " 等" : "")
    return "\(counted) 个单位的报表合计。" + (inside > 0 ? "另有 \(inside) 个单位并入上级，不重复计入。" : "")
      + (missing.isEmpty ? "" : "缺 \(missing.count) 个单位：\(named)。")
  }
}
