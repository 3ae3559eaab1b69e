/// Contents that are told by their first bytes, whatever the file's name says.
package enum KnownContent: String, Equatable, Sendable {
  case workbook = "Excel 工作簿或压缩包"
  case oldOffice = "旧格式（.xls、.et、.doc）或加密的 Office 文件"
  case pdf = "PDF 文件"
  case picture = "图片"
  case page = "网页"
  case savedPage = "另存的网页（.mht）"
  case xmlTable = "XML 表格"
  case richText = "RTF 文档"

  private struct Signature: Sendable {
    let bytes: [UInt8]
    let content: KnownContent

    init(_ bytes: [UInt8], _ content: KnownContent) {
      self.bytes = bytes
      self.content = content
    }

    init(_ text: String, _ content: KnownContent) { self.init(Array(text.utf8), content) }
  }

  private static let signatures = [
    Signature("PK\u{3}\u{4}", .workbook), Signature([0xD0, 0xCF, 0x11, 0xE0], .oldOffice),
    Signature("%PDF", .pdf), Signature([0xFF, 0xD8, 0xFF], .picture),
    Signature([0x89, 0x50, 0x4E, 0x47], .picture), Signature("GIF8", .picture),
    Signature("{\\rtf", .richText),
  ]

  /// Told by the first words of a text, whatever case and white space before them.
  private static let openings: [(words: String, content: KnownContent)] = [
    ("<!doctype html", .page), ("<html", .page), ("<table", .page), ("<head", .page), ("<body", .page),
    ("<meta", .page), ("<style", .page), ("<div", .page), ("<tr", .page), ("mime-version:", .savedPage),
  ]

  /// `nil` when the bytes begin like none of these.
  package init?(_ data: [UInt8]) {
    if let match = Self.signatures.first(where: { data.starts(with: $0.bytes) }) {
      self = match.content
    } else if let content = Self.markup(data) {
      self = content
    } else {
      return nil
    }
  }

  /// A page or another kind of markup, behind a byte order mark, comments and an XML declaration.
  private static func markup(_ data: [UInt8]) -> KnownContent? {
    let start = data.prefix(2048).drop { $0 <= 0x20 || [0xEF, 0xBB, 0xBF, 0xFE, 0xFF].contains($0) }
    guard let first = start.first, first == UInt8(ascii: "<") || first | 0x20 == UInt8(ascii: "m") else {
      return nil
    }
    let text = String(decoding: start.filter { $0 != 0 }, as: UTF8.self).lowercased()
    if let match = Self.openings.first(where: { text.hasPrefix($0.words) }) { return match.content }
    guard text.hasPrefix("<?xml") || text.hasPrefix("<!--") else { return nil }
    return text.contains("<html") || text.contains("<table")
      ? .page : text.hasPrefix("<?xml") ? .xmlTable : nil
  }
}
