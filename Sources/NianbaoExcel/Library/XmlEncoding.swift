import Nianbao

/// Hands the bytes of one XML part on as expat takes them: without what stands before the declaration, and a part in a
/// Chinese encoding as UTF-8.
final class XmlEncoding {
  private var hasBegun = false
  private var isConverted = false
  /// What is left of a converted part behind the last `>`, which is never half of a character.
  private var rest: [UInt8] = []

  /// So much of a converted part may come without a `>`.
  private static let restLimit = 8 << 20

  /// Whether the declaration is to be passed over, for the bytes are UTF-8.
  var isForcedToUTF8: Bool { isConverted }

  /// The piece for expat, empty where more must come first.
  func taken(_ piece: ArraySlice<UInt8>) throws(WorkbookRefusal) -> ArraySlice<UInt8> {
    var piece = piece
    if !hasBegun {
      piece = piece.drop(while: Self.isBeforeText)
      if piece.isEmpty { return piece }
      hasBegun = true
      isConverted = Self.isChinese(piece)
    }
    guard isConverted else { return piece }
    rest += piece
    guard let end = rest.lastIndex(of: UInt8(ascii: ">")) else {
      if rest.count > Self.restLimit { throw .damaged }
      return []
    }
    let text = try Self.utf8(rest[...end])
    rest.removeSubrange(...end)
    return text[...]
  }

  /// What is left at the end.
  func last() throws(WorkbookRefusal) -> [UInt8] { try Self.utf8(rest[...]) }

  private static func utf8(_ bytes: ArraySlice<UInt8>) throws(WorkbookRefusal) -> [UInt8] {
    guard !bytes.isEmpty else { return [] }
    do {
      let converted = try TextConverter(.gb18030).converted(bytes, atFault: .stop)
      guard converted.fault == nil else { throw WorkbookRefusal.damaged }
      return converted.text
    } catch is MissingConverter {
      throw .encoding("GB18030")
    } catch {
      throw .damaged
    }
  }

  /// White space, and the mark of UTF-8.
  private static func isBeforeText(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF: true
    default: false
    }
  }

  /// Whether the declaration names one of the Chinese encodings, of which GB18030 is the widest.
  private static func isChinese(_ start: ArraySlice<UInt8>) -> Bool {
    let head = String(decoding: start.prefix(200).prefix { $0 != UInt8(ascii: ">") }, as: UTF8.self)
      .lowercased()
    // Nearly every part says so, and a pattern is made anew each time.
    if head.contains("encoding=\"utf-8\"") { return false }
    guard head.hasPrefix("<?xml"), let name = head.firstMatch(of: /encoding\s*=\s*["']([^"']*)["']/)?.1 else {
      return false
    }
    return ["gb2312", "gb_2312-80", "gbk", "gb18030", "cp936", "x-gbk", "euc-cn", "windows-936"].contains(
      name)
  }
}
