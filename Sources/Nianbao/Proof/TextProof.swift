/// Sentences: the office's texts and drafts stand as they were filled, what was filled in are figures, and the program's
/// own lines have no number that is not one of its values.
extension Prover {
  func prove(texts printed: Printed) {
    let isPage = medium == .page
    var sentences = printed.sentences
    for (position, section) in report.sections.enumerated() where section.isText {
      let text = report.narrative.texts[position + 1] ?? Narrative.pending
      let expected =
        isPage
        ? PrintedPage.visibleText(of: Markdown.html(text, topHeading: 3, keepsLinks: printed.keepsLinks))
        : MarkdownTable.aligned(in: text)
      let found = printed.sections[position + 1] ?? ""
      if found == expected { continue }
      let lines = [found, expected].map { $0.split(separator: "\n", omittingEmptySubsequences: false) }
      if let own = printed.own?.lines(in: lines[0], around: lines[1]) {
        sentences += own.map { String($0) }
      } else {
        let (one, other) = firstDifference(found, expected)
        fail("第\(section.number)部分的文字", one, other)
      }
    }
    for filled in report.narrative.filled { prove(filled) }
    let own = printed.own?.numbers(in: report.year) ?? []
    for sentence in sentences {
      for number in PrintedNumber.all(in: sentence) {
        let isKnown = own.contains(String(number)) || known.all.contains(String(number))
        text(String(number), isKnown, "本报告的数之一", "“\(sentence)”")
      }
    }
  }

  /// The yearly summary.
  func prove(summary markdown: String) {
    guard let summary = report.summary else { return fail("文字", markdown, "") }
    if markdown != summary.markdown {
      let (one, other) = firstDifference(markdown, summary.markdown)
      fail("文字", one, other)
    }
    for filled in summary.filled { prove(filled) }
  }

  /// The page of it shows the same text.
  func prove(summaryPage page: String) {
    let expected = PrintedPage.visibleText(of: Markdown.html(report.summary?.markdown ?? "", topHeading: 1))
    if !page.contains(expected) {
      let start = expected.prefix { !$0.isNewline }
      let shown = page.range(of: start).map { String(page[$0.lowerBound...]) } ?? page
      let (one, other) = firstDifference(shown, expected)
      fail("文字", one, other)
    }
  }

  private func prove(_ filled: Narrative.Filled) {
    let places = FigurePlaces(statistics: report.statistics, ledger: report.ledger)
    let place = "\(filled.place.file):\(filled.place.line) {{\(filled.words)}}"
    guard let (helper, figure) = try? places.figure(at: filled.words) else {
      return fail(place, filled.text, "能认出的地址")
    }
    text(filled.text, FilledProof(figure: figure).holds(filled.text, helper), figure.inWords, place)
  }

  /// The first line in which two texts differ.
  private func firstDifference(_ one: String, _ other: String) -> (String, String) {
    let lines = [one, other].map { $0.split(separator: "\n", omittingEmptySubsequences: false) }
    let place = zip(lines[0], lines[1]).prefix { $0 == $1 }.count
    let line = { (text: [Substring]) in text.indices.contains(place) ? String(text[place]) : "" }
    return (line(lines[0]), line(lines[1]))
  }
}
