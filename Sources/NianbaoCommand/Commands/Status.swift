import ArgumentParser
import Foundation
import Nianbao
import NianbaoProject

/// `nianbao status`: who has submitted, who is late, who has errors.
struct Status: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "报送进度：谁报了，谁逾期，谁有错误。", usage: "nianbao status [选项]",
    discussion: "已收：没有错误；退回：有错误或未能计入；未报：没有文件。收到的日子取自收件登记。")

  enum Format: String, ExpressibleByArgument { case text, csv, json, html }

  @OptionGroup var folders: Folders
  @OptionGroup var asOf: AsOf

  @Option(help: ArgumentHelp("text、csv、json 或 html；不写时看 --output 的扩展名。", valueName: "格式"))
  var format: Format?

  @Option(help: ArgumentHelp("写进这个文件。", valueName: "文件"))
  var output: String?

  @Flag(help: "用 JSON 输出，同 --format json。")
  var json = false

  func validate() throws {
    if json, let format, format != .json {
      throw ValidationError("--json 和 --format \(format.rawValue) 只能用一个。")
    }
    if let output { try folders.refuseInputs("--output", output) }
  }

  func run() throws {
    let project = try folders.project()
    let year = try project.checkedYear()
    let progress = try project.progress(year, asOf: asOf.day())
    if let lacking = project.lackingHolidays { Terminal.error("\(lacking)") }
    let data = try data(progress, project, strays: year.returns.strays.count)
    if let output {
      try Files.replace(output, with: data)
      Terminal.print("\(progress.summary)写进 \(output)。")
    } else if chosen == .text {
      Terminal.print(lines: String(decoding: data, as: UTF8.self))
    } else {
      Terminal.print(data)
    }
    if year.findings.count(open: .error) > 0 { throw ExitCode(1) }
  }

  private var chosen: Format {
    let ending = ((output ?? "") as NSString).pathExtension.lowercased()
    return json ? .json : format ?? Format(rawValue: ending == "htm" ? "html" : ending) ?? .text
  }

  private func data(_ progress: RosterProgress, _ project: ProjectFolder, strays: Int) throws -> [UInt8] {
    switch chosen {
    case .text:
      Array(
        StatusTable(
          progress, year: project.year, strays: strays, unassigned: project.unassigned()
        ).text.utf8)
    case .csv: progressCSV(progress)
    case .json: try progressJSON(progress)
    case .html: Array(try project.progressPage(progress).utf8)
    }
  }
}
