/// Converts the characters that nearly all texts are made of, many times as fast as iconv; what is rare or wrong is left
/// to that.
enum ConversionTable {
  /// Two bytes a character, by both of them: UTF-8 with its first byte lowest and its length highest; 0 where that is no
  /// such character.
  case pairs([UInt32])
  /// UTF-16.
  case wide(isBigEndian: Bool)

  /// `nil` where there is none, or so few bytes that it is not worth it.
  init?(_ encoding: TextEncoding, for count: Int) {
    if count < 1 << 16 { return nil }
    switch encoding {
    case .utf8: return nil
    case .gb18030: self = .pairs(Self.gb18030)
    case .utf16LittleEndian: self = .wide(isBigEndian: false)
    case .utf16BigEndian: self = .wide(isBigEndian: true)
    }
  }

  /// As the system's converter has them; filled when it is first asked for, by who has opened such a converter already.
  ///
  /// Were there no second one to be had, the table would be empty, and iconv be asked for every character.
  private static let gb18030: [UInt32] = {
    var table = [UInt32](repeating: 0, count: 1 << 16)
    guard let converter = try? TextConverter(.gb18030) else { return table }
    for first in UInt8(0x81)...0xFE {
      for second in UInt8(0x40)...0xFE where second != 0x7F {
        let converted = converter.converted([first, second], atFault: .stop)
        guard converted.fault == nil, converted.text.count <= 3 else { continue }
        let bytes = converted.text.reversed().reduce(0) { $0 << 8 | UInt32($1) }
        table[Int(first) << 8 | Int(second)] = UInt32(converted.text.count) << 24 | bytes
      }
    }
    return table
  }()

  /// Converts as far as there is nothing for iconv.
  func convert(_ work: inout TextConverter.Work) {
    switch self {
    case .pairs(let table): table.withUnsafeBufferPointer { work.convert($0) }
    case .wide(let isBigEndian): work.convertWide(isBigEndian: isBigEndian)
    }
  }

  /// The bytes of the character that is next.
  func length(of work: TextConverter.Work) -> Int {
    switch self {
    case .pairs: work.from[0] < 0x80 ? 1 : work.left > 1 && (0x30...0x39).contains(work.from[1]) ? 4 : 2
    case .wide(let isBigEndian): work.unit(isBigEndian) & 0xFC00 == 0xD800 ? 4 : 2
    }
  }
}

extension TextConverter.Work {
  fileprivate mutating func convert(_ table: UnsafeBufferPointer<UInt32>) {
    while left >= 8, space >= 8 {
      let word = UnsafeRawPointer(from).loadUnaligned(as: UInt64.self)
      if word & 0x8080_8080_8080_8080 == 0 {
        UnsafeMutableRawPointer(to).storeBytes(of: word, as: UInt64.self)
        pass(8, 8)
      } else if from[0] < 0x80 {
        to.pointee = from[0]
        pass(1, 1)
      } else {
        let character = table[Int(from[0]) << 8 | Int(from[1])]
        if character == 0 { return }
        put(character, 2, Int(character >> 24))
      }
    }
  }

  fileprivate mutating func convertWide(isBigEndian: Bool) {
    while left >= 2, space >= 8 {
      let unit = unit(isBigEndian)
      if unit < 0x80 {
        put(unit, 2, 1)
      } else if unit < 0x800 {
        put(0x80C0 | unit >> 6 | (unit & 0x3F) << 8, 2, 2)
      } else if unit & 0xF800 == 0xD800 {
        return
      } else {
        put(0x8080E0 | unit >> 12 | (unit >> 6 & 0x3F) << 8 | (unit & 0x3F) << 16, 2, 3)
      }
    }
  }

  /// The unit of UTF-16 that is next; with one byte alone the rest is zero.
  fileprivate func unit(_ isBigEndian: Bool) -> UInt32 {
    guard left >= 2 else { return 0 }
    return isBigEndian ? UInt32(from[0]) << 8 | UInt32(from[1]) : UInt32(from[1]) << 8 | UInt32(from[0])
  }

  /// Writes four bytes, of which the next character overwrites those that are too many.
  private mutating func put(_ bytes: UInt32, _ read: Int, _ written: Int) {
    UnsafeMutableRawPointer(to).storeBytes(of: bytes.littleEndian, as: UInt32.self)
    pass(read, written)
  }

  private mutating func pass(_ read: Int, _ written: Int) {
    from += read
    left -= read
    to += written
    space -= written
  }
}
