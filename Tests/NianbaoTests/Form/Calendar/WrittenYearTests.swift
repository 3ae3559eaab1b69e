import Testing

@testable import Nianbao

/// Years as people write them: understood or told, never taken for none.
@Suite struct WrittenYearTests {
  @Test(
    "In a field that is there for it",
    arguments: [
      ("2025", 2025), ("２０２５", 2025), ("2025年", 2025), ("2025年度", 2025), ("2025.0", 2025), ("二〇二五年", 2025),
      ("二零二五年度", 2025), ("2024-12-31", 2024), ("2024/12/31 0:00", 2024), ("\u{200E}2025 年份", 2025),
    ])
  func understood(text: String, year: Int) { #expect(WrittenYear(field: text) == .year(year)) }

  @Test(
    "What is no year is kept to be told",
    arguments: ["24", "今年", "20255", "45657", "2025-2026年", "2025；2024"])
  func unclear(text: String) { #expect(WrittenYear(field: text) == .unclear(text)) }

  @Test("A blank field states none", arguments: ["", "  ", "\u{FEFF}"])
  func blank(text: String) { #expect(WrittenYear(field: text) == nil) }

  @Test(
    "In the middle of a text; the day of a receipt is no year",
    arguments: [
      ("教育局2025年报", ["2025年"]), ("教育局（2025年度）", ["2025年"]), ("二〇二四年教育局", ["2024年"]), ("教育局24年报", ["2024年"]),
      ("2026-01-15教育局", []), ("教育局2026年1月", []), ("教育局2026.1.15", []), ("20260115教育局", []),
      ("2023-2024年", ["2023-2024年"]), ("2023年、2024年", ["2023年、2024年"]), ("教育局202年", ["202年"]),
      ("经开区22025年报", ["2025年"]), ("第3小学122025年报", ["2025年"]), ("22025年报", ["22025年"]),
      ("教育局99999年", ["99999年"]),
      ("教育局", []), ("十五年规划", []),
    ] as [(String, [String])])
  func mentions(text: String, years: [String]) {
    #expect(WrittenYear.mentions(in: Array(text)).map(\.year.words) == years)
  }
}
