import Nianbao

/// One of the files that a report is written as: its name, how it is written, and how it is read back to be proved.
struct PublishedFile: Sendable {
  /// Its name in the folder of the report, such as `report.md`; the manifest, the proof and messages call it so.
  let name: String
  /// The groups of outputs that it is one of; all of them must be wanted.
  let outputs: Set<Output>
  let making: Making

  /// How a file is written and read back.
  enum Making: Sendable {
    /// Bytes for programs, of values that other files print and prove.
    case data(write: @Sendable (ReportSource) throws -> [UInt8])
    /// The same, too much to be held at once: handed on piece by piece.
    case stream(write: @Sendable (ReportSource, _ put: ([UInt8]) throws -> Void) throws -> Void)
    /// A text without a template.
    case text(write: @Sendable (Report) throws -> String, read: @Sendable ([UInt8], Report) -> Printed)
    /// A text of a medium, from the template that has its name: `Templates/pages/report.md.mustache`.
    case page(
      ListingMedium, write: @Sendable (Report, PageTemplate) throws -> String,
      read: @Sendable ([UInt8], Report, PageTemplate.Own) -> Printed)
    /// What is put at a path, and read from there, by a library.
    case file(
      write: @Sendable (Report, _ path: String) throws -> Void,
      read: @Sendable (Report, _ path: String) throws -> Printed)
  }

  /// Whether a folder of templates from before there was such a file may have none for it: then it is not made.
  var isOptional: Bool { name == Self.fragment.name }

  /// How much work it is: 0 is the most.
  var rank: Int {
    switch making {
    case .file: 0
    case .page: 1
    case .data, .stream, .text: 2
    }
  }

  init(_ name: String, _ outputs: Output..., making: Making) {
    self.name = name
    self.outputs = Set(outputs)
    self.making = making
  }

  init(_ name: String, _ output: Output, _ making: Making) { self.init(name, output, making: making) }

  /// What the office keeps; of a unit's own report everything may be published.
  private static func inside(of report: Report) -> [PublishedFile] {
    report.isUnit ? [] : [.internalPage, .internalWorkbook]
  }

  /// All files of a report, in the order in which the proof speaks of them; another format is one more of them.
  static func all(of report: Report) -> [PublishedFile] {
    [.markdown, .page, .fragment] + summary(of: report) + [.workbook] + inside(of: report) + [.texts]
      + drafts(of: report)
      + [.facts, .comparison, .upward] + more(of: report) + [.findings, .findingsRecord, .status]
      + ledger(of: report)
  }
}

/// What the files of a report are written from.
struct ReportSource {
  let report: Report
  /// What the units sent that are in it.
  let returns: Returns
  let roster: Roster
}
