/// Characters with hundreds of accents on them, which no writing has and which take any comparison of texts with them
/// the square of their number.
package enum PiledMarks {
  /// So many marks on one character are no writing; Unicode's stream-safe format stops at 30.
  private static let limit = 128

  /// Where the marks stand; `nil` where nothing is piled up.
  ///
  /// A pile is longer than a stride, so that few characters need be looked at. The bytes are UTF-8.
  package static func place(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var place = limit
    while place < bytes.count {
      if bytes[place] >= 0x80, let mark = Mark(at: place, of: bytes), pile(around: mark, of: bytes) >= limit {
        return place
      }
      place += limit
    }
    return nil
  }

  package static func areIn(_ text: String) -> Bool {
    var text = text
    return text.utf8.count > limit && text.withUTF8 { place(in: $0) != nil }
  }

  private static func pile(around mark: Mark, of bytes: UnsafeBufferPointer<UInt8>) -> Int {
    var count = 1
    var start = mark.start
    while count < limit, start > 0, let before = Mark(at: start - 1, of: bytes) {
      (count, start) = (count + 1, before.start)
    }
    var end = mark.end
    while count < limit, end < bytes.count, let next = Mark(at: end, of: bytes) {
      (count, end) = (count + 1, next.end)
    }
    return count
  }

  /// A mark that is put on the character before it, by its bytes.
  private struct Mark {
    let start: Int
    let end: Int

    /// `nil` where another character stands.
    init?(at place: Int, of bytes: UnsafeBufferPointer<UInt8>) {
      var start = place
      while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
      var end = start + 1
      while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
      let scalars = String(decoding: bytes[start..<end], as: UTF8.self).unicodeScalars
      guard let scalar = scalars.first, scalar.properties.canonicalCombiningClass != .notReordered else {
        return nil
      }
      (self.start, self.end) = (start, end)
    }
  }
}
