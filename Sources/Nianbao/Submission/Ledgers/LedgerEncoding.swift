import Glibc

/// How the bytes of a ledger stand for text; found on the first line, whose names prove it, and kept for the file.
///
/// Every byte is looked at: what cannot be decoded becomes the byte 0xFF, which no UTF-8 holds, so that the line it
/// stands in, and no other, is refused.
enum LedgerEncoding: Sendable {
  case utf8, utf16LittleEndian, utf16BigEndian, gb18030

  /// Told by a mark at the beginning; `nil` without one.
  static func marked(_ start: [UInt8]) -> (encoding: LedgerEncoding, mark: Int)? {
    if start.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if start.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if start.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    return nil
  }

  /// The piece as UTF-8, and whether all of it could be decoded. Pieces end at line ends, never inside a character.
  func decoded(_ piece: [UInt8]) -> (text: [UInt8], isSound: Bool) {
    switch self {
    case .utf8: (piece, UTF8Check.isSound(piece[...]))
    case .gb18030: Self.converted(piece, from: "GB18030", unit: 1)
    case .utf16LittleEndian: Self.converted(piece, from: "UTF-16LE", unit: 2)
    case .utf16BigEndian: Self.converted(piece, from: "UTF-16BE", unit: 2)
    }
  }

  /// Where the last line in the bytes ends, so that the rest can wait; `nil` when no line ends there.
  ///
  /// In GB18030 no byte of a longer character is a line end.
  func endOfLastLine(in bytes: [UInt8]) -> Int? {
    let (feed, carriage) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
    let width = self == .utf8 || self == .gb18030 ? 1 : 2
    let low = self == .utf16BigEndian ? 1 : 0
    var position = bytes.count - bytes.count % width - width
    var lastReturn: Int?
    while position >= 0 {
      let isPlain = width == 1 || bytes[position + 1 - low] == 0
      if isPlain, bytes[position + low] == feed { return position + width }
      // A return at the very end may have its line feed in what comes next.
      if isPlain, lastReturn == nil, bytes[position + low] == carriage, position + 2 * width <= bytes.count {
        lastReturn = position + width
      }
      position -= width
    }
    return lastReturn
  }

  private static func converted(
    _ piece: [UInt8], from encoding: String, unit: Int
  ) -> (text: [UInt8], isSound: Bool) {
    let converter = iconv_open("UTF-8", encoding)
    defer { iconv_close(converter) }
    var isSound = true
    var source = piece
    let capacity = piece.count * 3 / (unit == 1 ? 1 : 2) + 16
    let text = [UInt8](unsafeUninitializedCapacity: capacity) { room, count in
      source.withUnsafeMutableBytes { input in
        var from = input.baseAddress?.assumingMemoryBound(to: CChar.self)
        var left = input.count
        var to = UnsafeMutableRawPointer(room.baseAddress)?.assumingMemoryBound(to: CChar.self)
        var space = room.count
        while left > 0, iconv(converter, &from, &left, &to, &space) == -1, errno != E2BIG, left > 0 {
          isSound = false
          to?.pointee = CChar(bitPattern: 0xFF)
          to = to.map { $0 + 1 }
          from = from.map { $0 + min(unit, left) }
          (left, space) = (left - min(unit, left), space - 1)
        }
        count = room.count - space
      }
    }
    return (text, isSound && !text.contains(0))
  }
}

/// Whether bytes are UTF-8 that a text may hold: well formed and without zero bytes.
enum UTF8Check {
  static func isSound(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.withUnsafeBufferPointer { buffer in
      guard let text = buffer.baseAddress else { return true }
      var index = 0
      while index < buffer.count {
        let length = lengthOfCharacter(text + index, buffer.count - index)
        if length == 0 { return false }
        index += length
      }
      return true
    }
  }

  /// The bytes of the character there, or of eight plain ones; 0 when it is malformed.
  @inline(__always)
  private static func lengthOfCharacter(_ text: UnsafePointer<UInt8>, _ left: Int) -> Int {
    let first = text[0]
    if first < 0x80 {
      guard left >= 8 else { return first == 0 ? 0 : 1 }
      let word = UnsafeRawPointer(text).loadUnaligned(as: UInt64.self)
      let high: UInt64 = 0x8080_8080_8080_8080
      if word & high == 0, (word &- 0x0101_0101_0101_0101) & ~word & high == 0 { return 8 }
      return first == 0 ? 0 : 1
    }
    if first >= 0xE0, first < 0xF0 {
      guard left >= 3, text[1] & 0xC0 == 0x80, text[2] & 0xC0 == 0x80 else { return 0 }
      if first == 0xE0, text[1] < 0xA0 { return 0 }
      return first == 0xED && text[1] >= 0xA0 ? 0 : 3
    }
    if first >= 0xC2, first < 0xE0 { return left >= 2 && text[1] & 0xC0 == 0x80 ? 2 : 0 }
    guard first >= 0xF0, first <= 0xF4, left >= 4 else { return 0 }
    for offset in 1...3 where text[offset] & 0xC0 != 0x80 { return 0 }
    if first == 0xF0, text[1] < 0x90 { return 0 }
    return first == 0xF4 && text[1] >= 0x90 ? 0 : 4
  }
}
