/// What one written file says, read back from its bytes: tables by what they are, and the sentences between them.
///
/// Pages and workbooks print the same tables in other shapes; here a table has the columns of the page.
package struct Printed: Sendable {
  /// Relative to the folder of outputs.
  package let file: String
  /// Where its tables are printed, which says what columns they have.
  let medium: ListingMedium
  /// Whether it is the yearly summary, which has nothing but text.
  let isSummary: Bool
  /// The statutory tables as sheets, to be read as any submission is.
  package var sheets: [SheetText] = []
  package var tables: [Table] = []
  /// The kinds of tables that it should have beside the sheets; `nil` for all.
  package var kinds: Set<Kind>?
  /// The office's texts and drafts by their section, from 1; none in a workbook.
  package var sections: [Int: String] = [:]
  /// Lines that the program wrote around tables and texts.
  package var sentences: [String] = []
  /// What the file's template prints by itself; `nil` where there is none.
  var own: PageTemplate.Own?
  /// Whether links of the texts are links in it.
  var keepsLinks = true
  /// What stands in the pictures, by the id of the chart.
  var pictures: [String: Picture] = [:]

  /// What a picture says to those who cannot see it, and what it shows.
  struct Picture {
    var description = ""
    var texts: [String] = []
  }

  /// `work-summary.md`.
  package static func summary(_ bytes: [UInt8], file: String) -> Printed {
    var printed = Printed(file, .markdown, isSummary: true)
    printed.sections = [1: String(decoding: bytes, as: UTF8.self)]
    return printed
  }

  /// `work-summary.html`.
  package static func summaryPage(_ bytes: [UInt8], file: String) -> Printed {
    var printed = Printed(file, .page, isSummary: true)
    printed.sections = [1: PrintedPage.visibleText(of: bytes)]
    return printed
  }

  /// A file of a medium, whose tables are still to be added.
  package init(_ file: String, _ medium: ListingMedium, isSummary: Bool = false) {
    self.file = file
    self.medium = medium
    self.isSummary = isSummary
  }

  /// Reads `report.html`; `own` is what the template that wrote it prints by itself.
  ///
  /// `keepsLinks` says whether links of the texts are links in it, each a piece of text of its own.
  package static func page(
    _ bytes: [UInt8], file: String, _ own: PageTemplate.Own, keepsLinks: Bool = true
  ) -> Printed {
    var printed = PrintedPage.read(bytes, file: file)
    printed.keepsLinks = keepsLinks
    printed.own = own
    printed.kinds = own.tables
    return printed
  }

  /// Reads `report.md`; `own` is what the template that wrote it prints by itself.
  package static func markdown(
    _ bytes: [UInt8], file: String, of report: Report, _ own: PageTemplate.Own
  ) -> Printed {
    PrintedMarkdown.read(bytes, file: file, of: report, own)
  }

  package struct Table: Sendable {
    package let kind: Kind
    /// Which one of its kind, where there are several: a row's address.
    package let name: String
    /// The last line of headings.
    package let head: [String]
    /// The ids of its columns in the order of `lines`; empty where those of its listing on a page stand in their order.
    package let ids: [String]
    package var lines: [[String]]

    package init(_ kind: Kind, name: String = "", head: [String] = [], lines: [[String]]) {
      self.kind = kind
      self.name = name
      self.head = head
      self.lines = lines
      ids = []
    }

    package init(
      _ kind: Kind, name: String = "", ids: [String], head: [String] = [], lines: [[String]]
    ) {
      self.kind = kind
      self.name = name
      self.head = head
      self.ids = ids
      self.lines = lines
    }
  }

  /// What a table is; its columns are those of the listing that it prints.
  package enum Kind: String, CaseIterable, Sendable {
    case comparison
    case years
    /// A table for each dimension.
    case ledger
    /// The same of all items, in one line.
    case ledgerTotal
    /// A table for each row of the form, with the sum below the units.
    case units
    case roster
    /// 项目, one column for each series: a table for each chart.
    case chart
    /// The flat figures of a section.
    case data
    /// A statutory table, which goes to `sheets`.
    case form
  }
}
