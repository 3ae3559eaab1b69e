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

  /// A title, safe as text, that goes on in a new line beside the form's name and years alone.
  static func title(_ title: String, of form: Form) -> String {
    escaped(title).breaking(beside: escaped(form.title))
  }

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
  /// A title's HTML that goes on in a new line beside a year and a name alone, where its page says `keep-all`:
  /// `青禾县<wbr/>2025年<wbr/>政府信息公开工作年度报告<wbr/>催报函`.
  func breaking(beside name: String = "") -> String {
    let mark = "<wbr/>"
    var text = replacing(/[0-9]{4}年/) { "\(mark)\($0.output)\(mark)" }
    if !name.isEmpty { text = text.replacing(name, with: mark + name + mark) }
    return text.replacing(mark + mark, with: mark)
  }

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
