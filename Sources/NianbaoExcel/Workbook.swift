import CXlsxWriter
import Foundation

/// A workbook being written. It cannot be copied, and closing consumes it; all of C stands in this file.
public struct Workbook: ~Copyable {
  private let handle: UnsafeMutablePointer<lxw_workbook>
  private let formats: Formats

  /// - Parameter created: the date in the file's properties, so that the same inputs give the same bytes.
  public init(path: String, title: String, created: Int) throws(WorkbookError) {
    guard let handle = workbook_new(path) else { throw .cannotCreate(path) }
    let error = title.withCString { title in
      var properties = lxw_doc_properties()
      properties.title = UnsafeMutablePointer(mutating: title)
      properties.created = time_t(created)
      return workbook_set_properties(handle, &properties)
    }
    try check(error)
    (self.handle, formats) = (handle, Formats(handle))
  }

  public func addSheet(_ name: String) throws(WorkbookError) -> Sheet {
    guard workbook_validate_sheet_name(handle, name) == LXW_NO_ERROR,
      let sheet = workbook_add_worksheet(handle, name)
    else { throw .badSheetName(name) }
    return Sheet(sheet, formats)
  }

  /// Names a block of a sheet for the whole workbook; Excel's names and formulas are cut at 127 bytes.
  public func name(_ name: String, _ formula: String) throws(WorkbookError) {
    for text in [name, formula] where text.utf8.count > 127 { throw .tooLong(text) }
    try check(workbook_define_name(handle, name, formula))
  }

  /// A property of the file's own.
  public func property(_ name: String, _ value: String) throws(WorkbookError) {
    try check(workbook_set_custom_property_string(handle, name, value))
  }

  /// Writes the file.
  public consuming func close() throws(WorkbookError) { try check(workbook_close(handle)) }
}

/// One sheet. Rows and columns count from 0, as in the library.
public final class Sheet {
  private let handle: UnsafeMutablePointer<lxw_worksheet>
  private let formats: Formats
  private var merged: [(rows: ClosedRange<Int>, columns: ClosedRange<Int>)] = []

  fileprivate init(_ handle: UnsafeMutablePointer<lxw_worksheet>, _ formats: Formats) {
    (self.handle, self.formats) = (handle, formats)
  }

  /// Writes text as text, whatever it begins with.
  public func text(_ text: String, _ row: Int, _ column: Int, _ style: Style) throws(WorkbookError) {
    if text.isEmpty { return try blank(row, column, style) }
    try check(worksheet_write_string(handle, row.row, column.column, Self.safe(text), formats[style]))
  }

  public func number(_ value: Double, _ row: Int, _ column: Int, _ style: Style) throws(WorkbookError) {
    guard value.isFinite else { throw .notFinite(value) }
    try check(worksheet_write_number(handle, row.row, column.column, value, formats[style]))
  }

  public func blank(_ row: Int, _ column: Int, _ style: Style) throws(WorkbookError) {
    try check(worksheet_write_blank(handle, row.row, column.column, formats[style]))
  }

  /// Writes a formula with the number it has now.
  public func formula(
    _ formula: String, _ result: Double, _ row: Int, _ column: Int, _ style: Style
  ) throws(WorkbookError) {
    guard result.isFinite else { throw .notFinite(result) }
    try check(worksheet_write_formula_num(handle, row.row, column.column, formula, formats[style], result))
  }

  /// Writes a formula with the text it has now.
  public func formula(
    _ formula: String, _ result: String, _ row: Int, _ column: Int, _ style: Style
  ) throws(WorkbookError) {
    guard !result.isEmpty else { throw .formulaWithoutResult(formula) }
    try check(worksheet_write_formula_str(handle, row.row, column.column, formula, formats[style], result))
  }

  /// Writes a link into this workbook: `'依申请公开'!C7`, shown as the text.
  public func link(
    to place: String, _ text: String, _ row: Int, _ column: Int, _ style: Style
  ) throws(WorkbookError) {
    let url = "internal:\(place)"
    guard url.utf16.count <= 255 else { throw .tooLong(place) }
    try check(
      worksheet_write_url_opt(
        handle, row.row, column.column, url, formats[style], Self.safe(text), nil))
  }

  /// Writes a comment, as wide and high as it needs; without an author, who would stand in front of its text.
  public func comment(_ text: String, _ row: Int, _ column: Int) throws(WorkbookError) {
    guard text.utf16.count <= 32_000 else { throw .tooLong(text) }
    let font = strdup("宋体")
    defer { free(font) }
    var options = lxw_comment_options()
    (options.font_name, options.font_size) = (font, 10)
    (options.width, options.height) = (Self.commentWidth, UInt16(clamping: Self.commentHeight(text)))
    try check(worksheet_write_comment_opt(handle, row.row, column.column, Self.safe(text), &options))
  }

  /// Reserves a block of cells as one, bordered all round; its content is written at its top left by the caller.
  public func merge(
    rows: ClosedRange<Int>, columns: ClosedRange<Int>, _ style: Style
  ) throws(WorkbookError) {
    guard rows.count > 1 || columns.count > 1 else {
      return try blank(rows.lowerBound, columns.lowerBound, style)
    }
    if merged.contains(where: { $0.rows.overlaps(rows) && $0.columns.overlaps(columns) }) {
      throw .overlappingMerge(Sheet.name(row: rows.lowerBound, column: columns.lowerBound))
    }
    merged.append((rows, columns))
    try check(
      worksheet_merge_range(
        handle, rows.lowerBound.row, columns.lowerBound.column, rows.upperBound.row,
        columns.upperBound.column, "",
        formats[style]))
  }

