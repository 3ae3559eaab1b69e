extension Returns {
  /// Reads the files of one year, on all cores, and joins them by unit.
  ///
  /// - Throws: `MissingConverter`.
  package init(reading files: [SubmissionFile], _ plan: ReadingPlan) throws {
    self.init(joining: try Self.read(files, plan), plan)
  }

  /// Reads the files of one year, on all cores, each by itself.
  ///
  /// - Throws: `MissingConverter`.
  package static func read(_ files: [SubmissionFile], _ plan: ReadingPlan) throws -> [ReadSubmission] {
    let index = LabelIndex(plan.form)
    return try inParallel(files.count) {
      SubmissionReader(form: plan.form, index: index, roster: plan.roster, others: plan.others)
    } value: { reader, position in
      ReadSubmission(file: files[position].file, readings: try reader.read(files[position], year: plan.year))
    }
  }

  /// Joins files by unit that were read with the same form, roster and year.
  package init(joining files: [ReadSubmission], _ plan: ReadingPlan) {
    var readings = files.flatMap(\.readings)
    if plan.roster == nil { readings = readings.map(Self.named) }
    let stated = readings.lazy.compactMap(\.value.statement.year).first
    self.init(
      readings, plan, roster: plan.roster ?? Self.roster(of: readings),
      year: plan.year ?? stated ?? plan.form.years.lowerBound)
  }

  package init(reading files: [SubmissionFile], form: Form, roster: Roster?, year: Int?) throws {
    try self.init(reading: files, ReadingPlan(form, roster: roster, year: year))
  }

  /// Returns read from files that stand by themselves, without a roster; and a finding for each whose year no
  /// form covers.
  ///
  /// Those of one unit and one year go together, each set with the form of its own year, of the family whose
  /// form they fill most. A year that is given overrides what the files state.
  ///
  /// - Throws: `MissingConverter`.
  package static func alone(
    _ files: [SubmissionFile], _ library: FormLibrary, year: Int?
  ) throws -> (returns: [Returns], unread: [Finding]) {
    var groups: [(family: String, year: Int, files: [SubmissionFile])] = []
    var known: [[String]: Int] = [:]
    for file in files {
      let tried = try library.newest.map { form in
        try Returns(reading: [file], ReadingPlan(form, library))
      }
      guard let own = tried.max(by: { $0.found < $1.found }) else { continue }
      let key = [own.form.family, String(own.year)] + own.units.map(\.unit.code)
      if let position = known[key] {
        groups[position].files.append(file)
      } else {
        known[key] = groups.count
        groups.append((own.form.family, year ?? own.year, [file]))
      }
    }
    var (returns, unread): ([Returns], [Finding]) = ([], [])
    for group in groups {
      if let form = library.form(family: group.family, year: group.year) {
        returns.append(try Returns(reading: group.files, ReadingPlan(form, library, year: group.year)))
      } else {
        unread += group.files.map { .noForm($0.file, year: group.year) }
      }
    }
    return (returns, unread)
  }

  /// How many cells the files have.
  private var found: Int {
    units.reduce(0) { $0 + $1.figures.states.count { $0 != .absent } }
  }

  /// A file that names no unit stands for itself where there is no roster.
  private static func named(_ kept: Kept<Reading>) -> Kept<Reading> {
    guard kept.value.statement.code == nil else { return kept }
    var reading = kept.value
    reading.statement.code = reading.statement.name ?? reading.file
    return Kept(reading)
  }

  /// The units that the files name, where there is no roster.
  private static func roster(of readings: [Kept<Reading>]) -> Roster {
    var units: [Roster.Unit] = []
    var known: Set<String> = []
    for reading in readings.lazy.map(\.value) {
      let code = reading.statement.code ?? reading.file
      let name = reading.statement.name ?? code
      guard known.insert(code).inserted else { continue }
      units.append(.init(code: code, name: name, kind: "", isCounted: true, years: 0...9999, line: 0))
    }
    return Roster(units: units, region: "")
  }
}
