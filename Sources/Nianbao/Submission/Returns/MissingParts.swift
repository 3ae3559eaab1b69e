/// What a unit's files lack, and what they have too much, judged on the joined whole.
///
/// That is tables, rows, columns and single cells. A mistyped label is both, and one finding.
struct MissingParts {
  let form: Form
  let facts: Facts
  let readings: [Reading]
  private var strangers: [[Stranger]]
  /// Cells whose absence has been explained by a finding of its own.
  private let excused: Set<Int>
  private var strays: [Stray]

  /// So many unknown labels are compared with what is missing; no sheet that is a form has more.
  private static let compared = 200

  /// A title that the form does not have, and which of the files has it.
  private struct Stray {
    let title: SeenTitles.Stray
    let file: Int
  }

  /// What the counted files of a unit lack or have too much; nearly every unit's have all and nothing else.
  static func findings(_ form: Form, _ facts: Facts, _ counted: [Kept<Reading>]) -> [Finding] {
    if !facts.figures.states.contains(.absent), counted.allSatisfy({ $0.value.strangers.isEmpty }) {
      return []
    }
    var missing = MissingParts(form: form, facts: facts, readings: counted.map(\.value))
    return missing.findings()
  }

  private init(form: Form, facts: Facts, readings: [Reading]) {
    self.form = form
    self.facts = facts
    self.readings = readings
    strangers = readings.map(\.strangers)
    excused = readings.reduce(into: []) { $0.formUnion($1.excused) }
    strays = readings.enumerated().flatMap { file, reading in
      reading.seen.strays.map { Stray(title: $0, file: file) }
    }
  }

  private mutating func findings() -> [Finding] {
    var findings: [Finding] = []
    for (position, table) in form.tables.enumerated() where table.cells.contains(where: isAbsent) {
      if table.cells.allSatisfy(isAbsent) {
        findings += wholeTable(position)
      } else {
        findings += parts(of: position)
      }
    }
    for (reading, rest) in zip(readings, strangers) where !rest.isEmpty {
      findings += Finding.strangers(rest, form, reading.file).map { $0.located(in: reading.sheet) }
    }
    return findings
  }
}

extension MissingParts {
  private func isAbsent(_ index: Int) -> Bool {
    facts.figures.states[index] == .absent && !excused.contains(index)
  }

  /// A table of which no cell was found: its only row is gone, all its columns mistyped, or the block itself.
  private mutating func wholeTable(_ position: Int) -> [Finding] {
    let table = form.tables[position]
    let place = place(of: position)
    if readings.contains(where: { $0.seen.headed.contains(position) }), table.rows.count == 1 {
      let taken = take(.row, Array(table.rows.indices), of: position)
      if table.isOptional, taken.isEmpty { return [] }
      return Finding.missing(.row, Array(table.rows.indices), of: position, form, taken: taken, place)
    }
    let taken = take(.column, Array(table.columns.indices), of: position)
    if !taken.isEmpty {
      return Finding.missing(.column, Array(table.columns.indices), of: position, form, taken: taken, place)
    }
    for file in strangers.indices { strangers[file].removeAll { $0.table == position } }
    let near = Label.nearest(to: table.title, among: strays.prefix(Self.compared).map(\.title.label))
    guard let match = strays.firstIndex(where: { $0.title.label == near }) else {
      // It is on no sheet, so that none is named.
      let whole = Place(file: place.file, line: place.line)
      return table.isOptional ? [] : [.missingTable(form, position, stray: nil, whole)]
    }
    let stray = strays.remove(at: match)
    let found = readings[stray.file].place(stray.title.line, 1)
    return [.missingTable(form, position, stray: stray.title.label, found)]
  }

  private mutating func parts(of position: Int) -> [Finding] {
    let table = form.tables[position]
    let rows = table.rows.indices.filter { row in
      table.columns.indices.allSatisfy { isAbsent(Int(table.cell(row: row, column: $0).index)) }
    }
    let columns = table.columns.indices.filter { column in
      table.rows.indices.allSatisfy { isAbsent(Int(table.cell(row: $0, column: column).index)) }
    }
    var findings: [Finding] = []
    for (axis, gone) in [(Identity.Axis.row, rows), (.column, columns)] where !gone.isEmpty {
      let taken = take(axis, gone, of: position)
      // What may be left out is told only where something mistyped stands for it.
      let told = table.isOptional ? gone.filter { taken[$0] != nil } : gone
      if told.isEmpty { continue }
      findings += Finding.missing(axis, told, of: position, form, taken: taken, place(of: position))
    }
    let single = table.cells.filter { index in
      let blank = form.blanks[index]
      return isAbsent(index) && !rows.contains(blank.row) && !columns.contains(blank.column)
    }
    if !single.isEmpty, !table.isOptional {
      let taken = take(.column, single.map { form.blanks[$0].column }, of: position)
      findings.append(
        .missingCells(single.map { Cell(index: UInt16($0)) }, taken.values.first, form, place(of: position)))
    }
    return findings
  }

  /// The table's first cell in the files, else its title, else the first file.
  private func place(of table: Int) -> Place {
    if let first = form.tables[table].cells.first(where: { !isAbsent($0) }) {
      let place = facts.places[first]
      return readings[Int(place.file)].place(Int(place.line))
    }
    for reading in readings {
      if let line = reading.seen.titles[table] { return reading.place(line, 1) }
    }
    return readings[0].place(1)
  }

  /// Pairs missing headings with the unknown labels most like them, so that a mistyped label is one finding.
  private mutating func take(_ axis: Identity.Axis, _ missing: [Int], of table: Int) -> [Int: Stranger] {
    let headings = axis == .row ? form.tables[table].rows : form.tables[table].columns
    var taken: [Int: Stranger] = [:]
    for position in missing {
      for file in strangers.indices {
        let labels = strangers[file].lazy.filter { $0.axis == axis && $0.table == table }.map(\.label)
          .prefix(Self.compared)
        let heading = headings[position]
        guard
          let near = Label.nearest(to: heading.label, among: Array(labels))
            ?? Label.nearest(to: heading.formLabel, among: Array(labels)),
          let match = strangers[file].firstIndex(where: {
            $0.axis == axis && $0.table == table && $0.label == near
          })
        else { continue }
        taken[position] = strangers[file].remove(at: match)
        break
      }
    }
    return taken
  }
}
