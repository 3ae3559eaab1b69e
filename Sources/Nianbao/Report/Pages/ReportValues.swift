/// The values that page templates take: headings, grids and figures, no words of the form of their own.
struct ReportValues {
  let report: Report
  /// Markdown or a page.
  let medium: ListingMedium
  /// Makes a text safe in the format.
  let escaped: (String) -> String
  /// Renders a narrative.
  let rendered: (String) -> String
  /// What each number is made of.
  let parts: UnitsAnnex
  /// Whether a template has a place for a list by its name: those of a large region are most of a page.
  var mentions: (String) -> Bool = { $0 != "unitTables" }

  init(
    _ report: Report, in medium: ListingMedium = .page, escaped: @escaping (String) -> String,
    rendered: @escaping (String) -> String
  ) {
    self.report = report
    self.medium = medium
    self.escaped = escaped
    self.rendered = rendered
    parts = UnitsAnnex(report)
  }

  var all: [String: Any] {
    let sections = [
      "sections": report.sections.enumerated().map { section($0.element, number: $0.offset + 1) }
    ]
    return [sections, annexes, pictures, ledgerValues].reduce(words) { $0.merging($1) { first, _ in first } }
  }

  /// What is said around texts and tables.
  var words: [String: Any] {
    let findings = report.findings.filter { $0.state == .open }
    return [
      "title": escaped(report.title), "titleLines": PageText.title(report.title, of: report.form),
      "basis": escaped(report.form.basis), "isUnit": report.isUnit,
      "region": escaped(report.project.region), "year": report.year,
      "lastYear": report.year - 1, "publisher": escaped(report.project.publisher),
      "hasPublisher": !report.project.publisher.isEmpty, "source": escaped(report.form.source),
      "formTitle": escaped(report.form.title), "isDraft": report.isDraft,
      "errors": findings.count(open: .error), "warnings": findings.count(open: .warning),
      "notices": findings.count(open: .notice), "hasFindings": !findings.isEmpty,
      "summed": report.units.count { $0.state == .accepted && $0.unit.isCounted },
      "declarations": declarations, "seals": report.seals.map(\.description),
      "hasSeals": !report.seals.isEmpty,
      "hasMissing": !report.missing.isEmpty, "missing": report.missing.map(missing),
      "openErrors": list("openErrors") { findings.filter { $0.severity == .error }.map(finding) },
      "openOthers": list("openOthers") { findings.filter { $0.severity == .warning }.map(finding) },
    ]
  }
}

extension ReportValues {
  /// What a unit declared in its own report, without who declared it.
  private var declarations: [String] {
    guard report.isUnit else { return [] }
    return report.units.filter { !$0.declaredBlanks.isEmpty }.flatMap(\.declarations)
      .map { escaped($0.declaration.label) }.distinct
  }

  /// A list where the template has a place for it.
  func list<Line>(_ name: String, _ lines: () -> [Line]) -> [Line] { mentions(name) ? lines() : [] }

  private func section(_ section: Section, number: Int) -> [String: Any] {
    let tables = report.tables(of: section)
    let text = report.narrative.texts[number]
    let width = tables.map { Grid($0).columnCount }.max() ?? 0
    return [
      "id": "section-\(number)", "heading": escaped(section.heading),
      "isText": section.isText, "isAnnex": section.isAnnex,
      "text": text.map(rendered) ?? rendered(Narrative.pending), "hasTables": !tables.isEmpty,
      "tables": tables.map { table($0, section, width: width) },
    ]
  }

