/// The name of a file or folder that is no UTF-8, as unpacking a zip of Windows leaves it.
package struct IllName: Sendable, Equatable {
  /// The name as GBK reads it; `nil` when it is no GBK either.
  package let asGBK: String?
  /// What can be printed of it: as GBK reads it, else with its other bytes as `\xBA`.
  package let shown: String
  package let isFolder: Bool

  /// `nil` when the bytes are UTF-8.
  package init?(_ name: [UInt8], isFolder: Bool = false) {
    if UTF8Check.isSound(name[...]) { return nil }
    self.isFolder = isFolder
    asGBK = Self.gbk(name)
    shown = asGBK ?? name.map(Self.escaped).joined()
  }

  private static func gbk(_ name: [UInt8]) -> String? {
    do {
      let converted = try TextConverter(.gb18030).converted(name[...], atFault: .stop)
      let text = String(decoding: converted.text, as: UTF8.self)
      return converted.fault == nil && text.withoutControls == text ? text : nil
    } catch {
      return nil
    }
  }

  private static func escaped(_ byte: UInt8) -> String {
    if (0x20..<0x7F).contains(byte) { return String(UnicodeScalar(byte)) }
    let digits = String(byte, radix: 16, uppercase: true)
    return "\\x" + (digits.count < 2 ? "0" : "") + digits
  }

  /// What is wrong, without what to do: `文件名不是 UTF-8（按 GBK 看是“公安局.csv”）`.
  package var trouble: String {
    let what = isFolder ? "文件夹名" : "文件名"
    return "\(what)不是 UTF-8（\(asGBK.map { "按 GBK 看是“\(Finding.shown($0))”" } ?? "按 GBK 也读不通")）"
  }

  /// What to do about it.
  package static let cure = "请改名；多半是解开别处打的压缩包时选错了编码，重新解压时选“简体中文（GBK）”也可以。"
}

extension Finding {
  package static func illNamed(_ name: IllName, _ file: String) -> Finding {
    Finding(
      .unrecognised, place: Place(file: file, line: 1), expected: "UTF-8 的名字", actual: name.shown,
      "\(name.trouble)，\(name.isFolder ? "里面的文件都" : "")没有读取。", hint: IllName.cure)
  }
}
