import ArgumentParser
import Nianbao
import NianbaoProject

/// `nianbao why`: where a printed number comes from.
struct Why: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "一个数从哪里来：公式、各单位、上年、核对意见、写到它的文字。",
    usage: "nianbao why <地址> [选项]",
    discussion: """
      地址与文字里花括号中的写法相同：申请/新收/总计、新收、"同比 新收"、"占比 新收 收办"、
      "条数 惠民生/医疗卫生"；写到行（申请/新收）或表（申请）时，一格一行。
      """)

  @Argument(help: ArgumentHelp("数的地址；含空格的用引号，也可以不用。", valueName: "地址"), completion: .addresses)
  var address: [String]

  @OptionGroup var folders: Folders

  @Option(help: ArgumentHelp("只问这个单位自己的数。", valueName: "代码"), completion: .units)
  var unit: String?

  @Option(help: ArgumentHelp("问这个版本里的数，例如 2025/1-送审稿。", valueName: "版本"))
  var version: String?

  @Flag(help: "用 JSON 输出，各单位不论有没有数都列出。")
  var json = false

  func run() throws {
    let frozen = try version.map { try Sides(folders.places).version(toAsk: $0) }
    let project = try frozen.map(kept) ?? folders.project()
    let answered = try project.why(address.joined(separator: " "), unit: unit)
    if json {
      return Terminal.print(try whyJSON(answered.why, year: project.year, unit: answered.unit))
    }
    let own = answered.unit.isEmpty ? "" : "/units/\(answered.unit)"
    let places = WhyText.Folders(
      inputs: project.inputs, outputs: (frozen?.path ?? "\(project.out)/\(project.year)") + own,
      finals: project.finals.mapValues(\.inputs), ledgers: project.ledgers)
    Terminal.print(lines: WhyText(answered.why, places).text)
  }

  /// The project as a version keeps it; where its ledgers are no longer to be had, that is said.
  private func kept(_ version: FrozenVersion) throws -> ProjectFolder {
    var ledgers: String?
    do {
      ledgers = try version.ledgers(in: folders.inputs)
    } catch {
      Terminal.error("\(version.path)：提示: \(error)条数只有 \(version.path)/ledger.csv 里的。")
    }
    return try folders.told { notices in
      try ProjectFolder.read(keptIn: version, ledgers: ledgers, notices: &notices)
    }
  }
}
