import Mustache

/// How every value of a page is escaped: the library's own escape looks at characters, and lets `<` with a combining
/// mark through.
struct PageText: MustacheContentType {
  /// Puts it in the place of the library's `HTML`, once.
  static let tag: String = {
    MustacheContentTypes.register(PageText(), named: "HTML")
    return "{{% CONTENT_TYPE:HTML}}\n"
  }()

  func escapeText(_ text: String) -> String { Self.escaped(text) }

  /// Safe as text and between double or single quotes.
  static func escaped(_ text: String) -> String {
    text.withoutControls.replacingScalars { scalar in
      switch scalar {
      case "<": "&lt;"
      case ">": "&gt;"
      case "&": "&amp;"
      case "\"": "&quot;"
      case "'": "&#39;"
      default: nil
      }
    }
  }
}

extension String {
  /// Safe in a link: everything but letters and digits of ASCII, `-`, `_` and `.` is percent-encoded.
  var percentEncoded: String {
    utf8.map { byte in
      let isPlain =
        UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte || UInt8(ascii: "A")...UInt8(ascii: "Z") ~= byte
        || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte || [0x2D, 0x2E, 0x5F].contains(byte)
      let hex = String(byte, radix: 16, uppercase: true)
      return isPlain ? String(UnicodeScalar(byte)) : "%" + (hex.count == 1 ? "0" : "") + hex
    }.joined()
  }
}
