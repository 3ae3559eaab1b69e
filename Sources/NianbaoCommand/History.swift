import ArgumentParser
import Nianbao

/// `nianbao history`: the versions of a year, who froze them, and how much changed from one to the next.
struct History: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "历史：一年有哪些版本，谁封存的，和前一版本比变了多少。", usage: "nianbao history [选项]",
    discussion: "变了什么用 nianbao diff 看，有没有改动过用 nianbao verify 核验。")

  @OptionGroup var folders: Folders

  @Flag(help: "用 JSON 输出结果。")
  var json = false

  func run() throws {
    let sides = Sides(folders: folders)
    let year = try sides.year()
    let versions = try Versions(out: folders.out).all(of: year)
    let lines = try versions.enumerated().map { position, version in
      HistoryLine(version, after: position == 0 ? nil : try difference(versions[position - 1], version))
    }
    if json { return Terminal.print(try Nianbao.json(lines)) }
    if lines.isEmpty { return Terminal.print("\(year) 年还没有封存的版本。") }
    Terminal.print(HistoryLine.table(lines))
  }

  private func difference(_ old: FrozenVersion, _ new: FrozenVersion) throws -> Difference {
    let read = try SideReading.both([.version(old), .version(new)], folders)
    return try Difference(read[0].side, read[1].side, succession: SideReading.succession(read))
  }
}

/// One version as `history` tells of it.
struct HistoryLine: Encodable {
  let number: Int
  let label, kind, on, by, sha256: String
  let errors, warnings, notices: Int
  /// Against the version before; `nil` of the first one.
  let figures, units, findings, sentences: Int?

  init(_ version: FrozenVersion, after difference: Difference?) {
    let record = version.record
    (number, label, kind, on, by) = (record.number, record.label, record.kind.words, record.on, record.by)
    (sha256, errors) = (version.link.sha256, record.errors)
    (warnings, notices) = (record.warnings, record.notices)
    (figures, units) = (difference?.changedFigures, difference?.units.count)
    findings = difference?.findings?.count
    sentences = difference?.texts.map { $0.reduce(0) { $0 + $1.changes.count } }
  }

  static func table(_ lines: [HistoryLine]) -> String {
    let head = [["序号", "标签", "种类", "日期", "谁", "错误", "警告", "提示", "变了的格", "单位", "意见", "句", "校验码"]]
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
