/// Numbers the distinct byte strings of a text, in the order in which they are first met.
///
/// It keeps places in the text, no bytes: it must not outlive it.
struct ByteIndex {
  private let text: UnsafePointer<UInt8>
  private var slots = [Int32](repeating: -1, count: 256)
  private var hashes: [UInt64] = []
  private(set) var ranges: [Range<Int>] = []

  init(_ text: UnsafePointer<UInt8>) { self.text = text }

  var count: Int { ranges.count }

  /// The number of the bytes; a new one is the `count` of before.
  ///
  /// Eight bytes behind the text must be readable.
  @inline(__always)
  mutating func number(of start: Int, _ end: Int) -> Int {
    let hash = Self.hash(text + start, end - start)
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hash >> 32) & mask
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      if hashes[number] == hash, isEqual(ranges[number], start, end) { return number }
      slot = (slot + 1) & mask
    }
    return add(start, end, hash)
  }

  /// Whether the bytes of two places are the same.
  @inline(__always)
  func isEqual(_ known: Range<Int>, _ start: Int, _ end: Int) -> Bool {
    guard known.count == end - start else { return false }
    var offset = 0
    while offset < known.count {
      let difference = word(known.lowerBound + offset) ^ word(start + offset)
      let left = known.count - offset
      if left < 8 { return difference << UInt64((8 - left) * 8) == 0 }
      if difference != 0 { return false }
      offset += 8
    }
    return true
  }

  /// Eight bytes, the first of them the lowest.
  @inline(__always)
  private func word(_ place: Int) -> UInt64 {
    UnsafeRawPointer(text + place).loadUnaligned(as: UInt64.self).littleEndian
  }

  @inline(never)
  private mutating func add(_ start: Int, _ end: Int, _ hash: UInt64) -> Int {
    hashes.append(hash)
    ranges.append(start..<end)
    if hashes.count * 2 > slots.count {
      slots = [Int32](repeating: -1, count: slots.count * 2)
      for number in hashes.indices { insert(number) }
    } else {
      insert(hashes.count - 1)
    }
    return hashes.count - 1
  }

  private mutating func insert(_ number: Int) {
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: hashes[number] >> 32) & mask
    while slots[slot] >= 0 { slot = (slot + 1) & mask }
    slots[slot] = Int32(number)
  }

  /// Multiplies words of eight bytes into each other; equal bytes have equal hashes, others are compared.
  @inline(__always)
  private static func hash(_ bytes: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: count)
    var offset = 0
    while offset < count {
      var word = UnsafeRawPointer(bytes + offset).loadUnaligned(as: UInt64.self).littleEndian
      if count - offset < 8 { word &= ~0 >> UInt64((8 - (count - offset)) * 8) }
      hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
      hash ^= hash >> 29
      offset += 8
    }
    return hash &* 0xBF58_476D_1CE4_E5B9
  }
}
