import ArgumentParser
import Foundation
import Nianbao

/// `nianbao status`: who has submitted, who is late, who has errors.
struct Status: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "报送进度：谁报了，谁逾期，谁有错误。", usage: "nianbao status [选项]")

  @OptionGroup var folders: Folders

  @Option(name: .customLong("as-of"), help: ArgumentHelp("按哪一天算逾期，例如 2026-02-01；不写时为今天。", valueName: "日期"))
  var asOf: String?

  @Flag(help: "用 JSON 输出。")
  var json = false

  func validate() throws {
    if let asOf, Day(asOf) == nil { throw ValidationError("“\(asOf)”不是日期，请写成 2026-02-01。") }
  }

  func run() throws {
    let folder = try ProjectFolder(folders)
    let year = try YearCheck(folder)
    let deadline = folder.project.unitsDeadline(of: folder.year)
    let isLate = (asOf ?? Files.today()) > deadline
    let byUnit = Dictionary(grouping: year.findings, by: \.unit)
    let lines = year.returns.units.map { unit in
      Line(unit, byUnit[unit.unit.code] ?? [], isLate: isLate && unit.state != .accepted)
    }
    if json { Terminal.print(try Nianbao.json(lines)) } else { tell(lines, deadline) }
    if year.findings.count(open: .error) > 0 { throw ExitCode(1) }
  }

  private func tell(_ lines: [Line], _ deadline: String) {
    let width = min(36, (lines.map { Terminal.columns(of: $0.name) }.max() ?? 8) + 2)
    let codes = max(4, lines.map { Terminal.columns(of: $0.unit) }.max() ?? 0) + 2
    let widths = [codes, width, 14, 6, 6, 0]
    let row = { (texts: [String]) in Terminal.row(Array(zip(texts, widths))) }
    Terminal.print(row(["代码", "单位", "状态", "错误", "警告", "文件"]))
    for line in lines {
      let counts = [String(line.errors), String(line.warnings)]
      Terminal.print(row([line.unit, line.name, line.words] + counts + [line.files.joined(separator: " ")]))
    }
    let accepted = lines.count { $0.state == UnitReturn.State.accepted.rawValue }
    let late = lines.count(where: \.late)
    Terminal.print("应报 \(lines.count)，已计入 \(accepted)，缺 \(lines.count - accepted)，逾期 \(late)；期限 \(deadline)。")
  }

  private struct Line: Encodable {
    let unit, name, state: String
    let errors, warnings: Int
    let late: Bool
    let files: [String]

    init(_ sent: UnitReturn, _ findings: [Finding], isLate: Bool) {
      (unit, name, state) = (sent.unit.code, sent.unit.name, sent.state.rawValue)
      (errors, warnings) = (findings.count(open: .error), findings.count(open: .warning))
      (late, files) = (isLate, sent.files)
    }

    var words: String {
      let word = ["accepted": errors > 0 ? "已报，有错" : "已报", "rejected": "未能计入", "missing": "未报"][state] ?? ""
      return late ? word + "，逾期" : word
    }
  }
}
