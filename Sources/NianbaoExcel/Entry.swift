/// What may be typed into a cell, and what is said before it is typed and when it is wrong.
public struct Entry: Hashable, Sendable {
  public var title: String
  public var prompt: String
  public var error: String
  public var isWhole = true
  public var range: ClosedRange<Double> = 0...0
  /// A rule of its own instead of the range, written for the first cell of the block.
  public var formula: String?
  /// Whether something else may be typed all the same, after a question.
  public var isWarning = false

  /// Excel takes titles of 32 and messages of 255 characters.
  func refuseLong() throws(WorkbookError) {
    if title.utf16.count > 32 { throw .tooLong(title) }
    for text in [prompt, error, formula ?? ""] where text.utf16.count > 255 { throw .tooLong(text) }
  }
}
