import CBytes

/// Whether bytes are UTF-8 that a text may hold: well formed and without zero bytes.
enum UTF8Check {
  static func isSound(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.withUnsafeBufferPointer { soundCount($0) == $0.count }
  }

  /// How many bytes stand before the first that is malformed or zero; all of them when none is.
  static func soundCount(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard let text = bytes.baseAddress else { return 0 }
    var index = 0
    while index < bytes.count {
      let block = bytes.count - index < 64 ? bytes.count : index + 64
      if block < bytes.count, case let sound = Int(bytes_sound(text + index)), sound > 0 {
        index += sound
        continue
      }
      while index < block {
        let length = lengthOfCharacter(text + index, bytes.count - index)
        if length == 0 { return index }
        index += length
      }
    }
    return index
  }

  /// How many bytes the character has that begins with this one; 0 when none does.
  static func length(ofCharacterBeginningWith first: UInt8) -> Int {
    switch first {
    case 0...0x7F: 1
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 0
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
