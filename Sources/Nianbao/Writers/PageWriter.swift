/// Writes the report as one Markdown text or one HTML page, from a template.
package enum PageWriter {
  /// `report.md`: tables are pipe tables whose merged places are blank; numbers carry no mark-up.
  package static func markdown(_ report: Report, _ template: PageTemplate) throws(DefinitionError) -> String {
    MarkdownTable.aligned(
      in: try template.render(ReportValues(report, escaped: Markdown.cell, rendered: { $0 }).all))
  }

  /// `report.html`: one file with its style inside; the template escapes every value.
  package static func html(_ report: Report, _ template: PageTemplate) throws(DefinitionError) -> String {
    try template.render(ReportValues(report, escaped: { $0 }, rendered: Markdown.html).all)
  }
}
