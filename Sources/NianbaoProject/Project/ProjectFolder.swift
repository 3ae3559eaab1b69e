import Nianbao

/// A project as it lies on disk: what it says of itself, its roster, its forms, and which files are whose.
///
/// It is the project as it was when it was first looked at: whoever wants to see what changed since reads it again.
public struct ProjectFolder: Sendable {
  /// Path of the folder of what was submitted, with `project.yaml` and `units.csv`.
  public let inputs: String
  /// Path of the folder of definitions, pages, phrases and letters.
  public let templates: String
  /// Path of the folder that `<year>/` and `versions/` are written to.
  public let out: String
  /// What `project.yaml` says: the region, the office, the thresholds of checks.
  public let project: Project
  /// The units that must report (报送单位名单), from `units.csv`.
  public let roster: Roster
  /// The year reported on: the one asked for, else the one that `project.yaml` says.
  public let year: Int
  /// The edition of the form in force for `year`.
  public let form: Form
  /// All definitions of forms below `templates`, for earlier years too.
  public let library: FormLibrary
  /// What a build makes where nothing else is asked for; `nil` where `project.yaml` does not say.
  package let outputs: Set<Output>?
  /// The final versions of earlier years, read in place of those years' inputs.
  public let finals: [Int: FrozenVersion]
  /// The inputs that hold the ledgers; elsewhere than the others where a version does not keep them.
  public let ledgers: String
  /// What was read, with the hashes of the bytes.
  let files: FilesAsRead
  /// The templates that were read.
  let parsed = ReadTemplates()
  /// What lies in the inputs and nothing reads.
  let unread: [Unread]
  /// What `project.yaml` and `units.csv` say that stops nobody.
  public let notices: [Notice]
}

extension ProjectFolder {
  /// The years up to this one that have something of their own, in order.
  func years() throws(FileTrouble) -> [Int] {
    Set(try Files.names(in: inputs).compactMap { Int($0) } + finals.keys).filter { (1...year).contains($0) }
      .sorted()
  }

  /// Where a year's files lie: a year that was signed is read as it was then.
  func inputs(of year: Int) -> String { finals[year]?.inputs ?? inputs }

  /// Where a year's ledgers lie.
  func ledgers(of year: Int) -> String { "\(finals[year]?.inputs ?? ledgers)/\(year)/ledger" }

  func submissions(of year: Int) -> [SubmissionFile] { files(of: year, in: "forms") }

  /// The application ledgers of a year.
  func requestLedgers(of year: Int) -> [SubmissionFile] { files(of: year, in: "requests") }

  private func files(of year: Int, in name: String) -> [SubmissionFile] {
    let (inputs, folder) = (inputs(of: year), "\(year)/\(name)")
    let listing = self.files.listing(below: "\(inputs)/\(folder)")
    let named = listing.all.map { path in
      self.files.submission(at: "\(inputs)/\(folder)/\(path)", file: "\(folder)/\(path)", below: path)
    }
    return named
      + listing.illNamed.map { path, name in
        SubmissionFile(file: "\(folder)/\(path)", path: path) { .illNamed(name) }
      }
  }

  /// Does something while nobody else writes in the project.
  ///
  /// - Throws: `FileTrouble` when somebody else writes for too long.
  func alone<Value>(_ work: () throws -> Value) throws -> Value {
    let lock = try WriteLock(inputs)
    defer { withExtendedLifetime(lock) {} }
    try ReceiptJournal.finishLeft(in: inputs, year: year, lock)
    return try work()
  }

  /// The unit of this year's roster with that code, name or short name.
  ///
  /// - Throws: `WrongUse` when this year's roster has no such unit.
  public func unit(coded code: String) throws(WrongUse) -> Roster.Unit {
    guard let unit = roster.unit(called: code), unit.years.contains(year) else {
      throw WrongUse("\(year) 年的名录里没有“\(code)”。")
    }
    return unit
  }
}
