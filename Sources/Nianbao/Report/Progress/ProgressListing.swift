extension RosterProgress {
  /// The standing of all units, a line each: on the terminal, on the page and in `status --format csv`.
  ///
  /// ```
  /// 代码  单位    状态  错误  警告  期限         文件
  /// 002   水利局  未报  1     0     逾期 3 天
  /// ```
  package var listing: Listing<UnitProgress> {
    let received = ListingHeadings.named("收到")
    let columns: [ListingColumn<UnitProgress>] = [
      ListingColumn("code", .mark, .named("代码").html().terminal().data("unit")) { .words($0.unit.code) },
      ListingColumn("name", .text, .named("单位").html().terminal().data("name")) { .words($0.unit.name) },
      ListingColumn("kind", .mark, .named("类型").data("kind")) { .words($0.unit.kind) },
      ListingColumn("standing", .mark, .named("状态").data("state")) { .words($0.state.rawValue) },
      ListingColumn("state", .mark, .named("状态").html().terminal().data("word")) { .words($0.word) },
      ListingColumn("errors", .number, .named("错误").html().terminal().data("errors")) {
        .count(Int64($0.errors))
      },
      ListingColumn("warnings", .number, .named("警告").html().terminal().data("warnings")) {
        .count(Int64($0.warnings))
      },
      ListingColumn("due", .mark, .named("期限").html().data("due")) { .words($0.due.description) },
      ListingColumn("daysLeft", .number, .named("剩余天数").data("days")) { .count($0.days.map { Int64($0) }) },
      ListingColumn("dayWords", .text, .named("期限").terminal()) { .words($0.ownDayWords) },
      ListingColumn("received", .mark, (hasRegister ? received.html() : received).data("received")) {
        .words($0.received?.description ?? "")
      },
      ListingColumn("lastReceived", .mark, .named("最近收到").data("last")) {
        .words($0.receivedLast?.description ?? "")
      },
      ListingColumn("times", .number, .named("次数").data("times")) { .count(Int64($0.receipts.kept.count)) },
      ListingColumn("returned", .number, .named("退回次数").data("returned")) {
        .count(Int64($0.receipts.returned.count))
      },
      ListingColumn("receivedWords", .text, hasRegister ? received.terminal() : received) {
        .words($0.receivedWords)
      },
      ListingColumn("files", .text, .named("文件").html().terminal()) { .words($0.filesWords) },
      ListingColumn("paths", .text, .named("文件").data("file")) { .words($0.files.joined(separator: ";")) },
    ]
    return Listing(columns, units)
  }
}

extension UnitProgress {
  /// `还有 11 天`; a unit's own day is shown where it differs from the others'.
  fileprivate var ownDayWords: String {
    dayWords + (unit.due != nil && days != nil ? "（\(due.shortWords)）" : "")
  }

  /// When it last sent something and how often, such as `1月20日 2 次 退 1 次`.
  fileprivate var receivedWords: String {
    let (kept, returned) = (receipts.kept.count, receipts.returned.count)
    var words = receivedLast?.shortWords ?? (kept > 0 ? "日期不明" : "")
    if kept > 1 { words += " \(kept) 次" }
    if returned > 0 { words += (words.isEmpty ? "" : " ") + "退 \(returned) 次" }
    return words
  }

  /// The first file and how many there are, such as `教育局.csv 等 2 个`.
  fileprivate var filesWords: String { (files.first?.fileName ?? "") + moreFilesWords }

  /// What stands behind the name of the first file where there are several.
  package var moreFilesWords: String { files.count > 1 ? " 等 \(files.count) 个" : "" }
}
