import Foundation
import Nianbao

/// A project folder as it lies on disk: what it says of itself, its roster, its forms, its files.
struct ProjectFolder {
  let inputs: String
  let templates: String
  let out: String
  let project: Project
  let roster: Roster
  let year: Int
  let form: Form
  let library: FormLibrary

  /// - Throws: `DefinitionError` or `FileTrouble` when `project.yaml`, `units.csv` or a definition is broken.
  init(_ folders: Folders) throws {
    (inputs, templates, out) = (folders.inputs, folders.templates, folders.out)
    let file = "\(inputs)/project.yaml"
    let read = try Project.read(try Files.text(of: file), file: file)
    for problem in read.unknown {
      Terminal.error("\(problem.file):\(problem.line):\(problem.column): 提示: \(problem.message)")
    }
    project = read.project
    year = folders.year ?? project.year
    let units = "\(inputs)/units.csv"
    roster = try Roster(csv: try Files.bytes(of: units), file: units, region: project.region)
    library = try Self.library(in: templates)
    form = try Self.form(of: project.family, year, in: library, templates)
    let rules = Rule.book(of: form).map(\.id)
    for id in project.thresholds.keys.sorted() where !rules.contains(id) {
      Terminal.error("\(file): 提示: thresholds 里的“\(id)”不是现行规则，没有使用。")
    }
  }

  static func library(in templates: String) throws -> FormLibrary {
    let folder = "\(templates)/forms"
    let files = Files.all(below: folder).filter { $0.hasSuffix(".yaml") }
    return try FormLibrary(
      try files.map { ("\(folder)/\($0)", try Files.text(of: "\(folder)/\($0)")) }, folder: folder)
  }

  static func form(
    of family: String, _ year: Int, in library: FormLibrary, _ templates: String
  ) throws(FileTrouble) -> Form {
    guard let form = library.form(family: family, year: year) else {
      throw FileTrouble(description: "\(templates)/forms：没有“\(family)”在 \(year) 年适用的表样定义。")
    }
    return form
  }

  /// What the units sent for a year; `nil` when there is no folder or no form for it.
  func returns(of year: Int) -> Returns? {
    let files = submissions(of: year)
    guard !files.isEmpty, let form = library.form(family: project.family, year: year), form.id == self.form.id
    else {
      return nil
    }
    return Returns(reading: files, form: form, roster: roster, year: year)
  }

  func submissions(of year: Int) -> [SubmissionFile] {
    let folder = "\(year)/forms"
    return Files.all(below: "\(inputs)/\(folder)").map { path in
      Files.submission(at: "\(inputs)/\(folder)/\(path)", file: "\(folder)/\(path)", below: path)
    }
  }

  /// The office's texts, in the order of their names.
  func narrative() throws -> [NarrativeFile] {
    let folder = "\(year)/narrative"
    return try Files.all(below: "\(inputs)/\(folder)").filter { !$0.contains("/") }.compactMap { name in
      guard let section = NarrativeFile.section(ofFileNamed: name) else { return nil }
      return NarrativeFile(
        file: "\(folder)/\(name)", section: section, data: try Files.bytes(of: "\(inputs)/\(folder)/\(name)"))
    }
  }

  func page(_ name: String) throws -> PageTemplate {
    let file = "\(templates)/pages/\(name).mustache"
    return try PageTemplate(try Files.text(of: file), file: file)
  }

  /// Everything that goes into a build, for the manifest.
  func manifest(outputs: [(name: String, data: [UInt8])]) -> Manifest {
    let years = [year - 1, year].flatMap { year in
      (Files.all(below: "\(inputs)/\(year)/forms").map { "\(year)/forms/\($0)" })
        + (year == self.year
          ? Files.all(below: "\(inputs)/\(year)/narrative").map { "\(year)/narrative/\($0)" } : [])
    }
    let entry = { (folder: String, file: String) in Files.entry(of: "\(folder)/\(file)", as: file) }
    return Manifest(
      program: "nianbao \(NianbaoCommand.version)", form: form.id, year: year,
      inputs: (["project.yaml", "units.csv"] + years).compactMap { entry(inputs, $0) },
      definitions: Files.all(below: "\(templates)/forms").compactMap { entry(templates, "forms/\($0)") },
      templates: Files.all(below: "\(templates)/pages").compactMap { entry(templates, "pages/\($0)") },
      outputs: outputs.map { Manifest.Entry(file: $0.name, data: $0.data) })
  }
}
