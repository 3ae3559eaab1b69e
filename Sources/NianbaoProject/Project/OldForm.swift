import Nianbao

/// A form that was filled in already, of any year, edition or layout, whose figures go onto this year's form.
package struct OldForm {
  package let unit: Roster.Unit
  /// In the cells of this year's form.
  package let figures: Figures
  let year: Int
  let edition: Form

  package var words: String {
    let count = figures.states.count { $0 == .number || $0 == .notApplicable }
    return "\(unit.name)（\(unit.code)）：从 \(year) 年的表（\(edition.source)）搬来 \(count) 格"
  }
}

extension ProjectFolder {
  /// Reads one unit's form of whatever year; `code` is the unit where the file does not say.
  ///
  /// - Throws: `WrongUse` with what is wrong when it cannot be read as one unit's form.
  package func oldForm(_ path: String, unit code: String?) throws -> OldForm {
    let below = path.split(separator: "/").last.map { String($0) } ?? path
    let file = files.submission(at: path, file: path, below: below)
    let (returns, unread) = try Returns.alone([file], library, year: nil)
    guard let old = returns.first, old.form.family == form.family, let sent = old.units.first,
      sent.state == .accepted
    else {
      let trouble = (unread + returns.flatMap { $0.strays + $0.units.flatMap(\.findings) }).first?.sentence
      throw WrongUse("\(path)：\(trouble ?? "不是这种报表。")")
    }
    let known = roster.unit(code: sent.unit.code) ?? roster.unit(name: sent.unit.name)
    let unit = try unit(coded: code ?? known?.code ?? sent.unit.code)
    let figures: Figures
    if old.form.id == form.id {
      figures = sent.figures
    } else if let step = library.succession(from: old.form, to: form) {
      figures = step.comparable(sent.figures)
    } else {
      throw WrongUse("\(path)：\(old.form.source)的表没有说明怎样搬到\(form.source)的表上。")
    }
    return OldForm(unit: unit, figures: figures, year: old.year, edition: old.form)
  }
}
