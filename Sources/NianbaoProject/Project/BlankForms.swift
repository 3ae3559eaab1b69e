import Nianbao

/// The blank forms of all units, from one reading of the year before.
public struct BlankForms {
  private let folder: ProjectFolder
  private let plan: ReadingPlan
  private let lineages: [Lineage]

  /// The forms of this year's units; `lineages` say which of last year's units they follow.
  init(_ folder: ProjectFolder, _ lineages: [Lineage]) {
    self.folder = folder
    self.lineages = lineages
    plan = folder.plan(folder.form, year: folder.year, Amendments())
  }

  /// The form of a unit of this year's roster, with the tables that its 类型 is asked for and what carries over.
  public func form(of unit: Roster.Unit) -> BlankForm {
    form(of: unit, tables: plan.tables(of: unit.kind))
  }

  /// The form to be filled with what a unit sent: with the tables that it answered unasked.
  package func form(for sent: UnitReturn) -> BlankForm {
    let asked = plan.tables(of: sent.unit.kind)
    return form(of: sent.unit, tables: ReturnForm.tables(sent: sent, asked: asked, folder.form))
  }

  private func form(of unit: Roster.Unit, tables: Set<Int>) -> BlankForm {
    BlankForm(
      folder.form, unit: unit, year: folder.year, region: folder.project.region, tables: tables,
      lastYear: lastYear(of: unit))
  }

  /// The figures of the units that it follows; of a unit that was split nobody can tell its part.
  private func lastYear(of unit: Roster.Unit) -> Figures? {
    guard let lineage = lineages.first(where: { $0.units.contains { $0.unit.code == unit.code } }),
      !lineage.isSplit
    else { return nil }
    return UnitReturn.joined(lineage.before)?.figures
  }
}

extension ProjectFolder {
  /// The blank forms of this year's units, with what is known of the year before.
  ///
  /// - Throws: `FileTrouble` when files of the year before cannot be listed or are not as they were signed.
  public func blankForms() throws -> BlankForms {
    let plan = plan(form, year: year, Amendments())
    let before = try lastYear(before: year).comparable
    return BlankForms(self, try Returns(reading: [], plan).lineages(after: before))
  }
}
