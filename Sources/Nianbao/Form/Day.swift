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
