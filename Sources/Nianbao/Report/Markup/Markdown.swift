import CMarkGFM
import Glibc

/// Markdown through cmark-gfm in its safe mode: raw HTML is left out, of images and unsafe links the words alone stay,
/// tables are kept.
enum Markdown {
  static func html(_ text: String) -> String { html(text, topHeading: 3) }

  /// The text for an editor's own page: looks inline, no links, nothing that leads anywhere or is led to.
  static func fragment(_ text: String) -> String {
    var html = html(text, topHeading: 3, keepsLinks: false)
    for (tag, style) in looks { html = html.replacing("<\(tag)>", with: "<\(tag) style=\"\(style)\">") }
    return html
  }

  /// How the elements of a text look where no style sheet is.
  private static let looks = [
    (tag: "p", style: "margin:0.4em 0;text-indent:2em"), ("h3", "margin:1em 0 0.3em;font-size:1.05em"),
    ("table", "border-collapse:collapse;width:100%"), ("th", "border:1px solid #718096;padding:4px"),
    ("td", "border:1px solid #718096;padding:4px"),
  ]

  /// The text as HTML, with no heading above level `topHeading`.
  static func html(_ text: String, topHeading: Int32, keepsLinks: Bool = true) -> String {
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
    unwrapReferences(in: document, keepsLinks: keepsLinks)
    let extensions = cmark_parser_get_syntax_extensions(parser)
    guard let rendered = cmark_render_html(document, CMARK_OPT_TABLE_PREFER_STYLE_ATTRIBUTES, extensions)
    else { return "" }
    defer { free(rendered) }
    let html = String(cString: rendered)
    return keepsLinks ? scrolling(html) : html
  }

  /// A table that is wider than a phone scrolls in a box of its own, which the keyboard reaches.
  private static func scrolling(_ html: String) -> String {
    let box = #"<div class="scroll" tabindex="0" role="region" aria-label="表格">"#
    return html.replacing("<table>", with: "\(box)\n<table>").replacing("</table>", with: "</table>\n</div>")
  }

  /// A text with a title of its own, which goes on in a new line beside years and a name alone.
  static func titled(_ text: String, name: String = "") -> String {
    let html = html(text, topHeading: 1)
    guard let start = html.range(of: "<h1>"), let end = html.range(of: "</h1>") else { return html }
    let title = String(html[start.upperBound..<end.lowerBound])
    return html[..<start.upperBound] + title.breaking(beside: name) + html[end.lowerBound...]
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

  /// A report is one file: nothing of it is fetched from elsewhere, and what safe mode would empty is no link.
  private static func unwrapReferences(in document: OpaquePointer, keepsLinks: Bool) {
    let walk = cmark_iter_new(document)
    defer { cmark_iter_free(walk) }
    while true {
      // Only a node that the walk has left may be changed.
      let event = cmark_iter_next(walk)
      if event == CMARK_EVENT_DONE { return }
      guard event == CMARK_EVENT_EXIT, let node = cmark_iter_get_node(walk) else { continue }
      let type = cmark_node_get_type(node)
      let url = cmark_node_get_url(node).map { String(cString: $0).lowercased() } ?? ""
      let isUnsafe =
        !keepsLinks || url.isEmpty
        || ["javascript:", "vbscript:", "file:", "data:"].contains { url.hasPrefix($0) }
      guard type == CMARK_NODE_IMAGE || type == CMARK_NODE_LINK && isUnsafe else { continue }
      while let child = cmark_node_first_child(node) { cmark_node_insert_before(node, child) }
      cmark_node_free(node)
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

  /// The characters that escapes in a Markdown text stand for, as its reader sees them: `\*`, `&lt;` and `&#93;`.
  ///
  /// A line break of Markdown, a backslash at the end of a line, stays.
  static func plain(_ text: String) -> String {
    // Most texts have none, and a page has thousands of them.
    guard text.utf8.contains(where: { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "&") }) else {
      return text
    }
    let scalars = Array(text.unicodeScalars)
    var result = String.UnicodeScalarView()
    var place = 0
    while place < scalars.count {
      if scalars[place] == "\\", place + 1 < scalars.count, isMark(scalars[place + 1]) {
        result.append(scalars[place + 1])
        place += 2
      } else if scalars[place] == "&", let (scalar, length) = reference(in: scalars[place...]) {
        result.append(scalar)
        place += length
      } else {
        result.append(scalars[place])
        place += 1
      }
    }
    return String(result)
  }

  /// A sign of ASCII that is neither letter, digit nor blank.
  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }

  /// What `&lt;` or `&#93;` at the beginning stands for, and how long it is; `nil` where it is none.
  private static func reference(in scalars: ArraySlice<Unicode.Scalar>) -> (Unicode.Scalar, length: Int)? {
    guard let end = scalars.prefix(10).firstIndex(of: ";") else { return nil }
    var name = String.UnicodeScalarView()
    name.append(contentsOf: scalars[(scalars.startIndex + 1)..<end])
    let word = String(name)
    let code = word.hasPrefix("#") ? UInt32(word.dropFirst()).flatMap(Unicode.Scalar.init) : named[word]
    return code.map { ($0, end - scalars.startIndex + 1) }
  }

  private static let named: [String: Unicode.Scalar] = ["lt": "<", "gt": ">", "amp": "&", "quot": "\""]

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
