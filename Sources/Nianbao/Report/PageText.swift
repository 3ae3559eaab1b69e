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
