import CMarkGFM
import Glibc

/// Markdown through cmark-gfm in its safe mode: raw HTML and unsafe links are left out; tables are kept.
enum Markdown {
  static func html(_ text: String) -> String { html(text, topHeading: 3) }

  /// - Parameter topHeading: the highest level that a heading of the text may have.
  static func html(_ text: String, topHeading: Int32) -> String {
    cmark_gfm_core_extensions_ensure_registered()
    guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return "" }
    defer { cmark_parser_free(parser) }
    if let table = cmark_find_syntax_extension("table") {
      cmark_parser_attach_syntax_extension(parser, table)
    }
    let text = text.withoutControls
    cmark_parser_feed(parser, text, text.utf8.count)
    guard let document = cmark_parser_finish(parser) else { return "" }
    defer { cmark_node_free(document) }
    lowerHeadings(in: document, to: topHeading)
    let extensions = cmark_parser_get_syntax_extensions(parser)
    guard let rendered = cmark_render_html(document, CMARK_OPT_TABLE_PREFER_STYLE_ATTRIBUTES, extensions)
    else { return "" }
    defer { free(rendered) }
    return String(cString: rendered)
  }

  /// The report has the first two levels of headings; those of a text stand below.
  private static func lowerHeadings(in document: OpaquePointer, to top: Int32) {
    let walk = cmark_iter_new(document)
    defer { cmark_iter_free(walk) }
    while cmark_iter_next(walk) != CMARK_EVENT_DONE {
      let node = cmark_iter_get_node(walk)
      let level = cmark_node_get_heading_level(node)
      if level > 0 { cmark_node_set_heading_level(node, max(top, level)) }
    }
  }

  /// Text of others put into a Markdown table: nothing in it is mark-up.
  static func cell(_ text: String) -> String {
    text.withoutControls.replacingScalars { scalar in
      switch scalar {
      case "|", "\\", "`", "*", "_", "[", "]", "#", "~", "!": "\\\(scalar)"
      case "<": "&lt;"
      case ">": "&gt;"
      case "&": "&amp;"
      default: Character(scalar).isNewline ? " " : nil
      }
    }
  }

  /// Text of others put at the beginning of a line, where a dash or a number with a dot would begin a list.
  static func start(_ text: String) -> String {
    let safe = cell(text)
    let scalars = safe.unicodeScalars
    if let first = scalars.first, "-+=".unicodeScalars.contains(first) { return "\\" + safe }
    let rest = scalars.drop { "0"..."9" ~= $0 }
    guard rest.startIndex > scalars.startIndex, let next = rest.first, ".)".unicodeScalars.contains(next)
    else { return safe }
    return safe[..<rest.startIndex] + "\\" + safe[rest.startIndex...]
  }
}
