/// Numbers that stand under no heading, and numbers that a thousands comma without quotes has cut in two:
/// `行政许可,25,481,` below `,数量,备注`; only a text file parts its fields with commas.
extension FactCollector {
  /// The first number of a record outside the span of the labelled fields, when every column has its field; else the
  /// second half of a number that a thousands comma without quotes has cut in two.
  ///
  /// A number under a blank heading inside the span is a column without its label, which is said once a table.
  func extra(
    in record: ArraySlice<Records.Field>, _ frame: SheetFrame, _ records: Records
  ) -> Records.Field? {
    if let half = cutNumber(in: record, frame, records) { return half }
    guard let span = frame.extent else { return nil }
    let start = record.startIndex
    let outside = { (position: Int) in
      !records.isEmpty(record[start + position])
        && NumberReading.looksLikeNumber(records.text(record[start + position]))
    }
    let before = (frame.label + 1)..<max(frame.label + 1, min(span.lowerBound, record.count))
    let behind = (span.upperBound + 1)..<max(span.upperBound + 1, record.count)
    return (before.first(where: outside) ?? behind.first(where: outside)).map { record[start + $0] }
  }

  /// The second half of such a number; `nil` when the record shows none.
  ///
  /// A row is suspect when it has more numbers than columns for them, or more fields than its headings.
  func cutNumber(
    in record: ArraySlice<Records.Field>, _ frame: SheetFrame, _ records: Records
  ) -> Records.Field? {
    let start = record.startIndex
    let first = frame.positions.reduce(Int.max) { min($0, $1 ?? .max) }
    guard first < record.count - 1 else { return nil }
    let pair = (first..<(record.count - 1)).first {
      isHead(record[start + $0], records) && isTail(record[start + $0 + 1], records)
    }
    guard let pair else { return nil }
    let known = Set(frame.positions.compactMap { $0 })
    let own = Set(frame.labelled).subtracting(known).filter { $0 > first && !frame.remarks.contains($0) }
    let answers = record.dropFirst(first).count {
      !records.isEmpty($0) && NumberReading.looksLikeAnswer(records.text($0))
    }
    let hasOwnColumns = known.union(frame.labelled).contains { $0 > first && !known.contains($0) }
    let isWhole = known.count == frame.positions.count
    let isSuspect =
      isWhole && answers > known.count + own.count || hasOwnColumns && record.count > frame.width
    return isSuspect ? record[start + pair + 1] : nil
  }

  /// Whether a field, by its number from 1, may be the second half of the one before it.
  func isSecondHalf(_ number: Int, of record: ArraySlice<Records.Field>, _ records: Records) -> Bool {
    guard number > 1, number <= record.count else { return false }
    let own = record.startIndex + number - 1
    return isHead(record[own - 1], records) && isTail(record[own], records)
  }

  /// One to three digits, the first of them no 0.
  private func isHead(_ field: Records.Field, _ records: Records) -> Bool {
    let bytes = records.bytes[Int(field.start)..<Int(field.end)]
    return field.kind == .plain && (1...3).contains(bytes.count) && bytes.first != 0x30 && isDigits(bytes)
  }

  /// Three digits.
  private func isTail(_ field: Records.Field, _ records: Records) -> Bool {
    let bytes = records.bytes[Int(field.start)..<Int(field.end)]
    return field.kind == .plain && bytes.count == 3 && isDigits(bytes)
  }

  private func isDigits(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.allSatisfy { (0x30...0x39).contains($0) }
  }
}
