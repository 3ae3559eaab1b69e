/// A day as somebody wrote it, by its three numbers; they always name a day of the calendar.
struct WrittenDay: Equatable {
  let year: Int
  let month: Int
  let day: Int

  /// Who writes the day, and so how it may be written.
  enum Style {
    /// `2026-01-31` and nothing else: options, definitions, the roster.
    case exact
    /// Registers, and what spreadsheets make of them: `2026-01-31 09:05`, `2026/1/20 9:05`, `2026年1月20日`; anything may
    /// stand between the numbers and behind them.
    case register
    /// Ledgers of published items: `2025-03-01`, `2025/3/1`, `2025.3.1`, `2025年3月1日` or `20250301`, with or without a
    /// time of day; of any year.
    case ledger
  }

  /// `nil` when the bytes are no day of the calendar, written in that style.
  @inline(__always)
  init?(_ bytes: UnsafeBufferPointer<UInt8>, _ style: Style) {
    var scanner = DayScanner(bytes)
    let day =
      switch style {
      case .exact: scanner.exactDay()
      case .register: scanner.registerDay()
      case .ledger: scanner.ledgerDay()
      }
    guard let day, style == .ledger || day.year >= 1900, (1...12).contains(day.month),
      (1...Day.length(of: day.month, in: day.year)).contains(day.day)
    else { return nil }
    self = day
  }

  init?(_ text: String, _ style: Style) {
    var text = text
    guard let day = text.withUTF8({ WrittenDay($0, style) }) else { return nil }
    self = day
  }

  init(year: Int, month: Int, day: Int) {
    self.year = year
    self.month = month
    self.day = day
  }
}

extension Day {
  /// `nil` when the text is no such day.
  public init?(_ text: String) {
    guard let day = WrittenDay(text, .exact) else { return nil }
    self.init(day)
  }

  /// The day of a time as a register has it, or as a spreadsheet turns it: `2026/1/20 9:05`, `2026年1月20日`.
  public init?(ofTime text: String) {
    guard let day = WrittenDay(text, .register) else { return nil }
    self.init(day)
  }
}

/// Walks over the bytes of a day.
private struct DayScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0

  @inline(__always)
  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  mutating func exactDay() -> WrittenDay? {
    guard let year = number(4...4), mark(.year) == Mark.dash, let month = number(2...2),
      mark(.month) == Mark.dash, let day = number(2...2), index == bytes.count
    else { return nil }
    return WrittenDay(year: year, month: month, day: day)
  }

  mutating func registerDay() -> WrittenDay? {
    guard let year = number(4...4), passWords(), let month = number(1...2), passWords(),
      let day = number(1...2), !isAtDigit
    else { return nil }
    return WrittenDay(year: year, month: month, day: day)
  }

  /// The same mark, or none, stands between all three numbers.
  @inline(__always)
  mutating func ledgerDay() -> WrittenDay? {
    guard let year = number(4...4) else { return nil }
    let first = mark(.year)
    let digits = first == 0 ? 2...2 : 1...2
    guard let month = number(digits), mark(.month) == first, let day = number(digits),
      first != Mark.character || mark(.day) == first, isAtTimeOrEnd
    else { return nil }
    return WrittenDay(year: year, month: month, day: day)
  }
}

extension DayScanner {
  /// What stands between two numbers: a Chinese character, or one of the signs that all of them may be.
  private struct Mark {
    static var dash: UInt8 { UInt8(ascii: "-") }
    /// Stands for any of the three characters.
    static var character: UInt8 { 0xFF }

    // Its bytes.
    let first: UInt8
    let second: UInt8
    let third: UInt8

    /// The marks 年, 月 and 日 in UTF-8.
    static var year: Mark { Mark(first: 0xE5, second: 0xB9, third: 0xB4) }
    static var month: Mark { Mark(first: 0xE6, second: 0x9C, third: 0x88) }
    static var day: Mark { Mark(first: 0xE6, second: 0x97, third: 0xA5) }
  }

  /// Passes the mark: itself, `Mark.character` for the Chinese one, 0 when there is none.
  @inline(__always)
  private mutating func mark(_ mark: Mark) -> UInt8 {
    guard index < bytes.count else { return 0 }
    let byte = bytes[index]
    if byte == Mark.dash || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ".") {
      index += 1
      return byte
    }
    guard index + 2 < bytes.count, byte == mark.first, bytes[index + 1] == mark.second,
      bytes[index + 2] == mark.third
    else { return 0 }
    index += 3
    return Mark.character
  }

  /// The number that stands here, of so many digits; of a longer one the rest is left.
  @inline(__always)
  private mutating func number(_ digits: ClosedRange<Int>) -> Int? {
    let start = index
    var value = 0
    while index - start < digits.upperBound, isAtDigit {
      value = value * 10 + Int(bytes[index] - 0x30)
      index += 1
    }
    return index - start >= digits.lowerBound ? value : nil
  }

  private var isAtDigit: Bool {
    @inline(__always) get { index < bytes.count && (0x30...0x39).contains(bytes[index]) }
  }

  /// Passes whatever stands before the next number; `false` when nothing does.
  private mutating func passWords() -> Bool {
    let start = index
    while index < bytes.count, !isAtDigit { index += 1 }
    return index > start
  }

  private var isAtTimeOrEnd: Bool {
    @inline(__always) get {
      if index == bytes.count { return true }
      guard bytes[index] == 0x20 || bytes[index] == UInt8(ascii: "T") else { return false }
      return bytes[(index + 1)...].allSatisfy { (0x30...0x3A).contains($0) || $0 == 0x20 || $0 == 0x2E }
    }
  }
}
