@testable import Nianbao

/// Names of rows, columns and units, one a line: alone, and in the place of the labels of a sound form.
func meetLabels(_ input: [UInt8]) throws {
  let text = String(decoding: input, as: UTF8.self)
  let lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).prefix(200)
  for line in lines.prefix(10) { meet(String(line)) }
  if let first = lines.first { meetNeighbours(of: String(first)) }
  meetCache(Records(input, separator: UInt8(ascii: "\t")))
  try Sample.meet(.bytes(relabelled(lines.map { String($0) })))
}

private func meet(_ text: String) {
  let normal = Label.normal(text)
  hold(Label.normal(normal) == normal, "a normal form that has another")
  let trimmed = Label.trimmed(text)
  hold(Label.trimmed(trimmed) == trimmed, "a trimmed text that is trimmed again")
  _ = Label.bare(normal, units: Sample.index.units)
  _ = Label.spoken(text)
  let (form, roster) = (Sample.form, Sample.folder.roster)
  _ = Statement(title: text, titles: form.titles, roster: roster)
  _ = Statement(path: text, titles: form.titles, roster: roster)
  _ = Statement(sheet: text, roster: roster)
  if let unit = roster.unit(name: text) { hold(roster.unit(name: unit.name) == unit, "another by its name") }
  if let unit = roster.unit(code: text) { hold(roster.unit(code: unit.code) == unit, "another by its code") }
  if let stamp = Stamp(line: text) { hold(Stamp(line: stamp.line)?.unit == stamp.unit, "another stamp") }
}

/// What messages name beside a name that nobody knows; they look long.
private func meetNeighbours(of text: String) {
  _ = Label.nearest(to: text, among: Sample.form.tables.flatMap { $0.rows.map(\.label) })
  _ = Sample.folder.roster.unit(abbreviated: text)
  _ = Sample.folder.roster.nearest(to: text)
}

/// What a label means does not depend on which were looked up before it.
private func meetCache(_ records: Records) {
  let shared = LabelCache(Sample.index)
  for record in 0..<min(10, records.count) {
    for field in records[record].prefix(5) {
      let number = shared.number(field, in: records)
      hold(LabelCache(Sample.index).number(field, in: records) == number, "met in two ways")
      hold(shared.number(field, in: records) == number, "remembered otherwise")
    }
  }
}

/// A sound form whose labels are these, one after the other; what there is no line for stays as it was.
private func relabelled(_ labels: [String]) -> [UInt8] {
  var rest = labels[...]
  var csv = CSVText(header: sound[0])
  for record in sound.dropFirst() {
    csv.add(record.map { NumberReading.looksLikeNumber($0) || $0.isEmpty ? $0 : rest.popFirst() ?? $0 })
  }
  return csv.data
}

/// The records of the first unit's form with last year's numbers, as the program writes it.
private let sound: [[String]] = {
  let unit = Sample.folder.roster.units[0]
  let blank = BlankForm(
    Sample.form, unit: unit, year: Sample.folder.year, region: "", tables: Set(Sample.form.tables.indices),
    lastYear: nil)
  let records = Records(
    blank.filled(with: Sample.year.statistics.figures).csv(), separator: UInt8(ascii: ","))
  return (0..<records.count).map { record in records[record].map { records.text($0) } }
}()
