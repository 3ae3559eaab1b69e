@testable import Nianbao
@testable import NianbaoProject

/// A text of the office: filled with figures, checked against them, and a page on which nothing acts.
func meetNarrative(_ input: [UInt8]) throws {
  let file = try NarrativeFile(file: "2025/narrative/1-总体情况.md", section: 1, data: input)
  let narrative = Narrative(
    [file], statistics: Sample.year.statistics, ledger: Sample.ledger, folder: "2025/narrative")
  for text in narrative.texts.values {
    hold(isStill(Markdown.html(text)), "a page that acts")
    let aligned = MarkdownTable.aligned(in: text)
    hold(MarkdownTable.aligned(in: aligned) == aligned, "aligned twice")
    _ = TextDifference.changes(from: text, to: file.text)
  }
  // What is printed is proved, whatever the text says: a unit's words never stop the build.
  if input.count % 8 == 0 { try prove(narrative) }
}

private func prove(_ narrative: Narrative) throws {
  let report = Report(
    project: Sample.folder.project, statistics: Sample.year.statistics, narrative: narrative,
    findings: narrative.findings, units: [], ledger: Sample.ledger)
  let text = try PageWriter.markdown(report, pages.text)
  let page = try PageWriter.html(report, pages.page)
  let printed = [
    Printed.markdown(Array(text.utf8), file: "report.md", of: report, own.text),
    .page(Array(page.utf8), file: "report.html", own.page),
  ]
  let failures = Proof(printed, of: report).failures
  hold(failures.isEmpty, "refuted: \(failures)")
}

/// The templates of the report, and what each prints by itself.
private let pages = (text: template("report.md"), page: template("report.html"))
private let own = (text: pages.text.own(in: .markdown), page: pages.page.own(in: .page))

private func template(_ name: String) -> PageTemplate {
  do {
    return try PageTemplate.read("\(Sample.root)/Templates/pages/\(name).mustache")
  } catch {
    fatalError("\(error)")
  }
}

/// The elements that Markdown may become.
private let elements: Set<Substring> = [
  "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "em", "strong", "code", "pre", "blockquote", "a",
  "br", "hr", "table", "thead", "tbody", "tr", "th", "td", "sup", "section", "del", "!--",
]

/// Whether a page has no other elements, no links that run something, and nothing that listens.
private func isStill(_ page: String) -> Bool {
  page.utf8.split(separator: UInt8(ascii: "<")).dropFirst(page.utf8.first == UInt8(ascii: "<") ? 0 : 1)
    .allSatisfy { piece in
      let tag = Substring(piece.prefix { $0 != UInt8(ascii: ">") }).lowercased()
      let name = tag.drop { $0 == "/" }.prefix { !" /".contains($0) }
      let acts = ["javascript:", "vbscript:", "data:", "file:"].contains { tag.contains("=\"\($0)") }
      return elements.contains(name) && !acts && !tag.contains(" on")
    }
}
