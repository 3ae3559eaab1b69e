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
