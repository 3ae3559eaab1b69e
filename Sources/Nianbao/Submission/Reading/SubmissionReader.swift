/// Reads submission files of one form; one reader serves one thread.
struct SubmissionReader {
  let form: Form
  let roster: Roster?
  /// Asked when a file is not wholly of the form.
  let others: [OtherEdition]
  private let labels: LabelCache
  private let frames = KnownFrames()

  init(form: Form, index: LabelIndex, roster: Roster?, others: [OtherEdition] = []) {
    self.form = form
    self.roster = roster
    self.others = others
    labels = LabelCache(index)
  }

  /// What a file says: one reading, or one for each unit of a tidy file.
  ///
  /// The file is named for messages, relative to `Inputs/`; its path below `forms/` may name unit and year.
  ///
  /// - Throws: `MissingConverter`.
  func read(_ data: [UInt8], file: String, path: String, year: Int?) throws -> [Reading] {
    let mark = TextEncoding.Mark.utf8Length(data)
    if let known = knownFrame(data, from: mark, file: file, path: path) { return [known] }
    let text: DecodedText
    do {
      text = try DecodedText(data)
    } catch let trouble as DecodingTrouble {
      let named = Statement(path: path, titles: form.titles, roster: roster)
      return [.rejected(file, .undecodable(trouble, file), statement: named)]
    }
    // What was UTF-8 is as long as before, and has been looked at.
    if text.bytes.count != data.count - mark, !text.isCutInsideCharacter,
      let known = knownFrame(text.bytes, file: file, path: path)
    {
      return [known]
    }
    return read(text, file: file, path: path, year: year)
  }

  /// What a text says, however it was decoded.
  func read(_ text: DecodedText, file: String, path: String, year: Int?) -> [Reading] {
    let named = Statement(path: path, titles: form.titles, roster: roster)
    if let excess = Records.excess(in: text.bytes) {
      return [.rejected(file, .tooMuch(excess, file), statement: named)]
    }
    return bestEdition(year: year) { $0.read(text, file, named, year) }
  }

  /// What the form's own reader finds, or what that of another edition does where it finds more.
  func bestEdition(year: Int?, _ read: (SubmissionReader) -> [Reading]) -> [Reading] {
    let own = read(self)
    let found = own.reduce(0) { $0 + $1.found }
    if found >= form.requiredCount { return own }
    for other in others {
      let readings = read(SubmissionReader(form: other.form, index: other.index, roster: roster))
      if readings.reduce(0, { $0 + $1.found }) > found {
        return readings.map { $0.translated(from: other, year: year) }
      }
    }
    return own
  }

  private func knownFrame(_ text: [UInt8], from start: Int = 0, file: String, path: String) -> Reading? {
    roster.flatMap { frames.read(text.span, from: start, file: file, path: path, roster: $0) }
  }

  func isLabel(_ field: Records.Field, in records: Records) -> Bool { labels.number(field, in: records) >= 0 }

  /// The stamp under a table, which a sheet saved as text keeps.
  private func stamp(in records: Records) -> Stamp? {
    for record in 0..<records.count {
      for field in records[record] where field.end - field.start > 20 && field.end - field.start < 400 {
        if let stamp = Stamp(line: records.text(field)) { return stamp }
      }
    }
    return nil
  }

  /// Reads the text with the separator that finds most.
  private func read(_ text: DecodedText, _ file: String, _ named: Statement, _ year: Int?) -> [Reading] {
    var best: [Reading] = []
    var bestFound = -1
    for separator in Records.separators(in: text.bytes) {
      let records = Records(text.bytes, separator: separator)
      let readings = read(records, isCutInside: text.isCutInsideCharacter, file, named, year)
      let found = readings.reduce(0) { $0 + $1.found }
      if found > bestFound { (best, bestFound) = (readings, found) }
      if found >= form.requiredCount { break }
    }
    return best
  }

  func read(
    _ records: Records, isCutInside: Bool, _ file: String, _ named: Statement, _ year: Int?
  ) -> [Reading] {
    let first = FormLayout.firstLine(records, labels)
    var readings: [Reading]
    if first == nil,
      var tidy = TidyLayout(records, labels, form: form, file: file, roster: roster, year: year)
    {
      readings = tidy.read(named: named, isCut: isCutInside || records.endsInsideQuotes)
      if readings.isEmpty { return [.rejected(file, .onlyHeader(form, file), statement: named)] }
    } else {
      let (reading, isCut) = read(records, from: first, file)
      readings = [reading.judged(form, records, isCut: isCutInside || isCut, named: named)]
    }
    if let invisible = InvisibleFields(records), !readings[0].isRejected {
      readings[0].findings.append(.invisible(invisible, file))
    }
    if let first, roster != nil {
      frames.learn(records, firstLine: first, readings[0], numbers: labels.index.numberReadings)
    }
    return readings
  }

  /// A sheet of one unit, and whether its end is missing.
  private func read(_ records: Records, from first: Int?, _ file: String) -> (Reading, isCut: Bool) {
    var collector = FactCollector(form: form, numbers: labels.index.numberReadings, file: file)
    var reading = Reading(file: file)
    var endsBelowHeading = false
    if let first {
      reading.statement = Statement(firstLine: records[first], in: records)
      var layout = FormLayout(records, labels)
      layout.read(from: first, into: &collector)
      reading.later = layout.later
    } else {
      reading.statement = title(in: records).stamped(stamp(in: records))
      endsBelowHeading = readStatutory(records, into: &collector)
      reading.texts = texts(in: records, file: file)
    }
    collector.close()
    reading.later += titles(in: records, below: reading.statement.line, between: collector.facts)
    reading.facts = collector.facts
    reading.findings = collector.findings
    reading.strangers = collector.strangers
    reading.last = collector.last
    reading.seen = collector.seen
    reading.found = collector.found
    reading.declared = Declared.all(in: records)
    reading.endsOpen = !records.endsWithLineEnd
    let isBroken = !collector.lastIsWhole || endsBelowHeading || collector.found == 0
    return (reading, records.endsInsideQuotes || !records.endsWithLineEnd && isBroken)
  }

  /// Reads the official tables; says whether the sheet ends below headings whose numbers never came.
  private func readStatutory(_ records: Records, into collector: inout FactCollector) -> Bool {
    var sheet = StatutoryLayout(records, labels)
    sheet.read(into: &collector)
    guard collector.found == 0, var pasted = OneCellALine(records, labels) else {
      return sheet.endsBelowHeading
    }
    collector = FactCollector(form: form, numbers: labels.index.numberReadings, file: collector.file)
    pasted.read(into: &collector)
    return false
  }
}

extension SubmissionReader {
  /// - Throws: `MissingConverter`.
  func read(_ file: SubmissionFile, year: Int?) throws -> [Reading] {
    let finding: Finding
    switch file.content() {
    case .bytes(let data): return try read(data, file: file.file, path: file.path, year: year)
    case .workbook(let workbook): return read(workbook, file: file.file, path: file.path, year: year)
    case .refusedWorkbook(let refusal): finding = .refused(refusal, file.file)
    case .known(let kind): finding = .undecodable(.otherKind(kind), file.file)
    case .tooLarge(let size): finding = .tooLarge(file.file, size: size)
    case .unreadable(let reason): finding = .unreadable(file.file, reason: reason)
    case .illNamed(let name): finding = .illNamed(name, file.file)
    case .otherKind: finding = .otherKindOfFile(file.file)
    }
    let named = Statement(path: file.path, titles: form.titles, roster: roster)
    return [.rejected(file.file, finding, statement: named)]
  }
}
