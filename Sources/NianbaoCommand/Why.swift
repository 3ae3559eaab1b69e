import ArgumentParser
import Nianbao

/// `nianbao why`: where a printed number comes from.
struct Why: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "一个数从哪里来：公式、各单位、上年、核对意见、写到它的文字。",
    usage: "nianbao why <地址> [选项]",
    discussion: """
      地址与文字里花括号中的写法相同：申请/新收/总计、新收、"同比 新收"、"占比 新收 收办"、
      "条数 惠民生/医疗卫生"；写到行（申请/新收）或表（申请）时，一格一行。
      """)

  @Argument(help: ArgumentHelp("数的地址；含空格的用引号，也可以不用。", valueName: "地址"))
  var address: [String]

  @OptionGroup var folders: Folders

  @Option(help: ArgumentHelp("只问这个单位自己的数。", valueName: "代码"))
  var unit: String?

  @Option(help: ArgumentHelp("问这个版本里的数，例如 2025/1-送审稿。", valueName: "版本"))
  var version: String?

  @Flag(help: "用 JSON 输出，各单位不论有没有数都列出。")
  var json = false

  func run() throws {
    let frozen = try version.map { try Self.version($0, folders) }
    let folder =
      try frozen.map { try ProjectFolder(keptIn: $0, ledgers: ledgers(of: $0)) } ?? ProjectFolder(folders)
    let evidence = try Self.evidence(folder, unit: unit)
    let why: Nianbao.Why
    do {
      why = try Nianbao.Why(address.joined(separator: " "), evidence)
    } catch let error as Nianbao.Why.UnknownPlace {
      throw ValidationError(error.description)
    }
    let own = evidence.unit.isEmpty ? "" : "/units/\(evidence.unit)"
    let outputs = (frozen?.path ?? "\(folder.out)/\(folder.year)") + own
    let finals = folder.finals.mapValues(\.inputs)
    if json {
      Terminal.print(try whyJSON(why, year: folder.year, unit: evidence.unit))
    } else {
      Terminal.print(
        WhyText(why, .init(inputs: folder.inputs, outputs: outputs, finals: finals, ledgers: folder.ledgers))
          .text)
    }
  }

  private static func version(_ name: String, _ folders: Folders) throws -> FrozenVersion {
    guard case .version(let version) = try Sides(folders: folders).place(name) else {
      throw ValidationError("“\(name)”不是版本；有哪些见 nianbao history。")
    }
    try version.check("kept/")
    return version
  }

  /// The ledgers of a version; where they are no longer to be had, that is said.
  private func ledgers(of version: FrozenVersion) -> String? {
    do {
      return try version.ledgers(in: folders.inputs)
    } catch {
      Terminal.error("\(version.path)：提示: \(error)条数只有 \(version.path)/ledger.csv 里的。")
      return nil
    }
  }

  /// What is asked: the region's report, or one unit's own.
  static func evidence(_ folder: ProjectFolder, unit: String?) throws -> Evidence {
    let year = try YearCheck(folder)
    guard let unit else {
      let isPublished = year.lastYear.base?.source == .published
      let before = isPublished ? [year.lastYear.published].compactMap { $0 } : year.lastYear.units?.units
      return Evidence(try folder.report(year, try Ledgers(folder)), before: before ?? []) {
        try Ledgers.parts(folder)
      }
    }
    guard let own = folder.roster.unit(code: unit),
      let sent = year.returns.units.first(where: { $0.unit.code == own.code })
    else { throw ValidationError("\(folder.year) 年的名录里没有代码“\(unit)”。") }
    let reports = UnitReports(folder: folder, year: year)
    return Evidence(try reports.report(of: sent), before: reports.before(sent)) { [] }
  }
}
