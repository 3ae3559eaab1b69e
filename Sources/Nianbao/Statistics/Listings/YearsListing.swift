extension ManyYears {
  /// The columns of all years side by side (历年数据, 多年), with a strip wherever a new edition of the form begins.
  ///
  /// ```
  /// 项目                              单位  2023年  2024年  2025年
  /// 一、本年新收政府信息公开申请数量  件    201     218     154
  /// ```
  var columns: [ListingColumn<Line>] {
    let own: [ListingColumn<Line>] = [
      ListingColumn("table", .text, .named("表").sheet(width: 40)) { .words($0.table) },
      ListingColumn("item", .text, .named("项目").page()) { .words($0.item) },
      ListingColumn("row", .text, .named("行").sheet(width: 60)) { .words($0.row) },
      ListingColumn("column", .text, .named("列").sheet(width: 20)) { .words($0.column) },
      ListingColumn("unit", .mark, .named("单位").page().sheet("计量单位", width: 10)) { .words($0.measure.name) },
    ]
    return own
      + years.indices.flatMap { position -> [ListingColumn<Line>] in
        let year = years[position].year
        let column = ListingColumn<Line>(
          "year\(year)", .year(year), .named("\(year)年").page().sheet(String(year), width: 15)
        ) { $0.field(position) }
        guard breaks.contains(position) else { return [column] }
        return [
          ListingColumn("break\(year)", .gap, .named("换版").page().sheet(width: 5)) { _ in .none }, column,
        ]
      }
  }

  /// Every line, as the workbook has them.
  public var listing: Listing<Line> { Listing(columns, lines) }

  /// What a page shows, by table: totals, without lines that had no number other than 0 in any year.
  var shownListing: Listing<Line> {
    let groups = Dictionary(grouping: lines, by: \.table)
    return Listing(
      columns,
      groups: lines.map(\.table).distinct.compactMap { title in
        let own = groups[title] ?? []
        let totals = own.contains(where: \.isTotal) ? own.filter(\.isTotal) : own
        let isOneColumn = Set(totals.map(\.column)).count == 1
        let shown = totals.filter { line in
          line.values.contains { if case .number(let value) = $0 { value != 0 } else { false } }
        }
        return shown.isEmpty ? nil : (title, isOneColumn ? shown.map(\.calledByRow) : shown)
      })
  }
}

extension ManyYears.Line {
  fileprivate func field(_ year: Int) -> ListingField {
    switch values[year] {
    case .number(let number): .number(number, measure)
    case .none: .number(nil, measure)
    case .notComparable: .words("—")
    }
  }
}
