import ArgumentParser
import Nianbao
import NianbaoProject

/// `nianbao waive RULE`: registers an accepted explanation of findings that are open.
struct Waive: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "登记说明：一条核对意见属实，书面说明后不再算错误。",
    usage: "nianbao waive <规则> --reason <文字> --by <姓名> [选项]",
    discussion: "写进 Inputs/<年份>/waivers.csv；数字一变，说明就失效。规则、单位和地址照抄 findings.csv 的 rule、unit、table/row/column。"
  )

  @Argument(help: ArgumentHelp("规则的名称，见 nianbao rules。", valueName: "规则"))
  var rule: String

  @Option(help: ArgumentHelp("单位代码；不写时为全区的意见。", valueName: "代码"), completion: .units)
  var unit: String?

  @Option(help: ArgumentHelp("只说明这一处：表/行/列，或表上印的字。", valueName: "地址"))
  var at: String?

  @OptionGroup var options: RegistrationOptions
  @OptionGroup var folders: Folders

  func run() throws {
    let project = try folders.project()
    let registered = try project.waive(
      rule, unit: unit, at: try place(in: project), options.registration, isTrial: options.isTrial)
    let word = options.isTrial ? "试算" : "已登记"
    for finding in registered.value { Terminal.print("\(word)：[\(finding.rule)] \(finding.sentence)") }
    Terminal.print(registered.effect)
    Terminal.print(
      options.isTrial ? "没有写入。" : "写进 \(registered.path)，共 \(registered.value.count) 行。")
  }

  private func place(in project: ProjectFolder) throws -> Address {
    guard let at else { return Address(path: "") }
    guard let address = project.address(spokenAs: at) else { throw WrongUse("表样里没有“\(at)”。") }
    return address
  }
}
