import Nianbao

/// 封面: what it is, who publishes it for which year and when, and who answers questions.
struct CoverSheet {
  static let name = "封面"
  private static let widths = [20.0, 66]

  private let report: Report

  init(_ report: Report) { self.report = report }

  func write(to sheet: Sheet) throws {
    sheet.hideGridlines()
    for (column, width) in Self.widths.enumerated() { try sheet.width(width, columns: column...column) }
    let room = Self.widths.reduce(0, +)
    try sheet.merged(report.title, rows: 0...0, columns: 0...1, .cover)
    try sheet.height(rowHeight([(report.title, room)], size: Style.cover.size) + 60, row: 0)
    var row = 1
    if report.isDraft {
      let words = "草稿：还有 \(report.findings.count(open: .error)) 项错误没有处理，本稿不能公布。"
      try sheet.merged(words, rows: row...row, columns: 0...1, .draft)
      try sheet.height(36, row: row)
      row += 1
    }
    for (key, words) in lines {
      try sheet.text(key, row, 0, .label.with { $0.isBold = true })
      try sheet.text(words, row, 1, .label)
      try sheet.height(rowHeight([(words, Self.widths[1])]) + 8, row: row)
      row += 1
    }
    sheet.activate()
    sheet.select(0, 0)
    try sheet.print(.portrait.of(rows: row, columns: 2).with { $0.hasPageNumbers = false })
  }

  private var lines: [(key: String, words: String)] {
    let (project, year) = (report.project, report.year)
    let office = project.publisher.isEmpty ? project.region : project.publisher
    let lines: [(String, String?)] = [
      ("编制和公布", office),
      ("报告年度", "\(year)年"),
      ("统计期间", "\(year)年1月1日至\(year)年12月31日；存量数为年底数"),
      ("公布时间", deadline.map { "\($0.words)以前" }),
      ("下次公布", "\(year + 1)年度的报告，\(nextDeadline?.words ?? "\(year + 2)年")\(nextDeadline == nil ? "" : "以前")"),
      ("表样", report.form.source),
      ("与上年表样", changes),
      ("编制依据", report.form.basis),
      ("联系", office),
    ]
    return lines.compactMap { key, words in words.flatMap { $0.isEmpty ? nil : (key, $0) } }
  }

  /// What the project says of the region's report; a unit's own has no day there.
  private var deadline: Day? {
    if report.isUnit { return nil }
    return report.project.reportDeadline(of: report.year).flatMap { Day($0) }
  }

  /// The same day a year later; `nil` for 29 February too.
  private var nextDeadline: Day? {
    deadline.flatMap { day in
      Int(day.description.prefix(4)).flatMap { Day("\($0 + 1)" + day.description.dropFirst(4)) }
    }
  }

  private var changes: String? {
    report.statistics.base?.succession.map { succession in
      "上年用的是 \(succession.older.source) 的表样，口径变了的数不比较，见“\(ComparisonSheet.name)”"
    }
  }
}

extension Style {
  fileprivate static let cover = Style().with {
    $0.size = 24
    $0.isBold = true
    $0.align = .center
    $0.wraps = true
  }
  fileprivate static let draft = Style().with {
    $0.size = 14
    $0.isBold = true
    $0.align = .center
    $0.hasBorder = true
    $0.color = 0x9C0006
    $0.fill = 0xFFE9EC
  }
}
