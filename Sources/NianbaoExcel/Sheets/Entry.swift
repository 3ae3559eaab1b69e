/// What may be typed into a cell, and what is said before it is typed and when it is wrong.
package struct Entry: Hashable, Sendable {
  package var title: String
  package var prompt: String
  package var error: String
  package var isWhole = true
  package var range: ClosedRange<Double> = 0...0
  /// A rule of its own instead of the range, written for the first cell of the block.
  package var formula: String?
  /// The only texts that may be chosen, instead of a range; none leaves the range.
  package var choices: [String] = []
  /// Whether something else may be typed all the same, after a question.
  package var isWarning = false

  /// Excel takes titles of 32 and messages of 255 characters.
  func refuseLong() throws(WorkbookError) {
    if title.utf16.count > 32 { throw .tooLong(title) }
    for text in [prompt, error, formula ?? "", choices.joined(separator: ",")] where text.utf16.count > 255 {
      throw .tooLong(text)
    }
  }
}
