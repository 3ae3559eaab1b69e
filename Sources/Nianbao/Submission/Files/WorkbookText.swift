/// A workbook that was sent, as far as it has cells: its sheets in their order, and what it says of itself.
package struct WorkbookText: Sendable {
  package let sheets: [SheetText]
  /// What the blank form was stamped with; `nil` when it is no form of ours or has lost it.
  package let stamp: Stamp?
  package let notes: Set<Note>

  /// What a workbook carries that is neither run, followed nor read.
  package enum Note: String, Sendable, Comparable {
    case externalLinks = "指向别的文件的链接"
    case macros = "宏"
    case hiddenSheets = "隐藏的工作表"
    case farCells = "第 256 列以后的内容"
    package static func < (one: Self, other: Self) -> Bool { one.rawValue < other.rawValue }
  }

  package init(sheets: [SheetText], stamp: Stamp?, notes: Set<Note>) {
    self.sheets = sheets
    self.stamp = stamp
    self.notes = notes
  }
}

/// One sheet of a workbook.
package struct SheetText: Sendable {
  package let name: String
  package let cells: [Cell]
  /// Rows that are hidden, from 1; they are read like any other.
  package let hiddenRows: [Int]
  /// Cells under a merged one that hold something else than it does, as they are stored: nobody sees them, and
  /// they are blank among `cells`.
  package let covered: [Cell]

  /// The sheet without some of its cells.
  func without(_ isLeftOut: (Cell) -> Bool) -> SheetText {
    SheetText(
      name: name, cells: cells.filter { !isLeftOut($0) }, hiddenRows: hiddenRows, covered: covered)
  }

  /// One cell; row and column from 1.
  package struct Cell: Sendable {
    package let row: Int
    package let column: Int
    /// Empty for a cell that only has a look.
    package let text: String
    package let kind: CellKind
    /// What stands beside the text where its kind says so, `nil` elsewhere.
    package let aside: String?

    package init(row: Int, column: Int, text: String, kind: CellKind, aside: String? = nil) {
      self.row = row
      self.column = column
      self.text = text
      self.kind = kind
      self.aside = aside
    }
  }

  package init(name: String, cells: [Cell], hiddenRows: [Int] = [], covered: [Cell] = []) {
    self.name = name
    self.cells = cells
    self.hiddenRows = hiddenRows
    self.covered = covered
  }
}

/// What stands in a cell of a workbook, beside its text.
///
/// A field of a text file is always plain.
package enum CellKind: UInt8, Sendable {
  case plain
  /// A number as the workbook stores it, at 15 significant digits.
  case number
  case text
  /// A formula with its stored result.
  case formula
  case formulaWithoutResult
  /// A formula that reaches into another file.
  case externalFormula
  /// A number that shows as a day; the text is its serial number since 1900.
  case day
  /// A number that shows with `%`; the text is the number stored.
  case percent
  /// `#REF!`, `#DIV/0!`
  case error
  /// A number whose format shows it with words or in another size; the text is what it shows with all its digits,
  /// `5200元`, and beside it stands the number stored.
  case shown
  /// The same of a formula's result.
  case shownFormula
  /// A number whose format shows something that cannot be read as it, or nothing; beside it stands what it shows.
  case shownOtherwise
  /// A text of which some is struck out, raised or lowered; beside it stands, in words, what was left out.
  case partly
  /// Struck out as a whole.
  case struck
  /// A cell that the sheet has twice with different contents; the text is both.
  case twice
}

extension CellKind {
  /// What a text leaves out, in words: `划掉的“574”、上标的“1”`; empty when it leaves out nothing.
  package static func leftOut(struck: String, raised: String, lowered: String) -> String {
    let parts = [("划掉的", struck), ("上标的", raised), ("下标的", lowered)].filter { !$0.1.isEmpty }
    return parts.map { "\($0)“\($1)”" }.joined(separator: "、")
  }
}

/// Why a workbook is not read at all.
package enum WorkbookRefusal: Error, Sendable, Equatable {
  /// The container or a part of it ends too early.
  case cut
  case encrypted
  /// A container of another kind: a Word document, an archive.
  case otherKind(String)
  /// Past a limit; in words what there is and what may be.
  case tooLarge(actual: String, limit: String)
  /// A row or a cell that no sheet has, in words: what stands there is seen in no program.
  case outside(String)
  /// A cell in which a character has hundreds of accents.
  case piledMarks
  /// An XML part with a DOCTYPE, which no workbook has.
  case docType
  /// A part in an encoding that is not read; its name.
  case encoding(String)
  case damaged
}

extension Records {
  /// A sheet as records: a row is a record, a column a field, and rows that are not there are one empty record.
  init(_ sheet: SheetText) {
    var (bytes, fields, starts): ([UInt8], [Field], [Int32]) = ([], [], [0])
    var asides: [Int32: String] = [:]
    var row = 0
    for cell in sheet.cells {
      if cell.row != row {
        if row > 0 { starts.append(Int32(fields.count)) }
        if cell.row > row + 1 { starts.append(Int32(fields.count)) }
        row = cell.row
      }
      let place = Int32(bytes.count)
      while fields.count - Int(starts[starts.count - 1]) < cell.column - 1 {
        fields.append(Field(start: place, end: place, line: Int32(row), isQuoted: false))
      }
      bytes += Array(cell.text.utf8)
      if let aside = cell.aside { asides[place] = aside }
      fields.append(
        Field(start: place, end: Int32(bytes.count), line: Int32(row), isQuoted: false, kind: cell.kind))
    }
    if row > 0 { starts.append(Int32(fields.count)) }
    self.init(bytes: bytes, fields: fields, starts: starts, asides: asides)
  }
}
