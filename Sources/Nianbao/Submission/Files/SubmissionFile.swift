/// A file that a unit sent, opened only when it is its turn.
package struct SubmissionFile: Sendable {
  /// Relative to `Inputs/`, with `/`.
  package let file: String
  /// Below `forms/`: folder and file names may state unit and year.
  package let path: String
  package let content: @Sendable () -> Content

  package enum Content: Sendable {
    case bytes([UInt8])
    case workbook(WorkbookText)
    case refusedWorkbook(WorkbookRefusal)
    /// Told by its first bytes.
    case known(KnownContent)
    case tooLarge(size: Int)
    case unreadable(reason: String)
    case illNamed(IllName)
    /// Not one of the kinds that are read: .csv, .txt, .tsv, .xlsx.
    case otherKind
  }

  package init(file: String, path: String, content: @escaping @Sendable () -> Content) {
    self.file = file
    self.path = path
    self.content = content
  }

  /// Files past this many bytes are not opened: a form has a few thousand.
  package static let sizeLimit = 32 << 20
}
