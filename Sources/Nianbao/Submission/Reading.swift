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

  static func rejected(_ file: String, _ finding: Finding, statement: Statement = Statement()) -> Reading {
    Reading(file: file, statement: statement, findings: [finding], isRejected: true)
  }
}

/// Reads submission files of one form; one reader serves one thread.
struct SubmissionReader {
  let form: Form
  let roster: Roster?
  private let labels: LabelCache

  /// Files past this many bytes are refused before they are opened: a form has a few thousand.
  static let sizeLimit = 32 << 20

  init(form: Form, index: LabelIndex, roster: Roster?) {
    (self.form, self.roster, labels) = (form, roster, LabelCache(index))
  }

  /// - Parameters:
  ///   - file: relative to `Inputs/`, for messages.
  ///   - path: below `forms/`, which may name unit and year.
  func read(_ data: [UInt8], file: String, path: String) -> Reading {
    let named = Statement(path: path, titles: form.titles, roster: roster)
    let text: DecodedText
    do throws(DecodingTrouble) {
      text = try DecodedText(data)
    } catch {
      return .rejected(file, .undecodable(error, file), statement: named)
    }
    var best: Reading?
    var bestFound = -1
    for separator in Records.separators(in: text.bytes) {
      let (reading, found) = read(Records(text.bytes, separator: separator), text, file, named)
      if found > bestFound { (best, bestFound) = (reading, found) }
      if found == form.cellCount { break }
    }
    return best ?? .rejected(file, .unrecognised(form, file), statement: named)
  }

  private func read(
    _ records: Records, _ text: DecodedText, _ file: String, _ named: Statement
  ) -> (Reading, found: Int) {
    var collector = FactCollector(form: form, numbers: labels.index.numberReadings, file: file)
    var reading = Reading(file: file)
    var endsBelowHeading = false
    if let first = FormLayout.firstLine(records, labels) {
      reading.statement = Statement(firstLine: records[first], in: records)
      var layout = FormLayout(records, labels)
      layout.read(from: first, into: &collector)
    } else {
      reading.statement = title(in: records)
      var sheet = StatutorySheet(records, labels)
      sheet.read(into: &collector)
      endsBelowHeading = sheet.endsBelowHeading
    }
    collector.close()
    reading.statement = reading.statement.completed(by: named)
    let isForm = collector.found > 0 || reading.statement.line > 0
    let isBroken = !collector.lastIsWhole || endsBelowHeading || collector.found == 0
    let isCut =
      text.isCutInsideCharacter || records.endsInsideQuotes || !records.endsWithLineEnd && isBroken
    if isCut, isForm {
      if collector.found == 0 { reading.statement = named.isSilent ? reading.statement : named }
      return (
        .rejected(file, .cut(form, collector.last, records, file), statement: reading.statement),
        collector.found
      )
    }
    if collector.found == 0 {
      let finding = reading.statement.line > 0 ? Finding.onlyFirstLine(form, file) : .unrecognised(form, file)
      return (.rejected(file, finding, statement: reading.statement), 0)
    }
    (reading.facts, reading.findings) = (collector.facts, collector.findings)
    (reading.strangers, reading.last, reading.frames) = (
      collector.strangers, collector.last, collector.frames
    )
    reading.endsOpen = !records.endsWithLineEnd
    return (reading, collector.found)
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

extension Statement {
  /// Fills in what this one leaves open; a file that states a code is known by its code only.
  func completed(by other: Statement) -> Statement {
    var result = self
    result.year = year ?? other.year
    if code == nil, name == nil { (result.code, result.name) = (other.code, other.name) }
    return result
  }
}
