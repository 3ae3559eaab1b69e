import Nianbao

/// 问题清单: the verdict, the receipt, and one finding a line with a link to its cell; the worst first.
struct ReturnSheet {
  static let name = "问题清单"
  private static let headings = ReturnList.Column.allCases.map(\.rawValue)
  private static let widths: [Double] = [6, 9, 22, 16, 15, 58, 14, 24]
  /// Past so many a second sheet sums up by rule.
  private static let many = 50

  private let returned: ReturnForm
  private let project: Project
  private let places: ReturnPlaces
  private var form: Form { returned.blank.form }
  private var stamp: Stamp { returned.blank.stamp }

  init(_ returned: ReturnForm, _ project: Project) {
    self.returned = returned
    self.project = project
    places = ReturnPlaces(returned.blank)
  }

  var isLong: Bool { returned.findings.count > Self.many }

  func write(to sheet: Sheet) throws {
    sheet.hideGridlines()
    for (column, width) in Self.widths.enumerated() { try sheet.width(width, columns: column...column) }
    try sheet.text(ReturnList.mark, 0, 0, .note)
    try writeVerdict(to: sheet)
    var row = 2
    for (key, value) in receipt { try add(key, value, &row, to: sheet) }
    row += 1
    try writeList(from: &row, to: sheet)
    sheet.protect()
    sheet.activate()
    try sheet.print(.landscape.of(rows: row, columns: Self.headings.count))
  }
}

extension ReturnSheet {
  private func writeVerdict(to sheet: Sheet) throws {
    let fills: [ReturnForm.Answer: UInt32] = [.sentBack: 0xFFC7CE, .doubtful: 0xFFE08A, .received: 0xC6E7CB]
    let style = Style.title.with {
      $0.size = returned.answer == .doubtful ? 20 : 28
      $0.fill = fills[returned.answer]
      $0.hasBorder = true
    }
    try sheet.merged(returned.answer.rawValue, rows: 1...1, columns: 0...2, style)
    let words = "\(returned.blank.title)\n\(counts)"
    try sheet.merged(
      words, rows: 1...1, columns: 3...7, .section.with { ($0.wraps, $0.hasBorder) = (true, true) })
    try sheet.height(54, row: 1)
  }

  private var counts: String {
    let waived = returned.findings.count { $0.state == .waived }
    let open = Severity.allCases.map { "\($0.toDo) \(returned.findings.count(open: $0)) 条" }
    if returned.findings.isEmpty { return "没有发现问题。" }
    return (open + (waived > 0 ? ["已说明 \(waived) 条"] : [])).joined(separator: "，")
      + (returned.isCounted ? "。" : "。送来的文件没有能计入的，下面的表是空白的，请重新填写。")
  }

  private var receipt: [(key: String, value: String)] {
    let files = returned.files.map { file in
      let time = file.received.isEmpty ? "" : "，\(file.received) 收到"
      return "\(Finding.inOneLine(file.name))（SHA-256 前 12 位 \(file.sha256.prefix(12))\(time)）"
    }
    let act = returned.answer == .received ? "如有更正，" : ""
    return [
      ("单位", "\(stamp.name)\(stamp.unit == stamp.name ? "" : "（\(stamp.unit)）")"),
      ("表样", "\(form.source)（表号 \(form.id)，版式 \(stamp.revision)），\(stamp.year) 年"),
      ("送来的文件", files.joined(separator: "\n")),
      ("答复", "\(act)请在 \(project.unitsDeadline(of: stamp.year)) 以前报给\(project.office)，有疑问也请联系。"),
      ("怎样改", "直接在本工作簿各表的浅色格里改，改好后原样发回即可，不必另做。不需要改数的，请在“答复”一栏写明情况。"),
      ("颜色", "\(colours)格角有批注，写明清单里的序号和问题。"),
      ("注意", "送来的文件里另外的工作表\(returned.texts == SentTexts() ? "和文字" : "")没有带到本工作簿；表里没有送来的格是空的。"),
    ]
  }

  private var colours: String {
    let isTold = returned.findings.contains { $0.state == .open && !$0.suspects.isEmpty }
    return "红色是必须改的格\(isTold ? "，其中深色粗体是最可能填错的" : "")；黄色请核实；蓝色是提示。"
  }

