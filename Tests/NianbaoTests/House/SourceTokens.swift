/// A word or a sign of a source text, and the line it stands on, from 1.
struct SourceToken {
  let text: String
  let line: Int
  let isWord: Bool
}

/// Cuts a source text into words and signs; comments are left out, a text in quotes is one `"`, and what is
/// interpolated in it is code again.
struct SourceTokens {
  private let bytes: [UInt8]
  private var index = 0
  private var line = 1
  private(set) var tokens: [SourceToken] = []

  static func all(in text: String) -> [SourceToken] {
    var cutter = SourceTokens(bytes: Array(text.utf8))
    cutter.readCode(untilClosed: false)
    return cutter.tokens
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private func byte(_ offset: Int = 0) -> UInt8 { index + offset < bytes.count ? bytes[index + offset] : 0 }

  private mutating func step() {
    if bytes[index] == UInt8(ascii: "\n") { line += 1 }
    index += 1
  }

  private mutating func add(_ text: String, isWord: Bool = false) {
    tokens.append(SourceToken(text: text, line: line, isWord: isWord))
  }

  /// - Parameter untilClosed: whether to stop behind the bracket that ends an interpolation.
  private mutating func readCode(untilClosed: Bool) {
    var depth = 0
    while index < bytes.count {
      let own = byte()
      switch own {
      case UInt8(ascii: "/") where byte(1) == UInt8(ascii: "/"):
        while index < bytes.count, byte() != UInt8(ascii: "\n") { index += 1 }
      case UInt8(ascii: "\""): readString(hashes: 0)
      case UInt8(ascii: "#") where byte(1) == UInt8(ascii: "\"") || byte(1) == UInt8(ascii: "#"):
        var hashes = 0
        while byte(hashes) == UInt8(ascii: "#") { hashes += 1 }
        index += hashes
        readString(hashes: hashes)
      case UInt8(ascii: "."): readDots()
      case _ where Self.isWord(own): readWord()
      default:
        if own == UInt8(ascii: "(") { depth += 1 }
        if own == UInt8(ascii: ")") { depth -= 1 }
        step()
        if untilClosed, depth < 0 { return }
        if own > 0x20, own < 0x80 { add(String(UnicodeScalar(own))) }
      }
    }
  }

  private mutating func readWord() {
    let start = index
    while index < bytes.count, Self.isWord(bytes[index]) { index += 1 }
    add(String(decoding: bytes[start..<index], as: UTF8.self), isWord: true)
  }

  /// A range is no dot before a member.
  private mutating func readDots() {
    let start = index
    while byte() == UInt8(ascii: ".") { index += 1 }
    add(index - start == 1 ? "." : "...")
  }

  private mutating func readString(hashes: Int) {
    let quote = UInt8(ascii: "\"")
    let isLong = byte(1) == quote && byte(2) == quote
    let quotes = isLong ? 3 : 1
    index += quotes
    add("\"")
    let isHere = { (own: SourceTokens, first: UInt8, count: Int) in
      (0..<count).allSatisfy { own.byte($0) == first }
        && (0..<hashes).allSatisfy { own.byte(count + $0) == UInt8(ascii: "#") }
    }
    while index < bytes.count {
      if isHere(self, UInt8(ascii: "\\"), 1) {
        index += 1 + hashes
        let opens = byte() == UInt8(ascii: "(")
        if index < bytes.count { step() }
        if opens { readCode(untilClosed: true) }
      } else if isHere(self, quote, quotes) {
        index += quotes + hashes
        return
      } else {
        // A quote in a regular expression ends with its line.
        let ends = !isLong && byte() == UInt8(ascii: "\n")
        step()
        if ends { return }
      }
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"),
      UInt8(ascii: "0")...UInt8(ascii: "9"):
      true
    default: false
    }
  }
}
