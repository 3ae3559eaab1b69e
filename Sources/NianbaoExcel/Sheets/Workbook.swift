/// A workbook being written.
///
/// It cannot be copied, and closing consumes it.
package struct Workbook: ~Copyable {
  private let file: any WorkbookFormat
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

    package init(title: String, created: Int) {
      self.title = title
      self.created = created
    }
  }

  package init(_ file: any WorkbookFormat) { self.file = file }

  package func addSheet(_ name: String) throws(WorkbookError) -> Sheet {
    Sheet(try file.addSheet(name), names)
  }

  /// Names a block of a sheet for the whole workbook; Excel's names and formulas are cut at 127 bytes.
  package func name(_ name: String, _ formula: String) throws(WorkbookError) {
    for text in [name, formula] where text.utf8.count > 127 { throw .tooLong(text) }
    try file.define(name, as: formula)
  }

  /// A property of the file's own.
  package func property(_ name: String, _ value: String) throws(WorkbookError) {
    try file.setProperty(name, to: value)
  }

  /// Writes the file.
  package consuming func close() throws(WorkbookError) { try file.close() }
}

extension UInt8 {
  /// Whether it is an ASCII letter, a digit or `_`.
  fileprivate var isOfName: Bool {
    0x30...0x39 ~= self || 0x41...0x5A ~= self || 0x61...0x7A ~= self || self == UInt8(ascii: "_")
  }
}

/// The names of a workbook's tables, each its own whatever the case of its letters.
final class TableNames {
  private var taken: Set<String> = []

  func take(_ name: String) throws(WorkbookError) {
    let isName = name.utf8.count <= 61 && name.utf8.allSatisfy(\.isOfName) && !(name.first?.isNumber ?? true)
    guard isName, taken.insert(name.lowercased()).inserted
    else { throw .badTable(name) }
  }
}
