/// What is said of the year before: one notice for each of its files with errors, or one that there is none.
public struct LastYearCheck {
  /// - Parameter errors: the errors found in last year's files, as for a build of that year.
  public static func findings(errors: [Finding], year: Int) -> [Finding] {
    var byFile: [String: [Finding]] = [:]
    var order: [String] = []
    for error in errors where error.severity == .error && error.rule != "名录-缺报" {
      let file = error.place?.file ?? ""
      if byFile[file] == nil { order.append(file) }
      byFile[file, default: []].append(error)
    }
    return order.compactMap { file in
      guard let first = byFile[file]?.first, let count = byFile[file]?.count else { return nil }
      let more = count > 1 ? "（共 \(count) 处）" : ""
      return Finding(
        .notice, "上年-疑点", unit: first.unit, at: first.address, place: first.place, expected: first.expected,
        actual: first.actual, "上年（\(year) 年）的文件有错误\(more)：[\(first.rule)] \(first.message)",
        hint: "用作基数和结转的上年数因此不全或不准，请一并改正。")
    }
  }

  /// The notice that no figures of the year before are known.
  public static func noLastYear(year: Int, place: Place) -> Finding {
    Finding(
      .notice, "区域-无上年", place: place, expected: "\(year) 年的报表", actual: "没有",
      "没有可用的 \(year) 年报表，增减和跨年的核对都没有做。",
      hint: "有上年报表的，请放进 \(year)/forms/ 再编一次。")
  }
}
