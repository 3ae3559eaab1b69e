import Foundation
import Testing

@testable import Nianbao

/// The days that are worked, against a calendar package of others: `Fixtures/holidays.csv` says which, and how it was
/// recorded.
@Suite struct HolidayTests {
  /// What the package says of a year, as Python reads it: the year's days in their order, `1` for one that is worked.
  private func worked(in year: Int) throws -> String {
    try runPython(
      """
      import csv, datetime, sys
      lines = csv.DictReader(line for line in open(sys.argv[1]) if not line.startswith("#"))
      kinds = {line["day"]: line["kind"] for line in lines}
      day = datetime.date(int(sys.argv[2]), 1, 1)
      while day.year == int(sys.argv[2]):
          kind = kinds.get(str(day), "on" if day.weekday() < 5 else "off")
          print("1" if kind == "on" else "0", end="")
          day += datetime.timedelta(1)
      """, [Fixture.root.appendingPathComponent("Fixtures/holidays.csv").path, String(year)])
  }

  private func worked(in year: Int, by calendar: WorkCalendar) throws -> String {
    let (first, last) = (try #require(Day("\(year)-01-01")), try #require(Day("\(year)-12-31")))
    return (first.number...last.number).map { calendar.isWorked($0) ? "1" : "0" }.joined()
  }

  @Test("The sample's holidays, and those that other tests count by, are the package's, day by day")
  func sample() throws {
    let file = Fixture.package.appendingPathComponent("Inputs/project.yaml")
    let project = try Project.read(String(contentsOf: file, encoding: .utf8), file: "project.yaml").project
    let expected = try worked(in: 2025)
    // 365 days: 104 at weekends, 28 off of which 10 at weekends, 5 worked at weekends: 104 + 18 - 5 = 117 free.
    #expect(expected.count == 365 && expected.count { $0 == "0" } == 117)
    #expect(project.calendar.covers(project.year))
    #expect(try worked(in: 2025, by: project.calendar) == expected)
    #expect(try worked(in: 2025, by: Sending.calendar()) == expected)
  }

  @Test("Other years as their notices wrote them")
  func years() throws {
    let calendar = try Sending.calendar(
      """
      off: [2024-01-01, 2024-02-10..2024-02-17, 2024-04-04..2024-04-06, 2024-05-01..2024-05-05, 2024-06-10, 2024-09-15..2024-09-17, 2024-10-01..2024-10-07, 2026-01-01..2026-01-03, 2026-02-15..2026-02-23, 2026-04-04..2026-04-06, 2026-05-01..2026-05-05, 2026-06-19..2026-06-21, 2026-09-25..2026-09-27, 2026-10-01..2026-10-07]
      on: [2024-02-04, 2024-02-18, 2024-04-07, 2024-04-28, 2024-05-11, 2024-09-14, 2024-09-29, 2024-10-12, 2026-01-04, 2026-02-14, 2026-02-28, 2026-05-09, 2026-09-20, 2026-10-10]
      """)
    for year in [2024, 2026] { #expect(try worked(in: year, by: calendar) == worked(in: year), "\(year)") }
  }

  @Test(
    "Terms of twenty working days from every day of the year, as Python counts them on the package's days")
  func terms() throws {
    let days = Array(try worked(in: 2025))
    let script = """
      import sys
      days, ends = sys.argv[1], []
      for start in range(300):
          worked = [n for n in range(start + 1, 365) if days[n] == "1"]
          ends.append(worked[19])
      print(*ends)
      """
    let first = try #require(Day("2025-01-01")).number
    let calendar = try Sending.calendar()
    let ends = (0..<300).map { String(calendar.end(of: 20, after: first + $0) - first) }
    #expect(try runPython(script, [String(days)]) == ends.joined(separator: " ") + "\n")
  }
}
