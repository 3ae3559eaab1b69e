import Nianbao

/// 台账: the published items by 类别, 渠道, 单位 and so on, beside the year before; all of them in the first line.
struct LedgerSheet {
  static let name = "台账"

  private let ledger: LedgerStatistics
  private let title: String

  /// `nil` when there are no ledgers.
  init?(_ report: Report) {
    guard let ledger = report.ledger else { return nil }
    self.ledger = ledger
    title = report.title
  }

  func write(to sheet: Sheet) throws {
    let prior = ledger.priorTotal == nil ? "没有上年的台账，不比较。" : "上年是 \(ledger.year - 1) 年的台账。"
    try FlatSheet(
      table: "ledger", title: "\(title)　公开台账统计",
      note: "\(prior)同一条信息在每种统计口径里各计一次；占比以全部条数为 100%；拉动是该项增减占上年总数的百分点。"
    ).write(ledger.listing, to: sheet)
  }
}
