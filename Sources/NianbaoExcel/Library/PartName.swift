/// The name of a part of a workbook, as the standard compares it: without case, with `/` or `\`, with or without
/// escapes.
enum PartName {
  /// `xl/worksheets/sheet1.xml` for `/XL\worksheets\Sheet%31.xml`.
  static func normal(_ name: String) -> String {
    let plain = unescaped(name).lowercased()
    return String(plain.drop { $0 == "/" })
  }

  /// The name with `/` between its folders and without escapes; what is no escape, or none of a character, stays.
  static func unescaped(_ name: String) -> String {
    let slashed = name.utf8.contains(UInt8(ascii: "\\")) ? name.replacing("\\", with: "/") : name
    guard slashed.utf8.contains(UInt8(ascii: "%")) else { return slashed }
    var bytes: [UInt8] = []
    var rest = Array(slashed.utf8)[...]
    while let byte = rest.popFirst() {
      if byte == UInt8(ascii: "%"), rest.count > 1, let high = digit(rest[rest.startIndex]),
        let low = digit(rest[rest.startIndex + 1])
      {
        bytes.append(high << 4 | low)
        rest = rest.dropFirst(2)
      } else {
        bytes.append(byte)
      }
    }
    return String(validating: bytes, as: UTF8.self) ?? slashed
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - 0x30
    case UInt8(ascii: "A")...UInt8(ascii: "F"), UInt8(ascii: "a")...UInt8(ascii: "f"): (byte | 0x20) - 0x57
    default: nil
    }
  }
}
