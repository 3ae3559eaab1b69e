extension RuleExample {
  /// Which of the two: the figures on which no rule speaks, or those on which this one does.
  package enum Text: Sendable { case passing, failing }

  /// The file of this year.
  package func now(_ text: Text) -> [UInt8] {
    let csv = csv(text == .passing ? passing.now : failing.now, year: year)
    guard text == .failing, let lone else { return csv }
    return printing(lone, in: csv)
  }

  /// The file of the year before.
  package func before(_ text: Text) -> [UInt8] {
    csv(text == .passing ? passing.before : failing.before, year: year - 1)
  }

  /// What reading and checking both files finds.
  package func findings(_ text: Text) -> [Finding] {
    Self.findings(now(text), before: before(text), form, year: year)
  }

  /// What reading and checking other figures of the two years finds.
  package func findings(now: Figures, before: Figures) -> [Finding] {
    Self.findings(csv(now, year: year), before: csv(before, year: year - 1), form, year: year)
  }

  private static func findings(_ now: [UInt8], before: [UInt8], _ form: Form, year: Int) -> [Finding] {
    UnitCheck(form).findings(
      on: read(now, "本年.csv", form, year), lastYear: read(before, "上年.csv", form, year - 1))
  }

  /// A return with these figures, as it is read.
  func sent(_ figures: Figures) -> UnitReturn { Self.read(csv(figures, year: year), "本年.csv", form, year) }

  /// What is said when the first cell that takes another unit gets one.
  func converted() -> [Finding] {
    guard let cell = form.cells.first(where: { !form.measure(of: $0).conversions.isEmpty }),
      let unit = form.measure(of: cell).conversions.keys.min()
    else { return [] }
    var figures = passing.now
    figures[cell] = nil
    let blank = form.blank(of: cell)
    let line = line(ofRow: blank.row, inTable: blank.table)
    var lines = csv(figures, year: year).split(
      separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    var fields = lines[line].split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    let start = fields.count - form.tables[blank.table].columns.count
    fields[start + blank.column] = Array("1000\(unit)".utf8)[...]
    lines[line] = Array(fields.joined(separator: [UInt8(ascii: ",")]))[...]
    return Self.read(Array(lines.joined(separator: [UInt8(ascii: "\n")])), "本年.csv", form, year).findings
  }

  private static func read(_ data: [UInt8], _ name: String, _ form: Form, _ year: Int) -> UnitReturn {
    let roster = Roster(units: [unit], region: "")
    let reader = SubmissionReader(form: form, index: LabelIndex(form), roster: roster)
    // Our own files begin with the mark of UTF-8.
    let text = DecodedText(String(decoding: data.dropFirst(3), as: UTF8.self))
    let readings = reader.read(text, file: name, path: name, year: year)
    return Returns(
      readings.map(Kept.init), ReadingPlan(form, roster: roster, year: year), roster: roster, year: year
    ).units[
      0]
  }

  private static let unit = Roster.Unit(
    code: "001", name: "示例单位", kind: "", isCounted: true, years: 0...9999, line: 2)

  private func csv(_ figures: Figures, year: Int) -> [UInt8] {
    var blank = BlankForm(
      form, unit: Self.unit, year: year, region: "", tables: Set(form.tables.indices), lastYear: nil)
    blank.figures = figures
    return blank.csv(declares: false)
  }

  /// The line of a row in the file, from 0: before a table's rows stand the file's first line, and for each table an
  /// empty line and its head.
  private func line(ofRow row: Int, inTable table: Int) -> Int {
    form.tables[..<table].reduce(3) { $0 + $1.rows.count + 2 } + row
  }

  /// The file with a group printed as one row: the row gets the group's label, the others are left out.
  private func printing(_ lone: LoneRow, in csv: [UInt8]) -> [UInt8] {
    var lines = csv.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    let row = line(ofRow: lone.row, inTable: lone.table)
    let label = Array(form.tables[lone.table].rows[lone.row].formLabel.utf8)
    lines[row] = Array(lone.group.label.utf8) + lines[row].dropFirst(label.count)
    for other in lone.others.sorted(by: >) {
      lines.remove(at: line(ofRow: other, inTable: lone.table))
    }
    return Array(lines.joined(separator: [UInt8(ascii: "\n")]))
  }
}
