/// A ledger as it lies there, opened when it is its turn and read in pieces, never as a whole.
package struct LedgerFile: Sendable {
  /// Relative to `Inputs/`, with `/`.
  package let file: String
  package let content: @Sendable () -> Content

  package enum Content {
    /// Fills the room with the bytes that follow; 0 at the end.
    case bytes(next: (UnsafeMutableRawBufferPointer) throws -> Int)
    case unreadable(reason: String)
    case illNamed(IllName)
    /// Not one of the kinds that are read: .csv, .txt, .tsv.
    case otherKind
  }

  package init(file: String, content: @escaping @Sendable () -> Content) {
    self.file = file
    self.content = content
  }
}

/// What a manifest says of a ledger that was read.
package struct LedgerSource: Codable, Sendable, Equatable {
  package let file: String
  package let size: Int
  /// Physical lines; 0 of a file that is no ledger.
  package let lines: Int
  /// See `LedgerChecksum`.
  package let checksum: String
  /// Known once the build was frozen.
  package var sha256: String?
}

/// A fast checksum of a file, to see whether it is still the same; no protection against someone who means harm.
///
/// FNV-1a over little-endian words of eight bytes instead of single bytes, the last one filled up with zeros, then the
/// size in bytes as one more word.
package struct LedgerChecksum: Sendable {
  private var hash: UInt64 = 0xCBF2_9CE4_8422_2325
  private var rest: [UInt8] = []
  package private(set) var size = 0

  package init() {}

  package mutating func update(_ bytes: UnsafeRawBufferPointer) {
    size += bytes.count
    var index = 0
    while !rest.isEmpty, index < bytes.count {
      rest.append(bytes[index])
      index += 1
      if rest.count == 8 { finishRest() }
    }
    while index + 8 <= bytes.count {
      add(bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self).littleEndian)
      index += 8
    }
    rest += bytes[index...]
  }

  /// Sixteen hexadecimal digits.
  package var text: String {
    var copy = self
    if !copy.rest.isEmpty {
      copy.rest += [UInt8](repeating: 0, count: 8 - copy.rest.count)
      copy.finishRest()
    }
    copy.add(UInt64(size))
    let digits = String(copy.hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  private mutating func finishRest() {
    add(rest.reversed().reduce(0) { $0 << 8 | UInt64($1) })
    rest = []
  }

  @inline(__always)
  private mutating func add(_ word: UInt64) { hash = (hash ^ word) &* 0x100_0000_01B3 }
}
