/// CSV as Excel and WPS open it: UTF-8 with BOM, LF, quotes where needed, and no text that becomes a formula.
package struct CSVText {
  private var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]

  package init(header: [String]) { add(header) }

  /// A listing with the columns that it has for programs.
  package init<Line>(_ listing: Listing<Line>) {
    let columns = listing.columns(in: .data)
    self.init(header: columns.flatMap { $0.headings(in: .data).map(\.text) })
    for line in listing.lines.indices { add(columns.flatMap { listing.field($0, line: line).data }) }
  }

  package mutating func add(_ fields: [String]) {
    for (position, field) in fields.enumerated() {
      if position > 0 { bytes.append(UInt8(ascii: ",")) }
      append(field)
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  package var data: [UInt8] { bytes }

  private mutating func append(_ field: String) {
    let safe = Self.isFormula(field) ? "'" + field : field
    let needsQuotes = safe.utf8.contains {
      $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "\n")
        || $0 == UInt8(ascii: "\r")
    }
    guard needsQuotes else { return bytes.append(contentsOf: safe.utf8) }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(contentsOf: safe.replacing(scalar: "\"", with: "\"\"").utf8)
    bytes.append(UInt8(ascii: "\""))
  }

  /// A text of a file that was written this way, without the mark that kept it from becoming a formula.
  static func unguarded(_ field: String) -> String {
    let rest = String(field.unicodeScalars.dropFirst())
    return field.utf8.first == UInt8(ascii: "'") && isFormula(rest) ? rest : field
  }

  /// Whether a spreadsheet would take the text for a formula; a plain number such as `-18` is none.
  private static func isFormula(_ text: String) -> Bool {
    guard let first = text.utf8.first, "=+-@\t\r".utf8.contains(first) else { return false }
    let isNumber =
      first == UInt8(ascii: "-") && text.count > 1
      && text.dropFirst().utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }
    return !isNumber
  }
}

extension CSVText {
  /// One of the office's own files with some lines more; what stands in it already is kept, line by line, and a column
  /// of the office's own stays.
  ///
  /// - Parameters:
  ///   - data: the file as it is; `nil` when there is none yet.
  ///   - columns: the header of a new file.
  ///   - lines: values by column.
  ///   - replaced: whether an earlier line gives way to the new ones.
  /// - Throws: `DecodingTrouble` when the file is no text; it is then left alone.
  package static func appended(
    to data: [UInt8]?, columns: [String], lines: [[String: String]],
    replacing replaced: ([String: String]) -> Bool = { _ in false }
  ) throws(DecodingTrouble) -> [UInt8] {
    let table = try data.map { data throws(DecodingTrouble) in try HeaderTable(data) } ?? nil
    let known = table?.columns ?? []
    let header = known + columns.filter { !known.contains($0) }
    var csv = CSVText(header: header)
    for record in table?.lines ?? [] {
      let fields = table.map { table in table.records[record].map { table.records.text($0) } } ?? []
      if replaced(Dictionary(zip(header, fields), uniquingKeysWith: { first, _ in first })) { continue }
      csv.add(fields + [String](repeating: "", count: max(0, header.count - fields.count)))
    }
    for line in lines { csv.add(header.map { line[$0] ?? "" }) }
    return csv.data
  }
}
