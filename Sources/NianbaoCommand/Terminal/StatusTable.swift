import Nianbao

/// The standing of all units as a clerk reads it on a terminal: the counts, a line a unit, then the names to call.
///
/// ```
/// 2025年报送进度，截至 2026年2月3日，期限 2026年1月31日，逾期 3 天
/// 应报 2，已收 1，退回 0，未报 1；逾期 1。
/// 代码  单位      状态  错误  警告  期限         文件
/// 001   教育局    已收  0     1                  教育局.csv
/// 002   水利局    未报  1     0     逾期 3 天
/// 未报：水利局。
/// ```
/// Where many have sent nothing they are no lines of the table, but names in columns at the end.
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

  private let width = Terminal.width
  private static let longestName = 34
  private static let shortestName = 12
  private static let shortestFile = 16

  var text: String {
    var lines = ["\(year)年报送进度，\(progress.dateWords)", progress.summary] + table
    let missing = folded.isEmpty ? progress.units(.missing).map(\.unit.name) : []
    for (word, names) in [
      (UnitProgress.Standing.missing.word, missing),
      (UnitProgress.Standing.returned.word, progress.units(.returned).map(\.unit.name)),
    ] where !names.isEmpty {
      lines += wrapped("\(word)：", names)
    }
    if !unassigned.isEmpty {
      lines += wrapped("待认领 \(unassigned.count) 份（nianbao receive --assign <单位> <文件>）：", unassigned)
    }
    if strays > 0 { lines.append("另有 \(strays) 条意见是没有单位可归的文件，见 nianbao build。") }
    let isSentBack = { (one: UnitProgress) in !one.receipts.returned.isEmpty }
    let word = UnitProgress.Standing.missing.word
    for (word, units) in [
      ("退回以后没有再报", folded.filter(isSentBack)), (word, folded.filter { !isSentBack($0) }),
    ] where !units.isEmpty {
      lines.append("\(word) \(units.count) 个：")
      lines += Terminal.folded(units.map { "\($0.unit.code) \($0.unit.name)" })
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// Units without a file of which there are too many for a line each; who has a day of its own keeps its line.
  private var folded: [UnitProgress] {
    let missing = progress.units(.missing).filter { $0.unit.due == nil }
    return missing.count > Terminal.alike ? missing : []
  }

  /// The last column takes the room that the others leave.
  private var table: [String] {
    let listing = progress.listing
    let hidden = Set(folded.map(\.unit.code))
    let shown = listing.lines.indices.filter { !hidden.contains(listing.lines[$0].unit.code) }
    if shown.isEmpty { return [] }
    let columns = listing.columns(in: .terminal)
    var fields = columns.map { column in
      [column.heading(in: .terminal)] + shown.map { listing.field(column, line: $0).words }
    }
    let last = columns.count - 1
    let widest = { (column: Int) in (fields[column].map(Terminal.columns).max() ?? 0) + 2 }
    if let name = columns.firstIndex(where: { $0.id == "name" }) {
      let others = fields[..<last].indices.filter { $0 != name }.map(widest).reduce(0, +)
      let files = min(Self.shortestFile, widest(last) - 2)
      let room = min(Self.longestName, max(Self.shortestName, width - others - 2 - files))
      fields[name] = fields[name].map { Terminal.shortened($0, room) }
    }
    let widths = fields[..<last].indices.map(widest)
    let rest = max(8, width - widths.reduce(0, +))
    for (line, position) in shown.enumerated() {
      let more = listing.lines[position].moreFilesWords
      let first = String(fields[last][line + 1].dropLast(more.count))
      fields[last][line + 1] = Terminal.shortened(first, rest - Terminal.columns(of: more)) + more
    }
    return fields[0].indices.map { line in
      Terminal.row(Array(zip(fields.map { $0[line] }, widths + [0])))
    }
  }
}

extension StatusTable {
  /// Names one after another in lines no wider than the terminal, further lines below the first name.
  private func wrapped(_ head: String, _ names: [String]) -> [String] {
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
