import Nianbao

extension ProjectFolder {
  /// All years found in the project up to the one that is built; `nil` when there is no other.
  func manyYears(_ present: CheckedYear) throws -> ManyYears? {
    var known: [ManyYears.Year] = []
    for year in try years() where year < self.year {
      let lastYear = year == self.year - 1 ? present.lastYear : try lastYear(before: year + 1)
      guard let form = library.form(family: project.family, year: year), let base = lastYear.known else {
        continue
      }
      known.append(
        .init(year: year, form: form, figures: base.ownFigures, words: "\(base.origin)，\(form.source)"))
    }
    if known.isEmpty { return nil }
    let missing = present.returns.missing.count
    let words = "各单位报表的合计\(missing > 0 ? "（缺 \(missing) 个单位）" : "")，\(form.source)"
    known.append(.init(year: year, form: form, figures: present.statistics.figures, words: words))
    return ManyYears(known) { library.succession(from: $0, to: $1) }
  }
}
