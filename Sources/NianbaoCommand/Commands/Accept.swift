import ArgumentParser
import Nianbao
import NianbaoProject

/// `nianbao accept CODE`: accepts what a unit sent; a later file of it waits.
struct Accept: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "验收：没有错误的报表验收，以后再报来的先等着。",
    usage: "nianbao accept <单位> | --all --by <姓名> [选项]",
    discussion: "登记在 Inputs/<年份>/received.csv。验收以后又报来的文件不收，先 nianbao reopen。")

  @Argument(help: ArgumentHelp("单位的代码、名称或简称。", valueName: "单位"), completion: .units)
  var unit: String?

  @Flag(help: "所有没有错误的单位。")
  var all = false

  @Option(help: ArgumentHelp("谁验收的。", valueName: "姓名"))
  var by: String

  @Option(help: ArgumentHelp("验收的时间；不写时为现在。", valueName: "时间"))
  var at: String?

  @OptionGroup var folders: Folders

  func validate() throws {
    if (unit == nil) != all { throw ValidationError("请写单位，或者 --all。") }
    try DecisionOptions.check(by: by, at: at)
  }

  func run() throws {
    let results = try folders.project().accept(unit, by: by, at: at ?? Clock.now())
    for result in results {
      Terminal.print("\(result.unit.name)（\(result.unit.code)）：\(result.refusal ?? "验收了。")")
    }
    if all { Terminal.print("验收 \(results.count) 个单位。") }
    if results.contains(where: { $0.refusal != nil }) { throw ExitCode(1) }
  }
}

/// `nianbao reopen CODE`: opens an accepted unit again.
struct Reopen: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "重开：验收过的单位要改，写明理由重开。",
    usage: "nianbao reopen <单位> --reason <理由> --by <姓名> [选项]")

  @Argument(help: ArgumentHelp("单位的代码、名称或简称。", valueName: "单位"), completion: .units)
  var unit: String

  @Option(help: ArgumentHelp("为什么重开。", valueName: "理由"))
  var reason: String

  @Option(help: ArgumentHelp("谁决定的。", valueName: "姓名"))
  var by: String

  @Option(help: ArgumentHelp("重开的时间；不写时为现在。", valueName: "时间"))
  var at: String?

  @OptionGroup var folders: Folders

  func validate() throws {
    if reason.allSatisfy(\.isWhitespace) { throw ValidationError("请写明理由。") }
    try DecisionOptions.check(by: by, at: at)
  }

  func run() throws {
    let unit = try folders.project().reopen(unit, by: by, reason: reason, at: at ?? Clock.now())
    Terminal.print("\(unit.name)（\(unit.code)）：重开了，可以再收它的报表。")
  }
}

private enum DecisionOptions {
  static func check(by: String, at: String?) throws {
    if by.allSatisfy(\.isWhitespace) { throw ValidationError("--by 要写姓名。") }
    if let at, Day(ofTime: at) == nil { throw ValidationError("“\(at)”不是时间，请写成 '2026-01-31 09:05'。") }
  }
}
