/// A CSV text whose first line names its columns: fields by name.
struct HeaderTable {
  let records: Records
  let columns: [String]
  /// The records below the header that hold something.
  let lines: [Int]

  /// `nil` when the text holds nothing at all.
  init?(_ records: Records) {
    let filled = (0..<records.count).filter { records[$0].contains { !records.isEmpty($0) } }
    guard let header = filled.first(where: { !Self.isSeparatorLine($0, of: records) }) else { return nil }
    self.init(records, header, filled)
  }

  /// The table below the first line near the top that has a column of each kind; `nil` when there is none.
  init?(_ records: Records, headedBy names: [[String]]) {
    let filled = (0..<records.count).lazy.filter { records[$0].contains { !records.isEmpty($0) } }
    let header = filled.prefix(Self.linesAbove).first { record in
      let isNumber = { (field: Records.Field) in
        field.start < field.end && (0x30...0x39).contains(records.bytes[Int(field.start)])
      }
      guard records[record].count >= names.count, !records[record].contains(where: isNumber) else {
        return false
      }
      let columns = records[record].map { Label.trimmed(records.text($0)) }
      return names.allSatisfy { $0.contains(where: columns.contains) }
    }
    guard let header else { return nil }
    self.init(records, header, Array(filled))
  }

  /// How far down a header is looked for: titles and notes stand above it, no tables.
  private static let linesAbove = 30

  private init(_ records: Records, _ header: Int, _ filled: [Int]) {
    self.records = records
    columns = records[header].map { Label.trimmed(records.text($0)) }
    lines = filled.filter { $0 > header }
  }

  /// Whether a line only tells a spreadsheet how the fields are parted: `sep=,`.
  private static func isSeparatorLine(_ record: Int, of records: Records) -> Bool {
    records[record].first.map { records.text($0).hasPrefix("sep=") } ?? false
  }

  /// Reads a small file of the office's own in any encoding and with any separator.
  ///
  /// - Throws: `DecodingTrouble` when its bytes are no text; `MissingConverter`.
  init?(_ data: [UInt8]) throws { self.init(try DecodedText(data)) }

  /// The text cut by what parts the names of its header; `nil` when it holds nothing at all.
  init?(_ text: DecodedText) {
    self.init(Records(text.bytes, separator: Self.separator(of: text.bytes)))
  }

  /// What parts the names of the header; a reason below it may be full of semicolons.
  static func separator(of bytes: [UInt8]) -> UInt8 {
    let header = bytes.split { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }.first { line in
      !line.starts(with: Array("sep=".utf8)) && holdsNames(Array(line))
    }
    return Records.separators(in: Array(header ?? []))[0]
  }

  /// Whether something stands in a line beside what may part its fields.
  private static func holdsNames(_ line: [UInt8]) -> Bool {
    let records = Records(line, separator: UInt8(ascii: ","))
    return records[0].contains { records.text($0).contains { !";\t \u{FEFF}".contains($0) } }
  }

  /// The position of the first column with one of the names.
  func position(_ names: String...) -> Int? { columns.firstIndex { names.contains($0) } }

  /// The text in a column as it was written, without white space around it; empty where there is no such field.
  func text(_ name: String, of record: Int) -> String {
    let fields = records[record]
    guard let position = columns.firstIndex(of: name), position < fields.count else { return "" }
    let text = records.text(fields[fields.startIndex + position])
    if text.endsInInk { return text }
    return text.withoutOuterSpace
  }

  /// The text in a column of a file that we write too, without the mark that keeps it from becoming a formula.
  func unmarked(_ name: String, of record: Int) -> String {
    FormulaMark.removed(from: text(name, of: record))
  }

  /// The text in a column with full-width forms made plain: codes, years, words to choose from.
  func plain(_ name: String, of record: Int) -> String { Label.trimmed(text(name, of: record)) }

  /// The physical line of a record, from 1.
  func line(of record: Int) -> Int { Int(records[record].first?.line ?? 0) }
}

extension String {
  /// Whether it plainly begins and ends with something other than white space: a printed ASCII or a Han character.
  fileprivate var endsInInk: Bool {
    guard let first = unicodeScalars.first, let last = unicodeScalars.last else { return true }
    return Label.isPlain(first) && Label.isPlain(last)
  }
}
