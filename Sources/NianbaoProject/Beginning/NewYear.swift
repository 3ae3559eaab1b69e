import Foundation
import Nianbao

/// Rolls a project over to the next year (跨年): settings, folders, and what the new year's report refers to.
package struct NewYear: Sendable {
  /// The year that begins.
  package let year: Int
  /// The deadlines before and after, by their keys.
  package let deadlines: [MovedDeadline]
  /// The folders that were made.
  package let folders: [String]
  /// The final version of the year before, which the new one refers to; `nil` where none was signed.
  package let base: String?
  /// The units that go on, and those that end with the year before.
  package let units, ended: Int
  /// Whether the holidays of the new year are known.
  package let hasHolidays: Bool

  /// A deadline that was moved by a year.
  package struct MovedDeadline: Sendable, Equatable {
    package let key, from, to: String
  }
}

extension ProjectFolder {
  /// Sets the project to the year after its own, moves its deadlines and makes the year's folders.
  ///
  /// `project.yaml` keeps every comment and every other line.
  ///
  /// - Throws: `WrongUse` when the next year was begun already, or no form covers it; `FileTrouble`.
  package func newYear() throws -> NewYear {
    try alone {
      let next = year + 1
      let forms = "\(inputs)/\(next)/forms"
      if !Files.Listing(below: forms, within: nil).all.isEmpty {
        throw WrongUse("\(forms) 里已经有报来的表，没有改动；要编 \(next) 年，请把 project.yaml 的 year 改成 \(next)。")
      }
      guard library.form(family: project.family, year: next) != nil else {
        throw WrongUse("没有“\(project.family)”在 \(next) 年适用的表样，没有改动；请先更新 Templates。")
      }
      var settings = SettingsText(try Files.text(of: "\(inputs)/project.yaml"))
      try settings.set(["year", "年份"], to: String(next))
      let moved = try moveDeadlines(to: next, in: &settings)
      let folders = NewProject.folders.map { "\(inputs)/\(next)/\($0)" }
      for folder in folders { try Unfinished.makeFolder(folder) }
      try Files.replace("\(inputs)/project.yaml", with: Array(settings.text.utf8))
      return NewYear(
        year: next, deadlines: moved, folders: folders,
        base: try Versions(out: out).finals(before: next)[year]?.name, units: roster.units(in: next).count,
        ended: roster.units(in: year).count { !$0.years.contains(next) },
        hasHolidays: project.calendar.covers(next))
    }
  }

  private func moveDeadlines(to next: Int, in settings: inout SettingsText) throws -> [NewYear.MovedDeadline]
  {
    var moved: [NewYear.MovedDeadline] = []
    for (key, day) in project.deadlines.sorted(by: { $0.key < $1.key }) {
      let rest = day.dropFirst(4)
      let later = "\(next + 1)\(rest)"
      // 29 February is no day of every year.
      let to = Day(later) == nil ? "\(next + 1)-02-28" : later
      let names = ["units": ["units", "报送"], "report": ["report", "发布"]][key] ?? [key]
      try settings.set(names, to: to)
      moved.append(.init(key: key, from: day, to: to))
    }
    return moved
  }
}

/// `project.yaml` as text, in which single values are changed and nothing else.
private struct SettingsText {
  private(set) var text: String

  init(_ text: String) { self.text = text }

  /// Gives the first key of one of the names another value.
  ///
  /// - Throws: `FileTrouble` when none of them stands there with a plain value.
  mutating func set(_ names: [String], to value: String) throws(FileTrouble) {
    for name in names {
      let key = NSRegularExpression.escapedPattern(for: name)
      let pattern = "(?m)((?:^|[{,])[ \\t]*['\"]?\(key)['\"]?[ \\t]*:[ \\t]*)['\"]?[0-9-]+['\"]?"
      guard let range = text.range(of: pattern, options: .regularExpression) else { continue }
      guard let colon = text.range(of: ":", options: .backwards, range: range) else { continue }
      text.replaceSubrange(colon.upperBound..<range.upperBound, with: " \(value)")
      return
    }
    throw FileTrouble(description: "project.yaml：找不到 \(names[0]) 的值，没有改动；请自己改成 \(value)。")
  }
}
