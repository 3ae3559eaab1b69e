import Foundation
import Testing

@testable import Nianbao

/// Ways to send something wrong: each takes the fault alone, in a submission that is sound but for it.
enum Sending {
  static let form = Fixture.form
  static let roster = Roster(
    units: [unit("001", "教育局"), unit("002", "水利局")], region: "试验县")

  /// A finding as the terminal prints it.
  static func printed(_ finding: Finding) -> String {
    let place = finding.place.map { "\($0.file):\(max(1, $0.line)):\(max(1, $0.field))" } ?? ":1:1"
    return "\(place): \(finding.severity.rawValue): [\(finding.rule)] \(finding.sentence)\(finding.hint)"
  }

  /// The statutory form with 0 everywhere, as the blank is written, without lines to declare in.
  static func zeros(year: Int = 2025, form: Form = form) -> String {
    var blank = BlankForm(
      form, unit: unit("001", "教育局"), year: year, region: "", tables: Set(form.tables.indices), lastYear: nil)
    for cell in form.cells { blank.figures[cell] = 0 }
    return String(decoding: blank.csv(declares: false).dropFirst(3), as: UTF8.self)
  }

  /// What is said of a declaration in the form of a unit that filled in one cell, or these, and left all others blank.
  static func declared(_ line: String, _ cells: [String: Int64] = ["许可/行政许可/数量": 12]) throws -> [Finding] {
    var blank = BlankForm(
      form, unit: unit("001", "教育局"), year: 2025, region: "", tables: Set(form.tables.indices), lastYear: nil)
    for (address, value) in cells { blank.figures[try #require(form.cell(at: address))] = value }
    var lines = String(decoding: blank.csv(declares: false).dropFirst(3), as: UTF8.self).split(
      separator: "\n", omittingEmptySubsequences: false
    ).map { String($0) }
    lines.insert(line, at: 1)
    return read([lines.joined(separator: "\n")], roster: roster, year: 2025).units[0].findings
  }

  /// What is typed into cells, by address, of a form that says 0 everywhere else.
  static func typed(_ cells: [String: String]) throws -> [Finding] { try sheet(cells).findings }

  /// The same, with the unit's own return of the year before.
  static func typed(_ cells: [String: String], lastYear: [String: String]) throws -> [Finding] {
    let before = read([try text(lastYear, year: 2024)], roster: roster, year: 2024).units[0]
    return UnitCheck(form).findings(
      on: read([try text(cells)], roster: roster, year: 2025).units[0], lastYear: before)
  }

  static func sheet(_ cells: [String: String]) throws -> (findings: [Finding], sent: UnitReturn) {
    let sent = read([try text(cells)], roster: roster, year: 2025).units[0]
    return (UnitCheck(form).findings(on: sent, lastYear: nil), sent)
  }

  static func text(_ cells: [String: String], year: Int = 2025) throws -> String {
    var lines = zeros(year: year).split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
    for (address, text) in cells {
      guard let cell = form.cell(at: address) else { throw CocoaError(.coderInvalidValue) }
      let blank = form.blank(of: cell)
      let line =
        form.tables[..<blank.table].reduce(3) { $0 + $1.rows.count + 2 } + blank.row
      var fields = lines[line].split(separator: ",", omittingEmptySubsequences: false).map { String($0) }
      let end = fields.count - form.tables[blank.table].columns.count
      fields[end + blank.column] = text
      lines[line] = fields.joined(separator: ",")
    }
    return lines.joined(separator: "\n")
  }

  /// A file of the small form: 藏书情况 with 年初, 新购, 年末 by 合计, 中文, 外文.
  static func small(_ rows: String, head: String = "图书馆年报数据,2025,1,馆\n藏书情况,合计,中文,外文\n") throws -> [Finding] {
    let returns = read([head + rows], form: try smallForm(), year: 2025)
    return returns.strays + returns.units.flatMap { UnitCheck(returns.form).findings(on: $0, lastYear: nil) }
  }

  /// A workbook of the small form, sound but for the cell 新购 合计 (B4; B3 is 年初 合计, 3) or for what the workbook
  /// carries.
  static func workbook(
    _ text: String = "0", _ kind: CellKind = .number, aside: String? = nil, row meant: Int = 4,
    hidden: [Int] = [],
    covered: [SheetText.Cell] = [], notes: Set<WorkbookText.Note> = [], revision: Int = Stamp.currentRevision
  ) throws -> [Finding] {
    let rows = [
      ["图书馆年报数据", "2025", "1", "馆"], ["藏书情况", "合计", "中文", "外文"], ["年初", "3", "2", "1"],
      ["新购", "0", "0", "0"],
      ["年末", "3", "2", "1"],
    ]
    let cells = rows.enumerated().flatMap { row, fields in
      fields.enumerated().map { column, field in
        let isMeant = row == meant - 1 && column == 1
        return SheetText.Cell(
          row: row + 1, column: column + 1, text: isMeant ? text : field,
          kind: isMeant ? kind : row > 1 && column > 0 ? .number : .text, aside: isMeant ? aside : nil)
      }
    }
    let stamp = Stamp(form: "small", revision: revision, year: 2025, unit: "1", name: "馆")
    let book = WorkbookText(
      sheets: [SheetText(name: "藏书", cells: cells, hiddenRows: hidden, covered: covered)], stamp: stamp,
      notes: notes)
    return try file("a.xlsx", .workbook(book))
  }

  /// A file with some content, of the small form.
  static func file(_ name: String, _ content: SubmissionFile.Content) throws -> [Finding] {
    let form = try smallForm()
    let file = SubmissionFile(file: name, path: name) { content }
    let returns = try Returns(
      reading: [file], form: form, roster: Roster(units: [unit("1", "馆")], region: ""), year: 2025)
    return returns.strays
      + returns.units.filter { $0.state != .missing }.flatMap {
        UnitCheck(form).findings(on: $0, lastYear: nil)
      }
  }

  /// Statutory files by name, of a county whose roster is 001 教育局 and 002 水利局; without what is said of units that
  /// sent none, unless it is asked for.
  static func county(
    _ files: [(name: String, text: String)], missing: Bool = false, closed: Bool = false
  ) -> [Finding] {
    var roster = roster
    if closed {
      let office = Roster.Unit(
        code: "001", name: "教育局", kind: "", isCounted: true, years: 0...2024, line: 2)
      roster = Roster(units: [office, unit("002", "水利局")], region: "试验县")
    }
    let files = files.map { file in
      SubmissionFile(file: file.name, path: file.name) { .bytes(Array(file.text.utf8)) }
    }
    let returns = decoded {
      try Returns(reading: files, ReadingPlan(form, Fixture.library, roster: roster, year: 2025))
    }
    return returns.strays + returns.units.flatMap(\.findings).filter { missing || $0.rule.id != "名录-缺报" }
  }

  /// The office's own lines about 教育局, whose form says 0 everywhere.
  static func office(waivers: String = "", corrections: String = "") throws -> [Finding] {
    var amendments = Amendments()
    if !waivers.isEmpty {
      let text = Amendments.waiverColumns.joined(separator: ",") + "\n" + waivers
      try amendments.read(
        waivers: Array(text.utf8), file: "2025/waivers.csv", book: Rule.book(of: form), roster: roster)
    }
    if !corrections.isEmpty {
      let text = Amendments.correctionColumns.joined(separator: ",") + "\n" + corrections
      try amendments.read(
        corrections: Array(text.utf8), file: "2025/corrections.csv", form: form, roster: roster)
    }
    let file = SubmissionFile(file: "a.csv", path: "a.csv") { .bytes(Array(zeros().utf8)) }
    let returns = try Returns(
      reading: [file], ReadingPlan(form, roster: roster, year: 2025, amendments: amendments))
    let found = UnitCheck(form).findings(on: returns.units[0], lastYear: nil)
    return amendments.findings + Waiving(amendments.waivers, found).findings
  }

  /// A county whose published year before carries 3 applications over that no unit knows of.
  static func region(gone: [String] = []) throws -> [Finding] {
    let (sent, before) = (try sheet([:]).sent, try sheet(["申请/结转下年/自然人": "3"]).sent.figures)
    return RegionCheck(IdentityCheck(form)).findings(
      on: sent.figures, lastYear: before, lineages: [Lineage(units: [sent], before: [sent])], gone: gone,
      place: Place(file: "2025"))
  }

  /// How the edition of 2021 follows from that of 2019.
  static func succession() throws -> Succession {
    guard let known = Fixture.library.succession(from: Fixture.older, to: Fixture.form) else {
      throw CocoaError(.coderValueNotFound)
    }
    return known
  }

  /// The office's text of the first section, where the form needs three.
  static func narrative(_ text: String) throws -> [Finding] {
    let statistics = Statistics(
      form: form, year: 2025, sums: try Sums(of: [], cellCount: form.cellCount), base: nil)
    let files = [1, 5, 6].map { section in
      NarrativeFile(file: "2025/narrative/\(section).md", section: section, text: section == 1 ? text : "有。")
    }
    return Narrative(files, statistics: statistics, folder: "2025/narrative").findings
  }

  /// A sentence in the office's text of a region whose figures are 平潭's of 2025, which took 154 applications.
  static func written(_ sentence: String) throws -> [Finding] {
    let sent = read([try Fixture.text("real/pingtan-2025.sheet.csv")], year: 2025).units[0]
    let figures = TextFigures(form, year: 2025, figures: sent.figures, lastYear: nil)
    return TextCheck(figures).findings(on: TextPiece.lines(of: sentence, file: "2025/narrative/1.md"))
  }
}
