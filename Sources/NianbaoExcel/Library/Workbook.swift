import CXlsxWriter
import Foundation
import Nianbao

/// A workbook being written. It cannot be copied, and closing consumes it.
///
/// All of the C library stands in this file and its neighbours `WorkbookSheet.swift` and `WorkbookChart.swift`.
package struct Workbook: ~Copyable {
  private let handle: UnsafeMutablePointer<lxw_workbook>
  private let formats: Formats
  private let names = TableNames()

  /// What the file says of itself to those who look at its properties.
  package struct Properties: Sendable {
    package var title: String
    package var subject = ""
    package var author = ""
    package var keywords = ""
    package var status = ""
    /// In seconds since 1970: a date, but never the clock's, so that the same inputs give the same bytes.
    package var created: Int
  }

  package init(path: String, title: String, created: Int) throws(WorkbookError) {
    try self.init(path: path, Properties(title: title, created: created))
  }

  package init(path: String, _ about: Properties) throws(WorkbookError) {
    guard let handle = workbook_new(path) else { throw .cannotCreate(path) }
    let texts = [about.title, about.subject, about.author, about.keywords, about.status].map { text in
      text.isEmpty ? nil : strdup(text.withoutControls)
    }
    defer { for text in texts { free(text) } }
    var properties = lxw_doc_properties()
    (properties.title, properties.subject, properties.author) = (texts[0], texts[1], texts[2])
    (properties.company, properties.keywords, properties.status) = (texts[2], texts[3], texts[4])
    properties.created = time_t(about.created)
    try check(workbook_set_properties(handle, &properties))
    (self.handle, formats) = (handle, Formats(handle))
  }

  package func addSheet(_ name: String) throws(WorkbookError) -> Sheet {
    guard !name.isEmpty, workbook_validate_sheet_name(handle, name) == LXW_NO_ERROR,
      let sheet = workbook_add_worksheet(handle, name)
    else { throw .badSheetName(name) }
    return Sheet(sheet, in: handle, name, formats, names)
  }

  /// Names a block of a sheet for the whole workbook; Excel's names and formulas are cut at 127 bytes.
  package func name(_ name: String, _ formula: String) throws(WorkbookError) {
    for text in [name, formula] where text.utf8.count > 127 { throw .tooLong(text) }
    try check(workbook_define_name(handle, name, formula))
  }

  /// A property of the file's own.
  package func property(_ name: String, _ value: String) throws(WorkbookError) {
    try check(workbook_set_custom_property_string(handle, name, value.withoutControls))
  }

  /// Writes the file.
  package consuming func close() throws(WorkbookError) { try check(workbook_close(handle)) }
}

/// The library's formats by style, each made once.
final class Formats {
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
  var row: lxw_row_t { lxw_row_t(self) }
  var column: lxw_col_t { lxw_col_t(self) }
}

/// The one gate that every status code passes.
func check(_ code: lxw_error) throws(WorkbookError) {
  guard code == LXW_NO_ERROR else { throw .library(String(cString: lxw_strerror(code))) }
}
