import Nianbao

/// Writes the lines of a listing as rows of a sheet, each field in as many cells as its column says.
struct ListingRows<Line: Sendable> {
  let listing: Listing<Line>
  let look: ListingLook
  private let columns: [ListingColumn<Line>]
  /// Where each column begins, from 0, and behind them where the next one would.
  private let starts: [Int]

  init(_ listing: Listing<Line>, _ look: ListingLook) {
    self.listing = listing
    self.look = look
    columns = listing.columns(in: .sheet)
    starts = columns.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.fieldCount(in: .sheet)) }
  }

  /// The columns of the sheet.
  var width: Int { starts[columns.count] }
  var headings: [ListingHeading] { columns.flatMap { $0.headings(in: .sheet) } }

  /// Where a column begins, from 0.
  func place(of id: String) -> Int? { columns.firstIndex { $0.id == id }.map { starts[$0] } }

  func writeHeadings(_ row: Int, to sheet: Sheet) throws {
    for (place, heading) in headings.enumerated() { try sheet.text(heading.text, row, place, .heading) }
  }

  func writeWidths(to sheet: Sheet) throws {
    for (place, heading) in headings.enumerated() { try sheet.width(heading.width, columns: place...place) }
  }

  /// All lines, from a row on, each as high as its words need.
  func writeLines(from first: Int, to sheet: Sheet) throws {
    for line in listing.lines.indices { try write(line, first + line, to: sheet) }
  }

  /// A line without a height of its own.
  func writeFields(_ line: Int, _ row: Int, to sheet: Sheet) throws {
    let own = listing.lines[line]
    for position in columns.indices {
      let field = listing.field(columns[position], of: own, number: line + 1)
      try write(field, in: columns[position], row, starts[position], to: sheet)
    }
  }

  private func write(_ line: Int, _ row: Int, to sheet: Sheet) throws {
    try writeFields(line, row, to: sheet)
    var texts: [(String, Double)] = []
    for column in columns where look.wraps(column.kind) {
      let words = Self.words(listing.field(column, line: line))
      if let words, let heading = column.headings(in: .sheet).last { texts.append((words, heading.width)) }
    }
    try sheet.height(rowHeight(texts), row: row)
  }

  private func write(
    _ field: ListingField, in column: ListingColumn<Line>, _ row: Int, _ start: Int, to sheet: Sheet
  ) throws {
    switch field {
    case .none:
      let blank = look.blank(column.kind)
      for place in 0..<column.fieldCount(in: .sheet) { try sheet.blank(row, start + place, blank) }
    case .words(let words): try sheet.text(words, row, start, look.words(column.kind))
    case .number(nil, _), .answer(nil, _, _), .signed(nil, _), .percentage(nil, _):
      try sheet.blank(row, start, look.blank(column.kind))
    case .number(let value?, let measure), .answer(let value?, let measure, _):
      try sheet.figure(value, measure, row, start, look.number(measure, column.kind))
    case .signed(let value?, let measure):
      try sheet.figure(value, measure, row, start, look.signed(measure))
    case .percentage(let rate?, _): try sheet.number(rate.double, row, start, look.percentage)
    case .growth(let growth):
      let reason = start + column.fieldCount(in: .sheet) - 1
      if let rate = growth.percentage {
        try sheet.number(rate.double, row, start, look.percentage)
      } else if reason > start {
        try sheet.blank(row, start, look.blank(column.kind))
      }
      if reason > start || growth.percentage == nil {
        try sheet.text(growth.kind == .normal ? "" : growth.words, row, reason, look.reason)
      }
    }
  }

  /// What may need several lines; `nil` for numbers.
  private static func words(_ field: ListingField) -> String? {
    switch field {
    case .words(let words): words
    case .growth(let growth): growth.kind == .normal ? nil : growth.words
    case .none, .number, .answer, .signed, .percentage: nil
    }
  }
}

extension Percentage {
  /// For Excel alone.
  fileprivate var double: Double { Double(hundredths) / 100 }
}

/// How the fields of a listing look in a sheet.
struct ListingLook: Sendable {
  let words: @Sendable (ListingKind) -> Style
  let number: @Sendable (Measure, ListingKind) -> Style
  /// Of a number with its sign.
  let signed: @Sendable (Measure) -> Style
  let percentage: Style
  /// Of why there is no rate of growth.
  let reason: Style
  let blank: @Sendable (ListingKind) -> Style
  /// Whether words of the kind make a row as high as they need.
  let wraps: @Sendable (ListingKind) -> Bool

  /// For reading: numbers in the middle.
  static let plain = ListingLook(
    words: { kind in
      switch kind {
      case .text: .text
      case .year: .value.with { $0.color = 0x718096 }
      default: .value
      }
    },
    number: { measure, kind in kind == .ordinal ? .value : .value(measure) },
    signed: { .value($0) },
    percentage: .value.with { $0.numberFormat = "0.00" }, reason: .value,
    blank: { $0 == .gap ? .gap : $0 == .text ? .text : .value }, wraps: { $0 == .text })

  /// For reuse: numbers on the right, in groups of three digits.
  static let flat = ListingLook(
    words: { _ in .text },
    number: { measure, _ in .figure(measure.decimals == 0 ? "#,##0" : "General") },
    signed: { .figure($0.decimals == 0 ? "+#,##0;-#,##0;0" : "+General;-General;0") },
    percentage: .figure("0.00"), reason: .text, blank: { _ in .text }, wraps: { _ in true })
}

extension Style {
  /// A number in a table for reuse.
  static func figure(_ format: String) -> Style {
    text.with { ($0.align, $0.wraps, $0.numberFormat) = (.right, false, format) }
  }

  /// The column between two editions of the form.
  static let gap = Style().with {
    $0.size = 9
    $0.align = .center
    $0.hasBorder = true
    $0.fill = 0xE2E8F0
    $0.color = 0x4A5568
  }
}
