import ArgumentParser
import Nianbao

/// The whole way from what lies in a project to the files of a build; `build` tells of it, `verify` compares.
struct Building {
  let folder: ProjectFolder
  let year: YearCheck
  private let outputs: WordList<Output>
  private let converters: Converters

  /// - Throws: what reading the project throws.
  init(_ folder: ProjectFolder, _ outputs: WordList<Output>, _ converters: Converters) throws {
    (self.folder, self.outputs, self.converters) = (folder, outputs, converters)
    year = try YearCheck(folder)
  }

  /// What was made: the report, and where it lies.
  struct Made {
    let report: Report
    let units: [Report]?
    let folder: String
    /// Lines of ledgers that are not counted.
    let uncounted: Int
  }

  /// The region's report, and with `each` those of all units.
  func region(each: Bool) throws -> Made {
    let ledgers = try Ledgers(folder)
    let report = try folder.report(year, ledgers)
    let publication = try Publication(folder, outputs, converters, ledgers: ledgers?.sources ?? [])
    let units = each ? try UnitReports(folder: folder, year: year).all() : nil
    try publication.write(report, year.returns, units: units)
    return Made(report: report, units: units, folder: publication.place, uncounted: ledgers?.uncounted ?? 0)
  }

  /// One unit's own report.
  func unit(_ code: String) throws -> Made {
    let report = try unitReport(code)
    let publication = try Publication(folder, outputs, converters, ledgers: [])
    try publication.write(unit: report, year.returns)
    return Made(report: report, units: nil, folder: publication.place(of: report.project.code), uncounted: 0)
  }

  /// What gave those files.
  func again(_ files: [String]) throws {
    let isEach = files.contains("units/index.html")
    _ = try region(each: isEach)
    if isEach { return }
    let parts = files.map { $0.split(separator: "/") }
    for code in Set(parts.filter { $0.count > 2 && $0[0] == "units" }.map { String($0[1]) }).sorted() {
      _ = try unit(code)
    }
  }
}

extension Building {
  private func unitReport(_ code: String) throws -> Report {
    guard let unit = folder.roster.unit(code: code), unit.years.contains(folder.year),
      let sent = year.returns.units.first(where: { $0.unit.code == unit.code })
    else { throw ValidationError("\(folder.year) 年的名录里没有代码“\(code)”。") }
    guard sent.state == .accepted else {
      for finding in sent.findings { Terminal.error(Terminal.line(finding, below: folder.inputs)) }
      let place = "\(folder.out)/\(folder.year)/units/\(unit.code)"
      if Files.exists(place) { Terminal.error("\(place)：原来编的报告没有动，已经过时。") }
      throw ExitCode(1)
    }
    return try UnitReports(folder: folder, year: year).report(of: sent)
  }
}
