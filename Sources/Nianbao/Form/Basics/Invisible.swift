/// Characters that nobody sees and that copying from a chat, a web page or a PDF leaves in a text.
extension Unicode.Scalar {
  /// Whether it shows nothing and parts nothing: marks of direction and joining, soft hyphens, byte order marks,
  /// variation selectors, control characters.
  ///
  /// White space is none of them.
  package var isInvisible: Bool {
    switch value {
    case 0x00...0x08, 0x0E...0x1F, 0x7F...0x84, 0x86...0x9F, 0xAD: true
    case 0x180E, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F: true
    case 0xFE00...0xFE0F, 0xFEFF, 0xE0100...0xE01EF: true
    default: false
    }
  }

  /// As messages name it: `U+200E`.
  package var codePoint: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

extension StringProtocol {
  /// The text without what cannot be seen.
  package var withoutInvisibles: String {
    unicodeScalars.contains(where: \.isInvisible)
      ? replacingScalars { $0.isInvisible ? "" : nil } : String(self)
  }
}

extension UInt8 {
  /// Whether UTF-8 begins an invisible character so; then the character itself decides.
  var mayBeginInvisible: Bool {
    switch self {
    case 0x09...0x0D: false
    case 0x00..<0x20, 0x7F, 0xC2, 0xE1, 0xE2, 0xEF, 0xF3: true
    default: false
    }
  }
}
