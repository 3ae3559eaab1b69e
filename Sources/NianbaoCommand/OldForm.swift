import ArgumentParser
import Nianbao

/// A form that was filled in already, of any year, edition or layout, whose figures go onto this year's form.
struct OldForm {
  let unit: Roster.Unit
  /// In the cells of this year's form.
  let figures: Figures
  private let year: Int
  private let edition: Form

  /// - Parameter code: the unit where the file does not say.
  /// - Throws: `ValidationError` with what is wrong when it cannot be read as one unit's form.
  init(_ path: String, unit code: String?, _ folder: ProjectFolder) throws {
    let file = Files.submission(
      at: path, file: path, below: path.split(separator: "/").last.map { String($0) } ?? path)
    let (returns, unread) = try Returns.alone([file], folder.library, year: nil)
    guard let old = returns.first, old.form.family == folder.form.family, let sent = old.units.first,
      sent.state == .accepted
    else {
      let trouble = (unread + returns.flatMap { $0.strays + $0.units.flatMap(\.findings) }).first?.message
      throw ValidationError("\(path)：\(trouble ?? "不是这种报表。")")
    }
    let known = folder.roster.unit(code: sent.unit.code) ?? folder.roster.unit(name: sent.unit.name)
    unit = try folder.unit(coded: code ?? known?.code ?? sent.unit.code)
    if old.form.id == folder.form.id {
      figures = sent.figures
    } else if let step = folder.library.succession(from: old.form, to: folder.form) {
      figures = step.comparable(sent.figures)
    } else {
      throw ValidationError("\(path)：\(old.form.source)的表没有说明怎样搬到\(folder.form.source)的表上。")
    }
    (year, edition) = (old.year, old.form)
  }

  var words: String {
    let count = figures.states.count { $0 == .number || $0 == .notApplicable }
    return "\(unit.name)（\(unit.code)）：从 \(year) 年的表（\(edition.source)）搬来 \(count) 格"
  }
}
