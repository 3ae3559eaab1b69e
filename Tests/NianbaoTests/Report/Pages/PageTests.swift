import Foundation
import Testing

@testable import Nianbao
@testable import NianbaoProject

/// The page as readers and machines meet it: names, links, heads, colours, and the same bytes again.
@Suite struct PageTests {
  /// One built region with an awkward unit name and last year's figures.
  private static func page(_ name: String) throws -> (html: String, again: String, markdown: String) {
    let box = try Sandbox(
      units: "单位代码,单位名称,类型,上级\n001,\"<b>\"\"局\"\"&'科'|\",,\n002,平潭综合实验区,,\n")
    let sheet = try Fixture.text("real/pingtan-2022.sheet.csv")
    let body = sheet.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).dropFirst().joined(
      separator: "\n")
    for (year, code) in [(2024, "001"), (2024, "002"), (2025, "001"), (2025, "002")] {
      try box.write("Inputs/\(year)/forms/\(code).csv", "\(year)年政府信息公开工作年度报告\n" + body)
    }
    try box.build()
    let first = try box.text("Out/2025/\(name)")
    try box.build(out: "Again")
    return (first, try box.text("Again/2025/\(name)"), try box.text("Out/2025/report.md"))
  }

  @Test(
    "Well-formed, ids once, no dead link, every table named, every head scoped, nothing from outside",
    arguments: [
      (
        "report.html",
        #"[["chart", 3], ["comparison", 1], ["form", 6]], "unseen": 0, "pictures": 3"#
      ),
      ("internal.html", #"[["form", 6], ["units", 17]], "unseen": 0, "pictures": 0"#),
    ])
  func structure(name: String, proofs: String) throws {
    let (html, again, _) = try Self.page(name)
    #expect(html == again)
    let script = """
      import sys, json, collections, xml.etree.ElementTree as E
      root = E.fromstring(sys.argv[1])
      all = list(root.iter())
      ids = [e.get("id") for e in all if e.get("id")]
      tables = list(root.iter("table"))
      print(json.dumps({
        "twice": [k for k, n in collections.Counter(ids).items() if n > 1],
        "dead": sorted({e.get("href") for e in root.iter("a") if e.get("href")[1:] not in ids}),
        "unnamed": len([t for t in tables if t.find("caption") is None or not t.get("id") or t.find("thead") is None]),
        "unscoped": len([e for e in root.iter("th") if not e.get("scope")]),
        "unreached": len([e for e in all if "scroll" in e.get("class", "").split() and (e.get("tabindex") != "0" or e.get("role") != "region" or not e.get("aria-label"))]),
        "outside": [e.tag for e in all if e.tag in ("script", "link", "img", "iframe") or e.get("src")],
        "proofs": sorted(collections.Counter(t.get("data-proof") for t in tables if t.get("data-proof")).items()),
        "unseen": len([s for s in root.iter("svg") if s.get("role") != "img" or not s.get("aria-label") or s.find("title") is None or s.find("desc") is None]),
        "pictures": len(list(root.iter("svg")))}, ensure_ascii=False))
      """
    let seen = try runPython(script, [html])
    let sound =
      #""twice": [], "dead": [], "unnamed": 0, "unscoped": 0, "unreached": 0, "outside": [], "proofs": "#
    #expect(seen == "{\(sound)\(proofs)}\n")
  }

  @Test("A title goes on in a new line beside a year and the form's name, never within them, and stays safe")
  func titles() {
    let title = "关于<青禾>县2025年政府信息公开工作年度报告报送情况的通报"
    #expect(
      PageText.title(title, of: Fixture.form)
        == "关于&lt;青禾&gt;县<wbr/>2025年<wbr/>政府信息公开工作年度报告<wbr/>报送情况的通报")
    #expect(PrintedPage.visibleText(of: "<h1>甲县<wbr/>2025年<wbr/>刊</h1><p>乙</p>") == "甲县2025年刊\n乙")
  }

  @Test("Each total leads to its units, which add up to it, and to where they stand; names of units are text")
  func parts() throws {
    let (html, _, markdown) = try Self.page("internal.html")
    let script = """
      import sys, xml.etree.ElementTree as E
      root = E.fromstring(sys.argv[1])
      by = {e.get("id"): e for e in root.iter() if e.get("id")}
      row = by["cell-5-1"]
      target = by[row.find("a").get("href")[1:]]
      table = target.find("table")
      print(table.get("data-row"), target.find("p/a").get("href"))
      for line in table.iter("tr"): print("|".join("".join(c.itertext()) for c in line))
      """
    let seen = try runPython(script, [html]).split(separator: "\n").map { String($0) }
    #expect(seen.first == "申请/新收 #cell-5-1")
    // 平潭 received 71 and 3 in 2022; here twice, and as many the year before.
    #expect(
      seen.dropFirst() == [
        "单位|自然人|商业企业|科研机构|社会公益组织|法律服务机构|其他|总计|来源",
        "<b>\"局\"&'科'||71|3|0|0|0|0|74|001.csv:23:4–10", "平潭综合实验区|71|3|0|0|0|0|74|002.csv:23:4–10",
        "合计|142|6|0|0|0|0|148|", "上年|142|6|0|0|0|0|148|", "增长率|0.00%|0.00%|均为零|均为零|均为零|均为零|0.00%|",
        "总计 = 自然人 + 商业企业 + 科研机构 + 公益组织 + 法律服务 + 其他", "申请-总计：成立", "申请-平衡：成立",
      ])
    #expect(!html.contains("<b>"))
    #expect(markdown.contains("<!-- proof: comparison -->"))
    #expect(markdown.contains("| 行政许可 |"))
  }

  /// WCAG 2.1: 4.5 for text, 3 for shapes.
  @Test(
    "Every colour of text stands out from every ground, every shape from paper",
    arguments: [("report", ["gap"], 3), ("internal", [], 0)])
  func contrast(page: String, more: [String], count: Int) throws {
    let template = try String(
      contentsOf: Fixture.package.appendingPathComponent("Templates/pages/\(page).html.mustache"),
      encoding: .utf8)
    let named = Dictionary(
      uniqueKeysWithValues: template.matches(of: /--(\w+): (#[0-9a-f]{6});/).map {
        (String($0.1), String($0.2))
      })
    for text in ["ink", "muted", "link", "warn"] {
      for ground in ["paper", "soft", "band", "note"] + more {
        let (one, other) = (try #require(named[text]), try #require(named[ground]))
        #expect(Self.contrast(one, other) >= 4.5, "\(text) on \(ground)")
      }
    }
    let shapes = Set(template.matches(of: /stroke="(#[0-9a-f]{6})"/).map { String($0.1) })
    #expect(shapes.count == count)
    for shape in shapes { #expect(Self.contrast(shape, "#ffffff") >= 3, "\(shape)") }
    for line in ["line", "edge"] { #expect(Self.contrast(named[line] ?? "", "#ffffff") >= 3, "\(line)") }
    // Black on white is 21, by definition; #777777 on white is 4.48, as WebAIM's checker says.
    #expect(abs(Self.contrast("#000000", "#ffffff") - 21) < 0.001)
    #expect(abs(Self.contrast("#777777", "#ffffff") - 4.48) < 0.005)
  }

  private static func contrast(_ one: String, _ other: String) -> Double {
    let light = [one, other].map { colour -> Double in
      let digits = Array(colour.dropFirst())
      let parts = stride(from: 0, to: 6, by: 2).map { at -> Double in
        let part = Double(Int(String(digits[at...at + 1]), radix: 16) ?? 0) / 255
        return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
      }
      return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
    }.sorted()
    return (light[1] + 0.05) / (light[0] + 0.05)
  }
}

@Suite struct MarkdownTableTests {
  @Test(
    "Columns as wide as their widest field; numbers on the right; escaped bars stay; other lines are left alone"
  )
  func aligned() {
    let text = """
      文|字
      | 项目 | 数 |
      | --- | ---: |
      | 行政许可 | 25481 |
      | a\\|b | 7 |
      |  | / |

      | 不是表 |
      """
    #expect(
      MarkdownTable.aligned(in: text) == """
        文|字
        | 项目     |    数 |
        | -------- | ----: |
        | 行政许可 | 25481 |
        | a\\|b     |     7 |
        |          |     / |

        | 不是表 |
        """)
  }

  @Test("A table wider than a page of text is not padded")
  func wide() {
    let long = String(repeating: "很长", count: 20)
    let text = "| \(long) | \(long) | \(long) |\n| --- | --- | --- |\n| 1 | 2 | 3 |"
    #expect(MarkdownTable.aligned(in: text) == text)
  }
}
