/// Contents that are told by their first bytes, whatever the file's name says.
package enum KnownContent: String, Equatable, Sendable {
  case workbook = "Excel 工作簿或压缩包"
  case oldOffice = "旧格式（.xls、.et、.doc）或加密的 Office 文件"
  case pdf = "PDF 文件"
  case picture = "图片"
  case page = "网页"

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
    Signature("<!DOCTYPE", .page), Signature("<html", .page),
  ]

  /// `nil` when the bytes begin like none of these.
  package init?(_ data: [UInt8]) {
    guard let match = Self.signatures.first(where: { data.starts(with: $0.bytes) }) else { return nil }
    self = match.content
  }
}
