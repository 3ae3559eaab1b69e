import CXlsxWriter
import Foundation
import Nianbao

/// An .xlsx file, written by libxlsxwriter.
///
/// All of that library stands in this file and its neighbours `XlsxSheet.swift` and `XlsxChart.swift`.
package final class XlsxWorkbook: WorkbookFormat {
  private let handle: UnsafeMutablePointer<lxw_workbook>
  private let formats: XlsxFormats

  package init(path: String, _ about: Workbook.Properties) throws(WorkbookError) {
    // What the library writes by the way must fit where the workbook does; elsewhere it would be cut without a word.
    let folder = path.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(
      separator: "/")
    var options = lxw_workbook_options()
    let tmpdir = strdup(folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder)
    defer { free(tmpdir) }
    options.tmpdir = tmpdir
    guard let handle = workbook_new_opt(path, &options) else { throw .cannotCreate(path) }
    self.handle = handle
    formats = XlsxFormats(handle)
    let texts = [about.title, about.subject, about.author, about.keywords, about.status].map { text in
      text.isEmpty ? nil : strdup(text.withoutControls)
    }
    defer { for text in texts { free(text) } }
    var properties = lxw_doc_properties()
    properties.title = texts[0]
    properties.subject = texts[1]
    properties.author = texts[2]
    properties.company = texts[2]
    properties.keywords = texts[3]
    properties.status = texts[4]
    properties.created = time_t(about.created)
    try check(workbook_set_properties(handle, &properties))
  }

  package func addSheet(_ name: String) throws(WorkbookError) -> any SheetFormat {
    guard !name.isEmpty, workbook_validate_sheet_name(handle, name) == LXW_NO_ERROR,
      let sheet = workbook_add_worksheet(handle, name)
    else { throw .badSheetName(name) }
    return XlsxSheet(sheet, in: handle, name, formats)
  }

  package func define(_ name: String, as formula: String) throws(WorkbookError) {
    try check(workbook_define_name(handle, name, formula))
  }

  package func setProperty(_ name: String, to value: String) throws(WorkbookError) {
    try check(workbook_set_custom_property_string(handle, name, value.withoutControls))
  }

  package func close() throws(WorkbookError) { try check(Self.quietly { workbook_close(handle) }) }

  /// Whether standard error is a terminal's alone: then the library's own words are kept from it.
  private static let isSilent = Locked(false)

  /// Keeps the library from printing what it finds, in English and with names that nobody knows.
  ///
  /// Its status code says it too. For programs whose standard error nobody else writes to meanwhile.
  package static func silenceLibrary() { isSilent.withLock { $0 = true } }

  private static func quietly(_ work: () -> lxw_error) -> lxw_error {
    isSilent.withLock { isSilent in
      guard isSilent else { return work() }
      let (kept, nowhere) = (dup(STDERR_FILENO), open("/dev/null", O_WRONLY | O_CLOEXEC))
      if kept >= 0, nowhere >= 0 { dup2(nowhere, STDERR_FILENO) }
      let status = work()
      if kept >= 0 { dup2(kept, STDERR_FILENO) }
      for file in [kept, nowhere] where file >= 0 { Foundation.close(file) }
      return status
    }
  }

  /// Removes the files that the library has made by the way and not yet taken the names from, for a process that ends: of
  /// files that are called so only those that this process has open.
  ///
  /// Where the folder of a workbook is gone already, the library makes them among the system's own.
  package static func removeTemporaries() {
    let open = "/proc/self/fd"
    for number in (try? FileManager.default.contentsOfDirectory(atPath: open)) ?? [] {
      guard let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "\(open)/\(number)") else {
        continue
      }
      let name = path.fileName.utf8
      if name.starts(with: "tmp.".utf8), name.count == 14 { unlink(path) }
    }
  }

  /// Reads a workbook that was just written to its end: the library does not ask whether its writing succeeded.
  ///
  /// - Throws: `WorkbookError.cut` when a part of it is not whole.
  package static func checkWhole(_ path: String) throws(WorkbookError) {
    do throws(WorkbookRefusal) {
      try ZipArchive(path: path, refusesBombs: false).checkParts()
    } catch {
      throw .cut
    }
  }
}

extension Workbook {
  /// A workbook that will be an .xlsx file at a path where there is none yet.
  package init(path: String, _ about: Properties) throws(WorkbookError) {
    self.init(try XlsxWorkbook(path: path, about))
  }

  package init(path: String, title: String, created: Int) throws(WorkbookError) {
    try self.init(path: path, Properties(title: title, created: created))
  }
}

/// The library's formats by style, each made once.
final class XlsxFormats {
  private let workbook: UnsafeMutablePointer<lxw_workbook>
  private var made: [Style: UnsafeMutablePointer<lxw_format>] = [:]
  /// The one asked for last: neighbouring cells mostly look alike.
  private var last: Last?

  private struct Last {
    let style: Style
    let format: UnsafeMutablePointer<lxw_format>
  }

  init(_ workbook: UnsafeMutablePointer<lxw_workbook>) { self.workbook = workbook }

  subscript(style: Style) -> UnsafeMutablePointer<lxw_format>? {
    if let last, last.style == style { return last.format }
    guard let format = made[style] ?? make(style) else { return nil }
    last = Last(style: style, format: format)
    return format
  }

  private func make(_ style: Style) -> UnsafeMutablePointer<lxw_format>? {
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
  let isDisk = [
    LXW_ERROR_CREATING_XLSX_FILE, LXW_ERROR_CREATING_TMPFILE, LXW_ERROR_READING_TMPFILE,
    LXW_ERROR_ZIP_FILE_OPERATION, LXW_ERROR_ZIP_INTERNAL_ERROR, LXW_ERROR_ZIP_FILE_ADD, LXW_ERROR_ZIP_CLOSE,
  ].contains(code)
  if isDisk { throw .cut }
  guard code == LXW_NO_ERROR else { throw .library(String(cString: lxw_strerror(code))) }
}
