import ArgumentParser
import Nianbao
import NianbaoProject

/// `nianbao blank`: the forms that are handed to the units, with what is known of the year before.
struct Blank: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "空白表：发给各单位填的表和文字，上年带到今年的数已经填好。",
    usage: "nianbao blank --all | --unit <代码> | --from <旧表> [选项]",
    discussion: """
      每个单位两个文件：<代码>-<名称>.xlsx（或 .csv）和 .md。
      已有的文件与要写的不一样的（多半已经填过）不动，逐个指出，退出状态 1。
      """)

  @Option(help: ArgumentHelp("只做这个单位的。", valueName: "代码"), completion: .units)
  var unit: String?

  @Flag(help: "做名录里当年全部单位的。")
  var all = false

  @Option(help: ArgumentHelp("xlsx 或 csv。", valueName: "格式"))
  var format = BlankKind.xlsx

  @Option(help: ArgumentHelp("写到这里；不写时为 <成果>/blank/<年份>。", valueName: "文件夹"))
  var output: String?

  @Option(help: ArgumentHelp("把旧表里的数搬到今年的表上，单位照旧表写的。", valueName: "旧表"))
  var from: String?

  @OptionGroup var folders: Folders

  func validate() throws {
    if unit == nil, !all, from == nil { throw ValidationError("请写 --unit <代码>、--all 或 --from <旧表>。") }
    if all, unit != nil || from != nil { throw ValidationError("--all 不能和 --unit、--from 一起用。") }
    // Of a folder of outputs it is the files in it that matter.
    if let output { try folders.refuseInputs("--output", "\(output)/\(format.rawValue)") }
  }

  func run() throws {
    let project = try folders.project()
    let forms = try project.blankForms()
    let place = output ?? "\(project.out)/blank/\(project.year)"
    if let from {
      let old = try project.oldForm(from, unit: unit)
      let blank = forms.form(of: old.unit).filled(with: old.figures)
      let kept = try project.write(blank, as: format, into: place)
      let file = "\(place)/\(blank.fileName).\(format.rawValue)"
      if !kept.contains(file) { Terminal.print("\(old.words)；写进 \(file)") }
      return try tell(kept)
    }
    let units = try unit.map { [try project.unit(coded: $0)] } ?? project.roster.units(in: project.year)
    let kept = try units.flatMap { try project.write(forms.form(of: $0), as: format, into: place) }
    let texts = units.count - kept.count { $0.hasSuffix(".md") }
    let sheets = units.count - kept.count { !$0.hasSuffix(".md") }
    Terminal.print("空白表 \(sheets) 份（\(format.rawValue)），文字 \(texts) 份：\(place)/")
    try tell(kept)
  }

  private func tell(_ kept: [String]) throws {
    if kept.isEmpty { return }
    for file in kept { Terminal.error("\(file)：已有的文件与要写的不一样，多半已经填过，没有动。") }
    Terminal.error("要重做的，请先移走这 \(kept.count) 个文件，或用 --output 另写一个文件夹。")
    throw ExitCode(1)
  }
}

extension BlankKind: ExpressibleByArgument {}
