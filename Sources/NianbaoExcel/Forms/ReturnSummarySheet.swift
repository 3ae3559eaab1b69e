import Nianbao

/// 问题汇总: a long list by rule, with counts.
struct ReturnSummarySheet {
  static let name = "问题汇总"
  private static let headings = ["规则号", "级别", "条数", "规则", "清单里的序号"]
  private static let widths: [Double] = [16, 9, 8, 60, 40]

  private let returned: ReturnForm

  init(_ returned: ReturnForm) { self.returned = returned }

  private struct Line {
    let rule: Rule
    let level: String
    var numbers: [Int]
  }

  func write(to sheet: Sheet) throws {
    sheet.hideGridlines()
    try sheet.text(ReturnList.mark, 0, 0, .note)
    for (column, words) in Self.headings.enumerated() { try sheet.text(words, 1, column, .heading) }
    for (column, width) in Self.widths.enumerated() { try sheet.width(width, columns: column...column) }
    let lines = lines
    for (position, line) in lines.enumerated() { try write(line, position + 2, to: sheet) }
    try sheet.text("合计", lines.count + 2, 0, .label)
    try sheet.text("", lines.count + 2, 1, .value)
    try sheet.number(Double(returned.findings.count), lines.count + 2, 2, .value)
    sheet.protect()
    sheet.freeze(rows: 2, columns: 0)
    try sheet.print(
      .landscape.of(rows: lines.count + 3, columns: Self.headings.count).with { $0.repeatedRows = 2 })
  }

  /// In the order of the list.
  private var lines: [Line] {
    var lines: [Line] = []
    for (position, finding) in returned.findings.enumerated() {
      let level = finding.state == .open ? finding.severity.toDo : "已说明"
      if let known = lines.firstIndex(where: { $0.rule == finding.rule && $0.level == level }) {
        lines[known].numbers.append(position + 1)
      } else {
        lines.append(Line(rule: finding.rule, level: level, numbers: [position + 1]))
      }
    }
    return lines
  }

  private func write(_ line: Line, _ row: Int, to sheet: Sheet) throws {
    let words = line.rule.text
    let numbers = Self.spans(line.numbers)
    for (column, text) in [(0, line.rule.id), (1, line.level), (3, words), (4, numbers)] {
      try sheet.text(text, row, column, .text)
    }
    try sheet.number(Double(line.numbers.count), row, 2, .value)
    try sheet.height(rowHeight([(words, Self.widths[3]), (numbers, Self.widths[4])]), row: row)
  }

  /// Numbers in few words, such as `1–3、7`.
  private static func spans(_ numbers: [Int]) -> String {
    var spans: [ClosedRange<Int>] = []
    for number in numbers {
      if let last = spans.last, last.upperBound == number - 1 {
        spans[spans.count - 1] = last.lowerBound...number
      } else {
        spans.append(number...number)
      }
    }
    return spans.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)–\($0.upperBound)" }.joined(
      separator: "、")
  }
}
