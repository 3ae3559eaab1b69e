import Nianbao

extension ProjectFolder {
  /// Where a printed number comes from.
  ///
  /// - Parameters:
  ///   - place: named as texts name it: 表/行/列, a quantity's name, `同比 新收`; of a row or a table, all its cells; or in
  ///     the words that the form prints, or by a cell of a workbook: `依申请公开!J6`.
  ///   - unit: the 单位代码 where a unit's own number is meant; `nil` for the region's.
  /// - Returns: the answer, with whose number it is.
  /// - Throws: `WrongUse` when there is no such place or unit; `FileTrouble`.
  public func why(_ place: String, unit: String? = nil) throws -> Answered {
    let evidence = try evidence(unit: unit)
    do {
      return Answered(why: try Why(place, evidence), unit: evidence.unit)
    } catch let error as Why.UnknownPlace {
      guard
        let address = address(spokenAs: place, of: evidence.report.isUnit ? evidence.report.units.first : nil)
      else { throw WrongUse(error.description) }
      return Answered(why: try Why(address.description, evidence), unit: evidence.unit)
    }
  }

  /// What is asked: the region's report, or one unit's own.
  private func evidence(unit: String?) throws -> Evidence {
    let year = try checkedYear()
    guard let unit else {
      let isPublished = year.lastYear.base?.source == .published
      let before = isPublished ? [year.lastYear.published].compactMap { $0 } : year.lastYear.units?.units
      return Evidence(try compose(year, try countLedgers()), before: before ?? []) { try countLedgerParts() }
    }
    guard let own = roster.unit(called: unit),
      let sent = year.returns.units.first(where: { $0.unit.code == own.code })
    else { throw WrongUse("\(self.year) 年的名录里没有“\(unit)”。") }
    let reports = UnitReports(self, year)
    return Evidence(try reports.report(of: sent), before: reports.before(sent)) { [] }
  }
}

/// An answer, and whose number it is about.
public struct Answered {
  /// Where the number comes from.
  public let why: Why
  /// 单位代码; empty for the region.
  public let unit: String
}

extension Sides {
  /// A version that answers are asked of, held against its seal.
  ///
  /// - Throws: `WrongUse` when there is none of that name; `FileTrouble` when it was changed.
  public func version(toAsk name: String) throws -> FrozenVersion {
    guard case .version(let version) = try place(name) else {
      throw WrongUse("“\(name)”不是版本；有哪些见 nianbao history。")
    }
    try version.check("kept/")
    return version
  }
}
