import ArgumentParser
import Nianbao
import NianbaoProject

/// `nianbao answers`: what units answered in returned workbooks, and what becomes of it.
struct Answers: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "答复：各单位在退回表里写的答复，采纳或不采纳。",
    usage: "nianbao answers [--accept <序号> | --refuse <序号> --reason <理由>] [选项]",
    discussion: "采纳的登记成说明（waivers.csv）；不采纳的写进下一次的退回表。")

  @Option(help: ArgumentHelp("采纳这一条，登记成说明。", valueName: "序号"))
  var accept: Int?

  @Option(help: ArgumentHelp("不采纳这一条。", valueName: "序号"))
  var refuse: Int?

  @Option(help: ArgumentHelp("为什么不采纳。", valueName: "理由"))
  var reason: String?

  @Option(help: ArgumentHelp("谁决定的。", valueName: "姓名"))
  var by: String?

  @Option(help: ArgumentHelp("哪一天，例如 2026-02-03；不写时为今天。", valueName: "日期"))
  var date: String?

  @Flag(help: "连同已经决定的一起列出。")
  var all = false

  @OptionGroup var folders: Folders

  func validate() throws {
    if accept != nil, refuse != nil { throw ValidationError("--accept 和 --refuse 只能用一个。") }
    if refuse != nil, reason?.contains(where: { !$0.isWhitespace }) != true {
      throw ValidationError("--refuse 要用 --reason 写明理由。")
    }
    if let date, Day(date) == nil { throw ValidationError("“\(date)”不是日期，请写成 2026-02-03。") }
  }

  func run() throws {
    let project = try folders.project()
    let day = date ?? Clock.today()
    if let accept {
      let answer = try project.acceptAnswer(accept, by: by ?? "", on: day)
      return Terminal.print("采纳第 \(accept) 条，登记成说明：\(words(of: answer, project))")
    }
    if let refuse {
      let answer = try project.refuseAnswer(refuse, reason: reason ?? "", by: by ?? "", on: day)
      return Terminal.print("没有采纳第 \(refuse) 条，理由写进下一次的退回表：\(words(of: answer, project))")
    }
    let answers = try project.answers()
    let open = answers.indices.filter { all || answers[$0].state == .open }
    for position in open {
      let answer = answers[position]
      let state =
        answer.state == .open
        ? "" : "（\(answer.state.rawValue)\(answer.reason.isEmpty ? "" : "：\(answer.reason)")）"
      Terminal.print("\(position + 1). \(words(of: answer, project))\(state)")
    }
    Terminal.print("答复 \(answers.count) 条，待决定 \(answers.count { $0.state == .open }) 条。")
  }

  private func words(of answer: UnitAnswer, _ project: ProjectFolder) -> String {
    let unit = project.roster.unit(code: answer.unit)?.name ?? answer.unit
    let number = answer.number.isEmpty ? "" : "，填的是“\(answer.number)”"
    return "\(unit)［\(answer.rule)］\(project.form.words(of: answer.address))\(number)：\(answer.words)"
  }
}
