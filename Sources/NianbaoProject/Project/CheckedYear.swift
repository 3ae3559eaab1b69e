import Nianbao

/// A year that was read, summed and checked: what a report, a status, letters and answers are made from.
public struct CheckedYear: Sendable {
  /// What was read of it and of the year before.
  public let reading: YearReading
  /// The region's figures beside last year's.
  public let statistics: Statistics
  /// Findings about units, files and the region, without those about the texts of the report.
  public let findings: [Finding]
  /// The explanations that hold.
  public let waivers: [Waiver]

  /// What the units sent.
  public var returns: Returns { reading.returns }
  /// The year before, as far as it is known.
  public var lastYear: LastYear { reading.lastYear }
  package var lineages: [Lineage] { reading.lineages }
}

extension ProjectFolder {
  /// Checks units, region and the office's own texts.
  ///
  /// - Throws: `FileTrouble`.
  public func check(_ reading: YearReading, _ statistics: Statistics) throws -> CheckedYear {
    let (returns, lastYear, lineages) = (reading.returns, reading.lastYear, reading.lineages)
    let place = Place(file: String(year))
    let check = UnitCheck(form, thresholds: project.thresholds, year: year, others: returns.units)
    let hasLastYear = lastYear.comparable != nil
    let gone = Self.gone(lastYear.comparable, lineages)
    let (own, before) = try together(
      { check.findings(on: lineages, hasLastYear: hasLastYear) },
      { try self.findings(on: lastYear, place: place) })
    var findings = returns.strays + reading.amendments.findings + unread.map { .unread($0) } + own
    findings += RegionCheck(check.identities).findings(
      on: statistics.figures, lastYear: lastYear.base?.figures, lineages: lineages, gone: gone.map(\.name),
      isTold: returns.strays.contains { stray in gone.contains { $0.code == stray.unit } }, place: place)
    if let published = reading.published {
      if published.state == .rejected { findings += published.findings }
      if returns.missing.isEmpty {
        findings += PublishedCheck.findings(
          published: published, summed: statistics.figures, form: form, year: year)
      }
    }
    findings += before
    findings += officeTexts(reading, statistics)
    let waiving = Waiving(reading.amendments.waivers, findings)
    return CheckedYear(
      reading: reading, statistics: statistics, findings: waiving.findings, waivers: waiving.held)
  }

  /// The office's own texts against the region's figures.
  private func officeTexts(_ reading: YearReading, _ statistics: Statistics) -> [Finding] {
    let texts = (reading.narrative + reading.summary).flatMap { TextPiece.lines(of: $0.text, file: $0.file) }
    if texts.isEmpty { return [] }
    let region = project.region
    let names = reading.returns.units.map(\.unit.name).filter { $0 != region }
    let short = names.filter { $0.hasPrefix(region) }.map { String($0.dropFirst(region.count)) }
    let figures = TextFigures(
      form, year: year, figures: statistics.figures, lastYear: statistics.base?.figures, name: region,
      others: names + short.filter { $0.count > 1 })
    return TextCheck(figures).findings(on: texts)
  }

  /// Units that were counted last year and that nobody follows.
  private static func gone(_ lastYear: Returns?, _ lineages: [Lineage]) -> [Roster.Unit] {
    let followed = Set(lineages.flatMap(\.before).map(\.unit.code))
    return (lastYear?.accepted ?? []).map(\.unit).filter {
      $0.isCounted && !followed.contains($0.code)
    }
  }
}
