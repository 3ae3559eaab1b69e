/// `SHA256SUMS`: every other file of a version with its hash, as `sha256sum -c SHA256SUMS` reads it too.
///
/// ```
/// 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08  facts.csv
/// ```
/// One order and one way to write it, so that a changed byte of the list itself is found as well.
package struct Seal: Sendable, Equatable {
  package static let file = "SHA256SUMS"

  /// In the order of their names' bytes.
  package let entries: [Entry]

  package struct Entry: Sendable, Hashable {
    package let file: String
    package let sha256: String

    package init(file: String, sha256: String) { (self.file, self.sha256) = (file, sha256) }
  }

  package init(_ entries: [Entry]) {
    self.entries = entries.sorted { $0.file.utf8.lexicographicallyPrecedes($1.file.utf8) }
  }

  /// `nil` when the text is not, byte for byte, what `text` would write.
  package init?(_ text: [UInt8]) {
    guard let words = String(validating: text, as: UTF8.self) else { return nil }
    let lines = words.unicodeScalars.split(separator: "\n").map { Self.entry(String($0)) }
    if lines.contains(nil) { return nil }
    self.init(lines.compactMap { $0 })
    if Array(self.text.utf8) != text { return nil }
  }

  package var text: String {
    entries.map { entry in
      let escaped = Self.escaped(entry.file)
      return "\(escaped == entry.file ? "" : "\\")\(entry.sha256)  \(escaped)\n"
    }.joined()
  }

  package func hash(of file: String) -> String? {
    entries.first { $0.file.utf8.elementsEqual(file.utf8) }?.sha256
  }

  /// By the bytes of the names, for two of them may be the same text to Swift.
  package var hashes: [[UInt8]: String] {
    Dictionary(entries.map { (Array($0.file.utf8), $0.sha256) }, uniquingKeysWith: { first, _ in first })
  }
}

extension Seal {
  private static func entry(_ line: String) -> Entry? {
    let isEscaped = line.utf8.first == UInt8(ascii: "\\")
    let parts = Array(line.utf8.dropFirst(isEscaped ? 1 : 0))
    guard parts.count > 66, parts[64...65].allSatisfy({ $0 == UInt8(ascii: " ") }) else { return nil }
    let name = String(decoding: parts[66...], as: UTF8.self)
    return Entry(
      file: isEscaped ? unescaped(name) : name, sha256: String(decoding: parts[..<64], as: UTF8.self))
  }

  /// As sha256sum writes a name with a line break or a backslash in it.
  private static func escaped(_ name: String) -> String {
    name.replacingScalars { scalar in
      switch scalar {
      case "\\": "\\\\"
      case "\n": "\\n"
      case "\r": "\\r"
      default: nil
      }
    }
  }

  private static func unescaped(_ name: String) -> String {
    var result = String.UnicodeScalarView()
    var isMarked = false
    for scalar in name.unicodeScalars {
      if !isMarked, scalar == "\\" {
        isMarked = true
        continue
      }
      result.append(!isMarked ? scalar : scalar == "n" ? "\n" : scalar == "r" ? "\r" : scalar)
      isMarked = false
    }
    return String(result)
  }
}
