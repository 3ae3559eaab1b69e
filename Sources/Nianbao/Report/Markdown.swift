import CMarkGFM
import Glibc

/// Markdown through cmark-gfm in its safe mode: raw HTML and unsafe links are left out.
enum Markdown {
  static func html(_ text: String) -> String {
    guard let rendered = cmark_markdown_to_html(text, text.utf8.count, CMARK_OPT_DEFAULT) else { return "" }
    defer { free(rendered) }
    return String(cString: rendered)
  }

  /// Text of others put into a Markdown table: nothing in it is mark-up.
  static func cell(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "|", "\\", "`", "*", "_", "[", "]", "#", "~", "!": result += "\\\(character)"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      default: result += character.isNewline ? " " : String(character)
      }
    }
    return result
  }
}
