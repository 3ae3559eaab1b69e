import Foundation
import Testing

@testable import Nianbao

/// Days as people and programs write them, against Python's calendar.
@Suite struct DayReadingTests {
  /// Patterns of Python's `re` for each style; the calendar is asked afterwards.
  private static let script = #"""
    import datetime, itertools, json, re
    exact = r"(\d{4})-(\d\d)-(\d\d)"
    register = r"(\d{4})\D+(\d{1,2})\D+(\d{1,2})(?:\D.*)?"
    time = r"(?:[ T][0-9:. ]*)?"
    ledger = [r"(\d{4})(\d\d)(\d\d)" + time, r"(\d{4})年(\d{1,2})月(\d{1,2})日" + time] + [
        r"(\d{4})" + m + r"(\d{1,2})" + m + r"(\d{1,2})" + time for m in ["-", "/", r"\."]]
    def day(patterns, text, first):
        for pattern in patterns:
            found = re.fullmatch(pattern, text, re.ASCII)
            if found:
                year, month, day = map(int, found.groups())
                try: datetime.date(year, month, day)
                except ValueError: continue
                if year >= first: return [year, month, day]
        return None
    years, months, days = ["2025", "2024", "1899", "0999", "25", "20251"], ["1", "02", "12", "13", "00", "012"], ["3", "09", "29", "31", "32", "003"]
    marks = [("-", "-", ""), ("/", "/", " 9:05"), (".", ".", "T08:00:05.5"), ("年", "月", "日"), ("年", "月", ""), ("", "", ""),
             ("-", "/", ""), ("年", "月", "日 12:30"), ("-", "-", "上午"), (" ", " ", " "), ("-", "-", "x5"), ("--", "-", "-")]
    texts = [y + a + m + b + d + c for y, m, d, (a, b, c) in itertools.product(years, months, days, marks)]
    texts += ["", "昨天", "年月日", "2025", "2025-", "2025-01", "2025-01-", "x2025-01-03", " 2025-01-03"]
    print(json.dumps([[t, day([exact], t, 1900), day([register], t, 1900), day(ledger, t, 1)] for t in texts]))
    """#

  private struct Case: Decodable {
    let text: String
    let days: [[Int]?]

    init(from decoder: any Decoder) throws {
      var list = try decoder.unkeyedContainer()
      text = try list.decode(String.self)
      days = try (0..<3).map { _ in try list.decode([Int]?.self) }
    }
  }

  @Test("Each style takes what it is said to take, and nothing else")
  func styles() throws {
    let cases = try JSONDecoder().decode([Case].self, from: Data(try runPython(Self.script).utf8))
    #expect(cases.count == 2601)
    for style in 0..<3 { #expect(cases.count { $0.days[style] != nil } > 5) }
    for one in cases {
      let read = [WrittenDay.Style.exact, .register, .ledger].map { style in
        WrittenDay(one.text, style).map { [$0.year, $0.month, $0.day] }
      }
      #expect(read == one.days, "\(one.text)")
    }
  }

  @Test("A day is written in one way only, so that days compare as texts")
  func normal() {
    #expect(Day(ofTime: "2026/1/5 9:05")?.description == "2026-01-05")
    #expect(Day("2026-1-05") == nil && Day("2026-+1-05") == nil && Day("2026-001-5") == nil)
  }
}
