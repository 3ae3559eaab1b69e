import Nianbao

/// Where a project lies, and which of its years is meant.
public struct ProjectPlaces: Sendable, Equatable {
  /// Path of the folder of what was submitted, with `project.yaml` and `units.csv`.
  public var inputs: String
  /// Path of the folder of definitions of forms, pages, phrases and letters.
  public var templates: String
  /// Path of the folder in which `<year>/`, `versions/` and whatever else is written go.
  public var out: String
  /// The year that is meant; `nil` takes the one that `project.yaml` says.
  public var year: Int?

  /// The places of a project; unless others are given, the folders below the one that the program runs in.
  public init(
    inputs: String = "Inputs", templates: String = "Templates", out: String = "Out", year: Int? = nil
  ) {
    self.inputs = inputs
    self.templates = templates
    self.out = out
    self.year = year
  }

  /// The places of a project whose folder holds `Inputs/`, `Templates/` and `Out/`.
  public init(in folder: String, year: Int? = nil) {
    self.init(
      inputs: "\(folder)/Inputs", templates: "\(folder)/Templates", out: "\(folder)/Out", year: year)
  }

  /// `Templates` in the folder that the program runs in; where there is none, those that lie beside the program itself:
  /// `share/nianbao/Templates` of an installation, or those of the sources that it was built from.
  package static func usualTemplates() -> String {
    if Files.isFolder("Templates") { return "Templates" }
    var folder = Files.parent(of: Files.real("/proc/self/exe"))
    for _ in 0..<5 where folder != "/" {
      for place in ["\(folder)/share/nianbao/Templates", "\(folder)/Templates"]
      where Files.isFolder("\(place)/forms") {
        return place
      }
      folder = Files.parent(of: folder)
    }
    return "Templates"
  }

  var projectFile: String { "\(inputs)/project.yaml" }

  /// Whether there is a project at all: a unit may check its files without one.
  public var hasProject: Bool { Files.exists(projectFile) }
}

extension ProjectPlaces {
  /// What units are called, each unit's code first; empty where there is no roster that can be read.
  package func unitWords() -> [String] {
    let file = "\(inputs)/units.csv"
    guard hasProject, let data = try? Files.bytes(of: file),
      let roster = try? Roster(csv: data, file: file, region: "")
    else { return [] }
    return roster.units.flatMap { [$0.code, $0.name] + $0.shortNames }
  }

  /// The tables, rows and cells of the form in force, as addresses; empty where there is no project.
  package func addresses() -> [String] {
    guard hasProject, let text = try? Files.text(of: projectFile),
      let project = try? Project.read(text, file: projectFile).project,
      let library = try? ProjectFolder.library(
        in: templates, .named(project.supplements, family: project.family)),
      let form = library.form(family: project.family, year: year ?? project.year)
    else { return [] }
    let cells = form.cells.map { form.address(of: $0) }
    return cells.flatMap { [$0.table, "\($0.table)/\($0.row)", "\($0.table)/\($0.row)/\($0.column)"] }
      .distinct
  }
}
