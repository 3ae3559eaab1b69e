import Foundation
import Testing

@testable import Nianbao

/// `report-cms.html`: what a site's editor takes.
@Suite struct FragmentTests {
  @Test(
    "One piece with inline looks: the page's tables and words, no script, no id, no anchor, no style sheet")
  func fragment() throws {
    let box = try Sandbox()
    try box.write("Inputs/2025/forms/001.csv", Sending.text(["许可/行政许可/数量": "7", "申请/新收/自然人": "0"]))
    try box.write(
      "Inputs/2025/narrative/1-总体情况.md",
      "见[局网站](https://example.cn/)。\n\n### 做法\n\n| 项 | 数 |\n|---|---|\n| 会议 | 3 |\n")
    try box.build()
    let script = """
      import html.parser, json, sys
      class Page(html.parser.HTMLParser):
          def __init__(self):
              super().__init__(); self.tags = set(); self.names = set(); self.texts = []; self.cells = []
          def handle_starttag(self, tag, attrs):
              self.tags.add(tag); self.names |= {n for n, _ in attrs}
              if tag in ("td", "th"): self.cells.append("")
          def handle_data(self, data):
              if data.strip(): self.texts.append(data.strip())
              if self.cells and self.lasttag in ("td", "th"): self.cells[-1] += data.strip()
      pages = []
      for path in sys.argv[1:]:
          page = Page(); page.feed(open(path, encoding="utf-8").read()); pages.append(page)
      cms, whole = pages
      print(sorted(cms.tags), sorted(cms.names))
      print([c for c in cms.cells if c] == [c for c in whole.cells[:len(cms.cells)] if c], "".join(cms.texts).count("局网站"))
      """
    let lines = try runPython(
      script, [box.path("Out/2025/report-cms.html"), box.path("Out/2025/report.html")]
    )
    .split(separator: "\n").map { String($0) }
    #expect(
      lines == [
        "['div', 'h2', 'h3', 'p', 'section', 'strong', 'table', 'tbody', 'td', 'th', 'thead', 'tr'] ['border', 'cellpadding', 'cellspacing', 'colspan', 'data-proof', 'data-section', 'rowspan', 'style']",
        "True 1",
      ])
    let text = try box.text("Out/2025/report-cms.html")
    #expect(text.hasPrefix("<div style=") && text.hasSuffix("</div>\n"))
    #expect(text.contains("<h3 style=\"margin:1em 0 0.3em;font-size:1.05em\">做法</h3>"))
  }

  @Test("A folder of templates without it makes none, and all the rest")
  func without() throws {
    let box = try Sandbox()
    try box.write("Inputs/2025/forms/001.csv", Sending.text([:]))
    try FileManager.default.removeItem(atPath: box.path("Templates/pages/report-cms.html.mustache"))
    try box.build()
    #expect(!FileManager.default.fileExists(atPath: box.path("Out/2025/report-cms.html")))
    #expect(FileManager.default.fileExists(atPath: box.path("Out/2025/report.html")))
  }
}
