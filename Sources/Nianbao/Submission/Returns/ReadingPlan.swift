/// What is known beforehand about the files of one year.
package struct ReadingPlan: Sendable {
  package let form: Form
  /// Who must report; `nil` takes every unit that a file names, as for a single check.
  package var roster: Roster?
  /// `nil` takes the year that the first file states.
  package var year: Int?
  /// The tables that apply to a 类型 of unit, before what the form itself says.
  package var kinds: [String: Set<Int>]
  /// What the office decided, by the unit's code: each unit is asked for its own alone.
  let amendments: [String: Amendments]
  /// What the application ledgers of the year count.
  package var requests = RequestLedger()
  /// Other editions, whose sheets are recognised.
  let others: [OtherEdition]

  package init(
    _ form: Form, _ library: FormLibrary? = nil, roster: Roster? = nil, year: Int? = nil,
    kinds: [String: [PlacedText]] = [:], amendments: Amendments = Amendments()
  ) {
    self.form = form
    self.roster = roster
    self.year = year
    self.amendments = amendments.byUnit
    self.kinds = kinds.mapValues { ids in
      Set(ids.compactMap { id in form.tables.firstIndex { $0.id == id.text } })
    }
    others =
      library.map { library in
        library.editions(besides: form).compactMap { OtherEdition($0, besides: form, library) }
      } ?? []
  }
}

extension ReadingPlan {
  /// The positions of the tables that apply to a 类型 of unit: every table for one that nobody names.
  package func tables(of kind: String) -> Set<Int> {
    kinds[kind] ?? form.kinds[kind] ?? Set(form.tables.indices)
  }
}
