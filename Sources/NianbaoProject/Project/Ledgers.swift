import Nianbao

/// The ledgers of the year beside those of the year before, counted.
public struct Ledgers {
  /// `nil` when no file of the year is a ledger.
  public let statistics: LedgerStatistics?
  /// Lines of the year that are not counted.
  public let uncounted: Int
  /// What is to be said of lines that are not counted, in this year and the last.
  public let findings: [Finding]
  /// Of both years, as the manifest names them.
  let sources: [LedgerSource]
}

extension ProjectFolder {
  /// Counts the ledgers; `nil` when the year has no folder of them.
  ///
  /// - Throws: `FileTrouble` when what was signed of the year before cannot be read.
  public func countLedgers() throws -> Ledgers? {
    guard let present = try ledgerReading(of: year) else { return nil }
    let signed = finals[year - 1]
    let prior = signed == nil ? try ledgerReading(of: year - 1) : nil
    let statistics: LedgerStatistics?
    if !present.hasAny {
      statistics = nil
    } else if let counts = try signed?.ledger() {
      statistics = LedgerStatistics(present, signed: counts, roster: roster)
    } else {
      statistics = LedgerStatistics(present, prior: prior, roster: roster)
    }
    return Ledgers(
      statistics: statistics, uncounted: present.uncounted,
      findings: present.findings + LastYearNotices.findings(doubts: prior?.findings ?? [], year: year - 1),
      sources: (prior?.sources ?? []) + present.sources)
  }

  /// Each file of this year and the last by itself.
  func countLedgerParts() throws -> [Evidence.LedgerPart] {
    try [year - 1, year].flatMap { year in
      try ledgerReading(of: year).map { Evidence.LedgerPart.all(of: $0) } ?? []
    }
  }

  private func ledgerReading(of year: Int) throws -> LedgerReading? {
    let files = ledgerFiles(of: year)
    return files.isEmpty ? nil : try LedgerReading(files, ledgerPlan(of: year))
  }

  private func ledgerFiles(of year: Int) -> [LedgerFile] {
    let below = ledgers(of: year)
    let listing = files.listing(below: below)
    ReadSoFar.expect(bytes: Files.size(of: listing.all.map { "\(below)/\($0)" }))
    let named = listing.all.map { Files.ledger(at: "\(below)/\($0)", file: "\(year)/ledger/\($0)") }
    return named
      + listing.illNamed.map { path, name in
        LedgerFile(file: "\(year)/ledger/\(path)") { .illNamed(name) }
      }
  }

  private func ledgerPlan(of year: Int) -> LedgerPlan {
    LedgerPlan(year: year, roster: roster, columns: project.ledgerColumns)
  }
}
