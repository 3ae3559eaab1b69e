import ArgumentParser
import Nianbao

/// Who registers an explanation or a correction, and why.
struct Registration: ParsableArguments {
  @Option(help: ArgumentHelp("理由，一句话。", valueName: "文字"))
  var reason: String

  @Option(help: ArgumentHelp("谁核实的。", valueName: "姓名"))
  var by: String

  @Option(help: ArgumentHelp("哪一天，例如 2026-02-03；不写时为今天。", valueName: "日期"))
  var date: String?

  func validate() throws {
    if reason.allSatisfy(\.isWhitespace) { throw ValidationError("请写明理由。") }
    if let date, Day(date) == nil { throw ValidationError("“\(date)”不是日期，请写成 2026-02-03。") }
  }

  var day: String { date ?? Files.today() }

  /// Adds lines to one of the office's own files, in one step.
  func append(
    _ lines: [[String: String]], to path: String, columns: [String],
    replacing replaced: ([String: String]) -> Bool = { _ in false }
  ) throws {
    let present = Files.exists(path) ? try Files.bytes(of: path) : nil
    do {
      try Files.replace(
        path,
        with: try CSVText.appended(to: present, columns: columns, lines: lines, replacing: replaced))
    } catch is DecodingTrouble {
      throw FileTrouble(description: "\(path)：不是 UTF-8 或 GB18030 文本，没有写入。")
    }
  }
}

/// `nianbao waive RULE`: registers an accepted explanation of findings that are open.
struct Waive: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "登记说明：一条核对意见属实，书面说明后不再算错误。",
    usage: "nianbao waive <规则> --reason <文字> --by <姓名> [选项]",
    discussion: "写进 Inputs/<年份>/waivers.csv；数字一变，说明就失效。规则、单位和地址照抄 findings.csv 的 rule、unit、table/row/column。"
  )

  @Argument(help: ArgumentHelp("规则的名称，见 nianbao rules。", valueName: "规则"))
  var rule: String

  @Option(help: ArgumentHelp("单位代码；不写时为全区的意见。", valueName: "代码"))
  var unit: String?

  @Option(help: ArgumentHelp("只说明这一格、这一行或这张表的：表/行/列。", valueName: "地址"))
  var at: String?

  @OptionGroup var registration: Registration
  @OptionGroup var folders: Folders

  func run() throws {
    let folder = try ProjectFolder(folders)
    let book = Rule.book(of: folder.form)
    guard let known = book.first(where: { $0.id == rule }) else {
      throw ValidationError("没有叫“\(rule)”的规则，见 nianbao rules。")
    }
    guard known.isWaivable else { throw ValidationError("规则“\(rule)”不能用说明通过，只能改数。") }
    let code = try unit.map { text in
      guard let unit = folder.roster.unit(code: text) else { throw ValidationError("名录里没有代码“\(text)”。") }
      return unit.code
    }
    let address = Address(path: at ?? "")
    let findings = try YearCheck(folder).findings.filter {
      $0.state == .open && $0.rule == known && $0.unit == code ?? "" && address.covers($0.address)
    }
    guard !findings.isEmpty else {
      let whose = code == nil ? "全区（没有写 --unit）" : "这个单位"
      throw ValidationError("\(whose)没有“\(rule)”的待处理意见，不必说明；有哪些见 nianbao build 和 findings.csv。")
    }
    let waivers = findings.map {
      Waiver(of: $0, reason: registration.reason, by: registration.by, date: registration.day)
    }
    let path = "\(folder.inputs)/\(folder.year)/waivers.csv"
    try registration.append(waivers.map(\.fields), to: path, columns: Amendments.waiverColumns)
    for finding in findings { Terminal.print("已登记：[\(finding.rule)] \(finding.sentence)") }
    Terminal.print("写进 \(path)，共 \(waivers.count) 行。")
  }
}
