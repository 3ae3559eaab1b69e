import Nianbao

/// A kind of workbook file, such as .xlsx: what it must be able to hold, in the words of no library.
///
/// `Workbook` and `Sheet` refuse what would be wrong in any format before it comes here.
package protocol WorkbookFormat: AnyObject {
  /// Adds an empty sheet behind the others.
  ///
  /// - Throws: `WorkbookError.badSheetName` for a name that the format refuses.
  func addSheet(_ name: String) throws(WorkbookError) -> any SheetFormat

  /// Names a block of a sheet for the whole workbook.
  func define(_ name: String, as formula: String) throws(WorkbookError)

  /// A property of the file's own.
  func setProperty(_ name: String, to value: String) throws(WorkbookError)

  /// Writes the file; nothing is written to the workbook afterwards.
  func close() throws(WorkbookError)
}

/// One sheet of such a file.
///
/// Rows and columns count from 0.
package protocol SheetFormat: AnyObject {
  func write(_ content: CellContent, _ row: Int, _ column: Int, _ style: Style) throws(WorkbookError)

  func comment(_ text: String, _ row: Int, _ column: Int) throws(WorkbookError)

  /// Makes one cell of a block, empty and bordered all round.
  func merge(_ block: Block, _ style: Style) throws(WorkbookError)

  /// Marks a block as a table with one line of headings.
  func table(_ name: String, _ headings: [String], _ block: Block, _ style: Style) throws(WorkbookError)

  func chart(_ picture: PlacedChart) throws(WorkbookError)

  /// Says what may be typed into a block.
  func accept(_ entry: Entry, _ block: Block) throws(WorkbookError)

  /// Gives a block another look while a formula, written for its first cell, holds.
  func mark(where formula: String, _ style: Style, _ block: Block) throws(WorkbookError)

  func set(_ setting: SheetSetting) throws(WorkbookError)

  func show(_ look: SheetLook)
}

/// What one cell holds.
package enum CellContent: Hashable, Sendable {
  case blank
  case text(String)
  case number(Double)
  /// A formula with the number, or the text, that it has now.
  case formula(String, number: Double)
  case formulaText(String, text: String)
  /// A link into this workbook: `'依申请公开'!C7`, shown as the text.
  case link(to: String, text: String)
}

/// A rectangle of cells, counted from 0.
package struct Block: Hashable, Sendable {
  package let rows: ClosedRange<Int>
  package let columns: ClosedRange<Int>

  package init(rows: ClosedRange<Int>, columns: ClosedRange<Int>) {
    self.rows = rows
    self.columns = columns
  }

  func sharesCells(with other: Block) -> Bool { rows.overlaps(other.rows) && columns.overlaps(other.columns) }
}

/// A chart of a table on its own sheet: its categories in the first column, a series in each next one.
package struct PlacedChart: Sendable {
  package let chart: Chart
  /// The table's lines below its headings.
  package let lines: ClosedRange<Int>
  /// Where the picture's top left corner stands, in the first column.
  package let row: Int
  /// In pixels.
  package let width: Double
  package let height: Double
}

/// What is set for rows, columns and pages of a sheet.
package enum SheetSetting: Hashable, Sendable {
  /// In characters.
  case width(Double, columns: ClosedRange<Int>)
  /// In points.
  case height(Double, row: Int)
  case filter(Block)
  case page(PageSetup)
  /// New pages begin before these rows.
  case breaks([Int])
}

/// How a sheet shows itself; nothing of it can fail.
package enum SheetLook: Hashable, Sendable {
  /// The rows and columns at the top left that stay in sight.
  case frozen(rows: Int, columns: Int)
  /// Only cells of unlocked styles can be changed, without a password.
  case protected
  case hidden
  case withoutGridlines
  /// The colour of the sheet's tab, as 0xRRGGBB.
  case tab(UInt32)
  /// The workbook opens on this sheet.
  case active
  case selected(row: Int, column: Int)
}

/// How a sheet is printed on A4.
package struct PageSetup: Hashable, Sendable {
  package var isLandscape = false
  /// In percent; `nil` for as large as the width of a page allows.
  package var scale: Int?
  /// It is made as small as so many pages need; 0 for as many pages as the width of one asks for.
  package var mostPages = 0
  /// The rows and columns from the top left that are printed; `nil` for all.
  package var area: Area?
  /// The rows from the top that every page repeats.
  package var repeatedRows = 0
  /// Stands in the middle above every page.
  package var header = ""
  package var hasPageNumbers = true

  package struct Area: Hashable, Sendable {
    package let rows: Int
    package let columns: Int
  }

  static let portrait = PageSetup()
  static let landscape = PageSetup(isLandscape: true)

  /// The same with something changed.
  func with(_ change: (inout PageSetup) -> Void) -> PageSetup {
    var page = self
    change(&page)
    return page
  }

  /// For a long list that is looked up rather than printed: its first page, which says above how large the list is.
  ///
  /// `headings` are the rows above the list's lines; `printed` columns of all, where a page bears no more.
  static func lookedUp(lines: Int, headings: Int, columns: Int, printed: Int? = nil) -> PageSetup {
    let (rows, width) = (min(lines, mostLines), min(columns, printed ?? columns))
    return PageSetup(isLandscape: true, mostPages: 1).of(rows: headings + rows, columns: width).with {
      if rows < lines || width < columns {
        $0.header = "供查阅和再利用，只打印前 \(rows) 行 \(width) 列；全表 \(lines) 行 \(columns) 列，请在屏幕上看"
      }
    }
  }

  /// So many lines of a list, some over two lines of text, a page bears.
  private static let mostLines = 30

  /// The same for the rows and columns from the top left alone.
  func of(rows: Int, columns: Int) -> PageSetup { with { $0.area = Area(rows: rows, columns: columns) } }
}
