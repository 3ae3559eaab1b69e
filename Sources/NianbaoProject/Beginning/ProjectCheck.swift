import Nianbao

/// What in a project is not yet right, all at once: settings, roster, definitions, templates, folders, days.
package struct ProjectCheck: Sendable {
  /// Each in one line, with its place where it has one.
  package private(set) var troubles: [String] = []
  /// Whether nothing can be built before they are mended.
  package private(set) var isBroken = false
  /// How many units report for the year, and which year that is; 0 where the project is broken.
  package private(set) var units = 0
  package private(set) var year = 0

  /// - Throws: `WrongUse` when there is no project at all.
  package init(_ places: ProjectPlaces) throws {
    if !Files.isFolder(places.inputs) {
      throw WrongUse("\(places.inputs)：没有这个文件夹；新建项目用 nianbao init <文件夹> --region <地区> --units <通讯录>。")
    }
    for file in ["project.yaml", "units.csv"] where !Files.exists("\(places.inputs)/\(file)") {
      add("\(places.inputs)/\(file)：没有这个文件。", breaks: true)
    }
    let region = lookAtSettings(places)
    lookAtRoster(places, region)
    if !Files.isFolder(places.templates) { add("\(places.templates)：没有这个文件夹，表样和模板都在里面。", breaks: true) }
    if isBroken { return }
    lookAtProject(places)
  }

  private mutating func add(_ trouble: String, breaks: Bool = false) {
    troubles.append(trouble)
    isBroken = isBroken || breaks
  }

  private mutating func collect(_ work: () throws -> Void) {
    do {
      try work()
    } catch let error as DefinitionError {
      for problem in error.problems { add("\(problem)", breaks: true) }
    } catch {
      add("\(error)", breaks: true)
    }
  }

  private mutating func lookAtSettings(_ places: ProjectPlaces) -> String {
    guard places.hasProject else { return "" }
    var region = ""
    collect {
      region = try Project.read(try Files.text(of: places.projectFile), file: places.projectFile).project
        .region
    }
    return region
  }

  private mutating func lookAtRoster(_ places: ProjectPlaces, _ region: String) {
    let file = "\(places.inputs)/units.csv"
    guard Files.exists(file) else { return }
    collect { _ = try Roster(csv: try Files.bytes(of: file), file: file, region: region) }
  }

  /// What a project that can be read says of itself, and what it lacks.
  private mutating func lookAtProject(_ places: ProjectPlaces) {
    var notices: [Notice] = []
    var found: ProjectFolder?
    collect { found = try ProjectFolder.read(places, notices: &notices) }
    for notice in notices { add("\(notice)") }
    guard let folder = found else { return }
    year = folder.year
    units = folder.roster.units(in: year).count
    for unread in folder.unread { add(Finding.unread(unread).message) }
    if units == 0 { add("\(places.inputs)/units.csv：名录里没有 \(year) 年的单位，请看“自”“至”两列。") }
    if folder.project.publisher.isEmpty {
      add("\(places.projectFile)：没有写 publisher（编制单位），表样和函里写不出报给谁。")
    }
    if let lacking = folder.lackingHolidays { add("\(lacking.place)：\(lacking.message)") }
    let forms = "\(places.inputs)/\(year)/forms"
    if !Files.isFolder(forms) { add("\(forms)：没有这个文件夹，各单位报来的表放在里面。") }
  }
}
