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
  var outputs = WordList(Output.allCases)

  @Option(help: ArgumentHelp("另用机器上的程序转出 report.pdf、report.docx，用逗号隔开。", valueName: "pdf,docx"))
  var with = WordList<Download>([])

  @Option(help: ArgumentHelp("只编这个单位自己的报告，写进 units/<代码>。", valueName: "代码"))
  var unit: String?

  @Flag(help: "同时编每个单位自己的报告和 units/index.html。")
  var each = false

  @Option(
    name: .customLong("return"), help: ArgumentHelp("另给每个报了的单位写一份退回表，放进这个文件夹。", valueName: "文件夹"))
  var returns: String?

  @Flag(help: "用 JSON 输出结果。")
  var json = false

  func validate() throws {
    if unit != nil, each { throw ValidationError("--unit 和 --each 只能用一个。") }
    if !with.words.isEmpty, !outputs.contains(.report) {
      throw ValidationError("--with 从 report.html 转出，--outputs 里要有 report。")
    }
    if unit != nil, returns != nil {
      throw ValidationError("--return 不能和 --unit 一起用；一个单位的请用 check --annotate。")
    }
  }

  func run() throws {
    let converters = try Converters(with, templates: folders.templates)
    let folder = try ProjectFolder(folders)
    let returnFolder = try returns.map { try ReturnFolder($0, folder) }
    let year = try YearCheck(folder)
    let ledgers = unit == nil ? Ledgers(folder) : nil
    let report = try unit.map { try unitReport($0, folder, year) } ?? folder.report(year, ledgers)
    let publication = try Publication(
      folder, outputs, converters, ledgers: ledgers?.sources ?? [])
    let units = each ? try UnitReports(folder: folder, year: year).all() : nil
    if report.isUnit {
      try publication.write(unit: report, year.returns)
    } else {
      try publication.write(report, year.returns, units: units)
    }
    let returned = try returnFolder?.write(year)
    let place = report.isUnit ? publication.place(of: report.project.code) : publication.place
    var result = BuildResult(report: report, units: units, folder: place, inputs: folder.inputs)
    result.uncounted = ledgers?.uncounted ?? 0
    if let returns, let returned { result.returned = (returned, returns) }
    try result.tell(asJSON: json)
    if report.isDraft || units?.contains(where: \.isDraft) == true { throw ExitCode(1) }
  }

  private func unitReport(_ code: String, _ folder: ProjectFolder, _ year: YearCheck) throws -> Report {
    guard let unit = folder.roster.unit(code: code), unit.years.contains(folder.year),
      let sent = year.returns.units.first(where: { $0.unit.code == unit.code })
    else { throw ValidationError("\(folder.year) 年的名录里没有代码“\(code)”。") }
    guard sent.state == .accepted else {
      for finding in sent.findings { Terminal.error(Terminal.line(finding, below: folder.inputs)) }
      let place = "\(folder.out)/\(folder.year)/units/\(unit.code)"
      if Files.exists(place) { Terminal.error("\(place)：原来编的报告没有动，已经过时。") }
      throw ExitCode(1)
    }
    return try UnitReports(folder: folder, year: year).report(of: sent)
  }
}
