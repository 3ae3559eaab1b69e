import Nianbao

extension ProjectFolder {
  /// Reads what a project says of itself, without what was submitted.
  ///
  /// - Throws: `DefinitionError` or `FileTrouble` when `project.yaml`, `units.csv`, a definition or a final version is
  ///   broken.
  public static func read(_ places: ProjectPlaces = ProjectPlaces()) throws -> ProjectFolder {
    var notices: [Notice] = []
    return try read(places, notices: &notices)
  }

  /// Reads a project as `read(_:)` does, with what is to be said also where it throws.
  ///
  /// `finals` are the final versions to build upon, `nil` takes the latest ones in `versions/`; `ledgers` is the
  /// inputs that hold the ledgers, `nil` where the others are. `notices` takes up what is to be said, in the order in
  /// which it is found.
  ///
  /// - Throws: `DefinitionError` or `FileTrouble`, as there.
  public static func read(
    _ places: ProjectPlaces, finals: [Int: FrozenVersion]? = nil, ledgers: String? = nil,
    notices: inout [Notice]
  ) throws -> ProjectFolder {
    try read(places, finals: finals, ledgers: ledgers, unread: nil, notices: &notices)
  }

  /// The same; `unread` is what nothing read there, `nil` looks for it.
  static func read(
    _ places: ProjectPlaces, finals: [Int: FrozenVersion]? = nil, ledgers: String? = nil,
    unread: [Unread]?, notices: inout [Notice]
  ) throws -> ProjectFolder {
    let files = FilesAsRead(within: places.inputs)
    let start = notices.count
    let (inputs, templates) = (places.inputs, places.templates)
    let (project, unknown) = try Project.read(
      try files.text(of: places.projectFile), file: places.projectFile)
    notices += unknown.map { Notice("\($0.file):\($0.line):\($0.column)", $0.message) }
    let year = places.year ?? project.year
    try ReceiptJournal.finishLeft(in: inputs, year: year)
    let finals = try finals ?? Versions(out: places.out).finals(before: year)
    let units = "\(inputs)/units.csv"
    let roster = try Roster(csv: try files.bytes(of: units), file: units, region: project.region)
    let library = try library(
      in: templates, .named(project.supplements, family: project.family), files)
    let form = try form(of: project.family, year, in: library, templates)
    try refuseUnknownTables(project, library)
    let outputs = try Output.named(by: project)
    notices += strayDeadlines(project, year: year, places.projectFile)
    notices += orphans(roster, year: year, units)
    notices += unusedThresholds(project, form, places.projectFile)
    notices += try unusedColumns(ofRegister: "\(inputs)/\(year)/received.csv")
    return ProjectFolder(
      inputs: inputs, templates: templates, out: places.out, project: project, roster: roster, year: year,
      form: form, library: library, outputs: outputs, finals: finals, ledgers: ledgers ?? inputs,
      files: files,
      unread: unread ?? Self.unread(in: places, project, roster, finals: Set(finals.keys)),
      notices: Array(notices[start...]))
  }

  /// The definitions of a folder of templates.
  ///
  /// `isWanted` says which of them, by their paths below `templates`.
  static func library(
    in templates: String, _ supplements: WantedSupplements, _ files: FilesAsRead = FilesAsRead(),
    isWanted: (String) -> Bool = { _ in true }
  ) throws -> FormLibrary {
    let folder = "\(templates)/forms"
    let names = try files.listing(below: folder).needed().filter {
      $0.hasSuffix(".yaml") && isWanted("forms/\($0)")
    }
    return try FormLibrary(
      try names.map { ("\(folder)/\($0)", try files.text(of: "\(folder)/\($0)")) }, folder: folder,
      supplements: supplements)
  }

