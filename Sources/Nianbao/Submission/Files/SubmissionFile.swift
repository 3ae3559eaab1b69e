/// A file that a unit sent, opened only when it is its turn.
package struct SubmissionFile: Sendable {
  /// Relative to `Inputs/`, with `/`.
  package let file: String
  /// Below `forms/`: folder and file names may state unit and year.
  package let path: String
  package let content: @Sendable () -> Content

  package enum Content: Sendable {
    case bytes([UInt8])
    case workbook(WorkbookText)
    case refusedWorkbook(WorkbookRefusal)
    /// Told by its first bytes.
    case known(KnownContent)
    case tooLarge(size: Int)
    case unreadable(reason: String)
    /// Not one of the kinds that are read: .csv, .txt, .tsv, .xlsx.
    case otherKind
  }

  package init(file: String, path: String, content: @escaping @Sendable () -> Content) {
    self.file = file
    self.path = path
    self.content = content
  }

  /// Files past this many bytes are not opened.
  package static var sizeLimit: Int { SubmissionReader.sizeLimit }
}

extension Returns {
  /// Reads the files of one year, on all cores, and joins them by unit.
  ///
  /// - Throws: `MissingConverter`.
  package init(reading files: [SubmissionFile], _ plan: ReadingPlan) throws {
    let index = LabelIndex(plan.form)
    var readings = try Self.inChunks(files.count) {
      SubmissionReader(form: plan.form, index: index, roster: plan.roster, others: plan.others)
    } each: { reader, position in
      try reader.read(files[position], year: plan.year)
    }.flatMap { $0 }
    if plan.roster == nil { Self.nameSilent(&readings) }
    let stated = readings.lazy.compactMap(\.statement.year).first
    self.init(
      readings, plan, roster: plan.roster ?? Self.roster(of: readings),
      year: plan.year ?? stated ?? plan.form.years.lowerBound)
  }

  /// Files that stand by themselves, without roster or year: those of one unit and one year together, each set
  /// with the form of its own year, of the family whose form they fill most.
  ///
  /// - Parameter year: overrides what the files state.
  /// - Returns: the returns, and a finding for each file whose year no form covers.
  /// - Throws: `MissingConverter`.
  package static func alone(
    _ files: [SubmissionFile], _ library: FormLibrary, year: Int?
  ) throws -> (returns: [Returns], unread: [Finding]) {
    var groups: [(key: [String], family: String, year: Int, files: [SubmissionFile])] = []
    for file in files {
      let tried = try library.newest.map { form in
        try Returns(reading: [file], ReadingPlan(form, library))
      }
      guard let own = tried.max(by: { $0.found < $1.found }) else { continue }
      let key = [own.form.family, String(own.year)] + own.units.map(\.unit.code)
      if let known = groups.firstIndex(where: { $0.key == key }) {
        groups[known].files.append(file)
      } else {
        groups.append((key, own.form.family, year ?? own.year, [file]))
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

  /// Runs over positions in chunks; each worker makes its own tool once, results keep their order.
  private static func inChunks<Tool, Value: Sendable>(
    _ count: Int, tool: @Sendable () -> Tool, each: @Sendable (Tool, Int) throws -> Value
  ) throws -> [Value] {
    let chunk = max(1, min(256, count / 8))
    return try inParallel((count + chunk - 1) / chunk) { number in
      let tool = tool()
      return try ((number * chunk)..<min(count, (number + 1) * chunk)).map { try each(tool, $0) }
    }.flatMap { $0 }
  }

  /// A file that names no unit stands for itself where there is no roster.
  private static func nameSilent(_ readings: inout [Reading]) {
    for position in readings.indices where readings[position].statement.code == nil {
      readings[position].statement.code = readings[position].statement.name ?? readings[position].file
    }
  }

  /// The units that the files name, where there is no roster.
  private static func roster(of readings: [Reading]) -> Roster {
    var units: [Roster.Unit] = []
    for reading in readings {
      let code = reading.statement.code ?? reading.file
      let name = reading.statement.name ?? code
      guard !units.contains(where: { $0.code == code }) else { continue }
      units.append(.init(code: code, name: name, kind: "", isCounted: true, years: 0...9999, line: 0))
    }
    return Roster(units: units, region: "")
  }
}

extension SubmissionReader {
  /// - Throws: `MissingConverter`.
  func read(_ file: SubmissionFile, year: Int?) throws -> [Reading] {
    let finding: Finding
    switch file.content() {
    case .bytes(let data): return try read(data, file: file.file, path: file.path, year: year)
    case .workbook(let workbook): return read(workbook, file: file.file, path: file.path, year: year)
    case .refusedWorkbook(let refusal): finding = .refused(refusal, file.file)
    case .known(let kind): finding = .undecodable(.otherKind(kind), file.file)
    case .tooLarge(let size): finding = .tooLarge(file.file, size: size)
    case .unreadable(let reason): finding = .unreadable(file.file, reason: reason)
    case .otherKind: finding = .otherKindOfFile(file.file)
    }
    let named = Statement(path: file.path, titles: form.titles, roster: roster)
    return [.rejected(file.file, finding, statement: named)]
  }
}
