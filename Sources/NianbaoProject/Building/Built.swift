import Nianbao

/// What a build made: the report, and where it lies.
public struct Built {
  /// The year as it was read and checked.
  public let year: CheckedYear
  /// The report that was written: the region's, or one unit's own.
  public let report: Report
  /// The units' own reports, where they were written too.
  public let units: [Report]?
  /// Whether those are all that count, with the page that lists them.
  package let hasAllUnits: Bool
  /// Where it lies: `Out/2025`, or a unit's own folder below it.
  public let folder: String
  /// Lines of ledgers that are not counted.
  public let uncounted: Int
  /// What the build before held and could not be made anew, in words.
  package let left: [String]
}

/// A unit has no report because nothing that it sent counts.
public struct NothingCounted: Error {
  /// Why nothing of the unit could be counted.
  public let findings: [Finding]
  /// Where an earlier report of it lies, which is now out of date; `nil` where there is none.
  public let outdated: String?
}

extension ProjectFolder {
  /// What a unit sent, where it counts.
  ///
  /// - Throws: `WrongUse` when the year's roster has no such unit, `NothingCounted`.
  func counted(_ code: String, _ year: CheckedYear) throws -> UnitReturn {
    guard let unit = roster.unit(called: code), unit.years.contains(self.year),
      let sent = year.returns.units.first(where: { $0.unit.code == unit.code })
    else { throw WrongUse("\(self.year) 年的名录里没有“\(code)”。") }
    guard sent.state == .accepted else {
      let place = "\(out)/\(self.year)/units/\(unit.code)"
      throw NothingCounted(findings: sent.findings, outdated: Files.exists(place) ? place : nil)
    }
    return sent
  }
}

extension Returns {
  /// One unit's part of them, for its own report.
  func alone(_ report: Report) -> Returns {
    var own = self
    own.units = report.units
    own.strays = []
    return own
  }
}
