/// What may reach a terminal: codes in what somebody sent are shown, and only our own colours act.
enum TerminalText {
  /// Colours are noncharacters until the text is printed, so that no text can bring its own.
  enum Mark: UInt32, CaseIterable {
    case off = 0xFDD0
    case bold, red, yellow, blue

    var scalar: Unicode.Scalar { Unicode.Scalar(rawValue) ?? " " }

    fileprivate var code: String {
      switch self {
      case .off: "\u{1B}[0m"
      case .bold: "\u{1B}[1m"
      case .red: "\u{1B}[31m"
      case .yellow: "\u{1B}[33m"
      case .blue: "\u{1B}[36m"
      }
    }
  }

  static func marked(_ text: String, as mark: Mark) -> String { "\(mark.scalar)\(text)\(Mark.off.scalar)" }

  /// A text for a file, which has no colours.
  static func uncoloured(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    result.append(contentsOf: text.unicodeScalars.filter { Mark(rawValue: $0.value) == nil })
    return String(result)
  }

  /// Longer lines are cut in the middle: nobody reads them to the end.
  private static let longest = 600

  /// A line as it is printed: control characters as their pictures (`␛`, `␊`), what turns the direction of writing as its
  /// number, and our marks as colours.
  static func shown(_ line: String, isColoured: Bool) -> String {
    var result = ""
    for scalar in cut(line).unicodeScalars {
      if let mark = Mark(rawValue: scalar.value) {
        if isColoured { result += mark.code }
      } else {
        result += picture(of: scalar) ?? String(scalar)
      }
    }
    return result
  }

  private static func cut(_ line: String) -> String {
    let count = line.unicodeScalars.count
    guard count > longest else { return line }
    let (head, tail) = (line.unicodeScalars.prefix(longest / 2), line.unicodeScalars.suffix(longest / 2))
    return "\(head)…（略去 \(count - longest) 字）…\(tail)"
  }

  /// `nil` for what is shown as it is.
  private static func picture(of scalar: Unicode.Scalar) -> String? {
    switch scalar.value {
    case 0...0x1F: Unicode.Scalar(0x2400 + scalar.value).map { String($0) }
    case 0x7F: "\u{2421}"
    case 0x80...0x9F, 0x061C, 0x200B...0x200F, 0x2028...0x202E, 0x2060...0x2069, 0xFDD0...0xFDEF, 0xFEFF,
      0xFFF9...0xFFFB:
      "<U+\(hexadecimal(scalar))>"
    default: scalar.value & 0xFFFE == 0xFFFE ? "<U+\(hexadecimal(scalar))>" : nil
    }
  }

  private static func hexadecimal(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
