/// The sheets of an annotated workbook that say what is wrong (退回表的问题清单): when it is sent again they are never
/// read as figures, whatever words they quote.
package enum ReturnList {
  /// The first cell of each such sheet.
  package static let mark = "问题清单（本页由程序生成，不会当作填报的数读入）"

  static func isOne(_ sheet: SheetText) -> Bool {
    sheet.cells.first { !$0.text.isEmpty }.map { Label.normal($0.text) == Label.normal(mark) } ?? false
  }
}
