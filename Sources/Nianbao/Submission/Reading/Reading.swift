/// One file as it was read: what it says of itself, its facts, and what is wrong with it.
struct Reading: Sendable {
  /// Relative to `Inputs/`, with `/`.
  let file: String
  var statement = Statement()
  var facts: Facts?
  var findings: [Finding] = []
  var strangers: [Stranger] = []
  /// Titles and headings that were met, even without a row.
  var frames = Frames()
  /// Set when the file cannot be counted at all.
  var isRejected = false
  /// Whether the text ends without a line end, so that rows missing behind its last one were cut off.
  var endsOpen = false
  /// The row read last: positions of table and row.
  var last: (table: Int, row: Int)?
  /// How many cells were found, blank ones among them.
  var found = 0
  /// Cells that the sheet cannot answer because it is of another edition, which is said.
  var excused: Set<Int> = []
  /// The sheet of a workbook; empty for a text file.
  var sheet = ""
  /// The sentences between the tables.
  var texts: [TextPiece] = []

  /// A place in it.
  func place(_ line: Int, _ field: Int = 0) -> Place {
    Place(file: file, line: line, field: field, sheet: sheet)
  }

  /// As messages name it: `a.xlsx（表三）`.
  var source: String { sheet.isEmpty ? file : "\(file)（\(sheet)）" }

  static func rejected(_ file: String, _ finding: Finding, statement: Statement = Statement()) -> Reading {
    Reading(file: file, statement: statement, findings: [finding], isRejected: true)
  }
}

/// Reads submission files of one form; one reader serves one thread.
struct SubmissionReader {
  let form: Form
  let roster: Roster?
  /// Asked when a file is not wholly of the form.
  let others: [OtherEdition]
  private let labels: LabelCache

  /// Files past this many bytes are refused before they are opened: a form has a few thousand.
  static let sizeLimit = 32 << 20

  init(form: Form, index: LabelIndex, roster: Roster?, others: [OtherEdition] = []) {
    (self.form, self.roster, self.others, labels) = (form, roster, others, LabelCache(index))
  }

  /// What a file says: one reading, or one for each unit of a tidy file.
  ///
  /// - Parameters:
  ///   - file: relative to `Inputs/`, for messages.
  ///   - path: below `forms/`, which may name unit and year.
  /// - Throws: `MissingConverter`.
  func read(_ data: [UInt8], file: String, path: String, year: Int?) throws -> [Reading] {
    let text: DecodedText
    do {
      text = try DecodedText(data)
    } catch let trouble as DecodingTrouble {
      let named = Statement(path: path, titles: form.titles, roster: roster)
      return [.rejected(file, .undecodable(trouble, file), statement: named)]
    }
    return read(text, file: file, path: path, year: year)
  }

  /// What a text says, however it was decoded.
  func read(_ text: DecodedText, file: String, path: String, year: Int?) -> [Reading] {
    let named = Statement(path: path, titles: form.titles, roster: roster)
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
    return best.isEmpty ? [.rejected(file, .unrecognised(form, file), statement: named)] : best
  }

  func read(
    _ records: Records, isCutInside: Bool, _ file: String, _ named: Statement, _ year: Int?
  ) -> [Reading] {
    if var tidy = TidyLayout(records, labels, form: form, file: file, roster: roster, year: year) {
      let readings = tidy.read(named: named, isCut: isCutInside || records.endsInsideQuotes)
      return readings.isEmpty ? [.rejected(file, .onlyHeader(form, file), statement: named)] : readings
    }
    var collector = FactCollector(form: form, numbers: labels.index.numberReadings, file: file)
    var reading = Reading(file: file)
    var endsBelowHeading = false
    if let first = FormLayout.firstLine(records, labels) {
      reading.statement = Statement(firstLine: records[first], in: records)
      var layout = FormLayout(records, labels)
      layout.read(from: first, into: &collector)
    } else {
      reading.statement = title(in: records).stamped(stamp(in: records))
      var sheet = StatutorySheet(records, labels)
      sheet.read(into: &collector)
      endsBelowHeading = sheet.endsBelowHeading
      reading.texts = texts(in: records, file: file)
    }
    collector.close()
    (reading.facts, reading.findings) = (collector.facts, collector.findings)
    (reading.strangers, reading.last, reading.frames) = (
      collector.strangers, collector.last, collector.frames
    )
    (reading.found, reading.endsOpen) = (collector.found, !records.endsWithLineEnd)
    let isBroken = !collector.lastIsWhole || endsBelowHeading || collector.found == 0
    let isCut = isCutInside || records.endsInsideQuotes || !records.endsWithLineEnd && isBroken
    return [reading.judged(form, records, isCut: isCut, named: named)]
  }

  /// What the first title among the text lines says.
  private func title(in records: Records) -> Statement {
    for record in 0..<records.count {
      for field in records[record] where field.end - field.start < 400 && field.end > field.start {
        guard var title = Statement(title: records.text(field), titles: form.titles) else { continue }
        title.line = Int(field.line)
        return title
      }
    }
    return Statement()
  }
}

extension Reading {
  /// The reading, or its refusal where the file was cut or nothing in it is known; what the file does not state of
  /// unit and year, its name may.
  func judged(_ form: Form, _ records: Records, isCut: Bool, named: Statement) -> Reading {
    var result = self
    result.statement = statement.completed(by: named)
    if isRejected { return result }
    let statesItself = result.statement.line > 0
    if isCut, found > 0 || statesItself {
      if found == 0, !named.isSilent { result.statement = named }
      return refused(.cut(form, last, records, file), result.statement)
    }
    if found == 0 {
      let finding = statesItself ? Finding.onlyFirstLine(form, file) : .unrecognised(form, file)
      return refused(finding, result.statement)
    }
    return result
  }

  private func refused(_ finding: Finding, _ statement: Statement) -> Reading {
    var result = Reading.rejected(file, finding, statement: statement)
    result.found = found
    return result
  }

  /// The reading of a sheet of another edition, in the cells of the form that the year asks for.
  fileprivate func translated(from other: OtherEdition, year: Int?) -> Reading {
    guard let facts, !isRejected else { return self }
    var result = self
    result.facts = other.translated(facts)
    (result.strangers, result.frames, result.last, result.endsOpen) = ([], Frames(), nil, false)
    result.excused = other.unanswered
    let asked = year ?? statement.year ?? other.asked.years.lowerBound
    result.findings = findings + [.otherEdition(other, result, year: asked)]
    return result
  }
}

extension Statement {
  /// With what a blank form was stamped: its code and year decide, the name that is typed beside stays to be compared.
  func stamped(_ stamp: Stamp?) -> Statement {
    guard let stamp else { return self }
    var result = self
    // A form for a unit that gave no code is stamped with its name in the code's place.
    let stamped = stamp.unit == stamp.name ? nil : stamp.unit
    (result.code, result.year) = (code ?? stamped, year ?? stamp.year)
    result.name = name ?? stamp.name
    return result
  }

  /// Fills in what this one leaves open; a file that states a code is known by its code only.
  func completed(by other: Statement) -> Statement {
    var result = self
    result.year = year ?? other.year
    if code == nil, name == nil { (result.code, result.name) = (other.code, other.name) }
    return result
  }
}
