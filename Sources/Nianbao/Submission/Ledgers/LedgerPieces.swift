/// The bytes of a ledger in pieces that end where a line ends.
///
/// One thread at a time reads on, not always the same one.
struct LedgerPieces: @unchecked Sendable {
  private let next: (UnsafeMutableRawBufferPointer) throws -> Int
  private let size: Int
  /// Read, but not yet given: the beginning of a line.
  private var waiting: [UInt8] = []
  private(set) var isAtEnd = false
  private(set) var checksum = LedgerChecksum()

  /// Pieces of about that many bytes, as many as are read at once.
  init(size: Int, next: @escaping (UnsafeMutableRawBufferPointer) throws -> Int) {
    self.next = next
    self.size = max(16, size)
  }

  /// The first bytes, by which kinds of files and encodings are told; they are still to be read.
  mutating func start() throws -> [UInt8] {
    try fill()
    return Array(waiting.prefix(16))
  }

  mutating func drop(_ count: Int) { waiting.removeFirst(count) }

  /// The lines that follow, at most about `size` bytes; `nil` at the end.
  ///
  /// - Throws: `TooLong` when no line ends for longer than a line may be; what `next` throws.
  mutating func lines(_ encoding: TextEncoding) throws -> PaddedBytes? {
    while true {
      if isAtEnd { return waiting.isEmpty ? nil : take(waiting.count) }
      try fill()
      if isAtEnd { continue }
      if let end = encoding.endOfLastLine(in: waiting) { return take(end) }
      if waiting.count > 2 * LedgerPiece.recordLimit { throw TooLong() }
    }
  }

  /// The pieces that follow, as many as are counted at a time; none at the end.
  mutating func wave(_ encoding: TextEncoding) throws -> [PaddedBytes] {
    var wave: [PaddedBytes] = []
    while wave.count < LedgerReading.wave, let piece = try lines(encoding) { wave.append(piece) }
    return wave
  }

  /// Gives the first of the bytes that wait, in the room in which they were read.
  private mutating func take(_ count: Int) -> PaddedBytes {
    var given = Array(waiting[count...])
    swap(&given, &waiting)
    given.removeLast(given.count - count)
    return PaddedBytes(consume given)
  }

  /// Reads on to the end for the checksum alone.
  mutating func drain() throws {
    while !isAtEnd {
      waiting = []
      try fill()
    }
  }

  struct TooLong: Error {}

  private mutating func fill() throws {
    let kept = waiting
    let size = size
    let next = next
    var added = 0
    waiting = try [UInt8](unsafeUninitializedCapacity: kept.count + size + FieldScanner.padding.count) {
      room, count in
      kept.withUnsafeBytes { UnsafeMutableRawBufferPointer(room).copyMemory(from: $0) }
      while added < size {
        let more = try next(UnsafeMutableRawBufferPointer(rebasing: room[(kept.count + added)...].rawSlice))
        if more == 0 { break }
        added += more
      }
      count = kept.count + added
    }
    isAtEnd = added < size
    waiting.withUnsafeBytes { checksum.update(UnsafeRawBufferPointer(rebasing: $0[kept.count...])) }
  }
}

extension Slice<UnsafeMutableBufferPointer<UInt8>> {
  fileprivate var rawSlice: Slice<UnsafeMutableRawBufferPointer> {
    UnsafeMutableRawBufferPointer(UnsafeMutableBufferPointer(rebasing: self))[...]
  }
}

extension TextEncoding {
  /// Where the last line in the bytes ends, so that the rest can wait; `nil` when no line ends there.
  ///
  /// In GB18030 no byte of a longer character is a line end.
  fileprivate func endOfLastLine(in bytes: [UInt8]) -> Int? {
    let feed = UInt8(ascii: "\n")
    let carriage = UInt8(ascii: "\r")
    let width = width
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
}
