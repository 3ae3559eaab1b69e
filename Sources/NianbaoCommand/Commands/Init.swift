import ArgumentParser
import Foundation
import Nianbao
import NianbaoProject

/// `nianbao init`: begins a project folder from an address list, or says what in one is not yet right.
struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "新建项目：由通讯录建好 Inputs 和 Out，写好设置和名录。",
    usage: "nianbao init [文件夹] --region <地区> --units <通讯录> [选项]",
    discussion: """
      通讯录是 .xlsx 或 CSV，列名随意，认得单位名称、代码、简称、类型、联系人、电话、邮箱。
      已经有项目的文件夹不动。--check 检查一个项目还有哪些没有弄好，全部列出。
      """)

  @Argument(help: ArgumentHelp("项目的文件夹；不写时为当前文件夹。", valueName: "文件夹"))
  var folder = "."

  @Option(help: ArgumentHelp("地区的全称，例如 青禾县。", valueName: "地区"))
  var region: String?

  @Option(help: ArgumentHelp("单位的通讯录，.xlsx 或 .csv。", valueName: "文件"))
  var units: String?

  @Option(help: ArgumentHelp("编哪一年的报告；不写时为去年。", valueName: "年份"))
  var year: Int?

  @Flag(help: "不新建，检查项目还有哪些没有弄好。")
  var check = false

  func validate() throws {
    if let year, !(1949...9999).contains(year) { throw ValidationError("“\(year)”不是年份。") }
    if let region, region.allSatisfy(\.isWhitespace) { throw ValidationError("--region 是空的。") }
  }

  func run() throws {
    let places = ProjectPlaces(
      inputs: place("Inputs"),
      templates: Files.isFolder(place("Templates")) ? place("Templates") : ProjectPlaces.usualTemplates(),
      out: place("Out"), year: check ? year : nil)
    if check { return try tell(try ProjectCheck(places)) }
    let year = year ?? (Int(Clock.today().prefix(4)) ?? 2026) - 1
    let region = try asked("地区的全称（例如 青禾县）", "--region <地区>", region)
    let units = try asked("单位通讯录的文件（.xlsx 或 .csv）", "--units <通讯录>", units)
    let begun = try NewProject(in: places, region: region, year: year, units: units).make()
    for note in begun.notes { Terminal.error("\(units)：\(note)") }
    Terminal.print("\(region) \(year) 年的项目建好了：名录 \(begun.units) 个单位。")
    for file in begun.files { Terminal.print("  写好：\(file)") }
    Terminal.print("  各单位报来的表放进：\(begun.folders[0])/")
    let there = folder == "." ? "" : "，先 cd \(folder)"
    Terminal.print("下一步\(there)：")
    Terminal.print("  1. 看一遍 Inputs/project.yaml 和 units.csv，改对代码、类型和期限。")
    Terminal.print("  2. nianbao init --check    看还有哪些没有弄好")
    Terminal.print("  3. nianbao blank --all     给每个单位印一份空白表")
  }

  private func place(_ name: String) -> String { folder == "." ? name : "\(folder)/\(name)" }

  /// What was given, else what a person at the terminal answers.
  private func asked(_ question: String, _ option: String, _ given: String?) throws -> String {
    if let given { return given }
    guard isatty(0) == 1, isatty(2) == 1 else { throw ValidationError("请写 \(option)。") }
    Terminal.ask("\(question)：")
    let answer = readLine()?.trimmingCharacters(in: .whitespaces) ?? ""
    if answer.isEmpty { throw ValidationError("请写 \(option)。") }
    return answer
  }

  private func tell(_ check: ProjectCheck) throws {
    if check.troubles.isEmpty { return Terminal.print("项目没有发现问题：名录 \(check.units) 个单位，\(check.year) 年。") }
    for trouble in check.troubles { Terminal.print(trouble) }
    Terminal.print("共 \(check.troubles.count) 处还没有弄好。")
    throw ExitCode(check.isBroken ? 2 : 1)
  }
}
