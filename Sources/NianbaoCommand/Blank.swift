import ArgumentParser
import Nianbao
import NianbaoExcel

/// `nianbao blank`: the forms that are handed to the units, with what is known of the year before.
struct Blank: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "空白表：发给各单位填的表和文字，上年带到今年的数已经填好。",
    usage: "nianbao blank --all | --unit <代码> | --from <旧表> [选项]",
    discussion: """
      每个单位两个文件：<代码>-<名称>.xlsx（或 .csv）和 .md。
      已有的文件与要写的不一样的（多半已经填过）不动，逐个指出，退出状态 1。
      """)

  enum Format: String, ExpressibleByArgument { case csv, xlsx }

  @Option(help: ArgumentHelp("只做这个单位的。", valueName: "代码"))
  var unit: String?

  @Flag(help: "做名录里当年全部单位的。")
  var all = false

  @Option(help: ArgumentHelp("xlsx 或 csv。", valueName: "格式"))
  var format = Format.xlsx

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
    let folder = try ProjectFolder(folders)
    let forms = try BlankForms(folder)
    let place = output ?? "\(folder.out)/blank/\(folder.year)"
    if let from {
      let old = try OldForm(from, unit: unit, folder)
      let blank = forms.form(of: old.unit).filled(with: old.figures)
      let kept = try write(blank, for: folder.project, into: place)
      let file = "\(place)/\(blank.fileName).\(format.rawValue)"
      if !kept.contains(file) { Terminal.print("\(old.words)；写进 \(file)") }
      return try tell(kept)
    }
    let units = try unit.map { [try folder.unit(coded: $0)] } ?? folder.roster.units(in: folder.year)
    let kept = try units.flatMap { try write(forms.form(of: $0), for: folder.project, into: place) }
    let texts = units.count - kept.count { $0.hasSuffix(".md") }
    let sheets = units.count - kept.count { !$0.hasSuffix(".md") }
    Terminal.print("空白表 \(sheets) 份（\(format.rawValue)），文字 \(texts) 份：\(place)/")
    try tell(kept)
  }

  /// - Returns: the files that were left alone because something else stands there.
  private func write(_ blank: BlankForm, for project: Project, into place: String) throws -> [String] {
    let text = "\(place)/\(blank.fileName).md"
    let sheet = "\(place)/\(blank.fileName).\(format.rawValue)"
    let hasText = try Files.add(text) { try Files.replace($0, with: Array(blank.markdown().utf8)) }
    let hasSheet = try Files.add(sheet) { path in
      switch format {
      case .csv: try Files.replace(path, with: blank.csv())
      case .xlsx: try BlankWorkbook.write(blank, project, to: path)
      }
    }
    return (hasText ? [] : [text]) + (hasSheet ? [] : [sheet])
  }

  private func tell(_ kept: [String]) throws {
    if kept.isEmpty { return }
    for file in kept { Terminal.error("\(file)：已有的文件与要写的不一样，多半已经填过，没有动。") }
    Terminal.error("要重做的，请先移走这 \(kept.count) 个文件，或用 --output 另写一个文件夹。")
    throw ExitCode(1)
  }
}

/// The blank forms of all units, from one reading of the year before.
struct BlankForms {
  private let folder: ProjectFolder
  private let plan: ReadingPlan
  private let lineages: [Lineage]

  init(_ folder: ProjectFolder) throws {
    let plan = folder.plan(folder.form, year: folder.year, Amendments())
    self.init(
      folder,
      try Returns(reading: [], plan).lineages(after: try LastYear(before: folder.year, folder).comparable))
  }

  /// - Parameter lineages: of this year's units after last year's.
  init(_ folder: ProjectFolder, _ lineages: [Lineage]) {
    (self.folder, self.lineages) = (folder, lineages)
    plan = folder.plan(folder.form, year: folder.year, Amendments())
  }

  func form(of unit: Roster.Unit) -> BlankForm {
    form(of: unit, tables: plan.tables(of: unit.kind))
  }

  /// The form to be filled with what a unit sent: with the tables that it answered unasked.
  func form(for sent: UnitReturn) -> BlankForm {
    let asked = plan.tables(of: sent.unit.kind)
    return form(of: sent.unit, tables: ReturnForm.tables(sent: sent, asked: asked, folder.form))
  }

  private func form(of unit: Roster.Unit, tables: Set<Int>) -> BlankForm {
    BlankForm(
      folder.form, unit: unit, year: folder.year, region: folder.project.region, tables: tables,
      lastYear: lastYear(of: unit))
  }

  /// The figures of the units that it follows; of a unit that was split nobody can tell its part.
  private func lastYear(of unit: Roster.Unit) -> Figures? {
    guard let lineage = lineages.first(where: { $0.units.contains { $0.unit.code == unit.code } }),
      !lineage.isSplit
    else { return nil }
    return UnitReturn.joined(lineage.before)?.figures
  }
}

extension ProjectFolder {
  /// The unit of this year's roster with that code.
  func unit(coded code: String) throws(ValidationError) -> Roster.Unit {
    guard let unit = roster.unit(code: code), unit.years.contains(year) else {
      throw ValidationError("\(year) 年的名录里没有代码“\(code)”。")
    }
    return unit
  }
}
