extension Form {
  /// What an address names: its table, and the row and the column that it gives and the form has; `nil` when it
  /// names no table.
  func parts(of address: Address) -> (table: Table, row: Row?, column: Column?)? {
    table(address.table).map { table in
      (
        table, table.rows.first { $0.id == address.row }, table.columns.first { $0.id == address.column }
      )
    }
  }

  /// A place in the words that the form prints: `“第二十条第（五）项”：行政许可，本年处理决定数量`; empty where no table is
  /// meant.
  func printedPlace(of address: Address) -> String {
    guard let (table, row, column) = parts(of: address) else { return "" }
    let paths = [row, column].compactMap { $0?.path.joined(separator: " ") }
    return "“\(table.title)”" + (paths.isEmpty ? "" : "：" + paths.joined(separator: "，"))
  }

  /// A place as a clerk finds it: the sheet, or the table where a sheet has several, then row and column with the labels
  /// that the form layout prints, as far as they are meant.
  ///
  /// `依申请公开 （一）予以公开 总计`
  public func words(of address: Address) -> String {
    guard let (table, row, column) = parts(of: address) else { return address.words }
    let words = [table.name, row?.printed ?? address.row, column?.printed ?? address.column]
    return words.filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// The same of a cell.
  func words(of cell: Cell) -> String { words(of: address(of: cell)) }

  /// A cell by its row and column alone.
  func lineWords(of cell: Cell) -> String { "\(rowWords(of: cell)) \(columnWords(of: cell))" }

  func rowWords(of cell: Cell) -> String { tables[blank(of: cell).table].rows[blank(of: cell).row].printed }
  func columnWords(of cell: Cell) -> String {
    tables[blank(of: cell).table].columns[blank(of: cell).column].printed
  }

  /// Where a finding is on the sheets of this year's workbook: the sheet, the row, the column, as far as they are meant.
  ///
  /// Where a sheet has several tables, the table stands for it. It is the cell to be changed first, or the one at another
  /// address.
  public func sheetPlace(of finding: Finding, at other: Address? = nil) -> [String] {
    let lastYear = finding.rule.subject == .lastYear ? ["上年的报表"] : []
    let address = other ?? finding.lead
    guard let (table, row, column) = parts(of: address) else { return lastYear }
    let words = [table.name, row?.label ?? address.row, column?.label ?? address.column]
    return lastYear
      + words.filter { !$0.isEmpty }.map { $0.split(whereSeparator: \.isNewline).joined() }
  }

  /// The cells that a finding is about: those it names, else those of its address; none for one about the file
  /// or about a row that the form does not have.
  public func cells(of finding: Finding) -> [Cell] {
    if finding.rule.subject == .lastYear { return [] }
    if !finding.cells.isEmpty { return finding.cells }
    let cells = table(finding.address.table)?.allCells ?? []
    return cells.filter { finding.address.covers(address(of: $0)) }
  }
}
