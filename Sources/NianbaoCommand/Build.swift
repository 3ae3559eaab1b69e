import ArgumentParser
import Nianbao

/// `nianbao build`: the whole way from submissions to the report.
struct Build: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "编制报告：读取、核对、汇总，写进 Out/<年份>。",
    usage: "nianbao build [选项]",
    discussion: "退出状态：0 没有错误；1 还有错误，报告是草稿；2 定义或文件夹有问题。")

  @OptionGroup var folders: Folders

  @Option(help: ArgumentHelp("只写这些，用逗号隔开。", valueName: "成果"))
  var outputs = OutputList.all

  @Flag(help: "用 JSON 输出结果。")
  var json = false

  func run() throws {
    let folder = try ProjectFolder(folders)
    let year = try YearCheck(folder)
    let statistics = Statistics(form: folder.form, year: folder.year, sums: year.sums, base: year.base)
    let narrative = Narrative(
      try folder.narrative(), statistics: statistics, folder: "\(folder.year)/narrative")
    let report = Report(
      project: folder.project, statistics: statistics, narrative: narrative,
      findings: year.findings + narrative.findings, units: year.returns.units)
    let written = try OutputFolder(folder).write(report, year.returns, outputs)
    try BuildResult(report: report, folder: written, inputs: folder.inputs).tell(asJSON: json)
    if report.isDraft { throw ExitCode(1) }
  }
}
