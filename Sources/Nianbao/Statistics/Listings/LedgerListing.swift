extension LedgerStatistics {
  /// One line of what the ledgers count, with the way of counting that it belongs to.
  public struct ListedLine: Sendable {
    /// What the items are counted by, such as 类别; it heads the group of lines.
    public let dimension: String
    /// What a reader calls the key.
    public let name: String
    /// The key that the items have; empty for the line of all items.
    public let key: String
    /// Items of the year.
    public let count: Int64
    /// Items of the year before; `nil` when nothing is known of it.
    public let prior: Int64?
    /// The change against the year before, or why there is none.
    public let growth: Growth
    /// The share of all items of the year; `nil` when there are none.
    public let share: Percentage?
    /// The points that the line adds to the growth of the total (拉动); `nil` without a total of the year before.
    public let contribution: Percentage?
    /// The place among the keys of its dimension, from 1; `nil` for the line of all items.
    public let rank: Int?
  }

  /// The columns of what the ledgers count (公开台账, 台账, `ledger.csv`); on a page `heading` stands over the names.
  ///
  /// ```
  /// 类别    条数  上年  增减  增长率  占比    拉动（百分点）  位次
  /// 惠民生  6     4     2     50.00%  60.00%  25.00           1
  /// ```
  private func columns(heading: String) -> [ListingColumn<ListedLine>] {
    let (year, total, priorTotal) = (year, total, priorTotal)
    return [
      ListingColumn("year", .mark, .named("年份").data("year")) { _ in .words(String(year)) },
      ListingColumn("dimension", .text, .named("统计口径").sheet(width: 14).data("dimension")) {
        .words($0.dimension)
      },
      ListingColumn("name", .text, .named("名称").page(heading).sheet(width: 34)) { .words($0.name) },
      ListingColumn("key", .text, .named("代码").sheet(width: 24).data("key")) { .words($0.key) },
      ListingColumn("count", .number, .named("条数").page().sheet(width: 12).data("count")) {
        .count($0.count)
      },
      ListingColumn("prior", .number, .named("上年").page().sheet("上年条数", width: 12).data("prior")) {
        .count($0.prior)
      },
      ListingColumn(
        "change", .change(from: "prior", to: "count"), .named("增减").page().sheet(width: 12).data("change")
      ) { .count($0.growth.change) },
      ListingColumn(
        "growth", .growth(from: "prior", to: "count"),
        .named("增长率").page().sheet("增长率（%）", width: 12).sheet("说明", width: 12)
          .data("growth_pct", "growth_kind")
      ) { .growth($0.growth) },
      ListingColumn(
        "share", .share(of: "count", total: total), .named("占比").page().sheet("占比（%）", width: 10)
      ) { .percentage($0.share, sign: "%") },
      ListingColumn(
        "contribution", .points(from: "prior", to: "count", total: priorTotal),
        .named("拉动").page("拉动（百分点）").sheet("拉动（百分点）", width: 12)
      ) { .percentage($0.contribution, sign: "") },
      ListingColumn("rank", .rank(of: "count"), .named("位次").page().sheet(width: 8)) { line in
        line.rank.map { .count(Int64($0)) } ?? .none
      },
    ]
  }

  /// The dimensions that have a line.
  var shownDimensions: [Dimension] { dimensions.filter { !$0.lines.isEmpty } }

  /// One dimension, as a page shows it.
  func listing(of dimension: Dimension) -> Listing<ListedLine> {
    Listing(
      columns(heading: heading(of: dimension)),
      dimension.lines.map { $0.listed(in: dimension.name) })
  }

  /// What a page calls a dimension.
  func heading(of dimension: Dimension) -> String {
    dimension.name == Self.unitDimension ? "单位" : dimension.name
  }

  /// All dimensions, and all items in the first line, as the workbook has them.
  public var listing: Listing<ListedLine> {
    Listing(
      columns(heading: "名称"), [all] + dimensions.flatMap { one in one.lines.map { $0.listed(in: one.name) } })
  }

  /// The line of all items.
  var totalListing: Listing<ListedLine> { Listing(columns(heading: "名称"), [all]) }

  /// All dimensions with units in the order of the roster, as `ledger.csv` has them.
  func listing(inOrderOf codes: [String]) -> Listing<ListedLine> {
    Listing(
      columns(heading: "名称"),
      dimensions.flatMap { one in lines(of: one, inOrderOf: codes).map { $0.listed(in: one.name) } })
  }

  private var all: ListedLine {
    ListedLine(
      dimension: "全部", name: "合计", key: "", count: total, prior: priorTotal, growth: growth,
      share: Percentage(total, of: total), contribution: growth.percentage, rank: nil)
  }
}

extension LedgerStatistics.Line {
  fileprivate func listed(in dimension: String) -> LedgerStatistics.ListedLine {
    LedgerStatistics.ListedLine(
      dimension: dimension, name: name, key: key, count: count, prior: prior, growth: growth, share: share,
      contribution: contribution, rank: rank)
  }
}
