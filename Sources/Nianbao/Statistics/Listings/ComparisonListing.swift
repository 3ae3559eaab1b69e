extension ComparedLine {
  /// The columns of the comparison with last year (与上年比较, 同比, `summary.csv`), wherever they are printed.
  ///
  /// ```
  /// 项目                              单位  2024年  2025年  增减  增长率
  /// 一、本年新收政府信息公开申请数量  件    218     154     -64   -29.36%
  /// ```
  @Sendable public static func columns(of statistics: Statistics) -> [ListingColumn<ComparedLine>] {
    let (form, year) = (statistics.form, statistics.year)
    let value = { @Sendable (line: ComparedLine) in ListingField.number(line.value, line.measure) }
    let columns: [ListingColumn<ComparedLine>] = [
      ListingColumn("year", .mark, .named("年份").data("year")) { _ in .words(String(year)) },
      ListingColumn("table", .text, .named("表").data("table")) { .words($0.address.table) },
      ListingColumn("rowId", .text, .named("行").data("row")) { .words($0.address.row) },
      ListingColumn("columnId", .text, .named("列").data("column")) { .words($0.address.column) },
      ListingColumn("title", .text, .named("表").sheet(width: 36)) {
        .words(form.table($0.address.table)?.title ?? "")
      },
      ListingColumn("item", .text, .named("项目").page()) { .words($0.item) },
      ListingColumn("row", .text, .named("行").sheet(width: 60)) { .words($0.row) },
      ListingColumn("column", .text, .named("列").sheet(width: 24)) { .words($0.column) },
      ListingColumn("unit", .mark, .named("单位").page().sheet("计量单位", width: 10)) { .words($0.measure.name) },
      // In the file this year's stands before last year's.
      ListingColumn("number", .number, .named("本年").data("value"), field: value),
      ListingColumn("units", .number, .named("单位数").data("units")) { .count(Int64($0.units)) },
      ListingColumn(
        "prior", .year(year - 1), .named("上年").page("\(year - 1)年").sheet(width: 12).data("prior")
      ) { .number($0.prior, $0.measure) },
      ListingColumn("value", .year(year), .named("本年").page("\(year)年").sheet(width: 12), field: value),
      ListingColumn(
        "change", .change(from: "prior", to: "value"), .named("增减").page().sheet(width: 12).data("change")
      ) { .number($0.growth.change, $0.measure) },
      ListingColumn(
        "growth", .growth(from: "prior", to: "value"),
        .named("增长率").page().sheet("增长率（%）", width: 13).sheet("说明", width: 12)
          .data("growth_pct", "growth_kind")
      ) { .growth($0.growth) },
    ]
    return columns + (statistics.likeForLike.map(likeForLike) ?? [])
  }

  /// 同口径增长率, and the sums that it follows from, which are printed nowhere.
  private static func likeForLike(_ like: LikeForLike) -> [ListingColumn<ComparedLine>] {
    let (figures, prior) = (like.figures, like.prior)
    return [
      ListingColumn("likePrior", .number, .named("同口径上年")) { line in
        .number(line.cell.flatMap { prior[$0] }, line.measure)
      },
      ListingColumn("likeValue", .number, .named("同口径本年")) { line in
        .number(line.cell.flatMap { figures[$0] } ?? line.value, line.measure)
      },
      ListingColumn(
        "like", .growth(from: "likePrior", to: "likeValue"),
        .named("同口径 增长率").page("同口径增长率").sheet("同口径增长率（%）", width: 16).sheet("同口径说明", width: 12)
      ) { $0.likeForLike.map(ListingField.growth) ?? .none },
    ]
  }
}
