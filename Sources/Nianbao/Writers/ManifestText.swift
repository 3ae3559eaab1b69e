import Foundation

extension Manifest {
  /// The bytes of `manifest.json`, the same as `json(_:)` writes: the lines of the inputs, which a province has tens of
  /// thousands of, are put together here.
  package func text() throws -> [UInt8] {
    if inputs.isEmpty { return try json(self) }
    var frame = self
    frame.inputs = []
    let around = try json(frame)
    // No text in it can hold a line feed.
    let name = Array("\n  \"inputs\" : [".utf8)
    guard let start = around.firstRange(of: name)?.upperBound,
      let end = around[start...].firstIndex(of: UInt8(ascii: "]"))
    else { return try json(self) }
    var bytes = Array(around[..<start])
    bytes.reserveCapacity(around.count + inputs.count * 200)
    for (position, entry) in inputs.enumerated() {
      bytes += (position == 0 ? "\n    {\n      \"file\" : " : ",\n    {\n      \"file\" : ").utf8
      bytes += try Self.quoted(entry.file)
      bytes += ",\n      \"sha256\" : \"\(entry.sha256)\",\n      \"size\" : \(entry.size)\n    }".utf8
    }
    return bytes + "\n  ".utf8 + around[end...]
  }

  private static func quoted(_ text: String) throws -> [UInt8] {
    let isPlain = text.utf8.allSatisfy {
      $0 > 0x1F && $0 < 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "\\")
    }
    if isPlain { return Array("\"\(text)\"".utf8) }
    let encoder = JSONEncoder()
    encoder.outputFormatting = .withoutEscapingSlashes
    return Array(try encoder.encode(text))
  }
}
