import CMarkGFM
import Glibc

/// Markdown through cmark-gfm in its safe mode: raw HTML and unsafe links are left out; tables are kept.
enum Markdown {
  static func html(_ text: String) -> String {
    cmark_gfm_core_extensions_ensure_registered()
    guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return "" }
    defer { cmark_parser_free(parser) }
    if let table = cmark_find_syntax_extension("table") {
      cmark_parser_attach_syntax_extension(parser, table)
    }
    cmark_parser_feed(parser, text, text.utf8.count)
    guard let document = cmark_parser_finish(parser) else { return "" }
    defer { cmark_node_free(document) }
    lowerHeadings(in: document)
    let extensions = cmark_parser_get_syntax_extensions(parser)
    guard let rendered = cmark_render_html(document, CMARK_OPT_DEFAULT, extensions) else { return "" }
    defer { free(rendered) }
    return String(cString: rendered)
  }

  /// The report has the first two levels of headings; those of a text stand below.
  private static func lowerHeadings(in document: OpaquePointer) {
    var node = cmark_node_first_child(document)
    while let current = node {
      let level = cmark_node_get_heading_level(current)
      if level > 0 { cmark_node_set_heading_level(current, max(3, level)) }
      node = cmark_node_next(current)
    }
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
