import Nianbao

/// The year before, as far as it is known: the units' files, what was published, and how its form compares.
public struct LastYear: Sendable {
  let year: Int
  /// In that year's own form.
  public let units: Returns?
  /// The published report that was put down as `region.csv`; `nil` when there is none.
  public let published: UnitReturn?
  /// How the present form follows from that year's; `nil` when it is the same.
  let succession: Succession?
  /// Its figures, whether or not they can be compared.
  let known: Base?
  /// What growth and carry-over refer to.
  public let base: Base?

  /// Its units in the cells of the present form.
  var comparable: Returns? { base == nil ? nil : units?.comparable(succession) }

  /// What the whole region should know of the year before: that it is not there, or only in part.
  fileprivate func notice(_ place: Place) -> Finding? {
    guard base != nil else {
      return LastYearNotices.noLastYear(year: year, place: place, isOtherForm: known != nil)
    }
    if units == nil { return LastYearNotices.onlyPublished(year: year, place: place) }
    return succession.flatMap { LastYearNotices.otherEdition($0, year: year, place: place) }
  }
}

extension ProjectFolder {
  /// What is known of the year before: the units' files, what was published, what was signed.
  func lastYear(before present: Int) throws -> LastYear {
    let year = present - 1
    let units = try returns(of: year)
    let published = try published(of: year)
    let own = library.form(family: project.family, year: year)
    let form = library.form(family: project.family, year: present)
    let succession = own.flatMap { own in
      form.flatMap { own.id == $0.id ? nil : library.succession(from: own, to: $0) }
    }
    let known: Base?
    if let own, let signed = finals[year] {
      let figures = try signed.figures(own)
      known = Base(year: year, source: .final(signed.name), figures: figures, succession: succession)
    } else {
      known = try Base.region(units: units, published: published, year: year, succession: succession)
    }
    // Without a word on how the editions correspond nothing can be compared.
    let base = own?.id == form?.id || succession != nil ? known : nil
    return LastYear(
      year: year, units: units, published: published, succession: succession, known: known, base: base)
  }

  /// What is said of it: one notice a file with errors, a difference from what was published, a change of form.
  func findings(on lastYear: LastYear, place: Place) throws -> [Finding] {
    let notice = [lastYear.notice(place)].compactMap { $0 }
    guard let form = library.form(family: project.family, year: lastYear.year) else { return notice }
    let check = UnitCheck(form)
    var doubts: [Finding] = []
    var findings: [Finding] = []
    if let units = lastYear.units {
      doubts += units.strays + check.findings(alone: units.units)
    }
    if let published = lastYear.published {
      doubts += check.findings(on: published, lastYear: nil)
      if let known = lastYear.known, known.source == .unitFiles(missing: 0) {
        findings += PublishedCheck.findings(
          published: published, summed: known.ownFigures, form: form, year: lastYear.year)
      }
    }
    let waivers = try amendments(of: lastYear.year, form).waivers
    let open = Waiving(waivers, doubts, tellsStale: false).findings.filter { $0.state == .open }
    findings += LastYearNotices.findings(doubts: open, year: lastYear.year)
    return findings + notice
  }
}
