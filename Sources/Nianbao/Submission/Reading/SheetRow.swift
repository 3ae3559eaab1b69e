/// One row of a table as a layout finds it in a record.
struct SheetRow {
  /// Positions in the form's tables and in the table's rows.
  let table: Int
  let row: Int
  let record: ArraySlice<Records.Field>
  /// For each column its field's position in the record, or `nil` when it has none.
  let positions: [Int?]
  /// A number that stands under no heading; then nothing of the row is counted.
  var extra: Records.Field?
  /// Whether its headings have had a line of numbers before, which has been said.
  var isAgain = false

  /// The physical line that it begins on, from 1.
  var line: Int { Int(record.first?.line ?? 0) }
}

/// Where a field stands in its file: line and number, from 1.
struct FieldSpot {
  let line: Int
  let number: Int
}

/// What stands above a row: which columns stand where, and how far the headings reach.
struct SheetFrame {
  /// For each column its field's position, or `nil` when it has none.
  let positions: [Int?]
  /// Positions below a heading, known or not.
  var labelled: [Int] = []
  /// Positions below the office's own headings for remarks.
  var remarks: [Int] = []
  /// The position of the row's own label; -1 where it has none.
  var label: Int
  /// How many fields the longest heading line has.
  var width: Int

  /// From the first to the last field behind the label that stands below a heading; `nil` when a column has no field.
  var extent: ClosedRange<Int>? {
    var (first, last) = (Int.max, -1)
    for position in positions {
      guard let position else { return nil }
      if position > label { first = min(first, position) }
      last = max(last, position)
    }
    for position in labelled {
      if position > label { first = min(first, position) }
      last = max(last, position)
    }
    return first <= last ? first...last : nil
  }

  /// Whether a heading of the office's own is there for words: 备注, 说明.
  static func isForRemarks(_ heading: String) -> Bool { heading.contains("注") || heading.contains("说明") }
}

extension Records {
  /// Whether a number stands at any of the positions of a line.
  func hasNumber(in fields: ArraySlice<Field>, at positions: [Int?]) -> Bool {
    positions.contains { position in
      guard let position, position < fields.count else { return false }
      return NumberReading.looksLikeNumber(text(fields[fields.startIndex + position]))
    }
  }
}
