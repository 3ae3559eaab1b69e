import Nianbao

extension ProjectFolder {
  /// What the units sent for a year, in that year's own form; `nil` when there is no folder or no form for it.
  ///
  /// - Throws: `FileTrouble`; `MissingConverter` where the system does not know a file's encoding.
  public func returns(of year: Int) throws -> Returns? {
    guard let form = library.form(family: project.family, year: year) else { return nil }
    let requests = try requests(in: requestLedgers(of: year), form: form, year: year)
    return try returns(of: year, try amendments(of: year, form), requests)
  }

  /// The same, with what is known already of the year.
  func returns(of year: Int, _ amendments: Amendments, _ requests: RequestLedger) throws -> Returns? {
    let files = submissions(of: year)
    guard !files.isEmpty || !requestLedgers(of: year).isEmpty,
      let form = library.form(family: project.family, year: year)
    else { return nil }
    var plan = plan(form, year: year, amendments)
    plan.requests = requests
    return try withTexts(Returns(reading: files, plan))
  }

  /// With what the application ledgers of the year count.
  func wholePlan(_ form: Form, year: Int, _ amendments: Amendments) throws -> ReadingPlan {
    var result = plan(form, year: year, amendments)
    result.requests = try requests(in: requestLedgers(of: year), form: form, year: year)
    return result
  }

  func requests(in files: [SubmissionFile], form: Form, year: Int) throws -> RequestLedger {
    try RequestLedger(reading: files, form: form, roster: roster, year: year, calendar: project.calendar)
  }

  func plan(_ form: Form, year: Int, _ amendments: Amendments) -> ReadingPlan {
    ReadingPlan(form, library, roster: roster, year: year, kinds: project.kinds, amendments: amendments)
  }

  /// The kinds of file that the region's published report may be put down as; the first that is there is read.
  static let publishedFiles = ["csv", "xlsx", "xlsm", "txt", "tsv"].map { "region.\($0)" }

  /// The name of the year's published report, relative to `inputs`; `nil` when there is none.
  static func publishedFile(of year: Int, in inputs: String) -> String? {
    publishedFiles.map { "\(year)/\($0)" }.first { Files.exists("\(inputs)/\($0)") }
  }

  /// What the region published for a year; `nil` when it lies nowhere or no form covers the year.
  func published(of year: Int) throws -> UnitReturn? {
    let inputs = inputs(of: year)
    guard let file = Self.publishedFile(of: year, in: inputs),
      let form = library.form(family: project.family, year: year)
    else {
      return nil
    }
    let sent = files.submission(at: "\(inputs)/\(file)", file: file, below: file.fileName)
    let plan = ReadingPlan(form, library, year: year, amendments: try amendments(of: year, form))
    return try Returns.published(sent, plan, year: year, project: project)
  }

  /// What the office decided about a year's submissions.
  func amendments(of year: Int, _ form: Form) throws -> Amendments {
    var result = Amendments()
    let inputs = inputs(of: year)
    let (waivers, corrections) = ("\(year)/waivers.csv", "\(year)/corrections.csv")
    if Files.exists("\(inputs)/\(waivers)") {
      let data = try files.bytes(of: "\(inputs)/\(waivers)")
      try result.read(waivers: data, file: waivers, book: Rule.book(of: form), roster: roster)
    }
    if Files.exists("\(inputs)/\(corrections)") {
      let data = try files.bytes(of: "\(inputs)/\(corrections)")
      try result.read(corrections: data, file: corrections, form: form, roster: roster)
    }
    return result
  }
}
