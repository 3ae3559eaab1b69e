extension Report {
  /// The findings as the office works through them (核对意见), the worst first.
  public var findingListing: Listing<Finding> {
    let names = Dictionary(
      units.map { ($0.unit.code, $0.unit.name) }, uniquingKeysWith: { first, _ in first })
    return Listing(Finding.columns { names[$0] ?? "" }, findings.worstFirst())
  }
}

extension Finding {
  /// The columns of findings, in a workbook (核对意见) and for programs (`findings.csv`), each in its own order.
  ///
  /// `name` turns a unit's code into its name.
  static func columns(unit name: @escaping @Sendable (String) -> String) -> [ListingColumn<Finding>] {
    let columns: [ListingColumn<Finding>] = [
      ListingColumn("number", .ordinal, .named("序号").sheet(width: 6)) { _ in .none },
      ListingColumn("severity", .text, .named("级别").sheet(width: 7).data("severity")) {
        .words($0.severity.rawValue)
      },
      ListingColumn("standing", .text, .named("状态").sheet(width: 8)) {
        .words($0.state == .open ? "待处理" : "已说明")
      },
      ListingColumn("rule", .text, .named("规则").data("rule")) { .words($0.rule.id) },
      ListingColumn("code", .text, .named("单位代码").data("unit")) { .words($0.unit) },
      ListingColumn("unit", .text, .named("单位").sheet(width: 22)) { .words(name($0.unit)) },
      ListingColumn("table", .text, .named("表").sheet(width: 12).data("table")) { .words($0.address.table) },
      ListingColumn("row", .text, .named("行").sheet(width: 14).data("row")) { .words($0.address.row) },
      ListingColumn("column", .text, .named("列").sheet(width: 12).data("column")) {
        .words($0.address.column)
      },
    ]
    return columns + placed + said
  }

  private static let placed: [ListingColumn<Finding>] = [
    ListingColumn("file", .text, .named("文件").data("file")) { .words($0.place?.file ?? "") },
    ListingColumn("line", .number, .named("行").data("line")) { .count($0.knownLine) },
    ListingColumn("field", .number, .named("栏").data("field")) { .count($0.knownField) },
    ListingColumn("wanted", .text, .named("应为").data("expected")) { .words($0.expected) },
    ListingColumn("found", .text, .named("现为").data("actual")) { .words($0.actual) },
  ]

  private static let said: [ListingColumn<Finding>] = [
    ListingColumn("message", .text, .named("问题").sheet(width: 60).data("message")) { .words($0.sentence) },
    ListingColumn("hint", .text, .named("改法").sheet(width: 36).data("hint")) { .words($0.hint) },
    ListingColumn("expected", .text, .named("应为").sheet(width: 12)) { .words($0.expected) },
    ListingColumn("actual", .text, .named("现为").sheet(width: 12)) { .words($0.actual) },
    ListingColumn("place", .text, .named("位置").sheet(width: 34)) { .words($0.placeWords) },
    ListingColumn("ruleId", .text, .named("规则").sheet(width: 14)) { .words($0.rule.id) },
    ListingColumn("state", .text, .named("状态").data("state")) { .words($0.state.rawValue) },
  ]

  /// From 1; `nil` when it is about no line.
  var knownLine: Int64? { place.flatMap { $0.line > 0 ? Int64($0.line) : nil } }

  /// From 1; `nil` when it is about no field.
  var knownField: Int64? { place.flatMap { $0.field > 0 ? Int64($0.field) : nil } }

  /// Where it is, such as `2025/forms/水利局.csv 第7行 第3列`.
  private var placeWords: String {
    guard let place else { return "" }
    return [place.file, knownLine.map { "第\($0)行" } ?? "", knownField.map { "第\($0)列" } ?? ""]
      .filter { !$0.isEmpty }.joined(separator: " ")
  }
}
