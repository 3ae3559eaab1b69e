/// The fields of a text that hold characters nobody can see.
struct InvisibleFields {
  /// Those of the first field: `U+200E`.
  let first: String
  /// Where the first stands, from 1.
  let line: Int
  let number: Int
  let count: Int

  /// `nil` when there are none; a field of nothing else (a mark at the end of the file) is none.
  init?(_ records: Records) {
    guard Self.mayHold(records.bytes) else { return nil }
    var found: (scalars: [Unicode.Scalar], line: Int, number: Int)?
    var count = 0
    for record in 0..<records.count {
      for (position, field) in records[record].enumerated() where field.start < field.end {
        let bytes = records.bytes[Int(field.start)..<Int(field.end)]
        guard bytes.contains(where: \.mayBeginInvisible) else { continue }
        let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
        let own = scalars.filter(\.isInvisible)
        guard !own.isEmpty, own.count < scalars.count else { continue }
        count += 1
        found = found ?? (own.map { $0 }, Int(field.line), position + 1)
      }
    }
    guard let found else { return nil }
    first = found.scalars.prefix(3).map(\.codePoint).distinct.joined(separator: "、")
    line = found.line
    number = found.number
    self.count = count
  }

  /// A quick look at the bytes: the punctuation of every Chinese text begins like some of them.
  private static func mayHold(_ bytes: [UInt8]) -> Bool {
    bytes.withUnsafeBufferPointer { bytes in
      for (place, byte) in bytes.enumerated() where byte.mayBeginInvisible {
        let next = place + 1 < bytes.count ? bytes[place + 1] : 0
        let third = place + 2 < bytes.count ? bytes[place + 2] : 0
        switch byte {
        case 0xE2:
          if next == 0x80, 0x8B...0x8F ~= third || 0xAA...0xAE ~= third { return true }
          if next == 0x81, 0xA0...0xAF ~= third { return true }
        case 0xEF:
          if next == 0xBB, third == 0xBF { return true }
          if next == 0xB8, 0x80...0x8F ~= third { return true }
        case 0xE1: if next == 0xA0, third == 0x8E { return true }
        case 0xC2: if next < 0xA0 || next == 0xAD { return true }
        default: return true
        }
      }
      return false
    }
  }
}
