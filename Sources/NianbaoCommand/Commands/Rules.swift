import ArgumentParser
import Nianbao
import NianbaoProject

/// `nianbao rules`: the rule book of the form in force.
struct Rules: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "规则手册：现行表样的每一条核对规则。", usage: "nianbao rules [选项]")

  @OptionGroup var folders: Folders

  @Flag(help: "用 JSON 输出。")
  var json = false

  @Flag(help: "用 Markdown 输出全本，带例子和没有勾稽关系核对的格。")
  var markdown = false

  func validate() throws {
    if json, markdown { throw ValidationError("--json 和 --markdown 只能用一个。") }
  }

  func run() throws {
    let form = try folders.told { try ProjectFolder.formInForce(folders.places, notices: &$0) }
    if markdown { return Terminal.print(Array(RuleBook(form).markdown().utf8)) }
    if json { return Terminal.print(try Nianbao.json(RuleBook(form).entries.map(Passport.init))) }
    let rules = Rule.book(of: form)
    Terminal.print(lines: "\(form.id)　\(form.source)　共 \(rules.count) 条规则，\(form.cellCount) 格\n\n")
    let width = (rules.map { Terminal.columns(of: $0.id) }.max() ?? 8) + 2
    for rule in rules {
      let waivable = rule.isWaivable ? "　可书面说明" : ""
      Terminal.print("\(Terminal.padded(rule.id, width))\(rule.severity.rawValue)  \(rule.text)\(waivable)")
      if rule.source != "本程序" { Terminal.print("\(Terminal.padded("", width))      依据：\(rule.source)") }
    }
  }

  private struct Passport: Encodable {
    let id, text, source, severity, hint, example: String
    let waivable: Bool

    init(_ entry: RuleBook.Entry) {
      let rule = entry.rule
      id = rule.id
      text = rule.text
      source = rule.source
      severity = rule.severity.rawValue
      hint = rule.hint
      example = entry.example
      waivable = rule.isWaivable
    }
  }
}