  /// The form that rules are asked of: the project's where there is a project, else the newest.
  ///
  /// `notices` takes up what the project's `project.yaml` and `units.csv` say.
  ///
  /// - Throws: `DefinitionError` or `FileTrouble`, as `read(_:)`.
  public static func formInForce(_ places: ProjectPlaces, notices: inout [Notice]) throws -> Form {
    if places.hasProject { return try read(places, notices: &notices).form }
    let library = try library(in: places.templates, .none)
    let family = Project.usualFamily
    if let form = places.year.flatMap({ library.form(family: family, year: $0) }) { return form }
    return library.newest.first { $0.family == family } ?? library.newest[0]
  }
}

extension ProjectFolder {
  private static func form(
    of family: String, _ year: Int, in library: FormLibrary, _ templates: String
  ) throws(FileTrouble) -> Form {
    guard let form = library.form(family: family, year: year) else {
      throw FileTrouble(description: "\(templates)/forms：没有“\(family)”在 \(year) 年适用的表样定义。")
    }
    return form
  }

  private static func refuseUnknownTables(_ project: Project, _ library: FormLibrary) throws(DefinitionError)
  {
    let tables = library.forms.filter { $0.family == project.family }.flatMap(\.tables).map(\.id)
    let unknown = project.kinds.values.flatMap { $0 }.filter { !tables.contains($0.text) }
    let problems = unknown.map {
      $0.problem("没有叫“\($0.text)”的表，可用的有 \(tables.distinct.joined(separator: "、"))。")
    }
    if !problems.isEmpty { throw DefinitionError(problems.sorted { $0.line < $1.line }) }
  }

  /// Deadlines left from another year: nothing is printed with them.
  private static func strayDeadlines(_ project: Project, year: Int, _ file: String) -> [Notice] {
    // Another year's report, asked for by --year, has no deadlines here.
    (year == project.year ? project.strayDeadlines(of: year) : []).map { key, day in
      Notice(
        file,
        "deadlines（期限）里的 \(key) 是 \(day)，不是编 \(year) 年报告的时候，没有使用；请改成 \(year + 1) 年的日期，或者用 nianbao new-year。")
    }
  }

  /// That the holidays of the year are not known, without which nobody can say until when an application is to be
  /// answered; `nil` where they are, or where the form counts no applications.
  package var lackingHolidays: Notice? {
    if project.calendar.covers(year) || form.countedTable == nil { return nil }
    return Notice(
      "\(inputs)/project.yaml",
      "没有写 \(year) 年的 holidays（节假日），答复期限不印，有没有超期只按周末估算；请照国务院办公厅公布的放假安排写上：节假日: {放假: [\(year)-01-01, …], 上班: [调休上班的周末]}。"
    )
  }

  /// Units whose figures another should contain, when that other is not there.
  private static func orphans(_ roster: Roster, year: Int, _ units: String) -> [Notice] {
    roster.units(in: year).filter { !$0.isCounted }.filter {
      roster.unit(code: $0.superior) ?? roster.unit(name: $0.superior) == nil
    }.map { unit in
      Notice(
        "\(units):\(unit.line):1", "\(unit.name)并入上级，名录里却没有“\(unit.superior)”这个上级，它的数没有计入全区。")
    }
  }

  /// Columns of the register that nothing reads.
  private static func unusedColumns(ofRegister file: String) throws(FileTrouble) -> [Notice] {
    guard Files.exists(file) else { return [] }
    let columns = Receipts.unusedColumns(csv: try Files.bytes(of: file))
    return columns.map { Notice("\(file):1:1", "收件登记的“\($0)”一列没有使用，列名写错了的请改正。") }
  }

  private static func unusedThresholds(_ project: Project, _ form: Form, _ file: String) -> [Notice] {
    let rules = Rule.book(of: form).map(\.id) + [UnitCheck.leastChange]
    return project.thresholds.keys.sorted().filter { !rules.contains($0) }.map {
      Notice(file, "thresholds 里的“\($0)”不是现行规则，没有使用。")
    }
  }
}
