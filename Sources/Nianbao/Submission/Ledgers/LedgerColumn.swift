/// One column of a piece: its distinct contents with a count for each.
struct LedgerColumn {
  private let text: UnsafePointer<UInt8>
  private var index: ByteIndex
  /// What each content says: full-width forms made plain, white space cut off, quotes resolved. Different bytes may say
  /// the same.
  private(set) var keys: [String] = []
  private(set) var counts: [Int64] = []

  init(_ text: UnsafePointer<UInt8>) { (self.text, index) = (text, ByteIndex(text)) }

  /// The number of the field's content; its key is made when it is met first.
  @inline(__always)
  mutating func number(of field: LedgerScanner.Field) -> Int {
    let number = index.number(of: field.start, field.end)
    if number == keys.count { add(field) }
    return number
  }

  @inline(__always)
  mutating func add(_ count: Int64, to number: Int) { counts[number] += count }

  /// Keys that were counted; one may come more than once.
  var counted: [(key: String, count: Int64)] {
    zip(keys, counts).filter { $0.1 > 0 }.map { (key: $0.0, count: $0.1) }
  }

  @inline(never)
  private mutating func add(_ field: LedgerScanner.Field) {
    keys.append(Self.key(text, field))
    counts.append(0)
  }

  /// The words of a field, not longer than a key may be.
  static func key(_ text: UnsafePointer<UInt8>, _ field: LedgerScanner.Field) -> String {
    let bytes = UnsafeBufferPointer(start: text + field.start, count: field.end - field.start)
    let raw = String(decoding: bytes.prefix(LedgerCounts.keyLength * 8), as: UTF8.self)
    if isPlain(bytes) { return raw }
    let key = Label.trimmed(field.isQuoted ? raw.withQuotesSingle : raw)
    return key.count > LedgerCounts.keyLength ? key.prefix(LedgerCounts.keyLength) + "…" : key
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

/// Days as ledgers write them.
enum LedgerDay {
  /// The year of a day: `2025-03-01`, `2025/3/1`, `2025.3.1`, `2025年3月1日` or `20250301`, a time of day behind it or
  /// not; `nil` when the bytes are no day of the calendar.
  static func year<Bytes: RandomAccessCollection>(_ bytes: Bytes) -> Int?
  where Bytes.Element == UInt8, Bytes.Index == Int {
    var index = bytes.startIndex
    guard let year = number(bytes, &index, 4...4) else { return nil }
    let first = mark(bytes, &index, (0xE5, 0xB9, 0xB4))
    guard let month = number(bytes, &index, first == 0 ? 2...2 : 1...2) else { return nil }
    guard mark(bytes, &index, (0xE6, 0x9C, 0x88)) == first else { return nil }
    guard let day = number(bytes, &index, first == 0 ? 2...2 : 1...2) else { return nil }
    if first == 0xE5, mark(bytes, &index, (0xE6, 0x97, 0xA5)) != 0xE5 { return nil }
    guard (1...12).contains(month), (1...Day.length(of: month, in: year)).contains(day) else { return nil }
    if index == bytes.endIndex { return year }
    guard bytes[index] == 0x20 || bytes[index] == UInt8(ascii: "T") else { return nil }
    let isTime = bytes[index...].dropFirst().allSatisfy {
      (0x30...0x3A).contains($0) || $0 == 0x20 || $0 == 0x2E
    }
    return isTime ? year : nil
  }

  @inline(__always)
  private static func number<Bytes: RandomAccessCollection>(
    _ bytes: Bytes, _ index: inout Int, _ digits: ClosedRange<Int>
  ) -> Int? where Bytes.Element == UInt8, Bytes.Index == Int {
    var (value, count) = (0, 0)
    while index < bytes.endIndex, count < digits.upperBound, (0x30...0x39).contains(bytes[index]) {
      value = value * 10 + Int(bytes[index] - 0x30)
      (index, count) = (index + 1, count + 1)
    }
    return count >= digits.lowerBound ? value : nil
  }

  /// Passes the mark between two numbers: itself, 0xE5 for the Chinese character, 0 when there is none.
  @inline(__always)
  private static func mark<Bytes: RandomAccessCollection>(
    _ bytes: Bytes, _ index: inout Int, _ word: (UInt8, UInt8, UInt8)
  ) -> UInt8 where Bytes.Element == UInt8, Bytes.Index == Int {
    guard index < bytes.endIndex else { return 0 }
    let byte = bytes[index]
    if byte == UInt8(ascii: "-") || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".") {
      index += 1
      return byte
    }
    guard index + 2 < bytes.endIndex, byte == word.0, bytes[index + 1] == word.1, bytes[index + 2] == word.2
    else { return 0 }
    index += 3
    return 0xE5
  }
}
