/// How the bytes of a file stand for text.
package enum TextEncoding: Sendable {
  case utf8
  case utf16LittleEndian
  case utf16BigEndian
  case gb18030

  /// As iconv and people call it.
  var name: String {
    switch self {
    case .utf8: "UTF-8"
    case .utf16LittleEndian: "UTF-16LE"
    case .utf16BigEndian: "UTF-16BE"
    case .gb18030: "GB18030"
    }
  }

  /// Bytes of its shortest character.
  var width: Int {
    switch self {
    case .utf8, .gb18030: 1
    case .utf16LittleEndian, .utf16BigEndian: 2
    }
  }

  /// The mark of the encoding (BOM) that a file begins with.
  struct Mark {
    let encoding: TextEncoding
    /// In bytes.
    let length: Int

    /// `nil` when the bytes begin without one.
    init?(_ start: [UInt8]) {
      if start.starts(with: [0xEF, 0xBB, 0xBF]) {
        encoding = .utf8
        length = 3
      } else if start.starts(with: [0xFF, 0xFE]) {
        encoding = .utf16LittleEndian
        length = 2
      } else if start.starts(with: [0xFE, 0xFF]) {
        encoding = .utf16BigEndian
        length = 2
      } else {
        return nil
      }
    }

    /// How many bytes of a mark of UTF-8 stand there: 3 or none.
    static func utf8Length(_ start: [UInt8]) -> Int {
      start.count >= 3 && start[0] == 0xEF && start[1] == 0xBB && start[2] == 0xBF ? 3 : 0
    }
  }
}

/// Bytes of a text with the padding behind them that scanners look into.
struct PaddedBytes: Sendable {
  private let padded: [UInt8]
  /// Without the padding.
  let count: Int

  init(_ bytes: consuming [UInt8]) {
    count = bytes.count
    bytes += FieldScanner.padding
    padded = bytes
  }

  /// The bytes themselves.
  var bytes: ArraySlice<UInt8> { padded[..<count] }

  /// Has something look at the bytes, and at the padding behind them.
  func scan(_ look: (UnsafePointer<UInt8>) -> Void) {
    padded.withUnsafeBufferPointer { room in room.baseAddress.map(look) }
  }
}

/// A piece of a file as UTF-8.
struct DecodedPiece: Sendable {
  /// What could not be decoded is the byte 0xFF, which no UTF-8 holds.
  let text: PaddedBytes
  /// Whether all of it is text: well formed and without zero bytes.
  let isSound: Bool
}

extension TextEncoding {
  /// The piece as UTF-8, every byte looked at.
  ///
  /// Pieces end at line ends, never inside a character.
  ///
  /// - Throws: `MissingConverter`.
  func decoded(
    _ piece: PaddedBytes, opening: TextConverter.Opening = TextConverter.system
  ) throws(MissingConverter) -> DecodedPiece {
    if self == .utf8 { return DecodedPiece(text: piece, isSound: UTF8Check.isSound(piece.bytes)) }
    let converted = try TextConverter(self, opening: opening).converted(piece.bytes, atFault: .mark)
    return DecodedPiece(
      text: PaddedBytes(converted.text), isSound: converted.fault == nil && !converted.text.contains(0))
  }
}
