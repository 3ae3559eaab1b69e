/// A text cut into records and fields by `FieldScanner`, every field with its physical place.
///
/// Fields are ranges of the bytes; text is made only when asked for.
struct Records {
  struct Field {
    var start: Int32
    var end: Int32
    /// Physical line of its first byte, from 1.
    var line: Int32
    var isQuoted: Bool
    var kind = CellKind.plain
  }

  let bytes: [UInt8]
  private(set) var fields: [Field] = []
  /// Where each record's fields begin in `fields`; one more entry closes the last record.
  private(set) var starts: [Int32] = [0]
  /// What stands beside the texts of a workbook's cells, by where they start; see `CellKind`.
  private var asides: [Int32: String] = [:]
  /// Whether the text ends inside quotes.
  private(set) var endsInsideQuotes = false
  /// Whether the last line has its line end (or the text is empty).
  private(set) var endsWithLineEnd = true

  var count: Int { starts.count - 1 }

  subscript(record: Int) -> ArraySlice<Field> {
    fields[Int(starts[record])..<Int(starts[record + 1])]
  }

  init(bytes: [UInt8], fields: [Field], starts: [Int32], asides: [Int32: String] = [:]) {
    self.bytes = bytes
    self.fields = fields
    self.starts = starts
    self.asides = asides
  }

  init(_ bytes: [UInt8], separator: UInt8) {
    self.bytes = bytes
    fields.reserveCapacity(bytes.count / 4)
    split(separator)
  }

  /// The field's text without its quotes.
  func text(_ field: Field) -> String {
    let text = String(decoding: bytes[Int(field.start)..<Int(field.end)], as: UTF8.self)
    return field.isQuoted ? text.withQuotesSingle : text
  }

  /// What stands beside a workbook's cell whose kind says so; empty for any other.
  func aside(_ field: Field) -> String { asides[field.start] ?? "" }

  /// Whether the field holds nothing but spaces, full-width and no-break spaces among them.
  func isEmpty(_ field: Field) -> Bool {
    if field.start == field.end { return true }
    for byte in bytes[Int(field.start)..<Int(field.end)] where byte > 0x20 && byte < 0x80 { return false }
    return text(field).allSatisfy { $0.isWhitespace || $0 == "\u{FEFF}" || $0 == "\u{200B}" }
  }
}

extension Records {
  /// The separators that occur in the text, the most frequent first; comma when there is none.
  static func separators(in bytes: [UInt8]) -> [UInt8] {
    var (commas, semicolons, tabs) = (0, 0, 0)
    bytes.withUnsafeBufferPointer { bytes in
      for byte in bytes where byte < UInt8(ascii: "<") {
        if byte == UInt8(ascii: ",") { commas += 1 }
        if byte == UInt8(ascii: ";") { semicolons += 1 }
        if byte == UInt8(ascii: "\t") { tabs += 1 }
      }
    }
    let counts = [
      (key: UInt8(ascii: ","), value: commas), (key: UInt8(ascii: ";"), value: semicolons),
      (key: UInt8(ascii: "\t"), value: tabs),
    ]
    let found = counts.filter { $0.value > 0 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    return found.isEmpty ? [UInt8(ascii: ",")] : found
  }

  /// What a text has too much of to be a form or all units' forms together.
  struct Excess {
    let count: Int
    let limit: Int
    /// 格 or 行.
    let word: String
  }

  private static let mostMarks = 4_000_000

  /// `nil` where it may be read; blank lines cost little, and an export may have millions.
  static func excess(in bytes: [UInt8]) -> Excess? {
    if bytes.count <= mostMarks { return nil }
    let marks = bytes.count { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: ";") || $0 == UInt8(ascii: "\t") }
    let feeds = bytes.count { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") }
    let all = [
      Excess(count: marks, limit: mostMarks, word: "格"), Excess(count: feeds, limit: 5_000_000, word: "行"),
    ]
    return all.first { $0.count > $0.limit }
  }

  private mutating func split(_ separator: UInt8) {
    var found: [Field] = []
    swap(&found, &fields)
    (bytes + FieldScanner.padding).withUnsafeBufferPointer { text in
      guard let base = text.baseAddress else { return }
      var scanner = FieldScanner(text: base, end: bytes.count, separator: separator)
      var field = FieldScanner.Field()
      while scanner.beginRecord() {
        var isMore = true
        while isMore {
          let line = Int32(scanner.lines + 1)
          isMore = scanner.nextField(&field)
          found.append(
            Field(start: Int32(field.start), end: Int32(field.end), line: line, isQuoted: field.isQuoted))
        }
        starts.append(Int32(found.count))
      }
      endsInsideQuotes = scanner.isOpen
      endsWithLineEnd = scanner.hasLineEnd
    }
    swap(&found, &fields)
  }
}
