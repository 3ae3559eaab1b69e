/// Writes the report as one Markdown text or one HTML page, from a template.
package enum PageWriter {
  /// `report.md`: tables are pipe tables whose merged places are blank; numbers carry no mark-up.
  package static func markdown(_ report: Report, _ template: PageTemplate) throws(DefinitionError) -> String {
    var values = ReportValues(
      report, in: .markdown, escaped: Markdown.cell, rendered: MarkdownTable.aligned)
    values.mentions = template.mentions
    let text = try template.render(values.all)
    // Tables that a template spells itself are known only now.
    return template.spellsTables ? MarkdownTable.aligned(in: text) : text
  }

  /// `report-cms.html`: a piece of a page for a site's editor, in which nothing leads anywhere.
  package static func fragment(_ report: Report, _ template: PageTemplate) throws(DefinitionError) -> String {
    var values = ReportValues(report, escaped: { $0 }, rendered: Markdown.fragment)
    values.mentions = template.mentions
    return try template.render(values.all)
  }

  /// `report.html` and `internal.html`: one file with its style inside; the template escapes every value.
  package static func html(_ report: Report, _ template: PageTemplate) throws(DefinitionError) -> String {
    var values = ReportValues(report, escaped: { $0 }, rendered: Markdown.html)
    values.mentions = template.mentions
    return try template.render(values.all)
  }
}
