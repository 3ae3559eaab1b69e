/// One file as it was read: what it says of itself, its facts, and what is wrong with it.
struct Reading: Sendable {
  /// Relative to `Inputs/`, with `/`.
  var file: String
  var statement = Statement()
  /// What it says further down, above other tables: first lines and titles behind the first.
  var later: [Statement] = []
  /// What the file's name says of itself.
  var named = Statement()
  var facts: Facts?
  var findings: [Finding] = []
  var strangers: [Stranger] = []
  /// Titles and headings that were met, even without a row.
  var seen = SeenTitles()
  /// Set when the file cannot be counted at all.
  var isRejected = false
  /// Whether the text ends without a line end, so that rows missing behind its last one were cut off.
  var endsOpen = false
  /// The row read last.
  var last: RowPlace?
  /// How many cells were found, blank ones among them.
  var found = 0
  /// Cells that the sheet cannot answer because it is of another edition, which is said.
  var excused: Set<Int> = []
  /// The sheet of a workbook; empty for a text file.
  var sheet = ""
  /// The sentences between the tables.
  var texts: [TextPiece] = []
  /// The texts of the report's sections.
  var sections = SentTexts()
  /// What it declares in place of zeros.
  var declared: [Declared] = []
  /// The unit of the roster whose code and name it states letter by letter, where that is known.
  var unit: Roster.Unit?

  /// A place in it.
  func place(_ line: Int, _ field: Int = 0) -> Place {
    Place(file: file, line: line, field: field, sheet: sheet)
  }

  /// As messages name it: `a.xlsx（表三）`.
  var source: String { sheet.isEmpty ? file : "\(file)（\(sheet)）" }

  static func rejected(_ file: String, _ finding: Finding, statement: Statement = Statement()) -> Reading {
    Reading(file: file, statement: statement, findings: [finding], isRejected: true)
  }
}

extension Reading {
  /// The reading, or its refusal where the file was cut or nothing in it is known; what the file does not state of
  /// unit and year, its name may.
  func judged(_ form: Form, _ records: Records, isCut: Bool, named: Statement) -> Reading {
    var result = self
    result.named = named
    result.statement = statement.completed(by: named)
    if isRejected { return result }
    let statesItself = result.statement.line > 0
    if isCut, found > 0 || statesItself {
      if found == 0, !named.isSilent { result.statement = named }
      return refused(.cut(form, last, records, file), result.statement)
    }
    if found == 0, declared.isEmpty {
      return refused(
        statesItself ? .onlyFirstLine(form, file) : .nothingKnown(form, records, file), result.statement)
    }
    if let text = result.statement.unclearYear {
      return refused(.unclearYear(text, place(max(1, statement.line))), result.statement)
    }
    if let other = later.first(where: { !$0.saysNoYear && $0.year != result.statement.year }),
      let years = Statement.only(of: [result.statement, other].compactMap(\.writtenYear))
    {
      return refused(.unclearYear(years.words, place(other.line)), result.statement)
    }
    return result
  }

  /// The reading with what is stated of unit and year; refused where the year cannot be understood.
  func stating(_ statement: Statement) -> Reading {
    var result = self
    result.statement = statement
    guard !isRejected, let text = statement.unclearYear else { return result }
    var refused = refused(.unclearYear(text, place(max(1, statement.line))), statement)
    refused.named = named
    return refused
  }

  private func refused(_ finding: Finding, _ statement: Statement) -> Reading {
    var result = Reading.rejected(file, finding, statement: statement)
    result.found = found
    return result
  }
}

/// Titles and headings of a file, to say what is missing and where.
struct SeenTitles: Sendable {
  /// The line of each table's title.
  var titles: [Int: Int] = [:]
  /// The tables whose column labels were met below their title.
  var headed: Set<Int> = []
  /// Titles of blocks that the form does not have.
  var strays: [Stray] = []

  struct Stray: Sendable {
    let label: String
    let line: Int
  }
}
