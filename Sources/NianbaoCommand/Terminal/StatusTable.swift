import Nianbao

/// The standing of all units as a clerk reads it on a terminal: a line a unit, then the counts and the names to call.
///
/// ```
/// 2025年报送进度，截至 2026年2月3日，期限 2026年1月31日，逾期 3 天
/// 代码  单位      状态  错误  警告  期限         文件
/// 001   教育局    已收  0     1                  教育局.csv
/// 002   水利局    未报  1     0     逾期 3 天
/// 应报 2，已收 1，退回 0，未报 1；逾期 1。
/// 未报：水利局。
/// ```
struct StatusTable {
  private let progress: RosterProgress
  private let year: Int
  private let strays: Int
  /// The files that wait to be given to a unit.
  private let unassigned: [String]

  /// The table of a year's progress; `strays` counts findings about files that are no unit's.
  init(_ progress: RosterProgress, year: Int, strays: Int, unassigned: [String] = []) {
    self.unassigned = unassigned
    self.progress = progress
    self.year = year
    self.strays = strays
  }

  private static let width = 100
  private static let longestName = 34

  var text: String {
    var lines = ["\(year)年报送进度，\(progress.dateWords)"] + table + [progress.summary]
    for standing in [UnitProgress.Standing.missing, .returned] {
      let names = progress.units(standing).map(\.unit.name)
      if !names.isEmpty { lines += Self.wrapped("\(standing.word)：", names) }
    }
    if !unassigned.isEmpty {
      lines += Self.wrapped("待认领 \(unassigned.count) 份（nianbao receive --assign <单位> <文件>）：", unassigned)
    }
    if strays > 0 { lines.append("另有 \(strays) 条意见是没有单位可归的文件，见 nianbao build。") }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The last column takes the room that the others leave.
  private var table: [String] {
    let listing = progress.listing
    let columns = listing.columns(in: .terminal)
    var fields = columns.map { column in
      [column.heading(in: .terminal)]
        + listing.lines.indices.map { line in
          let words = listing.field(column, line: line).words
          return column.id == "name" ? Self.shortened(words, Self.longestName) : words
        }
    }
    let last = columns.count - 1
    let widths = fields[..<last].map { ($0.map(Terminal.columns).max() ?? 0) + 2 }
    let rest = max(16, Self.width - widths.reduce(0, +))
    for (line, unit) in listing.lines.enumerated() {
      let more = unit.moreFilesWords
      let first = String(fields[last][line + 1].dropLast(more.count))
      fields[last][line + 1] = Self.shortened(first, rest - Terminal.columns(of: more)) + more
    }
    return fields[0].indices.map { line in
      Terminal.row(Array(zip(fields.map { $0[line] }, widths + [0])))
    }
  }
}

extension StatusTable {
  /// A text no wider than that many columns, its middle left out: `青禾县人力资…表四.csv`.
  static func shortened(_ text: String, _ width: Int) -> String {
    if Terminal.columns(of: text) <= width { return text }
    var (head, tail) = ("", "")
    var (front, back) = (Substring(text), Substring(text))
    let limit = max(0, width - 2)
    while let first = front.first,
      Terminal.columns(of: head) + Terminal.columns(of: String(first)) <= limit / 2
    {
      head.append(first)
      front = front.dropFirst()
    }
    let rest = limit - Terminal.columns(of: head)
    while let last = back.last, Terminal.columns(of: tail) + Terminal.columns(of: String(last)) <= rest {
      tail = String(last) + tail
      back = back.dropLast()
    }
    return head + "…" + tail
  }

  /// Names one after another in lines no wider than the terminal, further lines below the first name.
  private static func wrapped(_ head: String, _ names: [String]) -> [String] {
    let indent = String(repeating: " ", count: Terminal.columns(of: head))
    var lines = [head]
    for (position, name) in names.enumerated() {
      let piece = name + (position == names.count - 1 ? "。" : "、")
      let isFull = Terminal.columns(of: lines[lines.count - 1] + piece) > width
      if isFull, lines[lines.count - 1] != indent, position > 0 { lines.append(indent) }
      lines[lines.count - 1] += piece
    }
    return lines
  }
}
