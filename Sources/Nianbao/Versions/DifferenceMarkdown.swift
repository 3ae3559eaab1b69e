/// A comparison as Markdown, `4 → 7（+3）`, readable as text and as a page.
package struct DifferenceMarkdown {
  private let words: DifferenceWords
  private var difference: Difference { words.difference }

  package init(_ words: DifferenceWords) { self.words = words }

  package var text: String {
    var lines = ["# 比较：\(Markdown.cell(words.title))", "", words.summary]
    lines += words.silent.flatMap { ["", Markdown.cell($0)] }
    if !difference.definition.isEmpty {
      lines += ["", "## 表样", ""] + difference.definition.sentences.map { "- \(Markdown.cell($0))" }
    }
    if !difference.units.isEmpty { lines += ["", "## 单位", ""] + Self.lines(of: words.unitListing) }
    for table in difference.tables { lines += ["", "## \(table.title)", ""] + figures(table) }
    if let ledger = difference.ledger {
      lines += ["", "## 公开台账", ""] + Self.lines(of: words.listing(of: ledger))
    }
    if let findings = difference.findings {
      lines += ["", "## 核对意见", ""] + Self.lines(of: words.listing(of: findings))
    }
    for text in difference.texts ?? [] { lines += ["", "## 文字：\(text.title)", ""] + sentences(text) }
    return lines.joined(separator: "\n") + "\n"
  }

  private func figures(_ table: Difference.TableDifference) -> [String] {
    Self.lines(of: words.listing(of: table.figures))
      + (table.incomparable > 0 ? ["", "\(table.incomparable) 格口径变化，没有比较。"] : [])
  }

  private static func lines<Line>(of listing: Listing<Line>) -> [String] {
    listing.lines.isEmpty ? ["无变化"] : MarkdownTable.lines(of: listing)
  }

  private func sentences(_ text: TextDifference) -> [String] {
    if text.changes.isEmpty { return ["无变化"] }
    return text.changes.flatMap { change -> [String] in
      switch change {
      case .numbers(let pieces):
        let marked = pieces.map { piece in
          switch piece {
          case .words(let words): Markdown.cell(words)
          case .number(let old, let new): "**\(Markdown.cell(old)) → \(Markdown.cell(new))**"
          }
        }
        return ["- 数字变了：\(marked.joined())"]
      case .reworded(let old, let new):
        return ["- 改写", "  - 旧：\(Markdown.cell(old))", "  - 新：\(Markdown.cell(new))"]
      case .added(let text): return ["- 增加：\(Markdown.cell(text))"]
      case .removed(let text): return ["- 删去：\(Markdown.cell(text))"]
      }
    }
  }
}
