import ArgumentParser
import NianbaoProject

/// The options that every command shares: where the project lies and which year is meant.
struct Folders: ParsableArguments {
  @Option(help: ArgumentHelp("报送材料所在的文件夹。", valueName: "文件夹"))
  var inputs = "Inputs"

  @Option(help: ArgumentHelp("表样定义和模板的文件夹。", valueName: "文件夹"))
  var templates = ProjectPlaces.usualTemplates()

  @Option(help: ArgumentHelp("成果的文件夹，里面按年份分。", valueName: "文件夹"))
  var out = "Out"

  @Option(help: ArgumentHelp("年份；不写时用 project.yaml 的。", valueName: "年份"))
  var year: Int?

  func validate() throws {
    if let year, !(1949...9999).contains(year) { throw ValidationError("“\(year)”不是年份。") }
  }
}

extension Folders {
  var places: ProjectPlaces { ProjectPlaces(inputs: inputs, templates: templates, out: out, year: year) }

  /// The project that lies there.
  func project() throws -> ProjectFolder {
    try told { notices in try ProjectFolder.read(places, notices: &notices) }
  }

  /// Says what a step has to say of `project.yaml` and `units.csv`, also where it throws.
  func told<Value>(_ step: (inout [Notice]) throws -> Value) throws -> Value {
    var notices: [Notice] = []
    defer { Terminal.error(notices.map { "\($0)" }) }
    return try step(&notices)
  }

  /// Refuses to write a result among what was submitted, or among the templates, where it would be read as one of them or
  /// overwrite one.
  func refuseInputs(_ option: String, _ path: String) throws {
    if Files.real(path).hasPrefix(Files.real(inputs) + "/") {
      throw ValidationError("\(option) 不能写进报送材料文件夹 \(inputs)，那里的文件会当作报送的读取；请另写一个文件夹。")
    }
    if Files.real(path).hasPrefix(Files.real(templates) + "/") {
      throw ValidationError("\(option) 不能写进模板文件夹 \(templates)，那里的文件会当作表样和模板读取；请另写一个文件夹。")
    }
  }
}
