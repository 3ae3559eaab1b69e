/// A day of the calendar, written `2026-01-31`.
public struct Day: Sendable, Comparable, CustomStringConvertible {
  public let description: String

  /// `nil` when the text is no such day.
  public init?(_ text: String) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) ?? -1 }
    guard text.utf8.count == 10, parts.count == 3, (1900...9999).contains(parts[0]),
      (1...12).contains(parts[1]),
      (1...Self.length(of: parts[1], in: parts[0])).contains(parts[2])
    else { return nil }
    description = text
  }

  public static func < (one: Self, other: Self) -> Bool { one.description < other.description }

  private static func length(of month: Int, in year: Int) -> Int {
    let isLeap = year % 4 == 0 && year % 100 != 0 || year % 400 == 0
    return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }
}

extension Day {
  /// The day of a spreadsheet's serial number, counted from 1900, as a cell shows it: `45720` is 3月4日.
  static func words(serial text: String) -> String {
    guard let number = Double(text), number >= 61, number < 2_958_466 else { return text }
    // Days since 1970-01-01, then the civil calendar (H. Hinnant, chrono-compatible low-level date algorithms).
    let days = Int(number) - 25_569 + 719_468
    let era = days / 146_097
    let ofEra = days - era * 146_097
    let year = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * year + year / 4 - year / 100)
    let shifted = (5 * ofYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return "\(month)月\(ofYear - (153 * shifted + 2) / 5 + 1)日"
  }
}
