extension Rule {
  static let toldTwice = Rule(
    "台账-双重", "一个单位的台账只报一次，逐条的或者合计", severity: .error, hint: "请在台账的文件夹里只留一份，移走另一份，再编一次。",
    example: "001 的台账既有逐条的（2025/ledger/1.csv），又有合计（2025/ledger/2.csv），只计逐条的，合计没有计入。")

  static let countedBelow = Rule(
    "台账-合计", "没有逐条台账的，按下级的合计计数", severity: .notice, hint: "要看每一条的，请向下级要逐条的台账。",
    example: "这里没有逐条的台账，是下级的合计：1 个单位，共 3 条，按合计计入。")
}

extension LedgerSums {
  /// That the counts are sums, and what of them is not counted.
  func findings(_ file: String) -> [Finding] {
    var findings: [Finding] = []
    let place = Place(file: file, line: 1, field: 1)
    if let first = refused.first {
      findings.append(
        Finding(
          .countedBelow.weighing(.warning), unit: refused.count == 1 ? first.unit : "",
          place: Place(file: file, line: first.line, field: 1), expected: "各维度的合计相等",
          actual: "\(refused.count) 个单位",
          "有 \(refused.count) 个单位的合计自相矛盾（头一个是“\(first.unit)”）：各维度加起来不相等，或者一项写了两个数，没有计入。",
          hint: "请用下级成果里原样的文件，不要改动。"))
    }
    let total = units.values.reduce(0) { $0 + $1.total }
    let unused =
      strange.isEmpty
      ? "" : "；按“\(strange.prefix(5).map { Finding.shown($0) }.joined(separator: "、"))”计的，本项目没有要，没有使用"
    findings.append(
      Finding(
        .countedBelow, place: place, expected: "逐条的台账", actual: "合计",
        "这里没有逐条的台账，是下级的合计：\(units.count) 个单位，共 \(total) 条，按合计计入\(unused)。"))
    return findings
  }
}

extension Finding {
  /// A unit whose items were sent line by line and as sums too.
  static func linesAndSums(of code: String, _ files: [String], lines: String) -> Finding {
    Finding(
      .toldTwice, unit: code, place: Place(file: files[0], line: 1, field: 1), expected: "逐条或者合计",
      actual: "两种都有", "\(code) 的台账既有逐条的（\(lines)），又有合计（\(files.joined(separator: "、"))），只计逐条的，合计没有计入。")
  }

  /// A unit whose sums are there more than once and say the same.
  static func sameSums(of code: String, _ files: [String]) -> Finding {
    Finding(
      .toldTwice, unit: code, place: Place(file: files[1], line: 1, field: 1), expected: "一份合计",
      actual: "\(files.count) 份",
      "\(code) 的台账合计有 \(files.count) 份（\(files.joined(separator: "、"))），数都相同，只计一份。")
  }

  /// A unit whose sums are there more than once and differ.
  static func otherSums(of code: String, _ files: [String]) -> Finding {
    Finding(
      .toldTwice, unit: code, place: Place(file: files[1], line: 1, field: 1), expected: "一份合计",
      actual: "\(files.count) 份",
      "\(code) 的台账合计有 \(files.count) 份（\(files.joined(separator: "、"))），数不相同，不知道以哪份为准，都没有计入。")
  }
}
