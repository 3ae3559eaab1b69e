import Glibc

/// A file's bytes as UTF-8, decided on the whole file: BOM, then UTF-8, then GB18030.
struct DecodedText {
  var bytes: [UInt8]
  /// Whether the last character was cut in the middle and dropped.
  var isCutInsideCharacter = false

  /// Decodes the bytes, or says why they are no text.
  init(_ data: [UInt8]) throws(DecodingTrouble) {
    if let kind = KnownContent(data) { throw .otherKind(kind) }
    if data.starts(with: [0xEF, 0xBB, 0xBF]) {
      guard let text = Self.utf8(data.dropFirst(3)) else { throw .invalid }
      self = text
    } else if data.starts(with: [0xFF, 0xFE]) {
      self = try Self.utf16(data.dropFirst(2), "UTF-16LE")
    } else if data.starts(with: [0xFE, 0xFF]) {
      self = try Self.utf16(data.dropFirst(2), "UTF-16BE")
    } else if let text = Self.utf8(data[...]) {
      self = text
    } else {
      self = try Self.gb18030(data)
    }
    if bytes.contains(0) { throw .containsNul }
  }

  private init(bytes: [UInt8], isCut: Bool) { (self.bytes, isCutInsideCharacter) = (bytes, isCut) }
}

/// Why bytes are not read as text.
package enum DecodingTrouble: Error, Equatable {
  case invalid
  /// Zero bytes: UTF-16 without BOM, or no text at all.
  case containsNul
  case otherKind(KnownContent)
}

/// Contents that are told by their first bytes, whatever the file's name says.
package enum KnownContent: String, Equatable, Sendable {
  case workbook = "Excel 工作簿或压缩包"
  case oldOffice = "旧格式（.xls、.et、.doc）或加密的 Office 文件"
  case pdf = "PDF 文件"
  case picture = "图片"
  case page = "网页"

  private static let signatures: [([UInt8], KnownContent)] = [
    (Array("PK\u{3}\u{4}".utf8), .workbook), ([0xD0, 0xCF, 0x11, 0xE0], .oldOffice),
    (Array("%PDF".utf8), .pdf),
    ([0xFF, 0xD8, 0xFF], .picture), ([0x89, 0x50, 0x4E, 0x47], .picture), (Array("GIF8".utf8), .picture),
    (Array("<!DOCTYPE".utf8), .page), (Array("<html".utf8), .page),
  ]

  package init?(_ data: [UInt8]) {
    guard let match = Self.signatures.first(where: { data.starts(with: $0.0) }) else { return nil }
    self = match.1
  }
}

extension DecodedText {
  /// The bytes if they are UTF-8; a last character that was cut is dropped and told. `nil` when they are not.
  private static func utf8(_ data: ArraySlice<UInt8>) -> DecodedText? {
    guard let broken = firstInvalidUTF8(data) else { return DecodedText(bytes: Array(data), isCut: false) }
    guard broken > data.startIndex, data.endIndex - broken <= 3, isPrefixOfCharacter(data[broken...]),
      data[..<broken].contains(where: { $0 >= 0x80 })
    else { return nil }
    return DecodedText(bytes: Array(data[..<broken]), isCut: true)
  }

  /// The index of the first byte of the first malformed sequence, or `nil`.
  private static func firstInvalidUTF8(_ data: ArraySlice<UInt8>) -> Int? {
    data.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        let byte = bytes[index]
        if byte < 0x80 {
          index += 1
          continue
        }
        let length = sequenceLength(byte)
        guard length > 0, index + length <= bytes.count, isWellFormed(bytes, index, length) else {
          return data.startIndex + index
        }
        index += length
      }
      return nil
    }
  }

  private static func sequenceLength(_ first: UInt8) -> Int {
    switch first {
    case 0xC2...0xDF: 2
    case 0xE0...0xEF: 3
    case 0xF0...0xF4: 4
    default: 0
    }
  }

  private static func isWellFormed(_ bytes: UnsafeBufferPointer<UInt8>, _ start: Int, _ length: Int) -> Bool {
    for offset in 1..<length where bytes[start + offset] & 0xC0 != 0x80 { return false }
    switch bytes[start] {
    case 0xE0: return bytes[start + 1] >= 0xA0
    case 0xED: return bytes[start + 1] < 0xA0
    case 0xF0: return bytes[start + 1] >= 0x90
    case 0xF4: return bytes[start + 1] < 0x90
    default: return true
    }
  }

  /// Whether the bytes could be the beginning of one character whose end is missing.
  private static func isPrefixOfCharacter(_ tail: ArraySlice<UInt8>) -> Bool {
    guard let first = tail.first else { return false }
    return sequenceLength(first) > tail.count && tail.dropFirst().allSatisfy { $0 & 0xC0 == 0x80 }
  }

  private static func utf16(
    _ data: ArraySlice<UInt8>, _ encoding: String
  ) throws(DecodingTrouble) -> DecodedText {
    let converted = try convert(data, from: encoding)
    return DecodedText(bytes: converted.bytes, isCut: converted.isCut)
  }

  private static func gb18030(_ data: [UInt8]) throws(DecodingTrouble) -> DecodedText {
    let converted = try convert(data[...], from: "GB18030")
    return DecodedText(bytes: converted.bytes, isCut: converted.isCut)
  }

  /// Converts with the C library's iconv; an unfinished last character is dropped and told.
  private static func convert(
    _ data: ArraySlice<UInt8>, from encoding: String
  ) throws(DecodingTrouble) -> (bytes: [UInt8], isCut: Bool) {
    let converter = iconv_open("UTF-8", encoding)
    defer { iconv_close(converter) }
    var output = [UInt8](repeating: 0, count: data.count * 3 + 16)
    var source = data.map { CChar(bitPattern: $0) }
    var written = 0
    var isCut = false
    var isInvalid = false
    source.withUnsafeMutableBufferPointer { input in
      output.withUnsafeMutableBytes { room in
        var from = input.baseAddress
        var left = input.count
        var to = room.baseAddress?.assumingMemoryBound(to: CChar.self)
        var space = room.count
        if iconv(converter, &from, &left, &to, &space) == -1 {
          if errno == EINVAL { isCut = true } else { isInvalid = true }
        }
        written = room.count - space
      }
    }
    if isInvalid { throw .invalid }
    return (Array(output[..<written]), isCut)
  }
}
