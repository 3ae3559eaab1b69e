/// A file's bytes as UTF-8, decided on the whole file: BOM, then UTF-8, then GB18030.
struct DecodedText {
  let bytes: [UInt8]
  /// Whether the last character was cut in the middle and dropped.
  let isCutInsideCharacter: Bool

  /// Decodes the bytes.
  ///
  /// - Throws: `DecodingTrouble` when they are no text; `MissingConverter` when the system cannot tell.
  init(_ data: [UInt8], opening: TextConverter.Opening = TextConverter.system) throws {
    if let kind = KnownContent(data) { throw DecodingTrouble.otherKind(kind) }
    let mark = TextEncoding.Mark(data)
    let content = data.dropFirst(mark?.length ?? 0)
    if mark == nil || mark?.encoding == .utf8, let text = Self.utf8(content) {
      self = text
    } else if mark?.encoding == .utf8 {
      throw DecodingTrouble.invalid
    } else {
      let converter = try TextConverter(mark?.encoding ?? .gb18030, opening: opening)
      let converted = converter.converted(content, atFault: .stop)
      if converted.fault == .invalid { throw DecodingTrouble.invalid }
      self.init(bytes: converted.text, isCut: converted.fault == .cut)
    }
    if bytes.contains(0) { throw DecodingTrouble.containsNul }
    if let place = bytes.withUnsafeBufferPointer(PiledMarks.place) {
      throw DecodingTrouble.piledMarks(line: 1 + bytes[..<place].count { $0 == UInt8(ascii: "\n") })
    }
  }

  /// A text that this program made.
  init(_ text: String) { self.init(bytes: Array(text.utf8), isCut: false) }

  private init(bytes: [UInt8], isCut: Bool) {
    self.bytes = bytes
    isCutInsideCharacter = isCut
  }
}

/// Why bytes are not read as text.
package enum DecodingTrouble: Error, Equatable {
  case invalid
  /// Zero bytes: UTF-16 without BOM, or no text at all.
  case containsNul
  case otherKind(KnownContent)
  /// A character with hundreds of accents, and the line it stands in, from 1.
  case piledMarks(line: Int)
}

extension DecodedText {
  /// The bytes if they are UTF-8, `nil` when they are not.
  ///
  /// A last character that was cut is dropped and told.
  private static func utf8(_ data: ArraySlice<UInt8>) -> DecodedText? {
    guard let broken = firstMalformed(data) else { return DecodedText(bytes: Array(data), isCut: false) }
    guard broken > data.startIndex, data.endIndex - broken <= 3, isPrefixOfCharacter(data[broken...]),
      data[..<broken].contains(where: { $0 >= 0x80 })
    else { return nil }
    return DecodedText(bytes: Array(data[..<broken]), isCut: true)
  }

  /// The index of the first byte of the first malformed sequence, or `nil`; zero bytes are told apart later.
  private static func firstMalformed(_ data: ArraySlice<UInt8>) -> Int? {
    data.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        index += UTF8Check.soundCount(UnsafeBufferPointer(rebasing: bytes[index...]))
        guard index < bytes.count else { break }
        if bytes[index] != 0 { return data.startIndex + index }
        index += 1
      }
      return nil
    }
  }

  /// Whether the bytes could be the beginning of one character whose end is missing.
  private static func isPrefixOfCharacter(_ tail: ArraySlice<UInt8>) -> Bool {
    guard let first = tail.first else { return false }
    return UTF8Check.length(ofCharacterBeginningWith: first) > tail.count
      && tail.dropFirst().allSatisfy { $0 & 0xC0 == 0x80 }
  }
}

extension DefinitionError {
  /// One of the office's own files that is no text, or cannot be decoded here.
  package init(undecodable file: String, _ error: any Error) {
    if case DecodingTrouble.piledMarks(let line) = error {
      self.init(DefinitionProblem(file: file, line: line, column: 1, message: "有一个字上叠了成百的附加符号。"))
      return
    }
    let words = (error as? MissingConverter)?.description ?? "不能按 UTF-8 或 GB18030 读取。"
    self.init(DefinitionProblem(file: file, message: words))
  }
}
