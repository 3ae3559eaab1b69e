import Nianbao

/// A year's submissions beside those of the year before, as they were read.
public struct YearReading: Sendable {
  /// What the units sent for the year.
  public let returns: Returns
  /// The year before, as far as it is known.
  public let lastYear: LastYear
  /// Which units follow which.
  package let lineages: [Lineage]
  /// What the region itself published of the year, where it did.
  let published: UnitReturn?
  /// What the office decided.
  let amendments: Amendments
  /// What the office wrote for the report and for the yearly summary.
  let narrative, summary: [NarrativeFile]
}

extension ProjectFolder {
  /// Reads what the units sent this year and the last, and what the office wrote and decided.
  ///
  /// - Throws: `FileTrouble`; `Sums.Overflow` where last year's figures cannot be added.
  public func readYear() throws -> YearReading { try readYear { _ in } }

  /// The same, as if the office had decided more.
  func readYear(deciding more: (inout Amendments) -> Void) throws -> YearReading {
    for year in [year - 1, year] where finals[year] == nil {
      ReadSoFar.expect(files: files.listing(below: "\(inputs)/\(year)/forms").all.count)
    }
    var decided = try amendments(of: year, form)
    more(&decided)
    let amendments = decided
    let (returns, lastYear) = try together(
      { try withTexts(Returns(reading: submissions(of: year), wholePlan(form, year: year, amendments))) },
      { try self.lastYear(before: year) })
    return YearReading(
      returns: returns, lastYear: lastYear, lineages: returns.lineages(after: lastYear.comparable),
      published: try published(of: year), amendments: amendments, narrative: try narrative(),
      summary: try summaryTexts())
  }

  /// Adds up the region's figures and compares them with the year before.
  ///
  /// - Throws: `Sums.Overflow`.
  public func sum(_ reading: YearReading) throws -> Statistics {
    let (returns, lastYear) = (reading.returns, reading.lastYear)
    let sums = try Sums(of: returns.units, cellCount: form.cellCount)
    let plain = (figures: sums.figures, prior: lastYear.base?.figures)
    let mixed = returns.accepted.printedAsOne(form)
    return Statistics(
      form: form, year: year, sums: sums, base: lastYear.base,
      likeForLike: lastYear.base?.source == .published ? nil : LikeForLike(reading.lineages, plain: plain),
      mixed: mixed.union(lastYear.comparable?.accepted.printedAsOne(form) ?? []))
  }
}
