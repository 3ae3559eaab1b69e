extension SubmissionReader {
  /// Reads a workbook: one reading for each sheet that has a table.
  func read(_ workbook: WorkbookText, file: String, path: String, year: Int?) -> [Reading] {
    let named = Statement(path: path, titles: form.titles, roster: roster)
    return bestEdition(year: year) { $0.read(workbook, file, named, year) }
  }

  private func read(
    _ workbook: WorkbookText, _ file: String, _ named: Statement, _ year: Int?
  ) -> [Reading] {
    let read = workbook.sheets.filter { !ReturnList.isOne($0) }.flatMap { sheet in
      self.read(Records(sheet), isCutInside: false, file, Statement(), year).map { reading -> Reading in
        var reading = reading
        reading.sheet = sheet.name
        if !sheet.hiddenRows.isEmpty, reading.found > 0 { reading.findings.append(.hiddenRows(sheet, file)) }
        if !sheet.covered.isEmpty, reading.found > 0 { reading.findings.append(.covered(sheet, file)) }
        reading.findings = reading.findings.map { $0.located(in: sheet.name) }
        reading.texts = texts(in: Records(sheet), file: file, sheet: sheet.name)
        return reading
      }
    }
    var readings = read.filter { $0.found > 0 }
    let stated = read.map(\.statement).first { !$0.isSilent } ?? Statement()
    let own = stated.stamped(workbook.stamp)
    for position in readings.indices {
      readings[position].statement = readings[position].statement.stamped(workbook.stamp).completed(by: own)
        .completed(by: named)
    }
    guard !readings.isEmpty else {
      return [.rejected(file, .unrecognised(form, file), statement: own.completed(by: named))]
    }
    let boxes = read.filter { $0.found == 0 }.flatMap(\.texts)
    readings[0].texts += boxes
    for note in workbook.notes.sorted() { readings[0].findings.append(.carried(note, file)) }
    if let stamp = workbook.stamp, stamp.revision > Stamp.currentRevision {
      readings[0].findings.append(.newerLayout(stamp, file))
    }
    return readings
  }
}
