@testable import Nianbao
@testable import NianbaoProject

/// The files by which an office says who it is, a part each: `project.yaml`, the roster, what it decided and received.
///
/// What there is no part for is the sample's.
func meetProject(_ input: [UInt8]) throws {
  let parts = Parts(input)
  let project = try parts["project.yaml"].map {
    try Project.read(try Files.text($0, "project.yaml"), file: "project.yaml").project
  }
  let roster = try parts["units.csv"].map {
    try Roster(csv: $0, file: "units.csv", region: project?.region ?? "")
  }
  if let roster { meet(roster) }
  let (own, units) = (project ?? Sample.folder.project, roster ?? Sample.folder.roster)
  try meet(parts, own, units)
}

/// Every unit is found by its code.
private func meet(_ roster: Roster) {
  for unit in roster.units.prefix(200) {
    hold(roster.unit(code: unit.code) == unit, "a unit that its code does not find")
    _ = roster.unit(name: unit.name)
    _ = roster.nearest(to: unit.name)
  }
  _ = roster.units(in: Sample.folder.year)
}

/// The registers, and the reading of a year with what they say.
private func meet(_ parts: Parts, _ project: Project, _ roster: Roster) throws {
  let form = Sample.form
  var amendments = Amendments()
  if let data = parts["waivers.csv"] {
    try amendments.read(waivers: data, file: "waivers.csv", book: Rule.book(of: form), roster: roster)
  }
  if let data = parts["corrections.csv"] {
    try amendments.read(corrections: data, file: "corrections.csv", form: form, roster: roster)
  }
  if let data = parts["received.csv"] {
    let receipts = try Receipts(csv: data, file: "received.csv", roster: roster, needing: Receipts.judged)
    _ = UnitReceipts(receipts.entries).resubmissions
    _ = Receipts.unusedColumns(csv: data)
  }
  let plan = ReadingPlan(
    form, roster: roster, year: Sample.folder.year, kinds: project.kinds, amendments: amendments)
  let returns = Returns(joining: [], plan)
  let check = UnitCheck(form, thresholds: project.thresholds, year: Sample.folder.year)
  let findings = returns.units.prefix(50).flatMap { check.findings(on: $0, lastYear: nil) }
  _ = Waiving(amendments.waivers, findings + Sample.year.findings)
}
