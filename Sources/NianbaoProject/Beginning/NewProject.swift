import Foundation
import Nianbao
import NianbaoExcel

/// Begins a project (新建项目): `Inputs/` with settings, roster and the year's folders, and `Out/`.
package struct NewProject: Sendable {
  let places: ProjectPlaces
  let region: String
  let year: Int
  let list: AddressList

  /// A project at a place where there is none yet.
  ///
  /// - Parameters:
  ///   - places: where it will lie.
  ///   - region: the region by its full name.
  ///   - year: the year to report on.
  ///   - units: path of an address list, .xlsx or .csv.
  /// - Throws: `WrongUse` when a project lies there already, `FileTrouble` or `DefinitionError` when no units are found in the list.
  package init(in places: ProjectPlaces, region: String, year: Int, units: String) throws {
    for file in ["project.yaml", "units.csv"] where Files.exists("\(places.inputs)/\(file)") {
      throw WrongUse("\(places.inputs)/\(file) 已经有了，没有动它；新项目请换一个文件夹，接着编下一年用 nianbao new-year。")
    }
    self.places = places
    self.region = region
    self.year = year
    list = try Self.list(units)
  }

  private static func list(_ path: String) throws -> AddressList {
    let files = FilesAsRead()
    let list: AddressList?
    switch files.submission(at: path, file: path, below: path).content() {
    case .bytes(let data):
      do {
        list = try AddressList(data)
      } catch let trouble as DecodingTrouble {
        throw DefinitionError(undecodable: path, trouble)
      }
    case .workbook(let workbook): list = AddressList(workbook)
    case .unreadable(let reason): throw FileTrouble(description: "\(path)：读不了，\(reason)。")
    default: throw FileTrouble(description: "\(path)：读不了；通讯录请存成 .xlsx 或 CSV。")
    }
    if let list { return list }
    throw FileTrouble(
      description: "\(path)：找不到单位名称。请放一张有单位名称的表，每个单位一行，第一行写“单位名称”。")
  }

  /// Writes it.
  ///
  /// - Returns: what was made, and what is to be said of the list.
  /// - Throws: `FileTrouble`.
  package func make() throws -> Begun {
    try Unfinished.makeFolder(places.out)
    let folders = Self.folders.map { "\(places.inputs)/\(year)/\($0)" }
    for folder in folders { try Unfinished.makeFolder(folder) }
    var csv = CSVText(header: list.columns)
    for unit in list.units { csv.add(unit) }
    try Files.replace("\(places.inputs)/units.csv", with: csv.data)
    let settings = ProjectFileText(region: region, year: year).text
    try Files.replace(places.projectFile, with: Array(settings.utf8))
    return Begun(
      files: [places.projectFile, "\(places.inputs)/units.csv"], folders: folders, units: list.units.count,
      notes: list.notes)
  }

  /// What a year's inputs are made of.
  static let folders = ["forms", "narrative", "requests", "ledger"]
}

/// What a project begins with.
package struct Begun: Sendable {
  package let files: [String]
  package let folders: [String]
  /// How many units stand in the roster.
  package let units: Int
  /// What is to be said of the address list: lines left out, codes made up, names that stand twice.
  package let notes: [String]
}
