/// The bytes of a ledger in pieces that end where a line ends.
struct LedgerPieces {
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
  mutating func lines(_ encoding: TextEncoding) throws -> [UInt8]? {
    while true {
      if isAtEnd {
        defer { waiting = [] }
        return waiting.isEmpty ? nil : waiting
      }
      try fill()
      if isAtEnd { continue }
      if let end = encoding.endOfLastLine(in: waiting) {
        let rest = Array(waiting[end...])
        defer { waiting = rest }
        waiting.removeLast(waiting.count - end)
        return waiting
      }
      if waiting.count > 2 * LedgerPiece.recordLimit { throw TooLong() }
    }
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
    waiting = try [UInt8](unsafeUninitializedCapacity: kept.count + size) { room, count in
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
