/// CSV as Excel and WPS open it: UTF-8 with BOM, LF, quotes where needed, and no text that becomes a formula.
package struct CSVText {
  private var bytes: [UInt8] = [0xEF, 0xBB, 0xBF]

  package init(header: [String]) { add(header) }

  private init() {}

  /// A listing with the columns that it has for programs.
  package init<Line>(_ listing: Listing<Line>) {
    let columns = listing.columns(in: .data)
    self.init(header: columns.flatMap { $0.headings(in: .data).map(\.text) })
    for line in listing.lines.indices {
      let own = listing.lines[line]
      add(columns.flatMap { $0.data(listing.field($0, of: own, number: line + 1)) })
    }
  }

  package mutating func add(_ fields: [String]) {
    add(fields) { FormulaMark.added(to: $0) }
  }

  /// Adds fields of a file: what is marked already stays so, what somebody typed is marked like any text.
  private mutating func add(kept fields: [String]) {
    add(fields) { FormulaMark.isMarked($0) ? $0 : FormulaMark.added(to: $0) }
  }

  private mutating func add(_ fields: [String], mark: (String) -> String) {
    append(fields, mark: mark)
    bytes.append(UInt8(ascii: "\n"))
  }

  private mutating func append(_ fields: [String], mark: (String) -> String) {
    for (position, field) in fields.enumerated() {
      if position > 0 { bytes.append(UInt8(ascii: ",")) }
      append(mark(field))
    }
  }

  /// Fields that stand side by side in many lines, as they are written.
  static func fields(_ fields: [String]) -> [UInt8] {
    var text = CSVText()
    text.bytes = []
    text.append(fields) { FormulaMark.added(to: $0) }
    return text.bytes
  }

  package var data: [UInt8] { bytes }

  private static func needsQuotes(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
      || byte == UInt8(ascii: "\r")
  }

  private mutating func append(_ field: String) {
    var field = field
    let isPlain = field.withUTF8 { text in
      guard !text.contains(where: Self.needsQuotes) else { return false }
      bytes.append(contentsOf: text)
      return true
    }
    if isPlain { return }
    bytes.append(UInt8(ascii: "\""))
    bytes.append(contentsOf: field.replacing(scalar: "\"", with: "\"\"").utf8)
    bytes.append(UInt8(ascii: "\""))
  }
}

extension CSVText {
  /// The lines of a table that we write, by column.
  ///
  /// - Throws: `DecodingTrouble` when it is no text, `MissingConverter`.
  package static func lines(of data: [UInt8]) throws -> [[String: String]] {
    guard let table = try HeaderTable(data) else { return [] }
    return table.lines.map { record in
      Dictionary(
        table.columns.map { ($0, table.unmarked($0, of: record)) }, uniquingKeysWith: { first, _ in first })
    }
  }

  /// One of the office's own files with some lines more; what stands in it already is kept, line by line, and a column
  /// of the office's own stays.
  ///
  /// `data` is the file as it is, `nil` when there is none yet; `columns` is the header of a new file. The lines are
  /// values by column. `replaced` says whether an earlier line gives way to the new ones.
  ///
  /// - Throws: `DecodingTrouble` when the file is no text, `MissingConverter`; it is then left alone.
  package static func appended(
    to data: [UInt8]?, columns: [String], lines: [[String: String]],
    replacing replaced: ([String: String]) -> Bool = { _ in false }
  ) throws -> [UInt8] {
    let table = try data.map { try HeaderTable($0) } ?? nil
    let known = table?.columns ?? []
    let header = known + columns.filter { !known.contains($0) }
    var csv = CSVText()
    csv.add(kept: header)
    for record in table?.lines ?? [] {
      let fields = table.map { table in table.records[record].map { table.records.text($0) } } ?? []
      let texts = fields.map { FormulaMark.removed(from: $0) }
      if replaced(Dictionary(zip(header, texts), uniquingKeysWith: { first, _ in first })) { continue }
      csv.add(kept: fields + [String](repeating: "", count: max(0, header.count - fields.count)))
    }
    for line in lines { csv.add(header.map { line[$0] ?? "" }) }
    return csv.data
  }
}
