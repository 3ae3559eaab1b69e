import Nianbao

/// The report as texts and pages.
extension PublishedFile {
  /// Those of every region's report.
  static let pages = [markdown, page, internalPage]

  static let internalPage = PublishedFile(
    "internal.html", .internal,
    .page(.page, write: PageWriter.html) { .page($0, file: "internal.html", $2) })

  static let markdown = PublishedFile(
    "report.md", .report,
    .page(.markdown, write: PageWriter.markdown) { .markdown($0, file: "report.md", of: $1, $2) })

  static let page = PublishedFile(
    "report.html", .report, .page(.page, write: PageWriter.html) { .page($0, file: "report.html", $2) })

  /// For a site's editor; a folder of templates that has none for it makes none.
  static let fragment = PublishedFile(
    "report-cms.html", .report,
    .page(.page, write: PageWriter.fragment) {
      .page($0, file: "report-cms.html", $2, keepsLinks: false)
    })

  /// The yearly summary, where there is one.
  static func summary(of report: Report) -> [PublishedFile] {
    guard let summary = report.summary else { return [] }
    let (text, page) = ("work-summary.md", "work-summary.html")
    return [
      PublishedFile(
        text, .report,
        .text(write: { _ in summary.markdown }, read: { bytes, _ in .summary(bytes, file: text) })),
      PublishedFile(
        page, .report,
        .page(
          .page, write: { try summary.html($1) }, read: { bytes, _, _ in .summaryPage(bytes, file: page) })),
    ]
  }
}
