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

  @Option(
    help: ArgumentHelp(
      "只编 \(WordList(Output.allCases)) 中的几种；不写时照 project.yaml 的 outputs，没有就编全部。", valueName: "成果"),
    completion: .list(Output.allCases.map(\.rawValue)), transform: WordList<Output>.read)
  var outputs: WordList<Output>?

  @Option(
    help: ArgumentHelp("另用机器上的程序转出 report.pdf、report.docx，用逗号隔开。", valueName: "pdf,docx"),
    completion: .list(Download.allCases.map(\.rawValue)), transform: WordList<Download>.read)
  var with = WordList<Download>([])

  @Option(help: ArgumentHelp("只编这个单位自己的报告，写进 units/<代码>。", valueName: "代码"), completion: .units)
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
    if !with.words.isEmpty, outputs?.contains(.report) == false {
      throw ValidationError("--with 从 report.html 转出，--outputs 里要有 report。")
    }
    if unit != nil, returns != nil {
      throw ValidationError("--return 不能和 --unit 一起用；一个单位的请用 check --annotate。")
    }
  }

  func run() throws {
    let converters = try Converters.find(with.words, templates: folders.templates)
    let project = try folders.project()
    let returns = try unit == nil ? returnFolder(of: project) : nil
    var order = BuildOrder(outputs.map { Set($0.words) }, converters: converters, hasUnits: each)
    order.returns = returns?.path
    let built = try unit.map { try unitBuild($0, project, order) } ?? project.build(order)
    leaveToTheEnd((project, built))
    let returned = try returns?.folder?.write(built.year)
    if let lacking = project.lackingHolidays { Terminal.error("\(lacking)") }
    try BuildResult(
      built, inputs: project.inputs, returned: returned, returnFolder: returns?.path,
      advice: advice(project)
    ).tell(asJSON: json)
    if built.report.isDraft || built.units?.contains(where: \.isDraft) == true { throw ExitCode(1) }
  }

  /// The folder of returns that is asked for, or the one that the build before made; `folder` is `nil` where that one is
  /// not ours to replace any more.
  private func returnFolder(of project: ProjectFolder) throws -> (path: String, folder: ReturnFolder?)? {
    if let returns { return (returns, try project.returnFolder(at: returns)) }
    guard let held = project.heldReturns else { return nil }
    do {
      return (held, try project.returnFolder(at: held))
    } catch {
      Terminal.error("退回表没有重写：\(error)")
      return (held, nil)
    }
  }

  /// How to have the same outputs always, where the project does not say which ones.
  private func advice(_ project: ProjectFolder) -> String? {
    guard let outputs, unit == nil, project.outputs == nil else { return nil }
    let words = Output.sorted(Set(outputs.words)).map(\.rawValue).joined(separator: ", ")
    return "要一直这样，在 project.yaml 里加一行：outputs: [\(words)]"
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
