import Nianbao

/// 填写说明: at most ten lines from the definition and the project, then the identities in the notice's words.
struct GuideSheet {
  static let name = "填写说明"
  private static let width = 76.0

  private let blank: BlankForm
  private let project: Project

  init(_ blank: BlankForm, _ project: Project) { (self.blank, self.project) = (blank, project) }

  func write(to sheet: Sheet) throws {
    sheet.hideGridlines()
    try sheet.text(blank.title, 0, 0, .title.with { $0.wraps = true })
    try sheet.height(44, row: 0)
    try sheet.text(Self.name, 1, 0, .section)
    var row = 2
    for (number, line) in lines.enumerated() { try add("\(number + 1). \(line)", &row, to: sheet) }
    try sheet.text("勾稽关系", row, 0, .section)
    row += 1
    for line in identities { try add(line, &row, to: sheet) }
    try sheet.text(blank.stamp.line, row, 0, .note)
    try sheet.width(Self.width, columns: 0...0)
    sheet.protect()
    try sheet.print(.portrait.of(rows: row + 1, columns: 1))
  }

  private func add(_ text: String, _ row: inout Int, to sheet: Sheet) throws {
    try sheet.text(text, row, 0, .plain.with { $0.wraps = true })
    try sheet.height(rowHeight([(text, Self.width)]), row: row)
    row += 1
  }

  private var asked: [Table] { blank.tables.sorted().map { blank.form.tables[$0] } }

  private var lines: [String] {
    let office = project.office
    let isCarried = !blank.carried.isEmpty
    return [
      "请在 \(project.unitsDeadline(of: blank.stamp.year)) 以前报给\(office)，填写中有疑问也请与它联系。",
      "只填浅色格，按 Tab 键到下一格；其他格已经锁定，没有密码，请不要增删行、列和工作表。",
      "没有发生的填 0，不要留空：空白算没有填，不算 0。\(declaration)\(notApplicable)\(optional)",
      "\(measures)格里只填数字，不写单位和文字；总计由各单位自己填，不要用公式。",
      "从别处复制请用“选择性粘贴—数值”，直接粘贴会冲掉格子的设置。",
      isCarried ? "浅绿色的格已按上年报告填好，与实际不符时可以改，请另附说明。" : nil,
      "表的右侧和下方是自动核对：“平衡”是勾稽关系成立，“差 +n”是等号左边比右边多 n（“差 -n”是少 n），“待填”是还有格没填；灰色的是上年数，供对照。都不打印。",
      "变成红色的格里是文字，不是数字，请重填。",
      "填好后保存为 .xlsx（或每张表另存为 CSV）报回，不要用 .xls、.et 格式，不要发照片；签字盖章的打印每张表即可。",
    ].compactMap { $0 }
  }

  /// How zeros may be declared.
  private var declaration: String {
    blank.declarations.isEmpty ? "" : "其余都是 0 的，可以在“\(TextSheet.name)”表的最上面声明，不用逐格填。"
  }

  /// Where a mark is an answer.
  private var notApplicable: String {
    let titles = asked.filter { table in
      !table.isOptional && table.cells.contains { blank.form.blanks[$0].allowsNotApplicable }
    }
    return titles.isEmpty ? "" : "不适用的填 /，只限这些表：\(titles.map(\.title).joined(separator: "、"))。"
  }

  /// The tables that may stay empty.
  private var optional: String {
    let titles = asked.filter(\.isOptional).map { "“\($0.title)”" }
    return titles.isEmpty ? "" : "\(titles.joined(separator: "、"))里没有的可以不填。"
  }

  /// How numbers are to be written: `以件计的填整数，以万元计的最多 6 位小数；`.
  private var measures: String {
    var seen: [Measure] = []
    for index in asked.flatMap(\.cells) where !seen.contains(blank.form.blanks[index].measure) {
      seen.append(blank.form.blanks[index].measure)
    }
    var decimals: [Int] = []
    for measure in seen where !decimals.contains(measure.decimals) { decimals.append(measure.decimals) }
    let words = decimals.map { number in
      let names = seen.filter { $0.decimals == number }.map(\.name).joined(separator: "、")
      return "以\(names)计的\(number == 0 ? "填整数" : "最多 \(number) 位小数")"
    }
    return words.joined(separator: "，") + "；"
  }

  private var identities: [String] {
    let used = Set(blank.form.identities.filter { blank.tables.contains($0.table) }.map(\.rule))
    return blank.form.rules.filter(used.contains).map { rule in
      "［\(rule.id)］\(rule.text)。\(rule.isWaivable ? "确有特殊情况的请书面说明。" : "")"
    }
  }
}
