import ArgumentParser
import Nianbao
import NianbaoProject

/// `nianbao correct ADDRESS VALUE --unit CODE`: registers a number put right after the file was sent.
struct Correct: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "登记更正：一格的数电话核实后改正，报表不动。",
    usage: "nianbao correct <地址> <新数> --unit <代码> --reason … --by … [选项]",
    discussion:
      """
      写进 Inputs/<年份>/corrections.csv；单位重报后原数变了就失效。
      先前的更正留在登记里，以最后一行为准。
      """
  )

  @Argument(
    help: ArgumentHelp("哪一格：表/行/列、印的字、依申请公开!J6 或 新收。", valueName: "地址"), completion: .addresses)
  var address: String

  @Argument(help: ArgumentHelp("更正后的数；不适用写 /。", valueName: "新数"))
  var value: String

  @Option(help: ArgumentHelp("单位代码。", valueName: "代码"), completion: .units)
  var unit: String

  @OptionGroup var options: RegistrationOptions
  @OptionGroup var folders: Folders

  func run() throws {
    let project = try folders.project()
    let registered = try project.correct(
      address, to: value, of: unit, options.registration, isTrial: options.isTrial)
    let correction = registered.value.correction
    let from = correction.from.isEmpty ? "空白" : correction.from
    Terminal.print(
      "\(options.isTrial ? "试算" : "已登记")：\(registered.value.unit.name) \(project.form.words(of: correction.address)) "
        + "由“\(from)”改为“\(correction.to)”。")
    Terminal.print(registered.effect)
    Terminal.print(options.isTrial ? "没有写入。" : "写进 \(registered.path)。")
  }
}
