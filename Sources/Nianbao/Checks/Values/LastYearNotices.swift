/// What is said of the year before: one notice for each of its files with errors, or one that there is none.
package struct LastYearNotices {
  /// One notice for each file of last year with errors, in the order of the doubts.
  ///
  /// The doubts are what is open about last year's files, as for a build of that year; errors count, and
  /// numbers that were corrected no more.
  package static func findings(doubts: [Finding], year: Int) -> [Finding] {
    var byFile: [String: [Finding]] = [:]
    var order: [String] = []
    for error in doubts
    where error.severity == .error && error.rule != .missingReturn || error.rule == .staleCorrection {
      let file = error.place?.file ?? ""
      if byFile[file] == nil { order.append(file) }
      byFile[file, default: []].append(error)
    }
    return order.compactMap { file in
      guard let first = byFile[file]?.first, let count = byFile[file]?.count else { return nil }
      let more = count > 1 ? "（共 \(count) 处）" : ""
      return Finding(
        .lastYearDoubt, unit: first.unit, at: first.address, place: first.place, expected: first.expected,
        actual: first.actual, "上年（\(year) 年）的文件有错误\(more)：[\(first.rule)] \(first.sentence)")
    }
  }

  /// The notice that rules which reach across years cannot be judged, because the edition before did not ask the cells
  /// they need; `nil` when it asked them all.
  package static func otherEdition(_ succession: Succession, year: Int, place: Place) -> Finding? {
    let form = succession.newer
    let rules = form.equations.filter { equation in
      equation.signed.contains { $0.term.isLastYear && succession.same[Int($0.term.cell.index)] == nil }
    }.map { form.identities[$0.identity].id }
    guard !rules.isEmpty else { return nil }
    let names = form.identities.map(\.id).filter(rules.contains).map { "“\($0)”" }.joined(separator: "、")
    return Finding(
      .undecided, place: place, expected: "\(year) 年的同口径数", actual: "口径变化",
      "\(year) 年用的是\(succession.older.source)的表，没有可比的数，\(names)今年不核对。",
      hint: "表样换版的头一年都是这样，明年就能核对，不必处理。")
  }

  /// The notice that only what the region published is known, so that no unit has a year before of its own.
  package static func onlyPublished(year: Int, place: Place) -> Finding {
    Finding(
      .noLastYear, place: place, expected: "\(year) 年各单位的报表", actual: "只有公布的报告",
      "没有 \(year) 年各单位的报表，增减与公布的报告相比，跨年的核对只在全区做。", hint: "明年各单位就有自己的上年数，不必处理。")
  }

  /// The notice that no figures of the year before are known.
  ///
  /// With `isOtherForm` there are some, of an edition that the definition says nothing about.
  package static func noLastYear(year: Int, place: Place, isOtherForm: Bool = false) -> Finding {
    if isOtherForm {
      return Finding(
        .noLastYear, place: place, expected: "\(year) 年的同口径数", actual: "另一版的表",
        "\(year) 年用的是另一版的表，定义里没有说明两版怎样对应，增减和跨年的核对都没有做。",
        hint: "请在新版的表样定义里写明哪些格与上一版相同。")
    }
    return Finding(
      .noLastYear, place: place, expected: "\(year) 年的报表", actual: "没有",
      "没有可用的 \(year) 年报表，增减和跨年的核对都没有做。",
      hint: "有上年各单位报表的，放进 \(year)/forms/；只有公布的报告，存成 \(year)/region.csv，再编一次。")
  }
}

/// The rules about the year before.
extension Rule {
  static let lastYearDoubt = Rule(
    "上年-疑点", "上年的文件没有错误", severity: .notice, about: .lastYear,
    hint: "上年这些数不能作基数和结转，请单位一并改正上年的文件。",
    example: "上年（2024 年）的文件有错误：[值-数字] {格}：“若干”不是数字，没有计入。")

  static let noLastYear = Rule(
    "区域-无上年", "有上年的数据可比", severity: .notice,
    hint: "请把上年各单位的报表放进上年的 forms/，或把公布的报告存成 region.csv。",
    example: "没有可用的 2024 年报表，增减和跨年的核对都没有做。")
}