  private func add(_ key: String, _ value: String, _ row: inout Int, to sheet: Sheet) throws {
    if value.isEmpty { return }
    try sheet.merged(key, rows: row...row, columns: 0...1, .label.with { $0.isBold = true })
    try sheet.merged(value, rows: row...row, columns: 2...7, .text)
    try sheet.height(rowHeight([(value, Self.widths[2...].reduce(0, +))]), row: row)
    row += 1
  }

  private func writeList(from row: inout Int, to sheet: Sheet) throws {
    if returned.findings.isEmpty { return }
    if isLong {
      try sheet.link(
        to: Sheet.reference(to: "A1", on: ReturnSummarySheet.name),
        "共 \(returned.findings.count) 条，按规则汇总的见“\(ReturnSummarySheet.name)”",
        row, 0, .link)
      row += 1
    }
    for (column, words) in Self.headings.enumerated() { try sheet.text(words, row, column, .heading) }
    try sheet.height(22, row: row)
    row += 1
    for (position, finding) in returned.findings.enumerated() {
      try write(finding, position + 1, row, to: sheet)
      row += 1
    }
  }

  private func write(_ finding: Finding, _ number: Int, _ row: Int, to sheet: Sheet) throws {
    let isOpen = finding.state == .open
    try sheet.number(Double(number), row, 0, .value)
    try sheet.text(
      isOpen ? finding.severity.toDo : "已说明", row, 1, isOpen ? .value.marked(finding.severity) : .value)
    let cells = form.cells(of: finding)
    let exact = form.cell(at: finding.lead.description)
    let place = place(of: finding)
    let words = ([finding.wordsAlone] + suspects(finding)).joined(separator: "\n")
    let typed = Finding.inOneLine(typed(finding, cells))
    try sheet.text(place, row, 2, .text)
    if let target = (cells.first { $0 == exact } ?? cells.first).flatMap(places.spot) {
      try sheet.link(to: target.reference, target.words, row, 3, .link.with { $0.hasBorder = true })
    } else {
      try sheet.blank(row, 3, .text)
    }
    try sheet.text(typed, row, 4, .text)
    try sheet.text(words, row, 5, .text)
    try sheet.text(finding.rule.id, row, 6, .text)
    let refused = returned.refused(finding)
    try sheet.text(refused, row, 7, .answer)
    let texts = [
      (refused, Self.widths[7]),
      (place, Self.widths[2]), (typed, Self.widths[4]), (words, Self.widths[5]),
      (finding.rule.id, Self.widths[6]),
    ]
    try sheet.height(rowHeight(texts), row: row)
  }

  /// Table, row and column in the words of the form, else the file.
  private func place(of finding: Finding) -> String {
    let printed = form.sheetPlace(of: finding)
    if !printed.isEmpty { return printed.joined(separator: "\n") }
    let name = finding.place?.file.fileName ?? ""
    return name.isEmpty ? "" : "送来的文件\n\(Finding.inOneLine(name))"
  }

  /// What stands in the cell that is named first; a mark as it was typed, not what it means.
  private func typed(_ finding: Finding, _ cells: [Cell]) -> String {
    if let suspect = finding.onlySuspect { return suspect.present }
    let marks = cells.map { returned.written[$0] ?? "" }.distinct
    return ["空白", "不适用"].contains(finding.actual) && marks.count == 1 && marks != [""]
      ? marks[0] : finding.actual
  }

  /// The cells that are probably wrong, by their names in this workbook.
  private func suspects(_ finding: Finding) -> [String] {
    let names = finding.suspects.map(\.cell).compactMap { places.spot(of: $0)?.words }.distinct
    return names.isEmpty ? [] : ["◆最可能错的格：\(names.joined(separator: "、"))"]
  }
}

extension Finding {
  /// Text of a unit in one line of a list.
  fileprivate static func inOneLine(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.count > 100 ? line.prefix(100) + "…" : line
  }
}

extension Style {
  /// A box for the unit's own words.
  static let answer = text.with { ($0.fill, $0.isUnlocked, $0.isTop) = (0xFFF8DC, true, true) }
}

extension ReturnForm.Mark {
  /// What the comment of the cell says; everything is in the list too.
  var comment: String {
    let text = notes.joined(separator: "\n")
    return text.count > 600 ? "\(text.prefix(600))…（全文见\(ReturnSheet.name)）" : text
  }
}
