import CBytes

/// Reads the records that are one line each and have as many fields as there is room for.
///
/// Nearly all records of nearly all ledgers are such. Separators and line ends are looked for in 64 bytes together. Behind
/// the end stands the scanner's padding.
struct PlainRecords {
  private let text: UnsafePointer<UInt8>
  private let end: Int
  private let separator: UInt8
  private let fields: UnsafeMutableBufferPointer<FieldScanner.Field>
  /// The block that is looked at, and what is still to be met in it, one bit a byte.
  private var block = 0
  private var marks: UInt64

  init(
    _ text: UnsafePointer<UInt8>, end: Int, separator: UInt8,
    _ fields: UnsafeMutableBufferPointer<FieldScanner.Field>
  ) {
    self.text = text
    self.end = end
    self.separator = separator
    self.fields = fields
    marks = bytes_marks(text, separator)
  }

  /// Goes on somewhere else.
  mutating func move(to index: Int) {
    guard index < end else { return }
    block = index
    marks = bytes_marks(text + index, separator)
  }

  /// Reads the record that begins there and says where the next one does; `nil` where it is none of these.
  @inline(__always)
  mutating func read(from start: Int) -> Int? {
    guard start < end else { return nil }
    var begin = start
    for place in 0..<fields.count - 1 {
      let mark = following()
      let close = text[mark] == separator ? mark : endOfQuoted(from: begin, to: mark, place)
      guard let close, text[close] == separator else { return nil }
      if close == mark { fields[place] = FieldScanner.Field(start: begin, end: close) }
      begin = close + 1
    }
    return readLast(from: begin, of: start)
  }

  @inline(__always)
  private mutating func readLast(from begin: Int, of start: Int) -> Int? {
    let mark = following()
    let place = fields.count - 1
    fields[place] = FieldScanner.Field(start: begin, end: mark)
    let isQuoted = text[mark] == UInt8(ascii: "\"")
    guard let close = isQuoted ? endOfQuoted(from: begin, to: mark, place) : mark else { return nil }
    let last = text[close] == UInt8(ascii: "\r") ? following() : close
    guard last < end, text[last] == UInt8(ascii: "\n"), last - close <= 1 else { return nil }
    return last - start < LedgerPiece.recordLimit ? last + 1 : nil
  }

  /// Reads a field that begins with a quote and says where the mark behind its last quote stands; `nil` where no quote
  /// stands there, a line ends in the field, or something stands behind the last quote.
  private mutating func endOfQuoted(from begin: Int, to mark: Int, _ place: Int) -> Int? {
    guard mark == begin, text[mark] == UInt8(ascii: "\"") else { return nil }
    var mark = following()
    while text[mark] != UInt8(ascii: "\"") || text[mark + 1] == UInt8(ascii: "\"") {
      switch text[mark] {
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): return nil
      case UInt8(ascii: "\""): _ = following()
      default: break
      }
      mark = following()
    }
    fields[place] = FieldScanner.Field(start: begin + 1, end: mark, isQuoted: true)
    return following() == mark + 1 ? mark + 1 : nil
  }

  /// Where the next separator, line end or quote stands.
  @inline(__always)
  private mutating func following() -> Int {
    while marks == 0 {
      block += 64
      marks = bytes_marks(text + block, separator)
    }
    let place = block + marks.trailingZeroBitCount
    marks &= marks &- 1
    return place
  }
}
