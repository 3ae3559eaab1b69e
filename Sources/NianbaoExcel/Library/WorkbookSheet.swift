import CXlsxWriter
import Foundation
import Nianbao

/// One sheet. Rows and columns count from 0, as in the library.
package final class Sheet {
  let handle: UnsafeMutablePointer<lxw_worksheet>
  let workbook: UnsafeMutablePointer<lxw_workbook>
  let name: String
  let formats: Formats
  let names: TableNames
  /// Blocks that are merged or a table: no two may share a cell.
  private var blocks: [(rows: ClosedRange<Int>, columns: ClosedRange<Int>)] = []

  init(
    _ handle: UnsafeMutablePointer<lxw_worksheet>, in workbook: UnsafeMutablePointer<lxw_workbook>,
    _ name: String, _ formats: Formats, _ names: TableNames
  ) {
    (self.handle, self.workbook, self.name) = (handle, workbook, name)
    (self.formats, self.names) = (formats, names)
  }

  /// Takes a block of cells for itself; what the library would write in silence over another is refused.
  func reserve(rows: ClosedRange<Int>, columns: ClosedRange<Int>) throws(WorkbookError) {
    if blocks.contains(where: { $0.rows.overlaps(rows) && $0.columns.overlaps(columns) }) {
      throw .overlap(Sheet.name(row: rows.lowerBound, column: columns.lowerBound))
    }
    blocks.append((rows, columns))
  }

  /// Writes text as text, whatever it begins with.
  package func text(_ text: String, _ row: Int, _ column: Int, _ style: Style) throws(WorkbookError) {
    if text.isEmpty { return try blank(row, column, style) }
    try check(worksheet_write_string(handle, row.row, column.column, Self.safe(text), formats[style]))
  }

  package func number(_ value: Double, _ row: Int, _ column: Int, _ style: Style) throws(WorkbookError) {
    guard value.isFinite else { throw .notFinite(value) }
    try check(worksheet_write_number(handle, row.row, column.column, value, formats[style]))
  }

  package func blank(_ row: Int, _ column: Int, _ style: Style) throws(WorkbookError) {
    try check(worksheet_write_blank(handle, row.row, column.column, formats[style]))
  }

  /// Writes a formula with the number it has now.
  package func formula(
    _ formula: String, _ result: Double, _ row: Int, _ column: Int, _ style: Style
  ) throws(WorkbookError) {
    guard result.isFinite else { throw .notFinite(result) }
    try check(worksheet_write_formula_num(handle, row.row, column.column, formula, formats[style], result))
  }

  /// Writes a formula with the text it has now.
  package func formula(
    _ formula: String, _ result: String, _ row: Int, _ column: Int, _ style: Style
  ) throws(WorkbookError) {
    guard !result.isEmpty else { throw .formulaWithoutResult(formula) }
    try check(
      worksheet_write_formula_str(
        handle, row.row, column.column, formula, formats[style], result.withoutControls))
  }

  /// Writes a link into this workbook: `'依申请公开'!C7`, shown as the text.
  package func link(
    to place: String, _ text: String, _ row: Int, _ column: Int, _ style: Style
  ) throws(WorkbookError) {
    let url = "internal:\(place)"
    guard url.utf16.count <= 255 else { throw .tooLong(place) }
    try check(
      worksheet_write_url_opt(
        handle, row.row, column.column, url, formats[style], Self.safe(text), nil))
  }

  /// Makes a cell lead to another place of this workbook; its content is still to be written. A sheet can have 65,530
  /// links, more than a form has cells.
  package func lead(to place: String, _ row: Int, _ column: Int, _ style: Style) throws(WorkbookError) {
    try link(to: place, "", row, column, style)
  }

  /// Writes a comment, as wide and high as it needs; without an author, who would stand in front of its text.
  package func comment(_ text: String, _ row: Int, _ column: Int) throws(WorkbookError) {
    guard text.utf16.count <= 32_000 else { throw .tooLong(text) }
    let font = strdup("宋体")
    defer { free(font) }
    var options = lxw_comment_options()
    (options.font_name, options.font_size) = (font, 10)
    (options.width, options.height) = (Self.commentWidth, UInt16(clamping: Self.commentHeight(text)))
    try check(worksheet_write_comment_opt(handle, row.row, column.column, Self.safe(text), &options))
  }

  /// Reserves a block of cells as one, bordered all round; its content is written at its top left by the caller.
  package func merge(
    rows: ClosedRange<Int>, columns: ClosedRange<Int>, _ style: Style
  ) throws(WorkbookError) {
    guard rows.count > 1 || columns.count > 1 else {
      return try blank(rows.lowerBound, columns.lowerBound, style)
    }
    try reserve(rows: rows, columns: columns)
    try check(
      worksheet_merge_range(
        handle, rows.lowerBound.row, columns.lowerBound.column, rows.upperBound.row,
        columns.upperBound.column, "",
        formats[style]))
  }

  package func width(_ width: Double, columns: ClosedRange<Int>) throws(WorkbookError) {
    try check(
      worksheet_set_column(handle, columns.lowerBound.column, columns.upperBound.column, width, nil))
  }

  package func height(_ points: Double, row: Int) throws(WorkbookError) {
    try check(worksheet_set_row(handle, row.row, points, nil))
  }

  package func freeze(rows: Int, columns: Int) { worksheet_freeze_panes(handle, rows.row, columns.column) }

  package func filter(rows: ClosedRange<Int>, columns: ClosedRange<Int>) throws(WorkbookError) {
    try check(
      worksheet_autofilter(
        handle, rows.lowerBound.row, columns.lowerBound.column, rows.upperBound.row, columns.upperBound.column
      ))
  }

  /// A4 with page numbers, as wide as one page unless it is a sheet of many pages side by side; `area` counts rows
  /// and columns from the top left, `header` stands in the middle above every page.
  package func print(
    landscape: Bool, onePageWide: Bool = true, area: (rows: Int, columns: Int)? = nil, repeatRows: Int = 0,
    repeatColumns: Int = 0, header: String = "", footer: Bool = true
  ) throws(WorkbookError) {
    worksheet_set_paper(handle, 9)
    if landscape { worksheet_set_landscape(handle) }
    if onePageWide { worksheet_fit_to_pages(handle, 1, 0) }
    worksheet_set_margins(handle, 0.6, 0.6, 0.75, 0.75)
    worksheet_center_horizontally(handle)
    if footer { try check(worksheet_set_footer(handle, "&C第 &P 页，共 &N 页")) }
    if !header.isEmpty {
      try check(
        worksheet_set_header(handle, "&C" + header.withoutControls.replacing(scalar: "&", with: "&&")))
    }
    if let area {
      try check(worksheet_print_area(handle, 0, 0, (area.rows - 1).row, (area.columns - 1).column))
    }
    if repeatColumns > 0 { try check(worksheet_repeat_columns(handle, 0, (repeatColumns - 1).column)) }
    if repeatRows > 0 { try check(worksheet_repeat_rows(handle, 0, (repeatRows - 1).row)) }
  }

  /// Lets only cells of unlocked styles be changed. Without a password: protection guides, it never proves.
  package func protect() {
    var options = lxw_protection()
    (options.format_columns, options.format_rows) = (1, 1)
    worksheet_protect(handle, nil, &options)
  }

  package func hide() { worksheet_hide(handle) }

  /// Gives the sheet's tab a colour, as 0xRRGGBB.
  package func tab(_ color: UInt32) { worksheet_set_tab_color(handle, color) }

  /// Begins a new page before each of the rows; of no effect on sheets fitted to one page's width.
  package func breakPages(before rows: [Int]) throws(WorkbookError) {
    if rows.isEmpty { return }
    var list = rows.map(\.row) + [0]
    try check(worksheet_set_h_pagebreaks(handle, &list))
  }

  /// Makes it the sheet that the workbook opens on.
  package func activate() { worksheet_activate(handle) }

  package func select(_ row: Int, _ column: Int) {
    worksheet_set_selection(handle, row.row, column.column, row.row, column.column)
  }

  /// Says what may be typed into cells. The library's switches stay 0, its default: there 1 means off.
  package func accept(
    _ entry: Entry, rows: ClosedRange<Int>, columns: ClosedRange<Int>
  ) throws(WorkbookError) {
    try entry.refuseLong()
    let words = [entry.title, entry.prompt, entry.title, entry.error, entry.formula ?? ""]
    let texts = words.map { strdup($0.withoutControls) }
    defer { for text in texts { free(text) } }
    var rule = lxw_data_validation()
    let types = [LXW_VALIDATION_TYPE_INTEGER, LXW_VALIDATION_TYPE_DECIMAL]
    let type = entry.formula == nil ? types[entry.isWhole ? 0 : 1] : LXW_VALIDATION_TYPE_CUSTOM_FORMULA
    rule.validate = UInt8(type.rawValue)
    rule.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
    (rule.minimum_number, rule.maximum_number) = (entry.range.lowerBound, entry.range.upperBound)
    if entry.formula != nil { rule.value_formula = texts[4] }
    let kind = entry.isWarning ? LXW_VALIDATION_ERROR_TYPE_WARNING : LXW_VALIDATION_ERROR_TYPE_STOP
    rule.error_type = UInt8(kind.rawValue)
    (rule.input_title, rule.input_message) = (texts[0], texts[1])
    (rule.error_title, rule.error_message) = (texts[2], texts[3])
    try check(
      worksheet_data_validation_range(
        handle, rows.lowerBound.row, columns.lowerBound.column, rows.upperBound.row,
        columns.upperBound.column, &rule))
  }

  /// Gives cells another look while a formula, written for the first of them, holds.
  package func mark(
    where formula: String, _ style: Style, rows: ClosedRange<Int>, columns: ClosedRange<Int>
  ) throws(WorkbookError) {
    let text = strdup(formula)
    defer { free(text) }
    var rule = lxw_conditional_format()
    rule.type = UInt8(LXW_CONDITIONAL_TYPE_FORMULA.rawValue)
    (rule.value_string, rule.format) = (text, formats[style])
    try check(
      worksheet_conditional_format_range(
        handle, rows.lowerBound.row, columns.lowerBound.column, rows.upperBound.row,
        columns.upperBound.column, &rule))
  }

  package func hideGridlines() { worksheet_gridlines(handle, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue)) }
}
