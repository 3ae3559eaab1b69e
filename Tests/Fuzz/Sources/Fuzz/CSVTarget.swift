@testable import Nianbao

/// A CSV file: cut as a plain reading of RFC 4180 cuts it, kept when it is written again, read as a unit's form.
func meetCSV(_ input: [UInt8]) throws {
  for separator in Records.separators(in: input) {
    let records = Records(input, separator: separator)
    hold(records.plainly == PlainFields.all(of: input, separator), "cut in another way")
  }
  try meetKeeping(input)
  try Sample.meet(.bytes(input))
}

/// A file of the office's own stays what it is when lines are put behind it.
private func meetKeeping(_ input: [UInt8]) throws {
  guard let text = try? DecodedText(input), let table = HeaderTable(text) else { return }
  if table.columns.allSatisfy(\.isEmpty) || table.columns[0].hasPrefix("sep=") { return }
  // By what parts the names the rest is parted too: a name that holds it could be two.
  if table.columns.contains(where: { $0.contains { ";\t".contains($0) } }) { return }
  let kept = try CSVText.appended(to: Array("\u{FEFF}".utf8) + text.bytes, columns: [], lines: [])
  let again = try HeaderTable(kept)
  hold(again?.lines.count ?? 0 == table.lines.count, "lines are lost")
  let twice = try CSVText.appended(to: kept, columns: [], lines: [])
  hold(twice == kept, "kept in another way")
}

/// A field as it was cut: where it stands, its line from 1, and whether it is quoted.
struct PlainField: Equatable {
  var start, end, line: Int
  var isQuoted: Bool
}

extension Records {
  fileprivate var plainly: [[PlainField]] {
    (0..<count).map { record in
      self[record].map {
        PlainField(start: Int($0.start), end: Int($0.end), line: Int($0.line), isQuoted: $0.isQuoted)
      }
    }
  }
}

/// Cuts a text as `FieldScanner` says it does, byte by byte.
private struct PlainFields {
  let text: [UInt8]
  let separator: UInt8
  var place = 0
  var line = 1

  static func all(of text: [UInt8], _ separator: UInt8) -> [[PlainField]] {
    var fields = PlainFields(text: text, separator: separator)
    var records: [[PlainField]] = []
    while fields.place < text.count { records.append(fields.record()) }
    return records
  }

  private mutating func record() -> [PlainField] {
    var record = [field()]
    while place < text.count, text[place] == separator {
      place += 1
      record.append(field())
    }
    if place < text.count { place += text[place...].starts(with: [0x0D, 0x0A]) ? 2 : 1 }
    line += 1
    return record
  }

  private mutating func field() -> PlainField {
    let (start, first) = (place, line)
    if place < text.count, text[place] == UInt8(ascii: "\"") {
      let close = closingQuote()
      line += lineEnds(in: text[start..<close])
      place = close
      if close == text.count { return PlainField(start: start + 1, end: close, line: first, isQuoted: true) }
      skipToEnd()
      if text[(close + 1)..<place].allSatisfy({ $0 == 0x20 }) {
        return PlainField(start: start + 1, end: close, line: first, isQuoted: true)
      }
    } else {
      skipToEnd()
    }
    return PlainField(start: start, end: place, line: first, isQuoted: false)
  }

  private mutating func skipToEnd() {
    if place < text.count, text[place] == UInt8(ascii: "\"") { place += 1 }
    while place < text.count, ![separator, 0x0A, 0x0D].contains(text[place]) { place += 1 }
  }

  /// Where the quote stands that closes the one here; the end of the text when none does.
  private func closingQuote() -> Int {
    var place = place + 1
    while place < text.count {
      if text[place] == UInt8(ascii: "\"") {
        guard place + 1 < text.count, text[place + 1] == UInt8(ascii: "\"") else { return place }
        place += 1
      }
      place += 1
    }
    return text.count
  }

  /// LF, CRLF and CR.
  private func lineEnds(in quoted: ArraySlice<UInt8>) -> Int {
    quoted.indices.count { place in
      quoted[place] == 0x0A
        || quoted[place] == 0x0D && !(place + 1 < text.count && text[place + 1] == 0x0A)
    }
  }
}
