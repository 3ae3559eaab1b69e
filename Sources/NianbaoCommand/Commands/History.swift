import ArgumentParser
import Nianbao
import NianbaoProject

/// `nianbao history`: the versions of a year, who froze them, and how much changed from one to the next.
struct History: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "历史：一年有哪些版本，谁封存的，和前一版本比变了多少。", usage: "nianbao history [选项]",
    discussion: "变了什么用 nianbao diff 看，有没有改动过用 nianbao verify 核验。")

  @OptionGroup var folders: Folders

  @Flag(help: "用 JSON 输出结果。")
  var json = false

  func run() throws {
    let sides = Sides(folders.places)
    let year = try sides.year()
    let steps = try folders.told { try sides.history(of: year, notices: &$0) }
    let lines = steps.map { HistoryLine($0.version, after: $0.change) }
    if json { return Terminal.print(try Nianbao.json(lines)) }
    if lines.isEmpty { return Terminal.print("\(year) 年还没有封存的版本。") }
    Terminal.print(lines: HistoryLine.table(lines))
    if let final = steps.last(where: { $0.version.record.kind == .final }) {
      Terminal.print("\(year + 1) 年的基数取 \(final.version.name)。")
    }
    for line in lines {
      if let why = line.despite { Terminal.print("\(line.number) \(line.label)：没有写完也定稿，理由：\(why)") }
    }
  }
}

/// One version as `history` tells of it.
struct HistoryLine: Encodable {
  let number: Int
  let label, kind, on, by, sha256: String
  let errors, warnings, notices: Int
  /// Why it was signed although something was still to be written; `nil` where nothing was.
  let despite: String?
  /// Against the version before; `nil` of the first one.
  let figures, units, findings, sentences: Int?

  init(_ version: FrozenVersion, after difference: Difference?) {
    let record = version.record
    number = record.number
    label = record.label
    kind = record.kind.words
    on = record.on
    by = record.by
    sha256 = version.link.sha256
    errors = record.errors
    warnings = record.warnings
    notices = record.notices
    despite = record.despite
    figures = difference?.changedFigures
    units = difference?.units.count
    findings = difference?.findings?.count
    sentences = difference?.texts.map { $0.reduce(0) { $0 + $1.changes.count } }
  }

  static func table(_ lines: [HistoryLine]) -> String {
    let head = [["序号", "标签", "种类", "日期", "谁", "错误", "警告", "提示", "变了：格", "单位", "意见", "句子", "校验码"]]
    let number = { (count: Int?) in count.map { String($0) } ?? "—" }
    let rows =
      head
      + lines.map { line in
        [
          String(line.number), line.label, line.kind, line.on, line.by, String(line.errors),
          String(line.warnings),
          String(line.notices), number(line.figures), number(line.units), number(line.findings),
          number(line.sentences), String(line.sha256.prefix(12)),
        ]
      }
    return Terminal.table(rows, numbers: [0, 5, 6, 7, 8, 9, 10, 11]).joined(separator: "\n")
  }
}
