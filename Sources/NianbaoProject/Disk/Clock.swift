import Foundation

/// The day and the hour in the office's own time zone.
package enum Clock {
  /// Today, as `2026-01-31`.
  package static func today() -> String {
    let parts = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: Date())
    let two = { (number: Int?) in (number ?? 0) < 10 ? "0\(number ?? 0)" : "\(number ?? 0)" }
    return "\(parts.year ?? 0)-\(two(parts.month))-\(two(parts.day))"
  }

  /// The time, as `2026-01-31 09:05`.
  package static func now() -> String {
    let parts = Calendar(identifier: .gregorian).dateComponents([.hour, .minute], from: Date())
    let two = { (number: Int?) in (number ?? 0) < 10 ? "0\(number ?? 0)" : "\(number ?? 0)" }
    return "\(today()) \(two(parts.hour)):\(two(parts.minute))"
  }
}
