import Nianbao

/// 台账: the published items by 类别, 渠道, 单位 and so on, beside the year before; all of them in the first line.
struct LedgerSheet {
  static let name = "台账"
  static let headings = [
    "统计口径", "名称", "代码", "条数", "上年条数", "增减", "增长率（%）", "说明", "占比（%）", "拉动（百分点）", "位次",
  ]
  private static let widths = [14.0, 34, 24, 12, 12, 12, 12, 12, 10, 12, 8]

  private let ledger: LedgerStatistics
  private let title: String

  /// `nil` when there are no ledgers.
  init?(_ report: Report) {
    guard let ledger = report.ledger else { return nil }
    (self.ledger, title) = (ledger, report.title)
  }

  func write(to sheet: Sheet) throws {
    let prior = ledger.priorTotal == nil ? "没有上年的台账，不比较。" : "上年是 \(ledger.year - 1) 年的台账。"
    try FlatSheet(
      table: "ledger", title: "\(title)　公开台账统计",
      note: "\(prior)同一条信息在每种统计口径里各计一次；占比以全部条数为 100%；拉动是该项增减占上年总数的百分点。",
      columns: Array(zip(Self.headings, Self.widths)), lines: [total] + ledger.dimensions.flatMap(lines)
    ).write(to: sheet)
  }

  private var total: [FlatSheet.Value] {
    [.text("全部"), .text("合计"), .none, .count(ledger.total), .count(ledger.priorTotal)]
      + Self.growth(ledger.growth)
      + [.percent(Percentage(ledger.total, of: ledger.total)), .percent(ledger.growth.percentage), .none]
  }

  private func lines(of dimension: LedgerStatistics.Dimension) -> [[FlatSheet.Value]] {
    dimension.lines.map { line in
      [.text(dimension.name), .text(line.name), .text(line.key), .count(line.count), .count(line.prior)]
        + Self.growth(line.growth)
        + [.percent(line.share), .percent(line.contribution), .count(Int64(line.rank))]
    }
  }

  /// The change, the rate, and why there is none.
  private static func growth(_ growth: Growth) -> [FlatSheet.Value] {
    [
      .count(growth.change), .percent(growth.percentage),
      growth.kind == .normal ? .none : .text(growth.words),
    ]
  }
}
