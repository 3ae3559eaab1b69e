/// What a receipt is checked by (校验码): the beginning of the file's SHA-256, short enough to be read out.
///
/// `9A0B-1F2E-77C3`
package struct CheckCode: Sendable, Equatable, CustomStringConvertible {
  package let description: String

  /// From a SHA-256 in hexadecimal.
  package init(sha256: String) {
    let digits = Array(sha256.uppercased().prefix(12))
    description = stride(from: 0, to: digits.count, by: 4)
      .map { String(digits[$0..<min($0 + 4, digits.count)]) }.joined(separator: "-")
  }
}
