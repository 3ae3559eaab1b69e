/// Cuts a text into records and fields (RFC 4180) without making text or copying bytes: every CSV file is cut by it.
///
/// ```
/// 001,2025-03-01,惠民生,教育,政府网站,"招生方案,公示"⏎   → 6 fields, the last quoted
/// ```
/// Line ends are LF, CRLF or CR. Where text other than spaces follows a closing quote, the field is taken as it stands,
/// quotes and all.
///
/// Eight bytes are looked at together: behind `end` stand line feeds (`padding`), or the last byte before it is a line end
/// and eight bytes behind it can be read.
struct FieldScanner {
  /// A field's bytes: between its quotes when it is quoted, where each quote of its own stands twice.
  struct Field {
    var start = 0
    var end = 0
    var isQuoted = false
  }

  /// As many as anybody looks at together.
  static let padding = [UInt8](repeating: UInt8(ascii: "\n"), count: 64)

  let text: UnsafePointer<UInt8>
  let end: Int
  let separator: UInt8
  /// The first fields of the record that was read last; of further ones only the number is known.
  let fields: UnsafeMutableBufferPointer<Field>

  /// Where the next field begins.
  private(set) var index = 0
  /// Physical lines passed so far.
  private(set) var lines = 0
  // The record that was read last.
  private(set) var start = 0
  /// Its first line, from 0.
  private(set) var line = 0
  private(set) var fieldCount = 0
  /// Whether one of its fields begins with a quote.
  private(set) var hasQuotes = false
  /// Whether the text ended inside its quotes.
  private(set) var isOpen = false
  /// Whether a closing quote has text behind it and the field runs over several lines: lines were swallowed.
  private(set) var isTorn = false
  /// Whether a line end closes it, and not the end of the text.
  private(set) var hasLineEnd = true

  private let separators: UInt64

  init(
    text: UnsafePointer<UInt8>, end: Int, separator: UInt8,
    fields: UnsafeMutableBufferPointer<Field> = UnsafeMutableBufferPointer(start: nil, count: 0)
  ) {
    self.text = text
    self.end = end
    self.separator = separator
    self.fields = fields
    separators = 0x0101_0101_0101_0101 &* UInt64(separator)
  }

  /// Reads the next record with its first fields; `false` when there is none.
  @inline(__always)
  mutating func nextRecord() -> Bool {
    guard beginRecord() else { return false }
    var field = Field()
    var isMore = true
    while isMore {
      isMore = nextField(&field)
      if fieldCount <= fields.count { fields[fieldCount - 1] = field }
    }
    return true
  }

  /// Goes on to the next record; `false` when there is none.
  @inline(__always)
  mutating func beginRecord() -> Bool {
    guard index < end else { return false }
    start = index
    line = lines
    fieldCount = 0
    hasQuotes = false
    isOpen = false
    isTorn = false
    return true
  }

  /// Reads the next field of the record and says whether another one follows it.
  @inline(__always)
  mutating func nextField(_ field: inout Field) -> Bool {
    field = Field(start: index, end: index)
    if text[index] == UInt8(ascii: "\""), index < end {
      quoted(&field)
    } else {
      index = endOfField(from: index)
      field.end = min(index, end)
    }
    fieldCount += 1
    if index < end, text[index] == separator {
      index += 1
      return true
    }
    hasLineEnd = index < end
    if hasLineEnd {
      index += text[index] == UInt8(ascii: "\r") && text[index + 1] == UInt8(ascii: "\n") ? 2 : 1
    }
    index = min(index, end)
    lines += 1
    return false
  }
}

extension FieldScanner {
  /// Goes on behind a record of one line that was read elsewhere.
  @inline(__always)
  mutating func pass(lineTo index: Int) {
    self.index = index
    lines += 1
  }

  private mutating func quoted(_ field: inout Field) {
    hasQuotes = true
    field.isQuoted = true
    field.start = index + 1
    let firstLine = lines
    skipQuoted()
    field.end = index
    if index >= end {
      isOpen = true
      return
    }
    index += 1
    let close = index
    index = min(endOfField(from: index), end)
    var rest = close
    while rest < index, text[rest] == 0x20 { rest += 1 }
    guard rest < index else { return }
    field.isQuoted = false
    field.start -= 1
    field.end = index
    if lines > firstLine { isTorn = true }
  }

  /// Moves to the closing quote, or to the end of the text.
  private mutating func skipQuoted() {
    index += 1
    while index < end {
      switch text[index] {
      case UInt8(ascii: "\""):
        guard index + 1 < end, text[index + 1] == UInt8(ascii: "\"") else { return }
        index += 2
      case UInt8(ascii: "\n"):
        lines += 1
        index += 1
      case UInt8(ascii: "\r"):
        if index + 1 >= end || text[index + 1] != UInt8(ascii: "\n") { lines += 1 }
        index += 1
      default: index += 1
      }
    }
    index = end
  }

  /// The index of the next separator or line end; eight bytes are looked at together.
  @inline(__always)
  private func endOfField(from start: Int) -> Int {
    let feeds: UInt64 = 0x0A0A_0A0A_0A0A_0A0A
    let returns: UInt64 = 0x0D0D_0D0D_0D0D_0D0D
    var index = start
    while true {
      let word = UnsafeRawPointer(text + index).loadUnaligned(as: UInt64.self).littleEndian
      let found = Self.zeros(word ^ separators) | Self.zeros(word ^ feeds) | Self.zeros(word ^ returns)
      if found != 0 { return index + found.trailingZeroBitCount >> 3 }
      index += 8
    }
  }

  /// The high bit of each byte that is zero; above the first one it may err.
  @inline(__always)
  private static func zeros(_ word: UInt64) -> UInt64 {
    (word &- 0x0101_0101_0101_0101) & ~word & 0x8080_8080_8080_8080
  }
}

extension FieldScanner {
  /// The bytes of a field as they stand in the text.
  @inline(__always)
  func bytes(_ field: Field) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: text + field.start, count: field.end - field.start)
  }

  /// The bytes of the record that was read last, with its line end.
  var record: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: text + start, count: index - start)
  }

  /// What a field says.
  func text(_ field: Field) -> String {
    let text = String(decoding: bytes(field), as: UTF8.self)
    return field.isQuoted ? text.withQuotesSingle : text
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
