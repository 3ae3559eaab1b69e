import Nianbao

/// This year's returns beside last year's, read and checked: everything that a build or a status needs to know.
struct YearCheck {
  let returns: Returns
  let lastYear: LastYear
  let lineages: [Lineage]
  let statistics: Statistics
  /// Findings about units, files and the region, without those about texts.
  let findings: [Finding]
  /// The explanations that hold.
  let waivers: [Waiver]

  init(_ folder: ProjectFolder) throws {
    let (form, year) = (folder.form, folder.year)
    let place = Place(file: String(year))
    let amendments = try folder.amendments(of: year, form)
    returns = try folder.withTexts(
      Returns(reading: folder.submissions(of: year), folder.wholePlan(form, year: year, amendments)))
    lastYear = try LastYear(before: year, folder)
    lineages = returns.lineages(after: lastYear.comparable)
    let sums = try Sums(of: returns.units, cellCount: form.cellCount)
    let plain = (figures: sums.figures, prior: lastYear.base?.figures)
    statistics = Statistics(
      form: form, year: year, sums: sums, base: lastYear.base,
      likeForLike: lastYear.base?.source == .published ? nil : LikeForLike(lineages, plain: plain),
      mixed: returns.accepted.printedAsOne(form).union(lastYear.comparable?.accepted.printedAsOne(form) ?? [])
    )

    let check = UnitCheck(
      form, thresholds: folder.project.thresholds, year: year, others: returns.units)
    let hasLastYear = lastYear.comparable != nil
    let gone = Self.gone(lastYear.comparable, lineages)
    var findings = returns.strays + amendments.findings
    findings += lineages.flatMap { check.findings(on: $0, hasLastYear: hasLastYear) }
    findings += RegionCheck(check.identities).findings(
      on: sums.figures, lastYear: lastYear.base?.figures, lineages: lineages, gone: gone.map(\.name),
      isTold: returns.strays.contains { stray in gone.contains { $0.code == stray.unit } }, place: place)
    if let published = try folder.published(of: year) {
      if published.state == .rejected { findings += published.findings }
      if returns.missing.isEmpty {
        findings += PublishedCheck.findings(
          published: published, summed: sums.figures, form: form, year: year)
      }
    }
    findings += try lastYear.findings(folder, place: place)
    findings += try Self.officeTexts(folder, statistics, returns)
    let waiving = Waiving(amendments.waivers, findings)
    (self.findings, waivers) = (waiving.findings, waiving.held)
  }

  /// The office's own texts against the region's figures.
  private static func officeTexts(
    _ folder: ProjectFolder, _ statistics: Statistics, _ returns: Returns
  ) throws -> [Finding] {
    let region = folder.project.region
    let names = returns.units.map(\.unit.name).filter { $0 != region }
    let short = names.filter { $0.hasPrefix(region) }.map { String($0.dropFirst(region.count)) }
    let figures = TextFigures(
      folder.form, year: folder.year, figures: statistics.figures, lastYear: statistics.base?.figures,
      others: names + short.filter { $0.count > 1 })
    let summary = try folder.summaryTexts().flatMap { TextPiece.lines(of: $0.text, file: $0.file) }
    return TextCheck(figures).findings(on: try folder.texts(year: folder.year) + summary)
  }

  /// Units that were counted last year and that nobody follows.
  private static func gone(_ lastYear: Returns?, _ lineages: [Lineage]) -> [Roster.Unit] {
    let followed = Set(lineages.flatMap(\.before).map(\.unit.code))
    return (lastYear?.accepted ?? []).map(\.unit).filter {
      $0.isCounted && !followed.contains($0.code)
    }
  }
}
