import ArgumentParser
import Nianbao
import NianbaoExcel

/// `nianbao blank`: the forms that are handed to the units, with what is known of the year before.
struct Blank: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "空白表：发给各单位填的表和文字，上年带到今年的数已经填好。",
    usage: "nianbao blank --all | --unit <代码> | --from <旧表> [选项]",
    discussion: "每个单位两个文件：<代码>-<名称>.xlsx（或 .csv）和 .md。")

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
  }

  func run() throws {
    let folder = try ProjectFolder(folders)
    let forms = try BlankForms(folder)
    let place = output ?? "\(folder.out)/blank/\(folder.year)"
    if let from {
      let old = try OldForm(from, unit: unit, folder)
      let blank = forms.form(of: old.unit).filled(with: old.figures)
      try write(blank, for: folder.project, into: place)
      return Terminal.print("\(old.words)；写进 \(place)/\(blank.fileName).\(format.rawValue)")
    }
    let units = try unit.map { [try folder.unit(coded: $0)] } ?? folder.roster.units(in: folder.year)
    for unit in units { try write(forms.form(of: unit), for: folder.project, into: place) }
    Terminal.print("空白表 \(units.count) 份（\(format.rawValue)），文字 \(units.count) 份：\(place)/")
  }

  private func write(_ blank: BlankForm, for project: Project, into place: String) throws {
    let path = "\(place)/\(blank.fileName)"
    try Files.replace("\(path).md", with: Array(blank.markdown().utf8))
    switch format {
    case .csv: try Files.replace("\(path).csv", with: blank.csv())
    case .xlsx: try Files.replace("\(path).xlsx") { try BlankWorkbook.write(blank, project, to: $0) }
    }
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
      Returns(reading: [], plan).lineages(after: try LastYear(before: folder.year, folder).comparable))
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
