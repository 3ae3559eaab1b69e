@testable import Nianbao

/// Numbers as clerks write them, one a line: what is read prints, and is read again from what is printed.
func meetNumbers(_ input: [UInt8]) throws {
  for line in input.split(separator: UInt8(ascii: "\n")).prefix(50) {
    let text = String(decoding: line, as: UTF8.self)
    for reading in readings { meet(text, reading) }
    meetDays(text)
    if let count = LedgerQuantity.read(text) {
      hold(LedgerQuantity.read(String(count)) == count, "counted otherwise")
    }
    _ = NumberReading.hidesDigits(text)
    if NumberReading.looksLikeNumber(text) { hold(NumberReading.looksLikeAnswer(text), "no answer") }
  }
  meetSentence(String(decoding: input, as: UTF8.self))
}

/// One for each measure of the form.
private let readings: [NumberReading] = {
  let all = NumberReading.all(of: Sample.form)
  return all.indices.filter { place in !all[..<place].contains { $0.measure == all[place].measure } }
    .map { all[$0] }
}()

private func meet(_ text: String, _ reading: NumberReading) {
  let bytes = Array(text.utf8)
  let read = reading.read(text)
  if let plain = reading.plain(bytes.span) {
    hold(read == .number(plain, remark: nil, converted: nil), "read in two ways")
  }
  guard case .number(let value, _, _) = read else { return }
  hold(value.magnitude <= NumberReading.limit, "past the limit")
  let printed = reading.measure.text(value)
  hold(reading.read(printed) == .number(value, remark: nil, converted: nil), "printed otherwise")
  let withUnit = reading.read("\(printed)\(reading.measure.name)")
  hold(withUnit == .number(value, remark: nil, converted: nil), "printed otherwise with its unit")
}

/// Days and years that stand in the same fields.
private func meetDays(_ text: String) {
  if let day = Day(text) { hold(Day("\(day)") == day, "a day that is printed otherwise") }
  for style in [WrittenDay.Style.register, .ledger] {
    let (day, bytes) = (WrittenDay(text, style), Array(text.utf8))
    let fast = bytes.withUnsafeBufferPointer { WrittenDay($0, style) }
    if let fast { hold(day.map { $0.year == fast.year } ?? false, "a day that is read in two ways") }
  }
  if case .year(let year) = WrittenYear(field: text) {
    hold(WrittenYear(field: String(year)) == .year(year), "another year")
  }
  _ = WrittenYear.mentions(in: Array(text.prefix(200)))
  for kind in [CellKind.day, .percent, .shown] { _ = kind.shown(text, aside: text) }
}

/// Numbers within a sentence, as texts are checked.
private func meetSentence(_ text: String) {
  let pieces = TextPiece.lines(of: text, file: "a.md")
  _ = TextCheck(figures).findings(on: pieces)
}

private let figures = TextFigures(
  Sample.form, year: Sample.folder.year, figures: Sample.year.statistics.figures,
  lastYear: Sample.year.statistics.base?.figures, name: Sample.folder.project.region,
  others: Sample.folder.roster.units.map(\.name))
