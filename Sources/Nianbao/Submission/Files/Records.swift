/// A text cut into records and fields (RFC 4180), every field with its physical place.
///
/// Line ends are LF, CRLF or CR. Fields are ranges of the bytes; text is made only when asked for.
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
  /// Whether the text ends inside quotes.
  private(set) var endsInsideQuotes = false
  /// Whether the last line has its line end (or the text is empty).
  private(set) var endsWithLineEnd = true

  var count: Int { starts.count - 1 }

  subscript(record: Int) -> ArraySlice<Field> {
    fields[Int(starts[record])..<Int(starts[record + 1])]
  }

  init(bytes: [UInt8], fields: [Field], starts: [Int32]) {
    (self.bytes, self.fields, self.starts) = (bytes, fields, starts)
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
    var counts = [UInt8(ascii: ","): 0, UInt8(ascii: ";"): 0, UInt8(ascii: "\t"): 0]
    for byte in bytes
    where byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: "\t") {
      counts[byte, default: 0] += 1
    }
    let found = counts.filter { $0.value > 0 }.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map(\.key)
    return found.isEmpty ? [UInt8(ascii: ",")] : found
  }

  private mutating func split(_ separator: UInt8) {
    let (newline, carriage, quote) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\""))
    var found: [Field] = []
    swap(&found, &fields)
    var line: Int32 = 1
    var index = 0
    let end = bytes.count
    bytes.withUnsafeBufferPointer { text in
      while index < end {
        var field = Field(start: Int32(index), end: Int32(index), line: line, isQuoted: false)
        if text[index] == quote {
          (field, index) = Self.quotedField(text, from: index, separator, line: &line)
          if field.isQuoted, Int(field.end) == end { endsInsideQuotes = true }
        } else {
          index = Self.endOfField(text, from: index, separator)
          field.end = Int32(index)
        }
        found.append(field)
        guard index < end else {
          endsWithLineEnd = false
          break
        }
        if text[index] == separator {
          index += 1
          if index == end {
            found.append(Field(start: Int32(end), end: Int32(end), line: line, isQuoted: false))
            endsWithLineEnd = false
          }
          continue
        }
        index += text[index] == carriage && index + 1 < end && text[index + 1] == newline ? 2 : 1
        line += 1
        starts.append(Int32(found.count))
      }
    }
    if Int(starts[starts.count - 1]) < found.count { starts.append(Int32(found.count)) }
    swap(&found, &fields)
  }

  /// The field whose quotes open at an index, and the index behind it; where the quotes are never closed the field
  /// reaches to the end of the text.
  private static func quotedField(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, _ separator: UInt8, line: inout Int32
  ) -> (field: Field, next: Int) {
    var field = Field(start: Int32(start + 1), end: Int32(start + 1), line: line, isQuoted: true)
    let quote = skipQuoted(text, from: start + 1, line: &line)
    field.end = Int32(min(quote, text.count))
    let close = min(quote + 1, text.count)
    let next = endOfField(text, from: close, separator)
    if (close..<next).contains(where: { text[$0] != 0x20 }) {
      // Text behind the closing quote: the field is taken as it stands, quotes and all, and lost to nobody.
      (field.isQuoted, field.start, field.end) = (false, field.start - 1, Int32(next))
    }
    return (field, next)
  }

  /// The index of the next separator or line end, or the end of the text.
  private static func endOfField(
    _ text: UnsafeBufferPointer<UInt8>, from start: Int, _ separator: UInt8
  ) -> Int {
    var index = start
    while index < text.count, text[index] != separator, text[index] != UInt8(ascii: "\n"),
      text[index] != UInt8(ascii: "\r")
    {
      index += 1
    }
    return index
  }

  /// The index of the closing quote, or the end of the text.
  private static func skipQuoted(_ text: UnsafeBufferPointer<UInt8>, from start: Int, line: inout Int32)
    -> Int
  {
    var index = start
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: "\""):
        guard index + 1 < text.count, text[index + 1] == UInt8(ascii: "\"") else { return index }
        index += 2
      case UInt8(ascii: "\n"):
        line += 1
        index += 1
      case UInt8(ascii: "\r"):
        line += index + 1 < text.count && text[index + 1] == UInt8(ascii: "\n") ? 0 : 1
        index += 1
      default: index += 1
      }
    }
    return index
  }
}

extension String {
  /// With each pair of quotes made one, as they stand inside a quoted field.
  var withQuotesSingle: String {
    var isSecond = false
    return replacingScalars { scalar in
      let isPair = scalar == "\"" && isSecond
      isSecond = scalar == "\"" && !isSecond
      return isPair ? "" : nil
    }
  }
}
