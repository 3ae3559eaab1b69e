extension Report {
  /// The figures one line a cell, for reuse (数据-…).
  ///
  /// ```
  /// 指标            表                  行组  行    列    计量单位  数值  状态
  /// 文件/规章/制发  第二十条第（一）项        规章  …     件        0     零
  /// ```
  public var cellColumns: [ListingColumn<Cell>] {
    let (form, figures) = (form, statistics.figures)
    let table = { @Sendable (cell: Cell) in form.tables[form.blank(of: cell).table] }
    let row = { @Sendable (cell: Cell) in table(cell).rows[form.blank(of: cell).row] }
    return [
      ListingColumn("address", .text, .named("指标").sheet(width: 28)) {
        .words(form.address(of: $0).description)
      },
      ListingColumn("table", .text, .named("表").sheet(width: 34)) { .words(table($0).title) },
      ListingColumn("groups", .text, .named("行组").sheet(width: 28)) {
        .words(row($0).groups.map(\.label).joined(separator: "—"))
      },
      ListingColumn("row", .text, .named("行").sheet(width: 38)) { .words(row($0).label) },
      ListingColumn("column", .text, .named("列").sheet(width: 40)) { cell in
        .words(table(cell).columns[form.blank(of: cell).column].path.joined(separator: "—"))
      },
      ListingColumn("unit", .text, .named("计量单位").sheet(width: 10)) { .words(form.measure(of: $0).name) },
      ListingColumn("value", .number, .named("").sheet("数值", width: 14)) {
        .number(figures[$0], form.measure(of: $0))
      },
      ListingColumn("state", .text, .named("状态").sheet(width: 8)) { cell in
        if let value = figures[cell] { return .words(value == 0 ? "零" : "数字") }
        return .words(figures.state(of: cell) == .notApplicable ? "不适用" : "空白")
      },
    ]
  }
}
