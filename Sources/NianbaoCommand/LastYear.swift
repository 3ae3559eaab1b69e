import Nianbao

/// The year before, as far as it is known: the units' files, what was published, and how its form compares.
struct LastYear {
  let year: Int
  /// In that year's own form.
  let units: Returns?
  let published: UnitReturn?
  /// How the present form follows from that year's; `nil` when it is the same.
  let succession: Succession?
  /// Its figures, whether or not they can be compared.
  let known: Base?
  /// What growth and carry-over refer to.
  let base: Base?

  init(before year: Int, _ folder: ProjectFolder) throws {
    self.year = year - 1
    units = try folder.returns(of: year - 1)
    published = try folder.published(of: year - 1)
    let own = folder.library.form(family: folder.project.family, year: year - 1)
    let present = folder.library.form(family: folder.project.family, year: year)
    succession = own.flatMap { own in
      present.flatMap { own.id == $0.id ? nil : folder.library.succession(from: own, to: $0) }
    }
    if let own, let signed = folder.finals[year - 1] {
      let figures = try signed.figures(own)
      known = Base(year: year - 1, source: .final(signed.name), figures: figures, succession: succession)
    } else {
      known = try Base.region(units: units, published: published, year: year - 1, succession: succession)
    }
    // Without a word on how the editions correspond nothing can be compared.
    base = own?.id == present?.id || succession != nil ? known : nil
  }

  /// Its units in the cells of the present form.
  var comparable: Returns? { base == nil ? nil : units?.comparable(succession) }

  /// What is said of it: one notice a file with errors, a difference from what was published, a change of form.
  func findings(_ folder: ProjectFolder, place: Place) throws -> [Finding] {
    guard let form = folder.library.form(family: folder.project.family, year: year) else {
      return [notice(place)].compactMap { $0 }
    }
    let check = UnitCheck(form)
    var doubts: [Finding] = []
    var findings: [Finding] = []
    if let units {
      doubts += units.strays + units.units.flatMap { check.findings(on: $0, lastYear: nil) }
    }
    if let published {
      doubts += check.findings(on: published, lastYear: nil)
      if let known, known.source == .unitFiles(missing: 0) {
        findings += PublishedCheck.findings(
          published: published, summed: known.ownFigures, form: form, year: year)
      }
    }
    let waivers = try folder.amendments(of: year, form).waivers
    let open = Waiving(waivers, doubts, tellsStale: false).findings.filter { $0.state == .open }
    findings += LastYearCheck.findings(doubts: open, year: year)
    return findings + [notice(place)].compactMap { $0 }
  }

  /// What the whole region should know of the year before: that it is not there, or only in part.
  private func notice(_ place: Place) -> Finding? {
    guard base != nil else {
      return LastYearCheck.noLastYear(year: year, place: place, isOtherForm: known != nil)
    }
    if units == nil { return LastYearCheck.onlyPublished(year: year, place: place) }
    return succession.flatMap { LastYearCheck.otherEdition($0, year: year, place: place) }
  }
}
