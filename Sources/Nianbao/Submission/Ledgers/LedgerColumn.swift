/// One column of a piece: its distinct contents with a count for each.
struct LedgerColumn {
  private let text: UnsafePointer<UInt8>
  private var index: ByteIndex
  /// What each content says: full-width forms made plain, white space cut off, quotes resolved.
  ///
  /// Different bytes may say the same.
  private(set) var keys: [String] = []
  private(set) var counts: [Int64] = []
  /// Contents with characters that nobody sees.
  private(set) var invisible: [InvisibleKey] = []

  init(_ text: UnsafePointer<UInt8>) {
    self.text = text
    index = ByteIndex(text)
  }

  /// The number of the field's content; its key is made when it is met first.
  @inline(__always)
  mutating func number(of field: FieldScanner.Field) -> Int {
    let number = index.number(of: field.start, field.end)
    if number == keys.count { add(field) }
    return number
  }

  @inline(__always)
  mutating func add(_ count: Int64, to number: Int) { counts[number] += count }

  /// Hands over the keys that were counted, each with its count; one may come more than once.
  func forEachCounted(_ take: (String, Int64) -> Void) {
    for (key, count) in zip(keys, counts) where count > 0 { take(key, count) }
  }

  @inline(never)
  private mutating func add(_ field: FieldScanner.Field) {
    keys.append(Self.key(text, field))
    counts.append(0)
    let bytes = UnsafeBufferPointer(start: text + field.start, count: field.end - field.start)
    guard bytes.contains(where: \.mayBeginInvisible) else { return }
    let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars.filter(\.isInvisible)
    guard let first = scalars.first, let key = keys.last, !key.isEmpty else { return }
    let line = UnsafeBufferPointer(start: text, count: field.start).lineEnds + 1
    invisible.append(InvisibleKey(key: key, unseen: first, line: line))
  }

  /// The words of a field, not longer than a key may be.
  static func key(_ text: UnsafePointer<UInt8>, _ field: FieldScanner.Field) -> String {
    let bytes = UnsafeBufferPointer(start: text + field.start, count: field.end - field.start)
    let raw = String(decoding: bytes.prefix(LedgerCounts.keyLength * 8), as: UTF8.self)
    if isPlain(bytes) { return raw }
    return LedgerCounts.shortened(Label.trimmed(field.isQuoted ? raw.withQuotesSingle : raw))
  }

  /// Whether the bytes are only visible ASCII and CJK ideographs, which stand for themselves.
  private static func isPlain(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    guard bytes.count <= LedgerCounts.keyLength else { return false }
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""): return false
      case 0x21...0x7E: index += 1
      case 0xE5...0xE9 where index + 2 < bytes.count: index += 3
      default: return false
      }
    }
    return true
  }
}

/// A key in which characters stand that nobody sees; it is counted with those without.
struct InvisibleKey: Sendable {
  let key: String
  /// The first of them.
  let unseen: Unicode.Scalar
  /// Its physical line, from 1.
  var line: Int
}

extension UnsafeBufferPointer<UInt8> {
  /// How many lines end in the bytes: LF, CRLF or CR.
  fileprivate var lineEnds: Int {
    var count = 0
    for (place, byte) in enumerated() {
      let isFeed = byte == UInt8(ascii: "\n")
      if isFeed, place > 0, self[place - 1] == UInt8(ascii: "\r") { continue }
      if isFeed || byte == UInt8(ascii: "\r") { count += 1 }
    }
    return count
  }
}
