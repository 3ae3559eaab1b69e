/// Reads `report.md` back.
///
/// The office's texts may hold anything, tables and headings too: where one should stand as many lines are taken as it
/// has, and compared as they are.
struct PrintedMarkdown {
  private static let bar = UInt8(ascii: "|")

  private let lines: [Substring]
  private let report: Report
  private let own: PageTemplate.Own
  private var printed: Printed
  private var form: [SheetText.Cell] = []
  private var place = 0
  private var row = 0

  static func read(
    _ bytes: [UInt8], file: String, of report: Report, _ own: PageTemplate.Own
  ) -> Printed {
    var reader = PrintedMarkdown(
      lines: String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false),
      report: report, own: own, printed: Printed(file, .markdown))
    reader.printed.own = own
    reader.printed.kinds = own.tables
    reader.read()
    reader.printed.sheets = [SheetText(name: file, cells: reader.form)]
    return reader.printed
  }

  private mutating func read() {
    for (position, section) in report.sections.enumerated() {
      takeLines(to: start(of: section, position + 1))
      guard place < lines.count else { return }
      place += 1
      add([section.title])
      if section.isText { takeText(position + 1) } else { takeSheet() }
    }
    takeLines(to: lines.count)
  }

  /// The line of a section's heading: a template may name it in others, and list the headings.
  private func start(of section: Section, _ number: Int) -> Int {
    let heading = Markdown.cell(section.heading)
    let named = lines[place...].indices.filter { lines[$0].first == "#" && lines[$0].contains(heading) }
    let exact = named.filter { lines[$0].drop { $0 == "#" || $0 == " " } == heading }
    let full = exact.first { line in
      section.isText
        ? self.text(number, from: line + 1) != nil
        : lines[(line + 1)...].first { !$0.isEmpty }.map { $0.hasPrefix("|") || $0.hasPrefix("**") } ?? false
    }
    return full ?? exact.first ?? named.first ?? lines.count
  }

  /// What stands around the sections: sentences, and tables behind the mark that says what they are.
  private mutating func takeLines(to end: Int) {
    var kind: Printed.Kind?
    while place < end {
      let line = lines[place]
      if let mark = Self.mark(line) {
        kind = mark
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

  /// The text of a section, and the template's own lines before it.
  private mutating func takeText(_ section: Int) {
    if let start = text(section, from: place) {
      takeLines(to: start)
    } else if place < lines.count, lines[place].isEmpty {
      place += 1
    }
    let end = min(lines.count, place + expected(section).count)
    printed.sections[section] = lines[place..<end].joined(separator: "\n")
    place = end
  }

  /// Where a section's text begins; `nil` unless nothing but the template's own lines stands before it.
  private func text(_ section: Int, from first: Int) -> Int? {
    let text = expected(section)
    for line in first..<lines.count {
      if lines[line...].starts(with: text) { return line }
      guard lines[line].isEmpty || own.isLine(lines[line]) else { return nil }
    }
    return nil
  }

  private func expected(_ section: Int) -> [Substring] {
    MarkdownTable.aligned(in: report.narrative.texts[section] ?? Narrative.pending)
      .split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// What a line says that the table below it is.
  private static func mark(_ line: Substring) -> Printed.Kind? {
    guard line.utf8.contains(UInt8(ascii: "<")),
      let mark = line.wholeMatch(of: /\s*<!--\s*proof:\s*([a-z]+)\s*-->\s*/)
    else { return nil }
    return Printed.Kind(rawValue: String(mark.1))
  }

  /// The statutory tables of a section with their titles.
  private mutating func takeSheet() {
    while place < lines.count, lines[place].first != "#", Self.mark(lines[place]) == nil {
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
