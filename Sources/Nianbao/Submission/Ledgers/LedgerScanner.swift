/// Cuts a piece of a ledger into records and fields (RFC 4180) without making text or copying bytes.
///
/// ```
/// 001,2025-03-01,惠民生,教育,政府网站,"招生方案,公示"⏎   → 6 fields, the last quoted
/// ```
/// Line ends are LF, CRLF or CR. Behind `end` eight line feeds must stand, so that words can be loaded without asking.
struct LedgerScanner {
  /// A field's bytes: between its quotes when it is quoted.
  struct Field {
    var start = 0
    var end = 0
    var isQuoted = false
  }

  static let padding = [UInt8](repeating: UInt8(ascii: "\n"), count: 8)

  let text: UnsafePointer<UInt8>
  let end: Int
  let separator: UInt8
  /// The first fields of the record; of further ones only the number is known.
  let fields: UnsafeMutableBufferPointer<Field>

  /// Where the next record begins.
  private(set) var index = 0
  /// Physical lines passed so far.
  private(set) var lines = 0
  // The record that was read last.
  private(set) var start = 0
  /// Its first line, from 0.
  private(set) var line = 0
  private(set) var fieldCount = 0
  /// Whether the text ended inside its quotes.
  private(set) var isOpen = false
  /// Whether a closing quote has text behind it and the record runs over several lines: lines were swallowed.
  private(set) var isTorn = false

  init(
    text: UnsafePointer<UInt8>, end: Int, separator: UInt8, fields: UnsafeMutableBufferPointer<Field>
  ) {
    (self.text, self.end, self.separator, self.fields) = (text, end, separator, fields)
    let ones: UInt64 = 0x0101_0101_0101_0101
    separators = ones &* UInt64(separator)
  }

  private let separators: UInt64

  /// Reads the next record; `false` when there is none.
  mutating func next() -> Bool {
    guard index < end else { return false }
    (start, line, fieldCount, isOpen, isTorn) = (index, lines, 0, false, false)
    while true {
      var field = Field(start: index, end: index)
      if text[index] == UInt8(ascii: "\""), index < end {
        quoted(&field)
      } else {
        index = endOfField(from: index)
        field.end = min(index, end)
      }
      if fieldCount < fields.count { fields[fieldCount] = field }
      fieldCount += 1
      guard index < end else { break }
      if text[index] == separator {
        index += 1
        continue
      }
      index += text[index] == UInt8(ascii: "\r") && text[index + 1] == UInt8(ascii: "\n") ? 2 : 1
      break
    }
    index = min(index, end)
    lines += 1
    return true
  }
}

extension LedgerScanner {
  private mutating func quoted(_ field: inout Field) {
    (field.isQuoted, field.start) = (true, index + 1)
    let firstLine = lines
    skipQuoted()
    field.end = index
    if index >= end {
      isOpen = true
      return
    }
    index += 1
    let close = index
    index = endOfField(from: index)
    if index > end { index = end }
    var rest = close
    while rest < index, text[rest] == 0x20 { rest += 1 }
    guard rest < index else { return }
    // Text behind the closing quote: the field is taken as it stands, quotes and all.
    (field.isQuoted, field.start, field.end) = (false, field.start - 1, index)
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
    let (feeds, returns): (UInt64, UInt64) = (0x0A0A_0A0A_0A0A_0A0A, 0x0D0D_0D0D_0D0D_0D0D)
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
