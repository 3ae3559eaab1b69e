/// Reads `report.md` back.
///
/// The office's texts may hold anything, tables and headings too: where one should stand as many lines are taken as it
/// has, and compared as they are.
struct PrintedMarkdown {
  /// Says what the table below it is.
  private static let mark = "<!-- proof: "
  private static let bar = UInt8(ascii: "|")

  private let lines: [Substring]
  private let report: Report
  private var printed: Printed
  private var form: [SheetText.Cell] = []
  private var place = 0
  private var row = 0

  static func read(_ bytes: [UInt8], file: String, of report: Report) -> Printed {
    var reader = PrintedMarkdown(
      lines: String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false),
      report: report, printed: Printed(file, .markdown))
    reader.read()
    reader.printed.sheets = [SheetText(name: file, cells: reader.form)]
    return reader.printed
  }

  private mutating func read() {
    for (position, section) in report.sections.enumerated() {
      let heading = Markdown.cell(section.heading)
      takeLines { $0.first == "#" && $0.contains(heading) }
      guard place < lines.count else { return }
      place += 1
      add([section.title])
      if section.isText { takeText(position + 1) } else { takeSheet() }
    }
    takeLines { _ in false }
  }

  /// What stands around the sections: sentences, and tables behind the mark that says what they are.
  private mutating func takeLines(until isEnd: (Substring) -> Bool) {
    var kind: Printed.Kind?
    while place < lines.count, !isEnd(lines[place]) {
      let line = lines[place]
      if line.hasPrefix(Self.mark), line.hasSuffix(" -->") {
        kind = Printed.Kind(rawValue: String(line.dropFirst(Self.mark.count).dropLast(" -->".count)))
      } else if line.utf8.first == Self.bar, let known = kind {
        let rows = takeTable()
        printed.tables.append(Printed.Table(known, head: rows.first ?? [], lines: Array(rows.dropFirst(2))))
        kind = nil
        continue
      } else if !line.isEmpty {
        printed.sentences.append(String(line))
      }
      place += 1
    }
  }

  private mutating func takeText(_ section: Int) {
    let text = report.narrative.texts[section] ?? Narrative.pending
    let count = text.split(separator: "\n", omittingEmptySubsequences: false).count
    if place < lines.count, lines[place].isEmpty { place += 1 }
    let end = min(lines.count, place + count)
    printed.sections[section] = lines[place..<end].joined(separator: "\n")
    place = end
  }

  /// The statutory tables of a section with their titles.
  private mutating func takeSheet() {
    while place < lines.count, lines[place].first != "#", !lines[place].hasPrefix(Self.mark) {
      if lines[place].utf8.first == Self.bar {
        for (number, fields) in takeTable().enumerated() where number != 1 { add(fields) }
        continue
      }
      if lines[place].hasPrefix("**"), lines[place].hasSuffix("**") {
        add([Markdown.plain(lines[place].dropFirst(2).dropLast(2))])
      }
      place += 1
    }
  }

  private mutating func add(_ fields: [String]) {
    row += 1
    for (position, text) in fields.enumerated() {
      form.append(SheetText.Cell(row: row, column: position + 1, text: text, kind: .plain))
    }
  }

  /// The lines of a pipe table, the rule below the head among them.
  private mutating func takeTable() -> [[String]] {
    var rows: [[String]] = []
    while place < lines.count, lines[place].utf8.first == Self.bar {
      rows.append(MarkdownTable.fields(String(lines[place])).map { Markdown.plain($0) })
      place += 1
    }
    return rows
  }
}

extension Markdown {
  /// The inverse of `cell`, for what is read back.
  static func plain(_ text: some StringProtocol) -> String {
    guard text.utf8.contains(UInt8(ascii: "\\")) else { return Markup.decoded(String(text)) }
    var isEscaped = false
    let plain = text.replacingScalars { scalar in
      let isMark = scalar == "\\" && !isEscaped
      isEscaped = isMark
      return isMark ? "" : nil
    }
    return Markup.decoded(plain)
  }
}
