/// Where a project lies, and which of its years is meant.
package struct ProjectPlaces: Sendable, Equatable {
  /// What was submitted, with `project.yaml` and `units.csv`.
  package var inputs: String
  /// Definitions of forms, pages, phrases and letters.
  package var templates: String
  /// Where `<year>/`, `versions/` and whatever else is written go.
  package var out: String
  /// `nil` takes the one that `project.yaml` says.
  package var year: Int?

  package init(
    inputs: String = "Inputs", templates: String = "Templates", out: String = "Out", year: Int? = nil
  ) {
    self.inputs = inputs
    self.templates = templates
    self.out = out
    self.year = year
  }

  /// Those of a folder that holds `Inputs/`, `Templates/` and `Out/`.
  package init(in folder: String, year: Int? = nil) {
    self.init(
      inputs: "\(folder)/Inputs", templates: "\(folder)/Templates", out: "\(folder)/Out", year: year)
  }

  var projectFile: String { "\(inputs)/project.yaml" }

  /// Whether there is a project at all: a unit may check its files without one.
  package var hasProject: Bool { Files.exists(projectFile) }
}
