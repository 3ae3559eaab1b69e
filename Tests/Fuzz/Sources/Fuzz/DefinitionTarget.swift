@testable import Nianbao
@testable import NianbaoProject

/// Definitions and supplements, a part each: what is accepted can be laid out, indexed, explained and followed.
func meetDefinition(_ input: [UInt8]) throws {
  var definitions: [(file: String, text: String)] = []
  for part in Parts(input).files.prefix(4) {
    definitions.append((part.name, try Files.text(part.bytes, part.name)))
  }
  let library = try FormLibrary(definitions, folder: "forms", supplements: .all)
  for form in library.forms {
    try meet(form, library)
    for other in library.forms { _ = library.succession(from: other, to: form) }
  }
}

/// The form's own blank is written, read and checked.
private func meet(_ form: Form, _ library: FormLibrary) throws {
  for table in form.tables { _ = Grid(table).columnCount }
  _ = Rule.book(of: form)
  let (year, unit) = (form.years.lowerBound, Sample.folder.roster.units[0])
  let blank = BlankForm(
    form, unit: unit, year: year, region: "", tables: Set(form.tables.indices), lastYear: nil)
  _ = blank.markdown()
  let file = SubmissionFile(file: "a.csv", path: "a.csv") { .bytes(blank.csv()) }
  let returns = try Returns(reading: [file], ReadingPlan(form, library, year: year))
  let check = UnitCheck(form, year: year)
  for sent in returns.units { _ = check.findings(on: sent, lastYear: sent) }
}
