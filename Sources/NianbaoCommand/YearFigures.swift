import Nianbao

extension ManyYears {
  /// All years found in the project up to the one that is built; `nil` when there is no other.
  init?(_ folder: ProjectFolder, _ present: YearCheck) throws {
    var years: [Year] = []
    for year in folder.years where year < folder.year {
      let known = year == folder.year - 1 ? present.lastYear : try LastYear(before: year + 1, folder)
      guard let form = folder.library.form(family: folder.project.family, year: year), let base = known.known
      else {
        continue
      }
      years.append(
        Year(year: year, form: form, figures: base.ownFigures, words: "\(base.origin)，\(form.source)"))
    }
    if years.isEmpty { return nil }
    let missing = present.returns.missing.count
    let words = "各单位报表的合计\(missing > 0 ? "（缺 \(missing) 个单位）" : "")，\(folder.form.source)"
    years.append(
      Year(year: folder.year, form: folder.form, figures: present.statistics.figures, words: words))
    self.init(years) { folder.library.succession(from: $0, to: $1) }
  }
}
