import Nianbao

extension Sides {
  /// What differs between two sides, named as `nianbao diff` names them: `2025/2-定稿`, `Out/2025`, `2024`, a `facts.csv`.
  ///
  /// `notices` takes up what the projects' `project.yaml` and `units.csv` say, the older side's first.
  ///
  /// - Throws: `WrongUse` when nothing has such a name; `FileTrouble`, `UnreadableSide`, `DefinitionError`,
  ///   `Sums.Overflow`.
  public func difference(from old: String, to new: String, notices: inout [Notice]) throws -> Difference {
    try difference(try place(old), try place(new), notices: &notices)
  }

  /// What differs between two sides: versions, builds, years or facts.
  ///
  /// `notices` takes up what the projects' `project.yaml` and `units.csv` say, the older side's first.
  ///
  /// - Throws: `WrongUse` when nothing has such a name; `FileTrouble`, `UnreadableSide`, `DefinitionError`,
  ///   `Sums.Overflow`.
  package func difference(_ old: Place, _ new: Place, notices: inout [Notice]) throws -> Difference {
    let read = try both([old, new], notices: &notices)
    var after = read[1].side
    after.receipts = receipts(of: after.year, after.roster)
    return try Difference(read[0].side, after, succession: Self.succession(read[0], read[1]))
  }

  /// The register of what came in for a year: no build reads it, so that no version keeps it; `nil` where there is none.
  private func receipts(of year: Int, _ roster: Roster?) -> Receipts? {
    let file = "\(places.inputs)/\(year)/received.csv"
    guard let roster, Files.exists(file) else { return nil }
    do {
      return try Receipts(csv: try Files.bytes(of: file), file: file, roster: roster, needing: [])
    } catch {
      // `status` and `receive` tell of a register that is no text; what changed can be said without it.
      return nil
    }
  }

  /// One side as it was read, or why not, and what is to be said of it.
  private struct Tried: Sendable {
    let reading: Result<SideReading, any Error>
    let notices: [Notice]
  }

  /// Both sides at once, each on a processor of its own: a province's facts are read twice as fast.
  private func both(_ sides: [Place], notices: inout [Notice]) throws -> [SideReading] {
    let tried = inParallel(sides.count) { position in
      var notices: [Notice] = []
      let reading = Result { try SideReading.read(sides[position], places, notices: &notices) }
      return Tried(reading: reading, notices: notices)
    }
    notices += tried.flatMap(\.notices)
    return try tried.map { try $0.reading.get() }
  }

  /// How the newer edition of the two follows from the older one, by the newer one's own library.
  private static func succession(_ old: SideReading, _ new: SideReading) -> Succession? {
    let isForward = old.side.form.years.lowerBound <= new.side.form.years.lowerBound
    let (older, newer) = isForward ? (old, new) : (new, old)
    guard older.side.form.id != newer.side.form.id,
      let known = newer.library.forms.first(where: { $0.id == older.side.form.id }),
      let present = newer.library.forms.first(where: { $0.id == newer.side.form.id })
    else { return nil }
    return newer.library.succession(from: known, to: present)
  }

  /// The versions of a year, each with what changed since the one before.
  public func history(of year: Int, notices: inout [Notice]) throws -> [VersionStep] {
    let versions = try Versions(out: places.out).all(of: year)
    return try versions.enumerated().map { position, version in
      let before = position == 0 ? nil : versions[position - 1]
      let change = try before.map { try difference(.version($0), .version(version), notices: &notices) }
      return VersionStep(version: version, change: change)
    }
  }
}

/// A version, and what changed since the one before.
public struct VersionStep {
  /// The version that is reached.
  public let version: FrozenVersion
  /// `nil` of the first one.
  public let change: Difference?
}
