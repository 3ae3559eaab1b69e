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

  @Option(help: ArgumentHelp("只说明这一格、这一行或这张表的：表/行/列。", valueName: "地址"))
  var at: String?

  @OptionGroup var options: RegistrationOptions
  @OptionGroup var folders: Folders

  func run() throws {
    let registered = try folders.project().waive(
      rule, unit: unit, at: Address(path: at ?? ""), options.registration)
    for finding in registered.value { Terminal.print("已登记：[\(finding.rule)] \(finding.sentence)") }
    Terminal.print("写进 \(registered.path)，共 \(registered.value.count) 行。")
  }
}
