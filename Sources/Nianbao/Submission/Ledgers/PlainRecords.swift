import CBytes

/// Reads the records that are one line each and have as many fields as there is room for, none of them quoted.
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
    var field = FieldScanner.Field(start: start)
    for place in 0..<fields.count - 1 {
      field.end = following()
      guard text[field.end] == separator else { return nil }
      fields[place] = field
      field.start = field.end + 1
    }
    field.end = following()
    fields[fields.count - 1] = field
    var last = field.end
    if text[last] == UInt8(ascii: "\r") { last = following() }
    guard last < end, text[last] == UInt8(ascii: "\n"), last - field.end <= 1 else { return nil }
    return last - start < LedgerPiece.recordLimit ? last + 1 : nil
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
