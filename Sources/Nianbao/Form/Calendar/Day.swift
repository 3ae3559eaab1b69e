/// A day of the calendar, written `2026-01-31`.
public struct Day: Sendable, Comparable, CustomStringConvertible {
  /// The day as `2026-01-31`, always ten characters, so that days sort as text.
  public let description: String

  /// A day of the years 1900 to 9999.
  init(_ day: WrittenDay) {
    let two = { (part: Int) in part < 10 ? "0\(part)" : String(part) }
    description = "\(day.year)-\(two(day.month))-\(two(day.day))"
  }

  /// The day that many days after 1970-01-01; `nil` before 1900 and after 9999.
  public init?(number: Int) {
    let day = Self.civil(number)
    guard (1900...9999).contains(day.year) else { return nil }
    self.init(day)
  }

  /// Whether the one day is earlier than the other.
  public static func < (one: Self, other: Self) -> Bool { one.description < other.description }

  static func length(of month: Int, in year: Int) -> Int {
    let isLeap = year % 4 == 0 && year % 100 != 0 || year % 400 == 0
    return month == 2 ? (isLeap ? 29 : 28) : [4, 6, 9, 11].contains(month) ? 30 : 31
  }
}

// Days since 1970-01-01 and the civil calendar: H. Hinnant, chrono-compatible low-level date algorithms.
extension Day {
  private var parts: WrittenDay {
    let digits = description.utf8.lazy.filter { $0 != UInt8(ascii: "-") }.reduce(0) {
      $0 * 10 + Int($1 - UInt8(ascii: "0"))
    }
    return WrittenDay(year: digits / 10_000, month: digits / 100 % 100, day: digits % 100)
  }

  /// The year, of four digits.
  var year: Int { parts.year }

  /// As letters are dated: `2026年1月20日`.
  public var words: String { "\(parts.year)年\(shortWords)" }

  /// As a narrow column shows it: `1月20日`.
  public var shortWords: String { "\(parts.month)月\(parts.day)日" }

  /// Days since 1970-01-01.
  public var number: Int {
    let parts = parts
    let year = parts.month <= 2 ? parts.year - 1 : parts.year
    let era = year / 400
    let ofEra = year - era * 400
    let ofYear = (153 * (parts.month + (parts.month <= 2 ? 9 : -3)) + 2) / 5 + parts.day - 1
    return era * 146_097 + ofEra * 365 + ofEra / 4 - ofEra / 100 + ofYear - 719_468
  }

  /// How many days from one day until the other; below 0 when the other was earlier.
  public func days(until other: Day) -> Int { other.number - number }

  private static func civil(_ number: Int) -> WrittenDay {
    let days = max(0, number + 719_468)
    let era = days / 146_097
    let ofEra = days - era * 146_097
    let year = (ofEra - ofEra / 1_460 + ofEra / 36_524 - ofEra / 146_096) / 365
    let ofYear = ofEra - (365 * year + year / 4 - year / 100)
    let shifted = (5 * ofYear + 2) / 153
    let month = shifted < 10 ? shifted + 3 : shifted - 9
    return WrittenDay(
      year: year + era * 400 + (month <= 2 ? 1 : 0), month: month, day: ofYear - (153 * shifted + 2) / 5 + 1)
  }
}

extension Day {
  /// The day of a spreadsheet's serial number, counted from 1900, as a cell shows it: `45720` is 3月4日.
  static func words(serial text: String) -> String {
    guard let number = Double(text), number >= 61, number < 2_958_466 else { return text }
    let day = civil(Int(number) - 25_569)
    return "\(day.month)月\(day.day)日"
  }
}