  private func table(_ table: Table, _ section: Section, width: Int) -> [String: Any] {
    let grid = Grid(table)
    let rows = medium == .markdown ? pipeTable(grid) : (lines: [], rules: [])
    let stretched = grid.stretched(to: width)
    let boxes = stretched.lines.map { ["boxes": $0.map(box)] }
    let hasOwnTitle = table.title != section.title
    return [
      "id": "table-\((report.form.tables.firstIndex { $0.id == table.id } ?? 0) + 1)",
      "title": escaped(table.title), "hasOwnTitle": hasOwnTitle,
      "caption": escaped(hasOwnTitle ? "\(section.title)：\(table.title)" : table.title),
      "first": rows.lines.first ?? [], "rest": Array(rows.lines.dropFirst()).map { ["cells": $0] },
      "rules": rows.rules,
      "isTree": grid.labelColumns > 1, "columns": columns(of: grid), "width": width,
      "isWide": grid.columnCount > 12, "isNarrow": width <= 5,
      "heads": Array(boxes.prefix(grid.headerRows)), "rows": Array(boxes.dropFirst(grid.headerRows)),
    ]
  }

  /// The lines of a grid in Markdown, as wide as their columns, and what stands below the first.
  private func pipeTable(_ grid: Grid) -> (lines: [[String]], rules: [String]) {
    let lines = grid.matrix { text(of: $0) }
    let columns = 0..<grid.columnCount
    let layout = MarkdownTable.Layout(lines, isRight: columns.map { $0 >= grid.labelColumns })
    return (lines.map { line in columns.map { layout.field(line[$0], $0) } }, columns.map(layout.rule))
  }

  /// What each column of a page's table holds: groups of labels, labels, numbers.
  private func columns(of grid: Grid) -> [[String: Any]] {
    (0..<grid.columnCount).map { column in
      let isNumber = column >= grid.labelColumns
      let kind = isNumber ? "number" : column == grid.labelColumns - 1 ? "label" : "lead"
      return ["kind": kind, "isNumber": isNumber]
    }
  }

  private func box(_ box: Grid.Box) -> [String: Any] {
    let (tag, kind) =
      switch box.content {
      case .corner: ("th", "corner")
      case .heading: ("th", "heading")
      case .label: ("th", "label")
      case .value: ("td", "value")
      }
    let (id, link) = anchors(of: box.content)
    return [
      "tag": tag, "kind": kind, "text": text(of: box.content), "height": box.height, "width": box.width,
      "isTall": box.height > 1, "isBroad": box.width > 1, "isLabel": kind == "label",
      "isInner": kind == "label" && box.column > 0, "column": box.column,
      "hasId": id != nil, "id": id ?? "", "hasLink": link != nil, "link": link ?? "",
    ]
  }

  /// Where links come back to, and where one leads to: the first number of each row, and every number with parts.
  private func anchors(of content: Grid.Box.Content) -> (id: String?, link: String?) {
    guard case .value(let cell) = content else { return (nil, nil) }
    let blank = report.form.blank(of: cell)
    let id = blank.column == 0 ? UnitsAnnex.place(table: blank.table, row: blank.row) : nil
    return (id, parts.link(from: cell))
  }

  private func text(of content: Grid.Box.Content) -> String {
    switch content {
    case .corner(let text), .heading(let text), .label(let text): return escaped(text)
    case .value(let cell): return report.form.text(of: cell, in: report.statistics.figures)
    }
  }

  private func finding(_ finding: Finding) -> [String: Any] {
    let unit = report.units.first { $0.unit.code == finding.unit }?.unit.name
    return [
      "severity": finding.severity.rawValue, "rule": escaped(finding.rule.id),
      "hasUnit": unit != nil, "unit": escaped(unit ?? ""),
      "place": escaped(
        finding.place.map { place in place.line > 0 ? "\(place.file):\(place.line)" : place.file } ?? ""),
      "message": escaped(finding.sentence), "hint": escaped(finding.hint),
    ]
  }

  private func missing(_ unit: UnitReturn) -> [String: Any] {
    ["code": escaped(unit.unit.code), "name": escaped(unit.unit.name), "isRejected": unit.state == .rejected]
  }
}

extension Grid {
  /// The grid as lines of fields, merged places blank, as a sheet saved as CSV has them.
  func matrix(_ text: (Box.Content) -> String) -> [[String]] {
    var lines = [[String]](repeating: [String](repeating: "", count: columnCount), count: rowCount)
    for box in boxes { lines[box.row][box.column] = text(box.content) }
    return lines
  }
}
