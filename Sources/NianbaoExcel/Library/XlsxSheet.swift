import CXlsxWriter
import Foundation
import Nianbao

/// One sheet of an .xlsx file.
final class XlsxSheet: SheetFormat {
  let handle: UnsafeMutablePointer<lxw_worksheet>
  let workbook: UnsafeMutablePointer<lxw_workbook>
  let name: String
  let formats: XlsxFormats

  init(
    _ handle: UnsafeMutablePointer<lxw_worksheet>, in workbook: UnsafeMutablePointer<lxw_workbook>,
    _ name: String, _ formats: XlsxFormats
  ) {
    self.handle = handle
    self.workbook = workbook
    self.name = name
    self.formats = formats
  }

  func write(_ content: CellContent, _ row: Int, _ column: Int, _ style: Style) throws(WorkbookError) {
    let (row, column, format) = (row.row, column.column, formats[style])
    switch content {
    case .blank:
      try check(worksheet_write_blank(handle, row, column, format))
    case .text(let text):
      try check(worksheet_write_string(handle, row, column, text, format))
    case .number(let value):
      try check(worksheet_write_number(handle, row, column, value, format))
    case .formula(let formula, let value):
      try check(worksheet_write_formula_num(handle, row, column, formula, format, value))
    case .formulaText(let formula, let text):
      try check(worksheet_write_formula_str(handle, row, column, formula, format, text))
    case .link(let place, let text):
      try check(worksheet_write_url_opt(handle, row, column, "internal:\(place)", format, text, nil))
    }
  }

  func comment(_ text: String, _ row: Int, _ column: Int) throws(WorkbookError) {
    let font = strdup("宋体")
    defer { free(font) }
    var options = lxw_comment_options()
    options.font_name = font
    options.font_size = 10
    options.width = UInt16(Sheet.commentWidth)
    options.height = UInt16(clamping: Sheet.commentHeight(text))
    try check(worksheet_write_comment_opt(handle, row.row, column.column, text, &options))
  }

  func merge(_ block: Block, _ style: Style) throws(WorkbookError) {
    try check(
      worksheet_merge_range(
        handle, block.firstRow, block.firstColumn, block.lastRow, block.lastColumn, "", formats[style]))
  }

  /// The library's switches stay 0, its default: there 1 means off.
  func accept(_ entry: Entry, _ block: Block) throws(WorkbookError) {
    let words = [entry.title, entry.prompt, entry.title, entry.error, entry.formula ?? ""]
    let texts = words.map { strdup($0.withoutControls) }
    defer { for text in texts { free(text) } }
    var rule = lxw_data_validation()
    let types = [LXW_VALIDATION_TYPE_INTEGER, LXW_VALIDATION_TYPE_DECIMAL]
    let type = entry.formula == nil ? types[entry.isWhole ? 0 : 1] : LXW_VALIDATION_TYPE_CUSTOM_FORMULA
    rule.validate = UInt8(type.rawValue)
    rule.criteria = UInt8(LXW_VALIDATION_CRITERIA_BETWEEN.rawValue)
    rule.minimum_number = entry.range.lowerBound
    rule.maximum_number = entry.range.upperBound
    if entry.formula != nil { rule.value_formula = texts[4] }
    var choices = entry.choices.map { strdup($0.withoutControls) } + [nil]
    defer { for choice in choices { free(choice) } }
    if !entry.choices.isEmpty { rule.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue) }
    let kind = entry.isWarning ? LXW_VALIDATION_ERROR_TYPE_WARNING : LXW_VALIDATION_ERROR_TYPE_STOP
    rule.error_type = UInt8(kind.rawValue)
    rule.input_title = texts[0]
    rule.input_message = texts[1]
    rule.error_title = texts[2]
    rule.error_message = texts[3]
    try check(
      choices.withUnsafeMutableBufferPointer { choices in
        if !entry.choices.isEmpty { rule.value_list = choices.baseAddress }
        return worksheet_data_validation_range(
          handle, block.firstRow, block.firstColumn, block.lastRow, block.lastColumn, &rule)
      })
  }

  func mark(where formula: String, _ style: Style, _ block: Block) throws(WorkbookError) {
    let text = strdup(formula)
    defer { free(text) }
    var rule = lxw_conditional_format()
    rule.type = UInt8(LXW_CONDITIONAL_TYPE_FORMULA.rawValue)
    rule.value_string = text
    rule.format = formats[style]
    try check(
      worksheet_conditional_format_range(
        handle, block.firstRow, block.firstColumn, block.lastRow, block.lastColumn, &rule))
  }

  func set(_ setting: SheetSetting) throws(WorkbookError) {
    switch setting {
    case .width(let width, let columns):
      let (first, last) = (columns.lowerBound.column, columns.upperBound.column)
      try check(worksheet_set_column(handle, first, last, width, nil))
    case .height(let points, let row):
      try check(worksheet_set_row(handle, row.row, points, nil))
    case .filter(let block):
      try check(
        worksheet_autofilter(handle, block.firstRow, block.firstColumn, block.lastRow, block.lastColumn))
    case .page(let page):
      try set(page)
    case .breaks(let rows):
      var list = rows.map(\.row) + [0]
      try check(worksheet_set_h_pagebreaks(handle, &list))
    }
  }

  private func set(_ page: PageSetup) throws(WorkbookError) {
    let a4: UInt8 = 9
    worksheet_set_paper(handle, a4)
    if page.isLandscape { worksheet_set_landscape(handle) }
    if let scale = page.scale {
      worksheet_set_print_scale(handle, UInt16(clamping: scale))
    } else {
      worksheet_fit_to_pages(handle, 1, UInt16(clamping: page.mostPages))
    }
    worksheet_set_margins(handle, 0.4, 0.4, 0.65, 0.65)
    worksheet_center_horizontally(handle)
    if page.hasPageNumbers { try check(worksheet_set_footer(handle, "&C第 &P 页，共 &N 页")) }
    if !page.header.isEmpty {
      try check(worksheet_set_header(handle, "&C" + page.header.replacing(scalar: "&", with: "&&")))
    }
    if let area = page.area {
      try check(worksheet_print_area(handle, 0, 0, (area.rows - 1).row, (area.columns - 1).column))
    }
    if page.repeatedRows > 0 { try check(worksheet_repeat_rows(handle, 0, (page.repeatedRows - 1).row)) }
  }

  func show(_ look: SheetLook) {
    switch look {
    case .frozen(let rows, let columns): worksheet_freeze_panes(handle, rows.row, columns.column)
    case .protected:
      var options = lxw_protection()
      options.format_columns = 1
      options.format_rows = 1
      worksheet_protect(handle, nil, &options)
    case .hidden: worksheet_hide(handle)
    case .withoutGridlines: worksheet_gridlines(handle, UInt8(LXW_HIDE_ALL_GRIDLINES.rawValue))
    case .tab(let color): worksheet_set_tab_color(handle, color)
    case .active: worksheet_activate(handle)
    case .selected(let row, let column):
      worksheet_set_selection(handle, row.row, column.column, row.row, column.column)
    }
  }
}

extension Block {
  var firstRow: lxw_row_t { rows.lowerBound.row }
  var lastRow: lxw_row_t { rows.upperBound.row }
  var firstColumn: lxw_col_t { columns.lowerBound.column }
  var lastColumn: lxw_col_t { columns.upperBound.column }
}
