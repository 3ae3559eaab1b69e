/// Where a project lies, and which of its years is meant.
public struct ProjectPlaces: Sendable, Equatable {
  /// What was submitted, with `project.yaml` and `units.csv`.
  public var inputs: String
  /// Definitions of forms, pages, phrases and letters.
  public var templates: String
  /// Where `<year>/`, `versions/` and whatever else is written go.
  public var out: String
  /// `nil` takes the one that `project.yaml` says.
  public var year: Int?

  public init(
    inputs: String = "Inputs", templates: String = "Templates", out: String = "Out", year: Int? = nil
  ) {
    self.inputs = inputs
    self.templates = templates
    self.out = out
    self.year = year
  }

  /// Those of a folder that holds `Inputs/`, `Templates/` and `Out/`.
  public init(in folder: String, year: Int? = nil) {
    self.init(
      inputs: "\(folder)/Inputs", templates: "\(folder)/Templates", out: "\(folder)/Out", year: year)
  }

  var projectFile: String { "\(inputs)/project.yaml" }

  /// Whether there is a project at all: a unit may check its files without one.
  public var hasProject: Bool { Files.exists(projectFile) }
}
