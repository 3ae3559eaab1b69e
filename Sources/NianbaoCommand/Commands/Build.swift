import ArgumentParser
import Nianbao
import NianbaoProject

/// `nianbao build`: the whole way from submissions to the report.
struct Build: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "编制报告：读取、核对、汇总，写进 Out/<年份>。",
    usage: "nianbao build [选项]",
    discussion: "退出状态：0 没有错误；1 还有错误，报告是草稿；2 定义或文件夹有问题。")

  @OptionGroup var folders: Folders

  @Option(help: ArgumentHelp("只写这些。", valueName: "成果"))
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
    let converters = try Converters.find(with.words, templates: folders.templates)
    let project = try folders.project()
    let returnFolder = try returns.map { try project.returnFolder(at: $0) }
    let order = BuildOrder(Set(outputs.words), converters: converters, hasUnits: each)
    let built = try unit.map { try unitBuild($0, project, order) } ?? project.build(order)
    leaveToTheEnd((project, built))
    let returned = try returnFolder?.write(built.year)
    if let lacking = project.lackingHolidays { Terminal.error("\(lacking)") }
    try BuildResult(built, inputs: project.inputs, returned: returned, returnFolder: returns).tell(
      asJSON: json)
    if built.report.isDraft || built.units?.contains(where: \.isDraft) == true { throw ExitCode(1) }
  }

  private func unitBuild(_ code: String, _ project: ProjectFolder, _ order: BuildOrder) throws -> Built {
    do {
      return try project.build(unit: code, of: try project.checkedYear(), order)
    } catch let nothing as NothingCounted {
      Terminal.error(nothing.findings, below: project.inputs)
      if let place = nothing.outdated { Terminal.error("\(place)：原来编的报告没有动，已经过时。") }
      throw ExitCode(1)
    }
  }
}
