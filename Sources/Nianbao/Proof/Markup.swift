/// The tags and texts of a page in their order: the inverse of what our own templates write, and no more of HTML.
struct Markup {
  private let bytes: ArraySlice<UInt8>
  private var place: Int

  enum Piece {
    case open(name: String, attributes: Range<Int>)
    case close(name: String)
    case text(String)
  }

  init(_ bytes: [UInt8]) { (self.bytes, place) = (bytes[...], 0) }

  /// The next tag or text; `nil` at the end.
  ///
  /// Comments and declarations are passed over, and white space between tags.
  mutating func next() -> Piece? {
    while place < bytes.endIndex {
      if bytes[place] != UInt8(ascii: "<") {
        let start = place
        place = bytes[place...].firstIndex(of: UInt8(ascii: "<")) ?? bytes.endIndex
        if let text = Self.text(bytes[start..<place]) { return .text(text) }
      } else if bytes[place...].starts(with: "<!--".utf8) {
        place = end(of: "-->")
      } else if let piece = tag() {
        return piece
      }
    }
    return nil
  }

  /// Passes over everything up to the closing tag, such as a style's rules.
  mutating func skip(to name: String) { place = end(of: "</\(name)>") }

  private func end(of mark: String) -> Int {
    let mark = Array(mark.utf8)
    var index = place
    while index < bytes.endIndex {
      if bytes[index] == mark[0], bytes[index...].starts(with: mark) { return index + mark.count }
      index += 1
    }
    return bytes.endIndex
  }

  private mutating func tag() -> Piece? {
    let end = endOfTag()
    let isClosing = place + 1 < end && bytes[place + 1] == UInt8(ascii: "/")
    let start = place + (isClosing ? 2 : 1)
    place = end + 1
    guard start < end, bytes[start] != UInt8(ascii: "!") else { return nil }
    let stop = bytes[start..<end].firstIndex { $0 == UInt8(ascii: "/") || Self.isSpace($0) } ?? end
    let name = String(decoding: bytes[start..<stop], as: UTF8.self)
    return isClosing ? .close(name: name) : .open(name: name, attributes: stop..<end)
  }

  /// The `>` that closes a tag: one in a quoted value does not.
  private func endOfTag() -> Int {
    var quote: UInt8?
    for index in place..<bytes.endIndex {
      let byte = bytes[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: ">") {
        return index
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        if bytes[index - 1] == UInt8(ascii: "=") { quote = byte }
      }
    }
    return bytes.endIndex - 1
  }

  /// The value of an attribute, between double quotes or single ones; `nil` when the tag has none of the name.
  func attribute(_ name: String, in attributes: Range<Int>) -> String? {
    let (raw, mark) = (bytes[attributes], Array("\(name)=".utf8))
    for start in raw.indices.dropFirst()
    where raw[start...].starts(with: mark) && Self.isSpace(raw[start - 1]) {
      let rest = raw[(start + mark.count)...]
      guard let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else {
        continue
      }
      let value = rest.dropFirst().prefix { $0 != quote }
      return value.isEmpty ? "" : Self.decoded(String(decoding: value, as: UTF8.self))
    }
    return nil
  }

  private static func isSpace(_ byte: UInt8) -> Bool { [0x20, 0x0A, 0x0D, 0x09].contains(byte) }

  /// The text without white space around it; `nil` when there is nothing else.
  private static func text(_ raw: ArraySlice<UInt8>) -> String? {
    guard let first = raw.firstIndex(where: { !isSpace($0) }),
      let last = raw.lastIndex(where: { !isSpace($0) })
    else { return nil }
    return decoded(String(decoding: raw[first...last], as: UTF8.self))
  }

  /// The text with its character references made characters.
  static func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    let named = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]
    return text.replacing(/&(#?)(x?)([A-Za-z0-9]+);/.matchingSemantics(.unicodeScalar)) { match in
      if match.1.isEmpty { return named[String(match.2 + match.3)] ?? String(match.0) }
      let code = UInt32(match.3, radix: match.2.isEmpty ? 10 : 16).flatMap { Unicode.Scalar($0) }
      return code.map { String(Character($0)) } ?? String(match.0)
    }
  }
}
