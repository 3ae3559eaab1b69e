extension SubmissionReader {
  /// Reads a workbook: one reading for each sheet that has a table.
  func read(_ workbook: WorkbookText, file: String, path: String, year: Int?) -> [Reading] {
    let named = Statement(path: path, titles: form.titles, roster: roster)
    return bestEdition(year: year) { $0.read(workbook, file, named, year) }
  }

  private func read(
    _ workbook: WorkbookText, _ file: String, _ named: Statement, _ year: Int?
  ) -> [Reading] {
    let read = workbook.sheets.filter { !ReturnList.isOne($0) }.flatMap { self.read($0, file, year) }
    var readings = read.filter { $0.found > 0 }
    let statements = read.map(\.statement)
    // The first sheet that names the unit names it for all; its year too, where a sheet has none of its own.
    let stated = statements.first { $0.code != nil || $0.name != nil } ?? Statement()
    let dated = statements.first { !$0.saysNoYear } ?? Statement()
    let own = stated.completed(by: dated).stamped(workbook.stamp)
    let units = names(of: readings)
    for position in readings.indices {
      let said = readings[position].statement.stamped(workbook.stamp)
      readings[position].named = named
      guard units.count < 2 || said.code != nil || said.name != nil else {
        readings[position] = .rejected(file, .unnamedSheet(readings[position], units), statement: named)
        continue
      }
      readings[position] = readings[position].stating(said.completed(by: own).completed(by: named))
    }
    guard !readings.isEmpty else {
      let isEmpty = workbook.sheets.allSatisfy { $0.cells.allSatisfy(\.text.isEmpty) }
      return [
        .rejected(
          file, isEmpty ? .empty(file) : .unrecognised(form, file), statement: own.completed(by: named))
      ]
    }
    let besides = read.filter { $0.found == 0 }
    readings[0].texts += besides.flatMap(\.texts)
    declare(besides, in: &readings)
    if names(of: readings).count < 2 { readings[0].sections = SentTexts(workbook, form) }
    for note in workbook.notes.sorted() { readings[0].findings.append(.carried(note, file)) }
    if let stamp = workbook.stamp, stamp.revision > Stamp.currentRevision {
      readings[0].findings.append(.newerLayout(stamp, file))
    }
    return readings
  }

  private func read(_ sheet: SheetText, _ file: String, _ year: Int?) -> [Reading] {
    let records = Records(sheet)
    let named = Statement(sheet: sheet.name, roster: roster)
    return read(records, isCutInside: false, file, Statement(), year).map { reading -> Reading in
      var reading = reading
      reading.sheet = sheet.name
      if reading.found > 0 { reading.statement = reading.statement.completed(by: named) }
      if !sheet.hiddenRows.isEmpty, reading.found > 0 { reading.findings.append(.hiddenRows(sheet, file)) }
      if !sheet.covered.isEmpty, reading.found > 0 { reading.findings.append(.covered(sheet, file)) }
      reading.findings = reading.findings.map { $0.located(in: sheet.name) }
      reading.texts = texts(in: records, file: file, sheet: sheet.name)
      reading.declared = Declared.all(in: records)
      return reading
    }
  }

  /// What is declared on a sheet without a table is declared for all of one unit; of several units nobody can say whose it
  /// is, and each must declare on its own sheets.
  private func declare(_ besides: [Reading], in readings: inout [Reading]) {
    guard names(of: readings).count < 2 else { return }
    readings[0].declared += besides.flatMap { sheet in sheet.declared.map { $0.on(sheet.sheet) } }
  }

  /// The units that the sheets name, each once.
  private func names(of readings: [Reading]) -> [String] {
    readings.compactMap { reading in
      let (code, name) = (reading.statement.code, reading.statement.name)
      let unit = code.flatMap { roster?.unit(code: $0) } ?? name.flatMap { roster?.unit(name: $0) }
      return unit?.name ?? (roster == nil ? nil : name ?? code)
    }.distinct
  }
}