  public func width(_ width: Double, columns: ClosedRange<Int>) throws(WorkbookError) {
    try check(
      worksheet_set_column(handle, columns.lowerBound.column, columns.upperBound.column, width, nil))
  }

  public func height(_ points: Double, row: Int) throws(WorkbookError) {
    try check(worksheet_set_row(handle, row.row, points, nil))
  }

  public func freeze(rows: Int, columns: Int) { worksheet_freeze_panes(handle, rows.row, columns.column) }

  public func filter(rows: ClosedRange<Int>, columns: ClosedRange<Int>) throws(WorkbookError) {
    try check(
      worksheet_autofilter(
        handle, rows.lowerBound.row, columns.lowerBound.column, rows.upperBound.row, columns.upperBound.column
      ))
  }

  /// A4 with page numbers, as wide as one page unless it is a sheet of many pages side by side; `area` counts rows
  /// and columns from the top left.
  public func print(
    landscape: Bool, onePageWide: Bool = true, area: (rows: Int, columns: Int)? = nil, repeatRows: Int = 0,
    repeatColumns: Int = 0
  ) throws(WorkbookError) {
    worksheet_set_paper(handle, 9)
    if landscape { worksheet_set_landscape(handle) }
    if onePageWide { worksheet_fit_to_pages(handle, 1, 0) }
    worksheet_set_margins(handle, 0.6, 0.6, 0.75, 0.75)
    worksheet_center_horizontally(handle)
    try check(worksheet_set_footer(handle, "&C第 &P 页，共 &N 页"))
    if let area {
      try check(worksheet_print_area(handle, 0, 0, (area.rows - 1).row, (area.columns - 1).column))
    }
    if repeatColumns > 0 { try check(worksheet_repeat_columns(handle, 0, (repeatColumns - 1).column)) }
    if repeatRows > 0 { try check(worksheet_repeat_rows(handle, 0, (repeatRows - 1).row)) }
  }

  /// Lets only cells of unlocked styles be changed. Without a password: protection guides, it never proves.
  public func protect() {
    var options = lxw_protection()
    (options.format_columns, options.format_rows) = (1, 1)
    worksheet_protect(handle, nil, &options)
  }

  public func hide() { worksheet_hide(handle) }

  /// Makes it the sheet that the workbook opens on.
  public func activate() { worksheet_activate(handle) }

  public func select(_ row: Int, _ column: Int) {
    worksheet_set_selection(handle, row.row, column.column, row.row, column.column)
  }

  /// Says what may be typed into cells. The library's switches stay 0, its default: there 1 means off.
  public func accept(
    _ entry: Entry, rows: ClosedRange<Int>, columns: ClosedRange<Int>
  ) throws(WorkbookError) {
    try entry.refuseLong()
    let words = [entry.title, entry.prompt, entry.title, entry.error, entry.formula ?? ""]
    let texts = words.map { strdup($0) }
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
  public func mark(
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

  public func hideGridlines() { worksheet_gridlines(handle, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue)) }
}

/// The library's formats by style, each made once.
private final class Formats {
  private let workbook: UnsafeMutablePointer<lxw_workbook>
  private var made: [Style: UnsafeMutablePointer<lxw_format>] = [:]

  init(_ workbook: UnsafeMutablePointer<lxw_workbook>) { self.workbook = workbook }

  subscript(style: Style) -> UnsafeMutablePointer<lxw_format>? {
    if let format = made[style] { return format }
    guard let format = workbook_add_format(workbook) else { return nil }
    made[style] = format
    format_set_font_name(format, "宋体")
    format_set_font_size(format, style.size)
    format_set_font_color(format, style.color == 0 ? UInt32(LXW_COLOR_BLACK.rawValue) : style.color)
    if style.isBold { format_set_bold(format) }
    if style.isUnderlined { format_set_underline(format, UInt8(LXW_UNDERLINE_SINGLE.rawValue)) }
    let align = [Style.Align.left: LXW_ALIGN_LEFT, .center: LXW_ALIGN_CENTER, .right: LXW_ALIGN_RIGHT]
    format_set_align(format, UInt8((align[style.align] ?? LXW_ALIGN_LEFT).rawValue))
    format_set_align(
      format, UInt8((style.isTop ? LXW_ALIGN_VERTICAL_TOP : LXW_ALIGN_VERTICAL_CENTER).rawValue))
    if style.isUnlocked { format_set_unlocked(format) }
    if style.wraps { format_set_text_wrap(format) }
    if style.shrinks { format_set_shrink(format) }
    if style.hasBorder { format_set_border(format, UInt8(LXW_BORDER_THIN.rawValue)) }
    if let fill = style.fill { format_set_bg_color(format, fill) }
    if let numberFormat = style.numberFormat { format_set_num_format(format, numberFormat) }
    return format
  }
}

extension Int {
  fileprivate var row: lxw_row_t { lxw_row_t(self) }
  fileprivate var column: lxw_col_t { lxw_col_t(self) }
}

/// The one gate that every status code passes.
private func check(_ code: lxw_error) throws(WorkbookError) {
  guard code == LXW_NO_ERROR else { throw .library(String(cString: lxw_strerror(code))) }
}
