import CXlsxWriter
import Foundation

/// What the library refuses, or what we refuse because it would write a damaged or a wrong file in silence.
public enum WorkbookError: Error, Equatable, CustomStringConvertible {
  case library(String)
  case cannotCreate(String)
  case badSheetName(String)
  /// libxlsxwriter 1.1.4 writes NaN and infinity as text and reports success.
  case notFinite(Double)
  /// Overlapping merges are written and make Excel repair the file.
  case overlappingMerge(String)
  /// A formula without a stored result shows 0 wherever it is not recalculated.
  case formulaWithoutResult(String)

  public var description: String {
    switch self {
    case .library(let reason): "写工作簿时出错：\(reason)"
    case .cannotCreate(let path): "不能新建工作簿 \(path)"
    case .badSheetName(let name): "工作表名“\(name)”不合规则"
    case .notFinite(let value): "\(value) 不能写进工作簿"
    case .overlappingMerge(let place): "合并的单元格在 \(place) 处重叠"
    case .formulaWithoutResult(let formula): "公式 \(formula) 没有给出结果"
    }
  }
}

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

  /// Writes the file.
  public consuming func close() throws(WorkbookError) { try check(workbook_close(handle)) }
}

/// How a cell looks. Every style names its font: a cell left at the default shows differently in Chinese Excel.
public struct Style: Hashable, Sendable {
  public enum Align: Hashable, Sendable { case left, center, right }

  public var size = 10.5
  public var isBold = false
  public var align = Align.left
  public var wraps = false
  public var hasBorder = false
  /// As 0xRRGGBB; `nil` for none.
  public var fill: UInt32?
  public var color: UInt32 = 0
  public var numberFormat: String?

  public init() {}

  public func with(_ change: (inout Style) -> Void) -> Style {
    var style = self
    change(&style)
    return style
  }
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

  public func hideGridlines() { worksheet_gridlines(handle, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue)) }

  /// `D7` for row 6, column 3.
  public static func name(row: Int, column: Int) -> String {
    var (letters, rest) = ("", column + 1)
    while rest > 0 {
      letters = String(Unicode.Scalar(UInt8(65 + (rest - 1) % 26))) + letters
      rest = (rest - 1) / 26
    }
    return letters + String(row + 1)
  }

  /// `_x0041_` would be read as the letter A, and a cell holds 32,767 characters at most.
  private static func safe(_ text: String) -> String {
    let isPlain = !text.utf8.contains(UInt8(ascii: "_"))
    let escaped = isPlain ? text : text.replacing(/_x[0-9A-Fa-f]{4}_/) { "_x005F" + $0.output }
    return escaped.utf16.count > 32_000 ? escaped.prefix(16_000) + "…" : escaped
  }
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
    let align = [Style.Align.left: LXW_ALIGN_LEFT, .center: LXW_ALIGN_CENTER, .right: LXW_ALIGN_RIGHT]
    format_set_align(format, UInt8((align[style.align] ?? LXW_ALIGN_LEFT).rawValue))
    format_set_align(format, UInt8(LXW_ALIGN_VERTICAL_CENTER.rawValue))
    if style.wraps { format_set_text_wrap(format) }
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
