import Nianbao

/// How much all sheets of a workbook may still show: thousands of cells can name one text of a megabyte.
final class WorkbookRoom {
  private let limits: WorkbookReader.Limits
  private var texts = 0
  private var cells = 0

  init(_ limits: WorkbookReader.Limits) { self.limits = limits }

  /// Takes room for a cell; why there is none, where there is none.
  func take(_ cell: SheetText.Cell) -> WorkbookRefusal? {
    let size = cell.text.utf8.count + (cell.aside?.utf8.count ?? 0)
    texts += size
    cells += 1
    if texts > limits.texts {
      return .tooLarge(actual: "\(limits.texts >> 20) MB 以上的文字", limit: "\(limits.texts >> 20) MB 文字")
    }
    if cells > limits.cells {
      return .tooLarge(actual: "\(limits.cells / 10_000) 万格以上", limit: "\(limits.cells / 10_000) 万格")
    }
    return limits.refusesBombs && PiledMarks.areIn(cell.text) ? .piledMarks : nil
  }
}
